import { describe, expect, test } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { chanceText, dotsOf, ofHundred } from './chance.ts';
import { type FanInput, toFan } from './fan.ts';

const words = { language: 'da', text: reportDa } as const;
const printed = (value: number) =>
  ({ status: 'published', quality: 'final', reason: 'none', value, step: 0.01 }) as const;
const hidden = { status: 'suppressed', quality: 'final', reason: 'small-count' } as const;

const input: FanInput = {
  id: 'arbejdsmarked',
  title: 'Arbejdsmarked',
  subtitle: 'pct. af 18-64-årige',
  unit: 'share',
  history: [
    { period: '2023', figure: printed(0.38) },
    { period: '2024', figure: hidden },
    { period: '2025', figure: printed(0.4) },
    { period: '2026', figure: printed(0.41) },
  ],
  fan: [
    { period: '2027', centre: 0.42, range50: [0.41, 0.43], range90: [0.39, 0.45], step: 0.01 },
    { period: '2028', centre: 0.42, range50: [0.4, 0.44], range90: [0.37, 0.47], step: 0.01 },
  ],
  limits: [{ label: '§ 61 a: 40 %', value: 0.4 }],
  notes: [],
};

describe('a fan', () => {
  const fan = toFan(input, words);

  test('begins at the newest known figure and holds both ranges', () => {
    const start = `M${fan?.now?.x} ${fan?.now?.y}`;
    expect(fan?.bands.map(({ share }) => share)).toEqual([90, 50]);
    expect(fan?.bands.every(({ path }) => path.startsWith(start) && path.endsWith('Z'))).toBe(true);
    expect(fan?.middle?.startsWith(start)).toBe(true);
  });

  test('draws no line across a hidden year', () => {
    expect(fan?.lines).toHaveLength(2);
  });

  test('has its table: known years without ranges, coming ones with all four ends', () => {
    expect(fan?.rows.map(({ period, kind, value, ends }) => [period, kind, value, ends.join(' ')])).toEqual([
      ['2023', 'kendt', '38\u00a0%', '   '],
      ['2024', 'kendt', 'skjult af hensyn til diskretion', '   '],
      ['2025', 'kendt', '40\u00a0%', '   '],
      ['2026', 'kendt', '41\u00a0%', '   '],
      ['2027', 'fremskrevet', '42\u00a0%', '39\u00a0% 41\u00a0% 43\u00a0% 45\u00a0%'],
      ['2028', 'fremskrevet', '42\u00a0%', '37\u00a0% 40\u00a0% 44\u00a0% 47\u00a0%'],
    ]);
  });

  test('labels the ends of the last year, high on top, and none where nothing is foretold', () => {
    expect(fan?.labels.map(({ kind, value }) => [kind, value])).toEqual([
      ['high', '47\u00a0%'],
      ['middle', '42\u00a0%'],
      ['low', '37\u00a0%'],
    ]);
    const known = toFan({ ...input, fan: [] }, words);
    expect([known?.labels, known?.bands, known?.middle]).toEqual([[], [], undefined]);
  });

  test('is none where no figure is shown', () => {
    expect(toFan({ ...input, history: [{ period: '2026', figure: hidden }] }, words)).toBeUndefined();
  });
});

test.each([
  [{ percent: 70, edge: undefined }, '70\u00a0%', '70 af 100', 70],
  [{ percent: 5, edge: 'under' }, '< 5\u00a0%', 'færre end 5 af 100', 2],
  [{ percent: 95, edge: 'over' }, '> 95\u00a0%', 'mere end 95 af 100', 98],
] as const)('%o is never nothing and never all', (chance, percent, times, dots) => {
  const told = { ...chance, words: 'even' } as const;
  expect([chanceText(told, words), ofHundred(told, words), dotsOf(told)]).toEqual([percent, times, dots]);
});
