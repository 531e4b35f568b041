/** Whatever protect may mint survives the way into a file and back, and the order of rows never shows. */
import {
  decodeObservations,
  encodeObservations,
  type Observation,
  QUALITIES,
  REASONS,
  toReleaseJson,
} from '@bybalance/release';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n));
const protectedNumber = fc.record({ value: number, lo: number, hi: number, step: number });
const counts = {
  numerator: fc.option(protectedNumber, { nil: undefined }),
  denominator: fc.option(protectedNumber, { nil: undefined }),
};
const key = {
  indicator: fc.constant('residents'),
  areaSet: fc.constantFrom('omraader', 'kommune'),
  area: fc.string({ minLength: 1, maxLength: 4 }),
  period: fc.integer({ min: 2015, max: 2026 }).map(String),
  group: fc.constantFrom('total', 'sex:k', 'age:0-5'),
  quality: fc.constantFrom(...QUALITIES),
  reason: fc.constantFrom(...REASONS),
};
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({
    ...key,
    status: fc.constantFrom('published' as const, 'coarsened' as const),
    value: number,
    lo: number,
    hi: number,
    step: number,
    ...counts,
  }),
  fc.record({
    ...key,
    status: fc.constant('under-threshold' as const),
    lo: number,
    hi: number,
    step: number,
    ...counts,
  }),
  fc.record({
    ...key,
    status: fc.constantFrom('suppressed' as const, 'unavailable' as const, 'not-applicable' as const),
  }),
);
const cell = (o: Observation) => [o.areaSet, o.area, o.period, o.group].join('\n');
const rows = fc.uniqueArray(observation, { selector: cell, maxLength: 30 });
const byCell = (list: readonly Observation[]) => new Map(list.map((o) => [cell(o), o]));

test('a file holds the rows it was made of, and nothing else', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const file = JSON.parse(toReleaseJson(encodeObservations('residents', made)));
      expect(byCell(decodeObservations(file))).toEqual(byCell(made));
    }),
  );
});

test('the same rows in another order are the same bytes', () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (made, dice) => {
      const shuffled = made
        .map((o) => ({ o, at: dice.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ o }) => o);
      const bytes = (list: readonly Observation[]) => toReleaseJson(encodeObservations('residents', list));
      expect(bytes(shuffled)).toBe(bytes(made));
    }),
  );
});
