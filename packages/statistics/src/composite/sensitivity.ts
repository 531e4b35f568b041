/**
 * How much a class owes to the weights: the same rows under many weightings.
 * Belongs here: drawing weightings, classes under each. Does not belong: what is made of the answer.
 * Start with changedShare.
 */
import { makeRandom } from '../disclosure/random.ts';
import { classOf, partScales, type Row, standardiseRow, weightedSum } from './composite.ts';
import { type ScaleKind, standardise, toScale } from './scale.ts';

export interface Weighed {
  /** Rows that make the frame. */
  readonly base: readonly Row[];
  /** Rows that are put in classes. */
  readonly rows: readonly Row[];
  readonly cuts: readonly number[];
  readonly kind: ScaleKind;
}

/**
 * Weightings drawn evenly from all that are possible (Dirichlet with every parameter 1); they add up to 1.
 * Same seed, same weightings on every machine.
 */
export function drawWeightings(
  count: number,
  parts: number,
  seed: readonly [number, number, number, number],
): readonly Row[] {
  const random = makeRandom(seed);
  const most = 2 ** 32;
  const exponential = () => -Math.log((random.below(most) + 0.5) / most);
  return Array.from({ length: count }, () => {
    const drawn = Array.from({ length: parts }, exponential);
    const sum = drawn.reduce((all, one) => all + one, 0);
    return drawn.map((one) => one / sum);
  });
}

/** All weight taken from one part after the other, the rest as declared; nothing where there is only one part. */
export function leaveOneOut(weights: Row): readonly Row[] {
  if (weights.length < 2) return [];
  return weights.map((_, out) => weights.map((weight, i) => (i === out ? 0 : weight)));
}

/** The class of every row under each weighting; undefined where the sum has no spread under it. */
export function classesUnder(
  { base, rows, cuts, kind }: Weighed,
  weightings: readonly Row[],
): readonly (readonly number[] | undefined)[] {
  const scales = partScales(base, weightings[0]?.length ?? 0, kind);
  if (scales === undefined) return weightings.map(() => undefined);
  const framing = base.map((row) => standardiseRow(row, scales));
  const judged = rows === base ? framing : rows.map((row) => standardiseRow(row, scales));
  return weightings.map((weights) => {
    const sum = toScale(
      framing.map((row) => weightedSum(row, weights)),
      kind,
    );
    return sum && judged.map((row) => classOf(standardise(weightedSum(row, weights), sum), cuts));
  });
}

/**
 * For each row, the share of weightings (0–1) under which its class is another than under `declared`.
 * In: rows, the declared weights, and what becomes of a class before it counts (`settle`). Out: one share per row; undefined where the
 * declared weights give no index. A weighting that gives none is not counted.
 */
export function changedShare(
  weighed: Weighed,
  declared: Row,
  weightings: readonly Row[],
  settle: (classNumber: number, row: number) => number = (classNumber) => classNumber,
): readonly number[] | undefined {
  const [own] = classesUnder(weighed, [declared]);
  if (own === undefined) return undefined;
  const settled = own.map(settle);
  const changed = new Uint32Array(own.length);
  let counted = 0;
  for (const classes of classesUnder(weighed, weightings)) {
    if (classes === undefined) continue;
    counted += 1;
    classes.forEach((one, row) => {
      if (settle(one, row) !== settled[row]) changed[row] = (changed[row] ?? 0) + 1;
    });
  }
  return Array.from(changed, (times) => (counted === 0 ? 0 : times / counted));
}
