import { describe, expect, it } from 'vitest';
import type { Figure } from '../report/figure.ts';
import type { IndicatorView } from '../report/indicator-view.ts';
import { toTrend } from '../report/trend.ts';
import { da } from '../texts/da.ts';
import { PLOT, toLineFigure } from './line-figure.ts';

const printed = (value: number): Figure => ({
  status: 'published',
  quality: 'final',
  reason: 'none',
  value,
  step: 0.01,
});
const hidden: Figure = { status: 'suppressed', quality: 'final', reason: 'few-persons' };

const view: IndicatorView = {
  id: 'a',
  title: 'Uden for arbejdsmarkedet',
  short: 'Arbejdsmarked',
  subtitle: 'pct. af 18-64-årige',
  sentence: undefined,
  unit: 'share',
  direction: 'high',
  scale: 'diverging',
  breaks: [],
  averageYears: 1,
  lagYears: 0,
  periods: ['2023', '2024', '2025', '2026'],
  seriesBreaks: [],
  limit: { operator: '>', byPeriod: [0.4, 0.4, 0.4, 0.4], minimumResidents: 1000 },
  comparable: true,
  gate: false,
};
const words = { language: 'da', text: da.report } as const;
const trend = toTrend(
  view,
  [
    { kind: 'own', name: 'Åparken', figures: [printed(0.5), hidden, printed(0.42), printed(0.4)] },
    { kind: 'municipality', name: 'Kommunen', figures: [0.2, 0.2, 0.2, 0.2].map(printed) },
  ],
  3,
  words,
);
if (!trend) throw new Error('There is nothing to draw.');
const figure = toLineFigure(trend, da.paper);

describe('a line on paper', () => {
  it('says first and last, and why a year is not there', () => {
    const said = figure.alt.replaceAll('\u00a0', ' ');
    expect(said).toContain('Åparken: fra 50 % i 2023 til 40 % i 2026.');
    expect(said).toContain('2024: skjult af hensyn til diskretion: for få personer.');
    expect(said).toContain('Grænse 40 %.');
  });

  it('draws nothing across the year that is hidden', () => {
    const own = figure.plot.svg.split('<path').filter((one) => one.includes('#005b7f'));
    expect(own).toHaveLength(2);
  });

  it('keeps every drawn point inside the plot', () => {
    const numbers = [...figure.plot.svg.matchAll(/[ML ](\d+(?:\.\d+)?) (\d+(?:\.\d+)?)/g)];
    expect(numbers.length).toBeGreaterThan(8);
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeLessThanOrEqual(PLOT.width + 2 * PLOT.edge);
      expect(Number(y)).toBeLessThanOrEqual(PLOT.height + 2 * PLOT.edge);
    }
  });

  it('sets no end label over another', () => {
    const tops = figure.ends.map(({ y, value }) => ({ y, bottom: y + (value === '' ? 10 : 20) }));
    const sorted = tops.toSorted((a, b) => a.y - b.y);
    sorted.slice(1).forEach(({ y }, i) => {
      expect(y).toBeGreaterThanOrEqual((sorted[i]?.bottom ?? 0) - 0.01);
    });
  });
});
