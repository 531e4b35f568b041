import type { IndexFinding, IndexVerdict, Release, SegregationFinding } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { toStatusMatrix } from './balance-view.ts';
import { toSpreads } from './spread-view.ts';

const words = { language: 'da', text: reportDa } as const;
const both = (text: string) => ({ da: text, en: text });
const number = (value: number, lo = value, hi = value, step = 0.01) => ({ value, lo, hi, step });

function verdict<Class extends string>(
  name: Class,
  robustClass: Class = name,
  share = 0,
  withinNoise = false,
): IndexVerdict<Class> {
  return {
    class: name,
    index: number(0),
    robustClass,
    changedByWeights: { share, step: 0.05, weightings: 1000 },
    restsOn: [],
    withinNoise,
  };
}
const few = { class: 'unknown', reason: 'few-residents', indicator: 'indbyggere' } as const;
const early = { class: 'unknown', reason: 'year-before-first', indicator: undefined } as const;

const found = (
  area: string,
  period: string,
  status: IndexFinding['status'],
  direction: IndexFinding['direction'],
): IndexFinding => ({
  kind: 'index',
  subject: `o/${area}`,
  period,
  ruleSet: 'status',
  status,
  direction,
  shown: [],
  facts: [],
  because: both(''),
});
const INDEX: readonly IndexFinding[] = [
  found('1', '2024', verdict('higher'), early),
  found('1', '2025', verdict('higher'), verdict('rising')),
  found('2', '2025', verdict('lower', 'middle'), verdict('falling')),
  found('3', '2025', verdict('much-lower'), verdict('unchanged', 'unchanged', 0, true)),
  found('4', '2025', few, few),
  found('5', '2025', verdict('middle', 'middle', 0.25), early),
  found('6', '2026', few, few),
];
const spread = (
  ruleSet: string,
  period: string,
  value: number,
  lo: number,
  hi: number,
): SegregationFinding => ({
  kind: 'segregation',
  subject: 'k/1',
  period,
  ruleSet,
  areas: { areaSet: 'o', counted: 5, all: 6 },
  meanSize: 900,
  status: 'known',
  shown: {
    dissimilarity: number(value, lo, hi),
    byChance: number(0),
    corrected: number(value),
    isolation: number(0),
  },
  facts: [],
  because: both(''),
});
const SPREAD: readonly SegregationFinding[] = [
  spread('a', '2026', 0.18, 0.1563, 0.1938),
  spread('a', '2025', 0.17, 0.1544, 0.1947),
  spread('b', '2025', 0.3, 0.29, 0.31),
  spread('b', '2026', 0.4, 0.39, 0.41),
  { ...spread('c', '2026', 0, 0, 0), status: 'unknown', shown: undefined },
];
const NAMES = ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff'];
const release = {
  catalogue: {
    indices: [
      {
        id: 'status',
        title: both('Status og retning'),
        caveat: both('Et forbehold.'),
        parts: [{ indicator: 'a' }, { indicator: 'b' }, { indicator: 'c', to: '2024' }],
        residents: { indicator: 'indbyggere', minimum: 300 },
        base: 'first',
        changeYears: 2,
      },
    ],
  },
  manifest: { site: { mainAreaSet: 'o', language: 'da' } },
  areaSet: () => ({ id: 'o', areas: NAMES.map((name, i) => ({ code: String(i + 1), name })) }),
  areaSets: [],
  indicator: (id: string) => ({ id, title: both(`Titel ${id}`) }),
  findings: (kind: string) => (kind === 'index' ? INDEX : SPREAD),
} as unknown as Release;

describe('status and direction', () => {
  const matrix = toStatusMatrix(release, words);
  const names = (status: number) =>
    matrix?.rows[status]?.cells.map((areas) =>
      areas.map(({ name, unsteady }) => (unsteady ? `${name}*` : name)),
    );

  it('stands at the newest period that has a known status, and says it in a sentence', () => {
    expect(matrix?.lead).toBe(
      'I 2025 er status lavere eller meget lavere i **to** af 6 områder. I ét af dem falder den, i ingen stiger den. For to områder er den ukendt.',
    );
  });

  it('names the parts that the index has in that period', () => {
    expect(matrix?.subtitle).toContain(
      'Sammensat af »titel a« og »titel b«, holdt mod alle områder i det første år',
    );
  });

  it('puts every area in one cell, with a column for unknown directions only where there are any', () => {
    expect(matrix?.columns).toEqual(['stiger', 'uændret', 'falder', 'ukendt']);
    expect([0, 1, 2, 3].map(names)).toEqual([
      [['Aa'], [], [], []],
      [[], [], [], ['Ee*']],
      [[], [], ['Bb*'], []],
      [[], ['Cc'], [], []],
    ]);
  });

  it('tells unknown areas with their reason, never as a class', () => {
    expect(matrix?.unknown.map(({ reason, areas }) => [reason, areas.map(({ name }) => name)])).toEqual([
      ['færre end 300 indbyggere', ['Dd']],
      ['indgår ikke', ['Ff']],
    ]);
    // Aa is Å in the Danish alphabet, and so the last.
    expect(matrix?.classes).toEqual([2, 3, undefined, 1, undefined, 0]);
  });

  it('notes what may change class and what is no more than chance', () => {
    expect(matrix?.note).toBe(
      '* Kan skifte klasse, hvis målene vægtes anderledes, eller der regnes med medianer. ' +
        'Ét områdes ændring er ikke større end tilfældige udsving og vises som uændret. Et forbehold.',
    );
  });

  it('is not there where the release declares no index', () => {
    expect(toStatusMatrix({ ...release, catalogue: {} } as unknown as Release, words)).toBeUndefined();
  });
});

describe('uneven spread', () => {
  const spreads = toSpreads(release, words);

  it('prints the whole hundredths, and an interval that holds the exact one', () => {
    expect(spreads.map(({ indicator, newest }) => [indicator, newest.value, newest.interval])).toEqual([
      ['b', '40', '39,0–41,0'],
      ['a', '18', '15,6–19,4'],
      ['c', 'ukendt', ''],
    ]);
  });

  it('tells a change only where the intervals do not touch', () => {
    expect(spreads.map(({ change }) => change)).toEqual([
      'steget siden 2025',
      'ingen sikker ændring siden 2025',
      '',
    ]);
  });

  it('draws the years in order on one scale from 0, and says how many areas were counted', () => {
    expect(spreads[0]?.points.map(({ period, x, y }) => [period, x, y?.hi])).toEqual([
      ['2025', 0, 75.61],
      ['2026', 100, 100],
    ]);
    expect(spreads[0]?.counted).toBe('5 af 6 områder');
  });
});
