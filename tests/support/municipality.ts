/**
 * A very small municipality for tests: sheets, policies, tables over atoms, all made up.
 * Belongs here: makers with sensible defaults. Used by the tests of analyse, protect and publish only.
 */
import type { AreaSet, Criterion, Layer, Precision, RuleSet, Text } from '@bybalance/release';
import type { AreaNode } from '../../packages/pipeline/src/assign/types.ts';
import { CLASS_FLOOR, PRECISION_FLOOR } from '../../packages/pipeline/src/catalogue/policy-floor.ts';
import type {
  GroupDefinition,
  IndicatorDefinition,
  Policy,
} from '../../packages/pipeline/src/catalogue/types.ts';
import type {
  AtomTable,
  DeliveredTable,
  FlowTable,
  Measured,
  MeasuredCell,
} from '../../packages/pipeline/src/measure/types.ts';
import type { ProtectInput } from '../../packages/pipeline/src/protect/protect.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';

export const both = (words: string): Text => ({ da: words, en: words });

/** Steps of exact figures, as the catalogue's policies have them. */
const exactSteps: Precision = {
  share: [{ from: 0, step: 0.001 }],
  meanDkk: [{ from: 0, step: 1 }],
  ratio: [{ from: 0, step: 0.001 }],
  distancePersons: [{ from: 0, step: 1 }],
  probability: [{ from: 0, step: 0.01 }],
  contribution: [{ from: 0, step: 0.001 }],
  working: [{ from: 0, step: 1 }],
};

export const roundedPolicy: Policy = {
  id: 'rounded5',
  version: 1,
  profile: 'rounded5',
  title: both('Afrundet'),
  sentence: both('Alle antal er afrundet til nærmeste 5.'),
  rules: [{ id: 'P1', text: both('20 personer') }],
  untestable: [],
  base: 5,
  smallCount: 5,
  classes: CLASS_FLOOR,
  precision: {
    alle: PRECISION_FLOOR,
    samarbejde: PRECISION_FLOOR,
    'samarbejde.*': PRECISION_FLOOR,
    intern: exactSteps,
  },
  geometry: { minimumPersons: 50, minimumHouseholds: 20 },
};

export const deliveredPolicy: Policy = {
  ...roundedPolicy,
  id: 'leveret',
  profile: 'leveret',
  untestable: ['P2', 'P6', 'P7'],
};

/** Exact counts, or none. */
export const suppressedPolicy: Policy = {
  ...roundedPolicy,
  id: 'suppressed',
  profile: 'suppressed',
  base: 1,
};

export const publishedPolicy: Policy = { ...roundedPolicy, id: 'as-published', profile: 'as-published' };

/** A sheet; a share of persons unless told otherwise. */
export function indicator(id: string, changes: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return {
    id,
    theme: 'folk',
    title: both(id),
    short: both(id),
    subtitle: both(id),
    definition: both(id),
    numerator: both(id),
    denominator: both(id),
    caveat: both(''),
    unit: 'share',
    direction: 'none',
    scale: 'sequential',
    breaks: [0.1, 0.2, 0.3, 0.4],
    averageYears: 1,
    lagYears: 0,
    publicationMonth: 3,
    dimensions: [],
    seriesBreaks: [],
    counts: 'person',
    limit: undefined,
    sensitivity: 'sensitive',
    sourceId: 'befolkning',
    measure: { population: 'state', numerator: [], denominator: [] },
    average: { years: 1, how: 'meanOfShares' },
    reference: undefined,
    examples: [],
    file: `indicators/${id}.yaml`,
    ...changes,
  };
}

/** The groups that tests speak of. */
export const groups: readonly GroupDefinition[] = [
  {
    id: 'sex:m',
    dimension: 'sex',
    label: both('mænd'),
    when: [{ field: 'sex', test: { kind: 'in', values: ['m'] } }],
  },
  {
    id: 'sex:k',
    dimension: 'sex',
    label: both('kvinder'),
    when: [{ field: 'sex', test: { kind: 'in', values: ['k'] } }],
  },
];

export const node = (areaSet: string, area: string, atoms: readonly number[], layer: Layer = 'alle') =>
  ({ areaSet, area, atoms, layer }) satisfies AreaNode;

interface AtomValues {
  readonly numerator: readonly number[];
  readonly denominator?: readonly number[];
  readonly householdsN?: readonly number[];
  readonly householdsY?: readonly number[];
}

const frame = (id: string, periods: readonly string[], groups: readonly string[]) => ({
  indicator: id,
  sourceId: 'befolkning',
  form: 'persons' as const,
  periods,
  groups,
  quality: Object.fromEntries(periods.map((period) => [period, 'final' as const])),
});

/** A table over atoms: values in the order atom, period, group. Households default to one per two persons. */
export function atomTable(
  id: string,
  values: AtomValues,
  periods: readonly string[] = ['2026'],
  groups: readonly string[] = ['total'],
): AtomTable {
  const halved = (counts: readonly number[]) => counts.map((count) => Math.ceil(count / 2));
  const { numerator, denominator } = values;
  return {
    ...frame(id, periods, groups),
    kind: 'atoms',
    numerator: Float64Array.from(numerator),
    denominator: denominator && Float64Array.from(denominator),
    householdsN: Float64Array.from(values.householdsN ?? halved(denominator ?? numerator)),
    householdsY: Float64Array.from(values.householdsY ?? halved(numerator)),
  };
}

/** Moves as [from, to, persons, households]; −1 is outside. */
export function flowTable(
  id: string,
  direction: FlowTable['direction'],
  moves: readonly (readonly [from: number, to: number, persons: number, households: number])[],
  base: AtomTable,
): FlowTable {
  const { form: _, ...rest } = frame(id, base.periods, base.groups);
  return {
    ...rest,
    form: 'persons',
    kind: 'flow',
    direction,
    from: Int32Array.from(moves, ([from]) => from),
    to: Int32Array.from(moves, ([, to]) => to),
    period: new Int32Array(moves.length),
    group: new Int32Array(moves.length),
    persons: Float64Array.from(moves, ([, , persons]) => persons),
    households: Float64Array.from(moves, ([, , , households]) => households),
    base,
  };
}

/** Delivered cells by "set/area period" (total) or "set/area period group". */
export function deliveredTable(
  id: string,
  cells: Readonly<Record<string, MeasuredCell>>,
  form: 'delivered' | 'published-elsewhere' = 'delivered',
): DeliveredTable {
  const keyed = Object.entries(cells).map(([name, cell]) => {
    const [place = '', period = '', group = 'total'] = name.split(' ');
    const [areaSet = '', area = ''] = place.split('/');
    return { period, group, key: [areaSet, area, period, group].join('\n'), cell };
  });
  const periods = [...new Set(keyed.map(({ period }) => period))].sort();
  const groups = [...new Set(['total', ...keyed.map(({ group }) => group)])];
  return {
    ...frame(id, periods, groups),
    form,
    sourceId: 'dst',
    kind: 'delivered',
    cells: new Map(keyed.map(({ key, cell }) => [key, cell])),
  };
}

export const known = (numerator: number, denominator?: number): MeasuredCell => ({
  state: 'known',
  numerator,
  denominator,
  householdsN: undefined,
  householdsY: undefined,
});

export const masked = (denominator: number): MeasuredCell => ({ state: 'masked', lo: 0, hi: 4, denominator });

export function areaSet(id: string, codes: readonly string[], changes: Partial<AreaSet> = {}): AreaSet {
  return {
    id,
    vintage: '2026',
    title: both(id),
    singular: both('område'),
    role: 'main',
    wallToWall: true,
    hasPolygons: false,
    layer: 'alle',
    areas: codes.map((code) => ({
      code,
      name: `Område ${code}`,
      preposition: 'i',
      kind: 'none',
      parent: undefined,
      validFrom: undefined,
      validTo: undefined,
    })),
    ...changes,
  };
}

/** What protect is given, with one policy of each kind and a quiet context. Without atoms nothing is attacked: primary rules and display alone. */
export function protectInput(
  measured: Pick<Measured, 'tables' | 'nodes'> & Partial<Measured>,
  indicators: readonly IndicatorDefinition[],
  changes: Partial<ProtectInput> = {},
): ProtectInput {
  return {
    measured: { reference: [], ...measured },
    atoms: [],
    areaSets: [],
    findings: [],
    earlier: [],
    catalogue: {
      indicators,
      groups,
      policies: [roundedPolicy, suppressedPolicy, deliveredPolicy, publishedPolicy],
      laws: [par61a, par61b],
    },
    site: { policy: { id: 'rounded5', version: 1 }, periods: measured.tables[0]?.periods ?? [] },
    layers: ['alle'],
    context: quietContext(),
    ...changes,
  };
}

function criterion(
  id: string,
  indicatorId: string,
  operator: Criterion['operator'],
  [numerator, denominator]: readonly [number, number],
  changes: Partial<Criterion> = {},
): Criterion {
  return {
    id,
    indicator: indicatorId,
    title: both(id),
    paragraph: '§ 61 a, stk. 1',
    operator,
    limit: { numerator, denominator },
    reference: undefined,
    averageYears: 1,
    role: 'criterion',
    ...changes,
  };
}

/** § 61 a as in force since 2021: four criteria and the condition that stands apart. */
export const par61a: RuleSet = {
  id: 'par61a@2021',
  title: both('Regler fra 2021'),
  paragraph: '§ 61 a',
  validFrom: '2021-11-30',
  validTo: undefined,
  minimumResidents: 1000,
  needed: 2,
  statuses: { ungated: 'udsat', gated: 'parallelsamfund' },
  source: 'LBK 1171 af 11. november 2024',
  criteria: [
    criterion('arbejdsmarked', 'uden-for-arbejdsmarkedet', '>', [2, 5], { subject: 'work', averageYears: 2 }),
    criterion('doemte', 'doemte', '>=', [3, 1], {
      subject: 'convictions',
      averageYears: 2,
      reference: 'country',
    }),
    criterion('grundskole', 'alene-grundskole', '>', [3, 5], { subject: 'education' }),
    criterion('indkomst', 'bruttoindkomst-region', '<', [11, 20], { subject: 'income', reference: 'region' }),
    criterion('oprindelse', 'ikkevestlige-lande', '>', [1, 2], { subject: 'origin', role: 'gate' }),
  ],
};

/** § 61 b as in force since 2021. */
export const par61b: RuleSet = {
  ...par61a,
  id: 'par61b@2021',
  paragraph: '§ 61 b',
  statuses: { ungated: 'none', gated: 'forebyggelse' },
  criteria: [
    criterion('arbejdsmarked', 'uden-for-arbejdsmarkedet', '>', [3, 10], {
      subject: 'work',
      averageYears: 2,
    }),
    criterion('doemte', 'doemte', '>=', [2, 1], {
      subject: 'convictions',
      averageYears: 2,
      reference: 'country',
    }),
    criterion('grundskole', 'alene-grundskole', '>', [3, 5], { subject: 'education' }),
    criterion('indkomst', 'bruttoindkomst-region', '<', [13, 20], { subject: 'income', reference: 'region' }),
    criterion('oprindelse', 'ikkevestlige-lande', '>', [3, 10], { subject: 'origin', role: 'gate' }),
  ],
};

/** The sheets that the criteria speak of. */
export const criteriaIndicators: readonly IndicatorDefinition[] = [
  indicator('indbyggere', { unit: 'count', sensitivity: 'core' }),
  indicator('uden-for-arbejdsmarkedet', {
    averageYears: 2,
    average: { years: 2, how: 'meanOfShares' },
    lagYears: 1,
    counts: 'full-time-person',
    measure: { population: 'delivered', table: 'uden-for-arbejdsmarkedet' },
  }),
  indicator('doemte', {
    averageYears: 2,
    average: { years: 2, how: 'meanOfShares' },
    lagYears: 1,
    sensitivity: 'crime',
    measure: { population: 'delivered', table: 'doemte' },
  }),
  indicator('alene-grundskole', { measure: { population: 'delivered', table: 'alene-grundskole' } }),
  indicator('bruttoindkomst-region', {
    unit: 'ratio',
    lagYears: 1,
    sensitivity: 'income',
    reference: { series: 'bruttoindkomst', scope: 'region' },
    measure: { population: 'delivered', table: 'bruttoindkomst' },
  }),
  indicator('ikkevestlige-lande'),
];
