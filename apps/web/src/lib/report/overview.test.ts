import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { type Figure, packFigures } from './figure.ts';
import { nearestPeriod, toOverview, unpackIndicator } from './overview.ts';

const words = { language: 'da', text: reportDa } as const;
const shown = (value: number, step = 0.01): Figure => ({
  status: 'published',
  quality: 'final',
  reason: 'none',
  value,
  step,
});
const hidden: Figure = { status: 'suppressed', quality: 'final', reason: 'few-persons' };
const indicator = {
  id: 'x',
  title: 'X',
  short: 'X',
  subtitle: 'pct.',
  sentence: undefined,
  unit: 'share',
  direction: 'none',
  scale: 'diverging',
  breaks: [0.1, 0.2, 0.3, 0.4],
  averageYears: 1,
  lagYears: 0,
  periods: ['2025', '2026'],
  seriesBreaks: [],
  limit: undefined,
  comparable: true,
  gate: false,
} as const;
const names = ['Aa', 'Bb', 'Cc', 'Dd'].map((name, i) => ({
  code: String(i),
  name,
  preposition: 'i' as const,
  kind: 'none' as const,
}));
const rows: readonly (readonly Figure[])[] = [
  [shown(0.2), shown(0.25)],
  [shown(0.4), shown(0.41)],
  [hidden, hidden],
  [shown(0.5), shown(0.1)],
];
const data = unpackIndicator({
  indicator,
  areas: packFigures(rows.flat()),
  municipality: packFigures([shown(0.3, 0.001), shown(0.28, 0.001)]),
});

describe('the overview', () => {
  it('unpacks to the same figures by area and period', () => {
    expect(data.areas).toEqual(rows);
  });

  it('sorts the dots from high to low and keeps hidden areas apart', () => {
    const overview = toOverview(names, data, 1, undefined, words);
    expect(overview.dots.rows.map((row) => names[row.area]?.name)).toEqual(['Bb', 'Aa', 'Dd']);
    expect(overview.dots.hidden).toEqual([2]);
  });

  it('ranks no change that rounding could have made', () => {
    const overview = toOverview(names, data, 1, undefined, words);
    expect(overview.changes.map((change) => [names[change.area]?.name, change.kind])).toEqual([
      ['Aa', 'higher'],
      ['Dd', 'lower'],
    ]);
  });

  it('gives map, legend and list the same answer about every area', () => {
    const overview = toOverview(names, data, 1, undefined, words);
    const marked = overview.cells.map((cell) => cell.mark);
    for (const { mark, areas } of overview.legend.classes)
      expect(marked.filter((one) => one === mark)).toHaveLength(areas);
    for (const row of overview.dots.rows) expect(row.mark).toBe(marked[row.area]);
  });

  it('holds its scale still while the year changes', () => {
    const [before, now] = [0, 1].map(
      (period) => toOverview(names, data, period, undefined, words).dots.scale,
    );
    expect(before).toEqual(now);
  });
});

describe('a period that is asked for', () => {
  it.each([
    [null, 3],
    ['', 3],
    ['2015', 1],
    ['2016', 1],
    ['1999', 0],
    ['2099', 3],
    ['nonsens', 3],
    ['2013-02', 0],
  ])('%s is met by the nearest', (asked, index) => {
    expect(nearestPeriod(['2013', '2015', '2017', '2019'], asked)).toBe(index);
  });
});
