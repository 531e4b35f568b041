import type { CriteriaFinding, Observation, Release, RuleSet, ShownCriterion } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { toCriteriaPage } from './criteria-page.ts';

const words = { language: 'da', text: reportDa } as const;
const both = (text: string) => ({ da: text, en: text });

function observation(
  period: string,
  value: number,
  [n, d]: readonly [number, number],
  area = '1',
): Observation {
  const number = (v: number) => ({ value: v, lo: v - 2, hi: v + 2, step: 5 });
  return {
    indicator: 'arbejde',
    areaSet: 'l',
    area,
    period,
    group: 'total',
    quality: 'final',
    reason: 'none',
    status: 'published',
    value,
    lo: value - 0.005,
    hi: value + 0.005,
    step: 0.01,
    numerator: number(n),
    denominator: number(d),
  };
}
const missing: Observation = {
  indicator: 'indkomst',
  areaSet: 'l',
  area: '1',
  period: '2026',
  group: 'total',
  quality: 'final',
  status: 'unavailable',
  reason: 'not-yet-published',
};
const residents = (value: number): Observation => ({
  indicator: 'beboere',
  areaSet: 'l',
  area: '1',
  period: '2026',
  group: 'total',
  quality: 'final',
  reason: 'none',
  status: 'published',
  value,
  lo: value - 2,
  hi: value + 2,
  step: 5,
  numerator: undefined,
  denominator: undefined,
});

const criterion = (id: string, role: 'criterion' | 'gate', operator: '>' | '<', percent: number) => ({
  id,
  indicator: id,
  title: both(`Titel ${id}`),
  paragraph: '§ 61 a, stk. 1, nr. 1',
  operator,
  limit: { numerator: percent, denominator: 100 },
  reference: undefined,
  averageYears: 1 as const,
  role,
});
const law = (id: string, paragraph: string, more: Partial<RuleSet> = {}): RuleSet => ({
  id,
  title: both(`Regler ${id}`),
  paragraph,
  validFrom: '2021-11-30',
  validTo: undefined,
  minimumResidents: 1000,
  needed: 1,
  source: 'Lov om prøver, § 1: https://lov.example/1',
  criteria: [
    criterion('arbejde', 'criterion', '>', 40),
    criterion('indkomst', 'criterion', '<', 55),
    criterion('oprindelse', 'gate', '>', 50),
  ],
  ...more,
});
const LAWS = [
  law('forslag@2027', 'Forslaget', { standing: 'proposed' }),
  law('par61a@2021', '§ 61 a', {
    statuses: { ungated: 'udsat', gated: 'parallelsamfund' },
    consecutive: {
      status: 'omdannelse',
      steps: [{ years: 5 }],
      afterwards: { planUntil: '2030-01-01', lettingLists: 4 },
    },
  }),
];

const shown = (id: string, state: ShownCriterion['state'], figure: Observation): ShownCriterion => ({
  criterion: id,
  state,
  figure,
  limit: id === 'indkomst' ? 0.55 : id === 'oprindelse' ? 0.5 : 0.4,
  speaksOf: ['2024', '2025'],
});

function finding(
  area: string,
  period: string,
  status: readonly string[],
  more: Partial<CriteriaFinding> = {},
) {
  return {
    kind: 'criteria' as const,
    subject: `l/${area}`,
    period,
    ruleSet: 'par61a@2021',
    status,
    residents: residents(1500),
    yearsInRow: { lo: 0, hi: 0 },
    planRunning: 'unknown' as const,
    shown: [
      shown('arbejde', 'met', observation(period, 0.45, [270, 600], area)),
      shown('indkomst', 'unknown', { ...missing, area, period }),
      shown('oprindelse', 'notMet', observation(period, 0.3, [450, 1500], area)),
    ],
    facts: [],
    because: both(''),
    ...more,
  };
}

const NAMES = ['Åby', 'Birk', 'Ask', 'Dal'];
const FOUND: readonly CriteriaFinding[] = [
  finding('1', '2025', ['parallelsamfund'], { yearsInRow: { lo: 4, hi: 4 } }),
  finding('2', '2025', ['none']),
  finding('3', '2025', ['none']),
  finding('4', '2025', ['none']),
  finding('1', '2026', ['omdannelse'], { yearsInRow: { lo: 5, hi: 5 }, planRunning: 'notMet' }),
  finding('2', '2026', ['none', 'udsat']),
  finding('3', '2026', ['udsat'], { yearsInRow: { lo: 0, hi: 2 } }),
  finding('4', '2026', ['below-minimum'], { residents: residents(870) }),
  ...['1', '2', '3', '4'].map((area) => finding(area, '2026', ['udsat'], { ruleSet: 'forslag@2027' })),
];
const SETS = [
  {
    id: 'l',
    role: 'legal',
    areas: NAMES.map((name, i) => ({ code: String(i + 1), name, parent: undefined })),
  },
];
const release = {
  laws: LAWS,
  areaSets: SETS,
  areaSet: () => undefined,
  polygons: () => undefined,
  findings: () => FOUND,
  manifest: { site: { mainAreaSet: 'm', language: 'da' } },
  indicator: (id: string) => ({
    id,
    unit: id === 'indkomst' ? 'ratio' : 'share',
    short: both(`Kort ${id}`),
    lagYears: 1,
    averageYears: id === 'arbejde' ? 2 : 1,
  }),
  observation: (_: string, __: string, area: string, period: string) =>
    period === '2025' ? observation('2025', 0.43, [255, 595], area) : undefined,
} as unknown as Release;

const pageOf = (period: string | null = null, rules: string | null = null) => {
  const page = toCriteriaPage(release, { period, rules }, words);
  if (!page) throw new Error('no page');
  return page;
};

describe('Kriterier', () => {
  it('opens with the law and the newest list, whatever is asked, and never with a proposal', () => {
    const page = pageOf('1066', 'findes-ikke');
    expect([page.period, page.chosen.label]).toEqual(['2026', '§\u00a061\u00a0a']);
    expect(page.rules.map(({ label }) => label)).toEqual(['§\u00a061\u00a0a', 'Forslaget (forslag)']);
  });

  it('says on top how many meet the conditions, what is open and why, and who has met them for long', () => {
    expect(pageOf().lead).toBe(
      'Beregnet til listen 1. december 2026 opfylder **to** af fire almene boligområder betingelserne efter §\u00a061\u00a0a. ' +
        'Ét kan ikke afgøres: »Titel indkomst« mangler. ' +
        '**Åby** har opfyldt dem så mange år i træk, at betingelserne for omdannelsesområde også er opfyldt.',
    );
    expect(pageOf('2025').lead).toContain('1. december 2025 opfyldte **ét** af fire');
  });

  it('sorts by seriousness, then by name in the Danish alphabet, too few residents last', () => {
    expect(pageOf().rows.map(({ name }) => name)).toEqual(['Åby', 'Ask', 'Birk', 'Dal']);
    expect(pageOf('2025').rows.map(({ name }) => name)).toEqual(['Åby', 'Ask', 'Birk', 'Dal']);
  });

  it('tells status, years in a row and plan of a row, and what is unknown with its reason', () => {
    const [first, second, open, few] = pageOf().rows;
    expect([first?.status.said, first?.years, first?.plan]).toEqual([
      'omdannelsesområde',
      '5 år',
      { text: 'udviklingsplan følger', why: '' },
    ]);
    expect([second?.years, second?.plan?.why]).toEqual([
      '0–2 år',
      'listerne før 2025 er ikke med her, så en ældre plan kan stadig løbe',
    ]);
    expect([open?.status.shape, open?.status.said, open?.counted]).toEqual([
      'unknown',
      'kan ikke afgøres, højst udsat boligområde',
      '1–2 af 2 kriterier',
    ]);
    expect([few?.tooFew, few?.residents]).toEqual([true, '870']);
  });

  it('keeps the origin condition apart: no part of the criteria, no working of its own', () => {
    const page = pageOf();
    expect(page.columns.map(({ id }) => id)).toEqual(['arbejde', 'indkomst']);
    expect(page.gate?.limit).toBe('over 50\u00a0%');
    expect(page.rows[0]?.workings.map(({ id }) => id)).toEqual(['arbejde', 'indkomst']);
    expect(page.rows[0]?.cells.map(({ id }) => id)).toEqual(['arbejde', 'indkomst']);
  });

  it('opens the working: the two years, the mean, the limit, the comparison, the text of the law', () => {
    const [work, income] = pageOf().rows[0]?.workings ?? [];
    expect(work?.terms).toEqual([
      { year: '2024', numerator: '255', denominator: '595' },
      { year: '2025', numerator: '270', denominator: '600' },
    ]);
    expect([work?.result, work?.approximate, work?.verdict]).toEqual([
      '45\u00a0%',
      true,
      'Over 40\u00a0%: opfyldt.',
    ]);
    expect(work?.notes).toEqual(['Vist i trin på 1\u00a0pct.-point.']);
    expect([income?.terms, income?.verdict]).toEqual([
      [],
      'Kan ikke afgøres: ingen tal endnu for 2024 og 2025.',
    ]);
  });

  it('draws the lists before, and says since when', () => {
    const { periods, rows } = pageOf().history;
    expect(periods).toEqual(['2025', '2026']);
    expect(rows.map(({ name, marks, since }) => [name, ...marks.map(({ shape }) => shape), since])).toEqual([
      ['Åby', 'parallelsamfund', 'omdannelse', 'omdannelsesområde siden 2026'],
      ['Ask', 'none', 'udsat', 'udsat boligområde siden 2026'],
      ['Birk', 'none', 'unknown', 'kan ikke afgøres, højst udsat boligområde'],
      ['Dal', 'none', 'below-minimum', 'for få beboere siden 2026'],
    ]);
  });
});

it('says in the working that a shown figure too close to the limit cannot tell', () => {
  const close = FOUND.map((one) => ({
    ...one,
    shown: one.shown.map((s) => (s.criterion === 'arbejde' ? { ...s, limit: 0.4475 } : s)),
  }));
  const page = toCriteriaPage(
    { ...release, findings: () => close } as unknown as Release,
    { period: null, rules: null },
    words,
  );
  expect(page?.rows[0]?.workings[0]?.notes).toContain(
    'Det viste tal ligger for tæt på grænsen til at afgøre det; de nøjagtige tal gør.',
  );
});
