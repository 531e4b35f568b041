/**
 * What is said of the coming periods: centre, ranges, the distribution behind them, and the chance of being over a limit.
 * Start with openOutlook.
 */
import { centre, type Fit, openFitter } from './fit.ts';
import { type Panel, type Prepared, prepare } from './panel.ts';
import { halfWidth, type Pool, poolResiduals } from './residuals.ts';

export const RANGES = [0.5, 0.9, 0.95] as const;
export type RangeShare = (typeof RANGES)[number];

export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** A forecast of one unit; every number in the figure's own unit (a share is 0–1). */
export interface Forecast {
  readonly unit: number;
  readonly centre: number;
  /** By share of outcomes it should hold; undefined where nothing is known of the misses. */
  readonly ranges: Readonly<Record<RangeShare, Range>> | undefined;
  /** Possible outcomes, ascending and equally likely; empty where ranges is undefined. */
  readonly outcomes: Float64Array;
}

/** All forecasts from one origin; a unit without a figure in the last known period has none. */
export interface Outlook {
  readonly fit: Fit;
  readonly forecasts: readonly Forecast[];
}

/** Outcomes kept per forecast: enough for scores and chances in steps of a per cent. */
const OUTCOMES = 199;

function outcomesOf({ signed }: Pool, toFigure: (miss: number) => number): Float64Array {
  const number = Math.min(OUTCOMES, signed.length);
  return Float64Array.from({ length: number }, (_, k) =>
    toFigure(signed[Math.floor(((k + 0.5) / number) * signed.length)] ?? 0),
  );
}

function forecastUnit(
  prepared: Prepared,
  fit: Fit,
  horizon: number,
  poolOf: (unit: number) => Pool,
  unit: number,
): Forecast {
  const middle = centre(prepared, fit, unit, fit.last, horizon);
  const scatter = prepared.scatter(unit, fit.last);
  const toFigure = (miss: number) => prepared.toFigure(unit, fit.last, middle + miss * scatter);
  const pool = poolOf(unit);
  const range = (share: RangeShare): Range => {
    const half = halfWidth(pool, share);
    return { lo: toFigure(-half), hi: toFigure(half) };
  };
  return {
    unit,
    centre: toFigure(0),
    ranges: pool.sizes.length === 0 ? undefined : { 0.5: range(0.5), 0.9: range(0.9), 0.95: range(0.95) },
    outcomes: outcomesOf(pool, toFigure),
  };
}

export interface Outlooks {
  readonly prepared: Prepared;
  fit(last: number): Fit;
  /** Forecasts `horizon` periods after `last`, the newest period known; period indices count from 0. */
  at(last: number, horizon: number): Outlook;
}

/** Opens a panel for forecasting: from any last known period, any number of periods ahead. Deterministic. */
export function openOutlook(panel: Panel): Outlooks {
  const { prepared, fit } = openFitter(prepare(panel));
  const at = (last: number, horizon: number): Outlook => {
    const fitted = fit(last);
    const poolOf = poolResiduals(prepared, fitted, horizon);
    const units = prepared.z.flatMap((z, unit) => (Number.isNaN(z[last] ?? Number.NaN) ? [] : [unit]));
    return {
      fit: fitted,
      forecasts: units.map((unit) => forecastUnit(prepared, fitted, horizon, poolOf, unit)),
    };
  };
  return { prepared, fit, at };
}
