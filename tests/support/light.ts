/**
 * Departments of a made-up association under a traffic light, protected for real.
 * Belongs here: makers for the tests of the light only. Start with lightOf.
 */
import type { CriterionSubject, LightFinding, LightRules, RuleSet } from '@bybalance/release';
import { type AnalyseLightInput, analyseLight } from '../../packages/pipeline/src/analyse/light.ts';
import type { ReferenceFigure } from '../../packages/pipeline/src/measure/types.ts';
import { type Protected, protect } from '../../packages/pipeline/src/protect/protect.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import {
  areaSet,
  atomTable,
  both,
  criteriaIndicators,
  deliveredTable,
  known,
  masked,
  node,
  par61a,
  par61b,
  protectInput,
} from './municipality.ts';

export const lightRules: LightRules = {
  id: 'proeve-light@1',
  title: both('Trafiklys'),
  areaSet: 'afdelinger',
  upper: 'par61a@2021',
  lower: 'par61b@2021',
  criteria: ['arbejdsmarked', 'doemte', 'grundskole', 'indkomst'],
  red: { atUpper: 2 },
  yellow: { atUpper: 1, atLower: 2, near: true },
  margin: { numerator: 1, denominator: 20 },
  minimumResidents: 300,
  olderByYears: 0,
  hysteresis: { yearsInRow: 2, atOnceBeyondMargin: true },
  householdAdults: 2,
  source: 'en aftale',
};

const SUBJECTS: Readonly<Record<string, CriterionSubject>> = {
  arbejdsmarked: 'work',
  doemte: 'convictions',
  grundskole: 'education',
  indkomst: 'income',
  oprindelse: 'origin',
};

const withSubjects = (law: RuleSet): RuleSet => ({
  ...law,
  criteria: law.criteria.map((one) => ({ ...one, subject: SUBJECTS[one.id] ?? 'origin' })),
});

/** One department's counts in one year; undefined income: not reported yet; 'masked' convictions: 0 to 4. */
export interface DepartmentYear {
  readonly residents: number;
  readonly outside: number;
  readonly adults: number;
  readonly convicted: number | 'masked';
  readonly over18: number;
  readonly basic: number;
  readonly aged30To59: number;
  readonly incomeDkk: number | undefined;
}

/** A department far from every limit: 20 % outside, 1.0 % convicted where the limit is 2.1 %, 40 % basic school, 90 % income. */
export const quiet: DepartmentYear = {
  residents: 1000,
  outside: 120,
  adults: 600,
  convicted: 7,
  over18: 700,
  basic: 160,
  aged30To59: 400,
  incomeDkk: 270_000,
};

/** The country's convicted: 0.7 %; the region's income: 300,000 kroner. */
export const COUNTRY = 0.007;
export const REGION_DKK = 300_000;

function referenceOf(periods: readonly string[]): readonly ReferenceFigure[] {
  const none = { numerator: undefined, denominator: undefined };
  return periods.flatMap((period) => [
    { scope: 'country', series: 'doemte', period, value: COUNTRY, ...none } as const,
    { scope: 'region', series: 'bruttoindkomst', period, value: REGION_DKK, ...none } as const,
  ]);
}

type Years = readonly (readonly DepartmentYear[])[];

function tableOf(
  id: string,
  periods: readonly string[],
  departments: Years,
  cell: (year: DepartmentYear) => Parameters<typeof deliveredTable>[1][string],
) {
  const cells = departments.flatMap((years, department) =>
    years.map((year, i) => [`afdelinger/${department + 1} ${periods[i]}`, cell(year)] as const),
  );
  return deliveredTable(id, Object.fromEntries(cells));
}

const MISSING = { state: 'none', reason: 'not-yet-published', notApplicable: false } as const;

function tablesOf(periods: readonly string[], departments: Years) {
  const residents = departments.flatMap((years) => years.map((year) => year.residents));
  return [
    atomTable('indbyggere', { numerator: residents }, periods),
    tableOf('uden-for-arbejdsmarkedet', periods, departments, ({ outside, adults }) =>
      known(outside, adults),
    ),
    tableOf('doemte', periods, departments, ({ convicted, over18 }) =>
      convicted === 'masked' ? masked(over18) : known(convicted, over18),
    ),
    tableOf('alene-grundskole', periods, departments, ({ basic, aged30To59 }) => known(basic, aged30To59)),
    tableOf('bruttoindkomst-region', periods, departments, ({ incomeDkk, over18 }) =>
      incomeDkk === undefined
        ? MISSING
        : { state: 'mean', value: incomeDkk, denominator: over18, reference: undefined },
    ),
  ];
}

export interface LitTown {
  readonly shown: Protected;
  readonly findings: readonly LightFinding[];
  /** Findings of one department by year. */
  of(department: number): readonly LightFinding[];
}

/** In: departments 1, 2 … of the association fab, each with a year for every period. Out: what its readers are told. */
export async function lightOf(
  departments: Years,
  changes: Partial<LightRules> = {},
  periods: readonly string[] = departments[0]?.map((_, i) => String(2022 + i)) ?? [],
): Promise<LitTown> {
  const codes = departments.map((_, i) => String(i + 1));
  const nodes = codes.map((code, i) => node('afdelinger', code, [i], 'samarbejde'));
  const laws = [withSubjects(par61a), withSubjects(par61b)];
  const measured = { tables: tablesOf(periods, departments), nodes, reference: referenceOf(periods) };
  const place = { file: 'site.yaml' };
  const site: AnalyseLightInput['site'] = {
    periods,
    light: { ...lightRules, ...changes },
    layers: ['samarbejde', 'samarbejde.fab'],
    organisations: [{ id: 'fab', name: 'FAB', departments: codes.map((code) => ({ code, place })) }],
  };
  const indicators = criteriaIndicators.filter(({ id }) => id !== 'ikkevestlige-lande');
  const set = areaSet('afdelinger', codes, { role: 'department', layer: 'samarbejde' });
  const light = analyseLight({ measured, catalogue: { indicators, laws }, site, context: quietContext() });
  const input = protectInput(measured, indicators, { layers: site.layers, areaSets: [set], light });
  const shown = await protect({ ...input, catalogue: { ...input.catalogue, laws } });
  const findings = shown.light.map(({ finding }) => finding);
  return {
    shown,
    findings,
    of: (department) => findings.filter(({ subject }) => subject === `afdelinger/${department}`),
  };
}
