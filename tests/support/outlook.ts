/**
 * A made-up town whose shown rows and decisions are laid down by a test: three legal areas and 30 main areas over twelve years.
 * Belongs here: makers for the tests of the outlook only; the rows are what a layer’s readers would see. Start with outlookTown.
 */
import {
  type AnyOutlookFinding,
  areaKey,
  type CriteriaFinding,
  type FindingOf,
  type Observation,
  type ProtectedNumber,
} from '@bybalance/release';
import { analyseOutlook } from '../../packages/pipeline/src/analyse/outlook.ts';
import type { IndicatorDefinition, OutlookPlan } from '../../packages/pipeline/src/catalogue/types.ts';
import { workOutOutlook } from '../../packages/pipeline/src/protect/outlook/outlook.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { site } from './edition.ts';
import { areaSet, criteriaIndicators, node, par61a, roundedPolicy } from './municipality.ts';

export const YEARS = Array.from({ length: 12 }, (_, i) => String(2015 + i));
export const LEGAL = ['L1', 'L2', 'L3'] as const;
export const MAIN = Array.from({ length: 30 }, (_, i) => String(101 + i));
/** Published in March; income in October. */
export const sheets: readonly IndicatorDefinition[] = criteriaIndicators.map((sheet) =>
  sheet.unit === 'ratio' ? { ...sheet, publicationMonth: 10 } : sheet,
);

/** One area’s single years, exact: what is counted, and out of how many. */
export interface AreaYear {
  readonly residents: number;
  readonly outside: readonly [number, number];
  readonly convicted: readonly [number, number];
  readonly basic: readonly [number, number];
  /** Part of the region’s mean. */
  readonly income: number;
  readonly nonWestern: number;
}

export type YearOf = (area: string, year: number) => AreaYear | undefined;

/** Far from every limit, and the same every year. */
export const calm: AreaYear = {
  residents: 2000,
  outside: [200, 1000],
  convicted: [10, 1500],
  basic: [320, 800],
  income: 0.8,
  nonWestern: 400,
};

const exact = (value: number): ProtectedNumber => ({ value, lo: value, hi: value, step: 1 });

function shareRow(numerator: number, denominator: number, value: number) {
  const all = { numerator: exact(numerator), denominator: exact(denominator) };
  return { status: 'published', value, lo: value, hi: value, step: 0.001, ...all } as const;
}

function rowsOf(indicator: string, yearOf: YearOf): readonly Observation[] {
  return [...LEGAL, ...MAIN].flatMap((area) =>
    YEARS.flatMap((period): readonly Observation[] => {
      const now = yearOf(area, Number(period));
      const before = yearOf(area, Number(period) - 1) ?? now;
      if (now === undefined || before === undefined) return [];
      const share = ([a, n]: readonly [number, number]) => a / n;
      const mean = (of: (year: AreaYear) => readonly [number, number]) =>
        shareRow(...of(now), (share(of(now)) + share(of(before))) / 2);
      const plain = (value: number, step: number) =>
        ({ status: 'published', value, lo: value, hi: value, step }) as const;
      const none = { numerator: undefined, denominator: undefined };
      const shown = {
        indbyggere: { ...plain(now.residents, 1), ...none },
        'uden-for-arbejdsmarkedet': mean(({ outside }) => outside),
        doemte: mean(({ convicted }) => convicted),
        'alene-grundskole': shareRow(...now.basic, share(now.basic)),
        'bruttoindkomst-region': { ...plain(now.income, 0.001), ...none },
        'ikkevestlige-lande': shareRow(now.nonWestern, now.residents, now.nonWestern / now.residents),
      }[indicator];
      if (shown === undefined) return [];
      const areaSetId = area.startsWith('L') ? 'lovomraader' : 'omraader';
      const key = { indicator, areaSet: areaSetId, area, period, group: 'total' };
      return [{ ...key, quality: 'final', reason: 'none', ...shown }];
    }),
  );
}

const COUNTRY = 0.007;

function decisionsOf(yearOf: YearOf): readonly CriteriaFinding[] {
  return LEGAL.flatMap((area) =>
    YEARS.filter((period) => period >= '2021').flatMap((period): readonly CriteriaFinding[] => {
      const [now, before] = [yearOf(area, Number(period)), yearOf(area, Number(period) - 1)];
      if (now === undefined || before === undefined) return [];
      const mean = (of: (year: AreaYear) => readonly [number, number]) =>
        [now, before].reduce((sum, year) => sum + of(year)[0] / of(year)[1] / 2, 0);
      const met = {
        arbejdsmarked: mean(({ outside }) => outside) > 0.4,
        doemte: mean(({ convicted }) => convicted) >= 3 * COUNTRY,
        grundskole: now.basic[0] / now.basic[1] > 0.6,
        indkomst: now.income < 0.55,
        oprindelse: now.nonWestern / now.residents > 0.5,
      };
      const number = Object.entries(met).filter(([id, is]) => is && id !== 'oprindelse').length;
      const listed = number < 2 ? 'none' : met.oprindelse ? 'parallelsamfund' : 'udsat';
      const figure: Observation = {
        ...{ indicator: 'indbyggere', areaSet: 'lovomraader', area, period, group: 'total' },
        ...{ quality: 'final', status: 'unavailable', reason: 'not-delivered' },
      };
      return [
        {
          ...{ kind: 'criteria', subject: areaKey('lovomraader', area), period, ruleSet: par61a.id },
          status: [now.residents < 1000 ? 'below-minimum' : listed],
          residents: figure,
          shown: Object.entries(met).map(([criterion, is]) => ({
            ...{ criterion, state: is ? 'met' : 'notMet', figure, limit: undefined, speaksOf: [] },
          })),
          facts: [],
          because: { da: '', en: '' },
        },
      ];
    }),
  );
}

export interface Town {
  readonly vantage?: string;
  readonly lists?: number;
  /** Changes rows before they are read. */
  readonly rows?: (row: Observation) => Observation;
  readonly decisions?: (finding: CriteriaFinding) => CriteriaFinding;
}

/** The outlook of the town; nothing but what `yearOf` says. */
export function outlookTown(yearOf: YearOf, town: Town = {}): readonly AnyOutlookFinding[] {
  const { vantage = '2026-03-12', lists = 2, rows = (row) => row, decisions = (one) => one } = town;
  const plan: OutlookPlan = {
    ...{ vantage, lists, tenure: undefined },
    population: { indicator: 'indbyggere', years: 3 },
  };
  const reference = YEARS.map((period) => ({
    ...({ scope: 'country', series: 'doemte', period, value: COUNTRY } as const),
    ...{ numerator: undefined, denominator: undefined },
  }));
  const law = analyseOutlook({
    measured: { reference },
    catalogue: { indicators: sheets, laws: [par61a] },
    site: { outlook: plan, ruleSets: [par61a.id] },
  });
  if (law === undefined) throw new Error('A plan was given.');
  return workOutOutlook({
    exact: law,
    indicators: sheets,
    site: { periods: YEARS, frame: { ...site, mainAreaSet: 'omraader' } },
    areaSets: [
      areaSet('kommune', ['alt'], { role: 'municipality' }),
      areaSet('lovomraader', [...LEGAL], { role: 'legal' }),
      areaSet('omraader', MAIN),
    ],
    nodes: [...LEGAL, ...MAIN].map((area, atom) =>
      node(area.startsWith('L') ? 'lovomraader' : 'omraader', area, [atom]),
    ),
    layers: ['alle'],
    policy: roundedPolicy,
    shown: [
      {
        layer: 'alle',
        rows: new Map(sheets.map(({ id }) => [id, rowsOf(id, yearOf).map(rows)])),
        findings: decisionsOf(yearOf)
          .map(decisions)
          .map((finding) => ({ finding })),
      },
    ],
    context: quietContext(),
  }).map(({ finding }) => finding);
}

/** The findings of one kind. */
export function kindOf<Kind extends AnyOutlookFinding['kind']>(
  findings: readonly AnyOutlookFinding[],
  kind: Kind,
): readonly FindingOf<Kind>[] {
  return findings.filter((finding): finding is FindingOf<Kind> => finding.kind === kind);
}
