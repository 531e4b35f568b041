/**
 * What a sheet counts, as a checksum: two editions show the same figure only where it is the same.
 * Belongs here: which parts of a sheet make another figure of it. Does not belong: titles, texts, breaks, limits, which may change freely.
 * Used when a catalogue is frozen and when an edition is held against the one before. Pure.
 */
import { createHash } from 'node:crypto';
import type { GroupDefinition, IndicatorDefinition } from './types.ts';

/** The same content, the same text: members by name, lists by content; no list in a condition has an order that matters. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([name, one]) => `${name}:${written(one)}`);
  return `{${members.sort().join(',')}}`;
}

type Counted = Pick<
  IndicatorDefinition,
  'measure' | 'average' | 'lagYears' | 'unit' | 'counts' | 'dimensions'
>;

/** Checksum (hex) of population, conditions, averaging, lag, unit and the groups of its breakdowns. */
export function countedAs(sheet: Counted, groups: readonly GroupDefinition[]): string {
  const { measure, average, lagYears, unit, counts, dimensions } = sheet;
  const parts = groups
    .filter(({ dimension }) => dimensions.includes(dimension))
    .map(({ id, when }) => ({ id, when }));
  return createHash('sha256')
    .update(written({ measure, average, lagYears, unit, counts, parts }))
    .digest('hex');
}
