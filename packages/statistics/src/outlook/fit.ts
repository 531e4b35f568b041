/**
 * The default forecast of a panel: a local level with a damped, pooled drift, or persistence where the drift has not earned its place.
 * Two numbers are chosen for all units together (how fast the level follows, how much of the drift is used), from earlier origins only.
 * Belongs here: choosing and centring. Does not belong: how wide the answer is (residuals.ts).
 * Source: damped trend (Gardner and McKenzie 1985); pooled over units as in docs/method/outlook.md.
 * Start with fitPanel.
 */
import { type Drift, driftAt } from './drift.ts';
import { figureOf, type Prepared } from './panel.ts';

export interface Fit {
  /** Index of the last period that was known. */
  readonly last: number;
  /** Share of a surprise that goes into the level: 1 = the last figure is the level. */
  readonly follow: number;
  /** Share of the drift that is used: 0 = none. */
  readonly used: number;
  /** Nothing but the last figure. */
  readonly persistence: boolean;
  /** Mean gain over persistence at earlier origins, in share of its absolute error: 0.1 = a tenth. */
  readonly gain: number;
  readonly drift: Drift;
}

/** Chosen on Berlin's half-years 2015–2020, earlier editions and states before 2006; see docs/method/outlook.md. */
const FOLLOW = [1, 0.8, 0.6] as const;
const USED = [0, 0.5] as const;
const DAMPING = 0.9;
/** A tenth: half a drift has to have saved so much of persistence's error before it is trusted. */
const GAIN_NEEDED = 0.1;

type Choice = Pick<Fit, 'follow' | 'used'>;
const PERSISTENCE: Choice = { follow: 1, used: 0 };
const CHOICES: readonly Choice[] = FOLLOW.flatMap((follow) => USED.map((used) => ({ follow, used })));

/** 1 + 0.9 + 0.81 + …: how many whole drifts a horizon is worth. */
export const dampedSteps = (horizon: number) => (1 - DAMPING ** horizon) / (1 - DAMPING);

/** The level of a unit after the origin's figure; NaN before its first figure. */
function levelAt(z: Float64Array, origin: number, follow: number, drift: number): number {
  if (follow === 1) return z[origin] ?? Number.NaN;
  let level = Number.NaN;
  for (let t = 0; t <= origin; t++) {
    const figure = z[t] ?? Number.NaN;
    if (Number.isNaN(level)) level = figure;
    else level += drift + (Number.isNaN(figure) ? 0 : follow * (figure - level - drift));
  }
  return level;
}

function centreOf(
  { z }: Prepared,
  { follow, used, drift }: Choice & Pick<Fit, 'drift'>,
  unit: number,
  origin: number,
  horizon: number,
): number {
  const step = used * (drift.common + (drift.own[unit] ?? 0));
  return levelAt(z[unit] ?? new Float64Array(), origin, follow, step) + dampedSteps(horizon) * step;
}

/** Centre of the forecast from an origin, on the scale; the fit's drift is used also for earlier origins. */
export const centre = (prepared: Prepared, fit: Fit, unit: number, origin: number, horizon: number) =>
  centreOf(prepared, fit, unit, origin, horizon);

/** Fewer units than this cannot tell a common drift from one unit's own way. */
const ENOUGH_UNITS = 20;

/** Mean absolute error one step ahead, in the figure's unit; undefined where too few units can be compared. */
function stepError(prepared: Prepared, choice: Choice, drift: Drift, origin: number): number | undefined {
  let [sum, count] = [0, 0];
  prepared.panel.units.forEach(({ readings }, unit) => {
    const [from, to] = [readings[origin], readings[origin + 1]];
    if (from === undefined || to === undefined) return;
    const z = centreOf(prepared, { ...choice, drift }, unit, origin, 1);
    sum += Math.abs(prepared.toFigure(unit, origin, z) - figureOf(to));
    count++;
  });
  return count < ENOUGH_UNITS ? undefined : sum / count;
}

export interface Fitter {
  readonly prepared: Prepared;
  /** The model as it would have been chosen when `last` was the newest period known. */
  fit(last: number): Fit;
}

/** Relative gain of each choice at one origin; undefined where persistence cannot be judged or is never wrong. */
function gainsAt(prepared: Prepared, drift: Drift, origin: number): readonly number[] | undefined {
  const persistence = stepError(prepared, PERSISTENCE, drift, origin);
  if (persistence === undefined || persistence === 0) return undefined;
  return CHOICES.map(
    (choice) => 1 - (stepError(prepared, choice, drift, origin) ?? persistence) / persistence,
  );
}

/**
 * Fits a panel at any origin; drifts and errors of earlier origins are kept between calls.
 * A choice replaces persistence only where its mean gain at earlier origins is a tenth or more. The first of them knows no drift yet
 * and stands as one origin without gain: a single lucky period has to have gained twice as much.
 */
export function openFitter(prepared: Prepared): Fitter {
  const drifts: Drift[] = [];
  const gains = new Map<number, readonly number[] | undefined>();
  const drift = (origin: number) => {
    drifts[origin] ??= driftAt(prepared, origin);
    return drifts[origin];
  };
  const gainsOf = (origin: number) => {
    if (!gains.has(origin)) gains.set(origin, gainsAt(prepared, drift(origin), origin));
    return gains.get(origin);
  };
  const fit = (last: number): Fit => {
    const judged = Array.from({ length: last }, (_, origin) => gainsOf(origin)).slice(1);
    const mean = (choice: number) =>
      judged.reduce((sum, each) => sum + (each?.[choice] ?? 0), 0) / Math.max(1, judged.length);
    const all = CHOICES.map((choice, i) => ({ ...choice, gain: mean(i) }));
    const best = all.reduce((a, b) => (b.gain > a.gain + 1e-12 ? b : a));
    const persistence = best.gain < GAIN_NEEDED;
    const chosen = persistence ? { ...PERSISTENCE, gain: best.gain } : best;
    return { last, ...chosen, persistence, drift: drift(last) };
  };
  return { prepared, fit };
}
