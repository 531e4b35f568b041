/**
 * Forecasts of many small series at once, with ranges that past misses earned, and the backtest that says what they are worth.
 * Pure: no I/O, no clock, no domain word; the only randomness is an argument.
 * Start with openOutlook (forecasts), backtest and judge (what they are worth), drawTogether (several series at once).
 */
export { makeRandom, type Random, seedFromText } from '../disclosure/random.ts';
export * from './backtest.ts';
export { CLASSICAL, type ClassicalName, type NormalForecast } from './classical.ts';
export type { Drift } from './drift.ts';
export * from './early-warning.ts';
export { centre, type Fit } from './fit.ts';
export * from './joint.ts';
export * from './nowcast.ts';
export { median, quantile } from './numbers.ts';
export { figureOf, type Panel, type PanelKind, type PanelUnit, type Reading } from './panel.ts';
export * from './predict.ts';
export { crps, type Event, logScore, type ReliabilityBin, reliability, type Scores } from './scores.ts';
export * from './verdict.ts';
