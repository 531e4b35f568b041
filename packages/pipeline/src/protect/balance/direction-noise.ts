/**
 * Which way an area may be said to move: only where one of its changes is more than noise.
 * Belongs here: the declared noise rule against shown figures. Does not belong: the index, its cuts.
 * Start with noiseGuard.
 */
import type { IndexPart, IndexSheet } from '@bybalance/release';
import { isBeyondNoise, usualSteps } from '@bybalance/statistics';
import { isMissing, type Read, type Reader, yearsBefore } from './readings.ts';

const UNCHANGED = 1;

/** Class number → the one that stands, for the area at `row`: 0 rising · 1 unchanged · 2 falling. */
export type Guard = (classNumber: number, area: number) => number;

/** Sizes for sorting areas by how many live there; areas without are taken to be smallest. */
function sizeForOrder(reader: Reader, parts: readonly IndexPart[], area: string, period: string): number {
  return Math.max(0, ...parts.map((part) => reader.sizeOf(part, area, period) ?? 0));
}

/** Changes of one year of a part in an area, over all periods: what happens every year. */
function yearlySteps(
  reader: Reader,
  part: IndexPart,
  area: string,
  periods: readonly string[],
): readonly number[] {
  return periods.flatMap((period) => {
    const now = reader.level(part, area, period);
    const before = reader.level(part, area, yearsBefore(period, 1));
    return isMissing(now) || isMissing(before) ? [] : [now.value - before.value];
  });
}

interface Guarded {
  readonly sheet: Pick<IndexSheet, 'noise'>;
  readonly parts: readonly IndexPart[];
  /** Areas that have an index, and their changes part by part. */
  readonly areas: readonly { readonly code: string; readonly changes: readonly Read[] }[];
  readonly period: string;
  /** Periods whose yearly changes tell what is usual. */
  readonly periods: readonly string[];
}

/**
 * In: the areas of one period with their changes. Out: the guard; without a noise rule every class stands.
 * Falling stands where a part has become less favourable by more than noise, rising where one has become more favourable.
 */
export function noiseGuard(reader: Reader, { sheet, parts, areas, period, periods }: Guarded): Guard {
  const { noise } = sheet;
  if (noise === undefined) return (classNumber) => classNumber;
  const rule = { least: noise.persons, factor: noise.usualChanges };
  const usual = parts.map((part) =>
    usualSteps(
      areas.map(({ code }) => ({
        size: sizeForOrder(reader, parts, code, period),
        steps: yearlySteps(reader, part, code, periods),
      })),
    ),
  );
  const moves = areas.map(({ code, changes }, area) => {
    const real = parts.flatMap((part, i) => {
      const change = changes[i];
      if (change === undefined || isMissing(change)) return [];
      const size = reader.sizeOf(part, code, period);
      return isBeyondNoise({ ...change, size, usual: usual[i]?.[area] }, rule)
        ? [Math.sign(change.value)]
        : [];
    });
    return { rising: real.includes(-1), falling: real.includes(1) };
  });
  return (classNumber, area) => {
    const move = moves[area];
    if (classNumber < UNCHANGED) return move?.rising ? classNumber : UNCHANGED;
    return classNumber > UNCHANGED && !move?.falling ? UNCHANGED : classNumber;
  };
}
