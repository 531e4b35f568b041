/**
 * Small towns that are attacked: a few areas with made-up counts, put through the real protect, and what anyone knows of them.
 * Belongs here: makers for the tests of this folder. Does not belong: what is expected (the tests), attacking (reader.ts).
 * Start with town, publish and knowledgeOf.
 */
import type { Observation, ProtectedNumber } from '@bybalance/release';
import type { ExactFinding } from '../../packages/pipeline/src/analyse/types.ts';
import type { AreaNode } from '../../packages/pipeline/src/assign/types.ts';
import type {
  GroupDefinition,
  IndicatorDefinition,
  Policy,
} from '../../packages/pipeline/src/catalogue/types.ts';
import type { AtomTable, MeasuredTable } from '../../packages/pipeline/src/measure/types.ts';
import { type Protected, protect } from '../../packages/pipeline/src/protect/protect.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { areaSet, indicator, node, protectInput, groups as sexGroups } from '../support/municipality.ts';
import type { CountedBy, Knowledge } from './reader.ts';

export interface Town {
  readonly definitions: readonly IndicatorDefinition[];
  readonly tables: readonly MeasuredTable[];
  readonly nodes: readonly AreaNode[];
  readonly groups: readonly GroupDefinition[];
  readonly findings: readonly ExactFinding[];
  readonly atoms: number;
}

/**
 * A sensitive share of residents, of the class with the least numbers, so that as much as may be is shown.
 * Whom it counts does not matter, as long as it is not everyone.
 */
export function sensitiveShare(id: string): IndicatorDefinition {
  const numerator = [{ field: 'danishCitizen', test: { kind: 'is', value: false } }] as const;
  return indicator(id, {
    sensitivity: 'sensitive',
    measure: { population: 'state', numerator, denominator: [] },
  });
}

/** Areas 1, 2, 3 … of one atom each, the municipality around them, and whatever other areas are named. */
export function town(
  atoms: number,
  parts: Pick<Town, 'definitions' | 'tables'> & Partial<Town>,
  more: readonly AreaNode[] = [],
): Town {
  const all = Array.from({ length: atoms }, (_, atom) => atom);
  const areas = all.map((atom) => node('omraader', String(atom + 1), [atom]));
  return {
    nodes: [node('kommune', 'alt', all), ...areas, ...more],
    groups: sexGroups,
    findings: [],
    atoms,
    ...parts,
  };
}

export interface Publishing {
  /** False: the primary rules and the rounding alone. */
  readonly audited?: boolean;
  readonly policy?: Partial<Policy>;
  readonly signal?: AbortSignal;
  /** What readers of the edition before saw. */
  readonly previous?: readonly Observation[];
}

const setsOf = (nodes: Town['nodes']) =>
  [...Map.groupBy(nodes, ({ areaSet: set }) => set)].map(([set, members]) =>
    areaSet(
      set,
      members.map(({ area }) => area),
      set === 'kommune' ? { role: 'municipality' } : {},
    ),
  );

/** The town through the real protect. */
export function protectTown(
  place: Town,
  { audited = true, policy = {}, signal, previous }: Publishing = {},
): Promise<Protected> {
  const { definitions, tables, nodes, groups, findings, atoms } = place;
  const input = protectInput({ tables, nodes }, definitions, {
    areaSets: setsOf(nodes),
    atoms: Array.from({ length: audited ? atoms : 0 }, (_, index) => ({ index, membership: [] })),
    findings,
    earlier: previous
      ? [
          {
            edition: '2026.1',
            countedTheSame: () => true,
            areaSets: setsOf(nodes),
            observations: (id) => previous.filter((row) => row.indicator === id),
          },
        ]
      : [],
  });
  const policies = input.catalogue.policies.map((one) =>
    one.profile === 'as-published' ? one : { ...one, ...policy },
  );
  const catalogue = { ...input.catalogue, groups, policies };
  const context = { ...quietContext(), ...(signal ? { signal } : {}) };
  return protect({ ...input, catalogue, context });
}

/** What readers of the town see. */
export async function publish(place: Town, publishing: Publishing = {}): Promise<readonly Observation[]> {
  const { tables } = await protectTown(place, publishing);
  return tables.flatMap(({ observations }) => observations);
}

const numeratorName = (id: string, group: string) => `${id} ${group}`;
const peopleName = (group: string) => `people ${group}`;

const isShareTable = (table: MeasuredTable): table is AtomTable =>
  table.kind === 'atoms' && table.denominator !== undefined;

function countedIn(table: MeasuredTable): CountedBy {
  return {
    numerator: (group) => numeratorName(table.indicator, group),
    denominator: (group) => (isShareTable(table) ? peopleName(group) : undefined),
    scale: 1,
    isShare: isShareTable(table),
  };
}

/** By atom, the values of one group in the table's only period. */
function column(table: AtomTable, values: Float64Array, group: number): readonly number[] {
  const width = table.groups.length;
  return Array.from({ length: values.length / width }, (_, atom) => values[atom * width + group] ?? 0);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function sumsOf(table: MeasuredTable): Knowledge['sums'] {
  const parts = table.groups.slice(1);
  const one = (name: (group: string) => string) => ({ whole: name('total'), parts: parts.map(name) });
  return parts.length === 0 ? [] : [one((group) => numeratorName(table.indicator, group))];
}

/**
 * What anyone knows of the town besides its figures: the map, everybody's number of residents where a share has them,
 * the municipality's counts, and which counts add up. `changes` for what a case knows more or less.
 */
export function knowledgeOf(place: Town, changes: Partial<Knowledge> = {}): Knowledge {
  const shares = place.tables.filter(isShareTable);
  const overAtoms = place.tables.filter((table) => table.kind === 'atoms');
  const people = shares.flatMap((table) =>
    table.groups.map(
      (group, g) => [peopleName(group), column(table, table.denominator ?? table.numerator, g)] as const,
    ),
  );
  const outside = overAtoms.flatMap((table) =>
    table.groups.map(
      (group, g) =>
        [numeratorName(table.indicator, group), total(column(table, table.numerator, g))] as const,
    ),
  );
  return {
    places: new Map(place.nodes.map(({ areaSet: set, area, atoms }) => [`${set}/${area}`, atoms])),
    pieces: place.atoms,
    counted: new Map(place.tables.map((table) => [table.indicator, countedIn(table)])),
    sums: place.tables.flatMap(sumsOf),
    within: shares.flatMap((table) =>
      table.groups.map((group) => ({
        part: numeratorName(table.indicator, group),
        whole: peopleName(group),
      })),
    ),
    exact: new Map(people),
    outside: new Map(outside),
    isSecret: () => true,
    facts: [],
    ...changes,
  };
}

/** A count told as an interval, as a careless publisher would: for the naive halves of planted leaks. */
export function told(
  indicator: string,
  place: string,
  count: Pick<ProtectedNumber, 'lo' | 'hi'> | undefined,
  group = 'total',
): Observation {
  const [set = '', area = ''] = place.split('/');
  const key = {
    indicator,
    areaSet: set,
    area,
    period: '2026',
    group,
    quality: 'final',
    reason: 'none',
  } as const;
  if (count === undefined) return { ...key, status: 'suppressed' };
  const { lo, hi } = count;
  const number: ProtectedNumber = { value: lo, lo, hi, step: 1 };
  return { ...key, status: 'under-threshold', ...number, numerator: number, denominator: undefined };
}

export const exactly = (count: number) => ({ lo: count, hi: count });

/** To the nearest five and nothing else: 2 becomes 0, which is 0 to 2. */
export function nearestFive(count: number): { readonly lo: number; readonly hi: number } {
  const centre = Math.floor((count + 2) / 5) * 5;
  return { lo: Math.max(0, centre - 2), hi: centre + 2 };
}
