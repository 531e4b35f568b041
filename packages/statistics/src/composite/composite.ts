/**
 * A declared composite: columns standardised, weighted, added up and standardised again; then cut into classes.
 * Belongs here: frame, score, class. Does not belong: what the columns mean, missing numbers (rows are whole).
 * Method: Monitoring Soziale Stadtentwicklung Berlin, Indikatorenheft 2021, sections 4.1 and 4.2.
 * Start with toFrame, scoreIn and classOf.
 */
import { type Scale, type ScaleKind, standardise, toScale } from './scale.ts';

/** One unit: a number per part, all turned so that more means the same end. */
export type Row = readonly number[];

/** What rows are held against: the scales of the parts and of their weighted sum, from one set of rows. */
export interface Frame {
  readonly weights: Row;
  readonly parts: readonly Scale[];
  readonly sum: Scale;
}

export interface Score {
  /** Standardised number of each part. */
  readonly parts: Row;
  /** Weighted sum of them. */
  readonly sum: number;
  /** The sum, standardised. */
  readonly index: number;
}

/** What binary fractions may add to a number that lies exactly on a cut. */
const ON_THE_CUT = 1e-9;

const column = (rows: readonly Row[], part: number) => rows.map((row) => row[part] ?? Number.NaN);

export function weightedSum(parts: Row, weights: Row): number {
  return parts.reduce((sum, part, i) => sum + part * (weights[i] ?? 0), 0);
}

/** Scales of all parts; undefined where one has no spread. */
export function partScales(
  rows: readonly Row[],
  parts: number,
  kind: ScaleKind,
): readonly Scale[] | undefined {
  const scales = Array.from({ length: parts }, (_, part) => toScale(column(rows, part), kind));
  return scales.every((scale) => scale !== undefined) ? scales : undefined;
}

export function standardiseRow(row: Row, scales: readonly Scale[]): Row {
  return scales.map((scale, i) => standardise(row[i] ?? Number.NaN, scale));
}

/**
 * In: whole rows, a weight over 0 for each part. Out: the frame that these rows make; undefined where a part or the sum has no spread.
 * Every row counts alike, whatever its size.
 */
export function toFrame(rows: readonly Row[], weights: Row, kind: ScaleKind): Frame | undefined {
  const parts = partScales(rows, weights.length, kind);
  if (parts === undefined) return undefined;
  const sum = toScale(
    rows.map((row) => weightedSum(standardiseRow(row, parts), weights)),
    kind,
  );
  return sum && { weights, parts, sum };
}

/** A row in a frame: the one it helped to make, or a fixed one of another time. */
export function scoreIn(frame: Frame, row: Row): Score {
  const parts = standardiseRow(row, frame.parts);
  const sum = weightedSum(parts, frame.weights);
  return { parts, sum, index: standardise(sum, frame.sum) };
}

/** Least and most index of a row whose numbers lie in [lo, hi], part by part, in a frame that stands. */
export function boundsIn(frame: Frame, lo: Row, hi: Row): { readonly lo: number; readonly hi: number } {
  return { lo: scoreIn(frame, lo).index, hi: scoreIn(frame, hi).index };
}

/**
 * Number of the class, 0 for the lowest. In: an index and ascending cuts.
 * An index on a cut belongs to the class nearer 0: below −1 | from −1 to 1 | over 1 | over 1.5 for the cuts −1, 1, 1.5.
 */
export function classOf(index: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => (cut < 0 ? index >= cut - ON_THE_CUT : index > cut + ON_THE_CUT)).length;
}
