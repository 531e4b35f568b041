import type { ClosedBy, CriteriaFinding, Observation, Release, RuleSet } from '@bybalance/release';
import { expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { nearestAreas } from './nearest-list.ts';

const words = { language: 'da', text: reportDa } as const;
const both = (text: string) => ({ da: text, en: text });
const figure = (indicator: string): Observation => ({
  ...{ indicator, areaSet: 'l', area: '1', period: '2026', group: 'total' },
  ...{ quality: 'final', reason: 'none', status: 'unavailable' },
});
const criterion = (id: string) => ({ id, indicator: id, title: both(id), role: 'criterion' });
const law = {
  ...{ id: 'par61a@2021', paragraph: '§ 61 a', statuses: { ungated: 'udsat', gated: 'parallelsamfund' } },
  criteria: [criterion('arbejde'), criterion('grundskole'), criterion('doemte')],
} as unknown as RuleSet;

const far = (id: string, closedBy: ClosedBy, lo: number, hi: number, state: 'met' | 'notMet') => ({
  ...{ criterion: id, state, figure: figure(id), limit: 0.5, speaksOf: ['2025'] },
  distance: {
    ...{ kind: 'persons' as const, unit: 'person' as const, closedBy },
    direction: state === 'met' ? ('out' as const) : ('in' as const),
    number: { value: Math.round((lo + hi) / 10) * 5, lo, hi, step: 5 },
  },
});
const finding = (
  area: string,
  status: string,
  work: number,
  school: number,
  period = '2026',
): CriteriaFinding => ({
  ...{ kind: 'criteria', subject: `l/${area}`, period, ruleSet: law.id, status: [status] },
  residents: figure('indbyggere'),
  shown: [
    far('arbejde', 'work-or-education', work, work + 6, 'notMet'),
    far('grundskole', 'finished-school', school, school + 6, status === 'udsat' ? 'met' : 'notMet'),
    far('doemte', 'fewer-convicted', 6, 8, 'notMet'),
  ],
  ...{ facts: [], because: both('') },
});
const NAMES = ['Ask', 'Birk', 'Dal'];
const found = [
  finding('1', 'none', 50, 30, '2025'),
  finding('1', 'udsat', 52, 12),
  finding('2', 'none', 7, 90),
  finding('3', 'below-minimum', 6, 6),
];
const release = {
  laws: [law],
  areaSets: [
    {
      ...{ id: 'l', role: 'legal' },
      areas: NAMES.map((name, i) => ({ code: String(i + 1), name, parent: undefined })),
    },
  ],
  areaSet: () => undefined,
  polygons: () => undefined,
  findings: () => found,
  manifest: { site: { mainAreaSet: 'm', language: 'da' } },
  indicator: (id: string) => ({ id, short: both(id) }),
} as unknown as Release;

it('sorts areas by the nearest limit of work or education; convictions and too few residents are left out', () => {
  const list = nearestAreas(release, words);
  expect(list?.rows.map(({ name, distance }) => [name, distance])).toEqual([
    ['Birk', 'omkring 10 personer under grænsen for arbejde'],
    ['Ask', 'omkring 15 personer over grænsen for grundskole'],
  ]);
});

it('tells who has another status than on the list before', () => {
  const list = nearestAreas(release, words);
  expect(list?.rows[1]?.crossed).toBe('udsat boligområde; ingen betegnelse i 2025');
  expect(list?.of).toBe(3);
});
