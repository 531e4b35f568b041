/**
 * A municipality's outlook with its backtest: 79 areas, 12 years, made-up walks, the five methods; and Berlin's size for one indicator.
 * Nobody to race: R's packages do one series at a time. The targets are what a build can spare.
 */
import { backtest, judge, METHODS, openOutlook, type Panel } from '../packages/statistics/src/index.ts';
import type { Benchmark } from './contract.ts';
import { median } from './support/median.ts';

/** Shares that wander, by a rule and not by chance: the same on every machine. */
function walks(areas: number, periods: number): Panel {
  const units = Array.from({ length: areas }, (_, area) => ({
    id: String(area),
    readings: Array.from({ length: periods }, (_, t) => ({
      numerator: Math.round(200 + 40 * Math.sin(area) + 4 * t + 9 * Math.sin(7 * area + 3 * t * t)),
      denominator: 600 + area,
    })),
  }));
  return { kind: 'share', periods, units };
}

function seconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

const limits = [() => 0.4];
const wholeBacktest = (panel: Panel) => {
  const origins = Array.from({ length: panel.periods - 5 }, (_, i) => i + 4);
  return judge(backtest(panel, { origins, horizons: [1, 2, 3], lag: 0, limits, methods: METHODS }), limits);
};

export const run: Benchmark = async () => {
  const [municipality, city] = [walks(79, 12), walks(540, 12)];
  const median5 = (work: () => unknown) => median(Array.from({ length: 5 }, () => seconds(work)));
  const how = 'median of 5';
  return [
    {
      what: 'outlook: 79 areas × 12 years, one year ahead',
      value: median5(() => openOutlook(municipality).at(11, 1)),
      unit: 's',
      target: 0.25,
      how,
    },
    {
      what: 'outlook: its backtest, 7 origins × 3 horizons × 5 methods',
      value: median5(() => wholeBacktest(municipality)),
      unit: 's',
      target: 2,
      how,
    },
    {
      what: 'outlook: the same for 540 areas',
      value: median5(() => wholeBacktest(city)),
      unit: 's',
      target: 10,
      how,
    },
  ];
};
