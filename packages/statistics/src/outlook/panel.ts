/**
 * A panel: the same figure for many units over equally spaced periods, and the scale it is forecast on.
 * Belongs here: shapes, scales, how much one figure is expected to scatter. Does not belong: any model.
 * Source: logit with half a unit added to both sides, and its standard error (Haldane 1956, Anscombe 1956).
 * Start with Panel, then prepare.
 */

/** One figure of one unit and period: numerator / denominator. A plain value has denominator 1. */
export interface Reading {
  readonly numerator: number;
  readonly denominator: number;
}

export interface PanelUnit {
  readonly id: string;
  /** Units whose errors are pooled together; all units when left out. */
  readonly group?: string;
  /** One place per period; undefined where there is no figure. */
  readonly readings: readonly (Reading | undefined)[];
}

/** share: 0–1, forecast as logits. count: whole numbers, as logarithms. value: any number, as it is. */
export type PanelKind = 'share' | 'count' | 'value';

export interface Panel {
  readonly kind: PanelKind;
  /** Number of periods, equally spaced. */
  readonly periods: number;
  readonly units: readonly PanelUnit[];
}

/** The panel on its scale; NaN where there is no figure. Made once, used by every origin. */
export interface Prepared {
  readonly panel: Panel;
  /** Unit × period. */
  readonly z: readonly Float64Array[];
  /** Back to the figure's own unit, for the unit as large as it was at the origin. */
  toFigure(unit: number, origin: number, z: number): number;
  /** How much one figure is expected to scatter on the scale, from what was known at the origin. */
  scatter(unit: number, origin: number): number;
  /** False where nothing was known at the origin of how much such figures scatter: a miss from there measures nothing. */
  knowsScatter(origin: number): boolean;
}

/** Scatter beyond chance between neighbouring periods, on the logit or logarithmic scale. */
const EXTRA_VARIANCE = 0.004;
/** Periods of the whole panel's scatter that are added to a unit's own few ones. */
const PRIOR_PERIODS = 5;

export const figureOf = ({ numerator, denominator }: Reading) => numerator / denominator;

function toScale(kind: PanelKind, { numerator, denominator }: Reading): number {
  if (kind === 'share') return Math.log((numerator + 0.5) / (denominator - numerator + 0.5));
  return kind === 'count' ? Math.log(numerator + 0.5) : numerator / denominator;
}

function fromScale(kind: PanelKind, { denominator }: Reading, z: number): number {
  if (kind === 'share') {
    const share = ((denominator + 1) / (1 + Math.exp(-z)) - 0.5) / denominator;
    return Math.min(1, Math.max(0, share));
  }
  return kind === 'count' ? Math.max(0, Math.exp(z) - 0.5) : z;
}

/** Squared steps of one unit up to a period, and how many there are. */
function steps(z: Float64Array, origin: number): readonly [sum: number, count: number] {
  let [sum, count] = [0, 0];
  for (let t = 1; t <= origin; t++) {
    const step = (z[t] ?? Number.NaN) - (z[t - 1] ?? Number.NaN);
    if (Number.isNaN(step)) continue;
    sum += step * step;
    count++;
  }
  return [sum, count];
}

/** A value's scatter is its own steps, drawn towards those of all units: a unit that moves much is told to move much. */
function valueScatter(z: readonly Float64Array[]): Prepared['scatter'] {
  const pooled = new Map<number, number>();
  const pooledAt = (origin: number) => {
    const known = pooled.get(origin);
    if (known !== undefined) return known;
    const all = z.map((one) => steps(one, origin));
    const count = all.reduce((total, [, n]) => total + n, 0);
    const variance = count === 0 ? 1 : all.reduce((total, [sum]) => total + sum, 0) / count || 1;
    pooled.set(origin, variance);
    return variance;
  };
  return (unit, origin) => {
    const [sum, count] = steps(z[unit] ?? new Float64Array(), origin);
    return Math.sqrt((sum + PRIOR_PERIODS * pooledAt(origin)) / (count + PRIOR_PERIODS));
  };
}

function chanceScatter({ kind, units }: Panel): Prepared['scatter'] {
  return (unit, origin) => {
    const reading = units[unit]?.readings[origin];
    if (reading === undefined) return Number.NaN;
    const { numerator, denominator } = reading;
    const chance =
      kind === 'count'
        ? 1 / (numerator + 0.5)
        : 0.5 / (numerator + 0.5) + 0.5 / (denominator - numerator + 0.5);
    return Math.sqrt(chance + EXTRA_VARIANCE);
  };
}

/** Puts a panel on its scale. Readings with a denominator of 0 count as missing. */
export function prepare(panel: Panel): Prepared {
  const { kind, units, periods } = panel;
  const z = units.map(({ readings }) =>
    Float64Array.from({ length: periods }, (_, t) => {
      const reading = readings[t];
      return reading === undefined || reading.denominator <= 0 ? Number.NaN : toScale(kind, reading);
    }),
  );
  return {
    panel,
    z,
    toFigure: (unit, origin, value) => {
      const reading = units[unit]?.readings[origin];
      return reading === undefined ? Number.NaN : fromScale(kind, reading, value);
    },
    knowsScatter: (origin) => kind !== 'value' || z.some((one) => steps(one, origin)[1] > 0),
    scatter: kind === 'value' ? valueScatter(z) : chanceScatter(panel),
  };
}
