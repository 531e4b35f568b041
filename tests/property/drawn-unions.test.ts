/**
 * Areas put together by a reader, formed of tables that the real protection rounded: the truth is always inside, order never matters,
 * one area is itself, and a part in more doubt never makes the whole surer.
 */
import { type Observation, unionOf } from '@bybalance/release';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import {
  areaSet,
  deliveredTable,
  indicator,
  known,
  node,
  protectInput,
  roundedPolicy,
} from '../support/municipality.ts';

interface Counted {
  readonly numerator: number;
  readonly denominator: number;
}

/** Small and large areas, all shares from none to all. */
const counted: fc.Arbitrary<Counted> = fc
  .oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 5000 }))
  .chain((denominator) =>
    fc
      .oneof(fc.integer({ min: 0, max: Math.min(8, denominator) }), fc.integer({ min: 0, max: denominator }))
      .chain((part) =>
        fc.constantFrom(part, denominator - part).map((numerator) => ({ numerator, denominator })),
      ),
  );

const set = areaSet('omraader', []);
const codes = (areas: readonly Counted[]) => areas.map((_, i) => String(i + 1));

/** As the real protection shows the areas, before anybody puts them together. */
async function rowsOf(areas: readonly Counted[], unit: 'share' | 'count') {
  const definition = indicator('x', { unit, measure: { population: 'delivered', table: 'x' } });
  const cells = areas.map(
    ({ numerator, denominator }, i) =>
      [
        `omraader/${i + 1} 2026`,
        unit === 'count' ? known(numerator) : known(numerator, denominator),
      ] as const,
  );
  const nodes = codes(areas).map((code) => node('omraader', code, []));
  const tables = [deliveredTable('x', Object.fromEntries(cells))];
  const made = await protect(protectInput({ tables, nodes }, [definition]));
  return { definition, rows: made.tables[0]?.observations ?? [] };
}

const put = (definition: Parameters<typeof unionOf>[0]['indicator'], parts: readonly Observation[]) =>
  unionOf({ indicator: definition, areaSet: set, parts, steps: roundedPolicy.precision.alle.share });

const areasOf = (least: number) => fc.array(counted, { minLength: least, maxLength: 6 });
const unit = fc.constantFrom('share' as const, 'count' as const);

const truthOf = (areas: readonly Counted[], of: 'share' | 'count') => {
  const sum = (pick: (area: Counted) => number) => areas.reduce((all, one) => all + pick(one), 0);
  const numerator = sum((area) => area.numerator);
  return of === 'count' ? numerator : numerator / sum((area) => area.denominator);
};

describe('areas put together', () => {
  test('have an interval that holds the exact figure, and a value on its step inside it', async () => {
    let summed = 0;
    await fc.assert(
      fc.asyncProperty(areasOf(2), unit, async (areas, of) => {
        const { definition, rows } = await rowsOf(areas, of);
        const union = put(definition, rows);
        if (union.kind !== 'sum') return;
        summed++;
        const { figure } = union;
        const truth = truthOf(areas, of);
        expect(figure.lo).toBeLessThanOrEqual(truth + 1e-9);
        expect(figure.hi).toBeGreaterThanOrEqual(truth - 1e-9);
        if (figure.status !== 'published') return;
        expect(figure.lo).toBeLessThanOrEqual(figure.value);
        expect(figure.value).toBeLessThanOrEqual(figure.hi);
        const steps = figure.value / figure.step;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      }),
      { numRuns: 400 },
    );
    expect(summed).toBeGreaterThan(100);
  });

  test('are the same in any order', async () => {
    await fc.assert(
      fc.asyncProperty(areasOf(2), unit, fc.infiniteStream(fc.nat()), async (areas, of, keys) => {
        const { definition, rows } = await rowsOf(areas, of);
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(put(definition, shuffled)).toEqual(put(definition, rows));
      }),
    );
  });

  test('are the area itself where there is one', async () => {
    await fc.assert(
      fc.asyncProperty(counted, unit, async (area, of) => {
        const { definition, rows } = await rowsOf([area], of);
        expect(put(definition, rows)).toEqual({ kind: 'part', observation: rows[0] });
      }),
    );
  });

  test('never become surer when a part is in more doubt', async () => {
    const more = fc.record({ below: fc.nat({ max: 30 }), above: fc.nat({ max: 30 }) });
    await fc.assert(
      fc.asyncProperty(areasOf(2), unit, more, async (areas, of, { below, above }) => {
        const { definition, rows } = await rowsOf(areas, of);
        const wider = rows.map((row, i) => (i === 0 ? widen(row, below, above) : row));
        const [before, after] = [put(definition, rows), put(definition, wider)];
        if (after.kind !== 'sum') return;
        // What is certain enough with more doubt was certain enough with less.
        expect(before.kind).toBe('sum');
        if (before.kind !== 'sum') return;
        expect(after.figure.lo).toBeLessThanOrEqual(before.figure.lo + 1e-9);
        expect(after.figure.hi).toBeGreaterThanOrEqual(before.figure.hi - 1e-9);
        expect(after.figure.step).toBeGreaterThanOrEqual(before.figure.step);
      }),
      { numRuns: 300 },
    );
  });
});

/** The same figure, its numerator less sure by whole counts on both sides. */
function widen(row: Observation, below: number, above: number): Observation {
  if (!('lo' in row) || row.numerator === undefined) return row;
  const { denominator } = row;
  const most = denominator?.hi ?? Number.POSITIVE_INFINITY;
  const numerator = {
    ...row.numerator,
    lo: Math.max(0, row.numerator.lo - below),
    hi: Math.min(most, row.numerator.hi + above),
  };
  const interval =
    denominator === undefined
      ? { lo: numerator.lo, hi: numerator.hi }
      : {
          lo: Math.min(row.lo, numerator.lo / denominator.hi),
          hi: Math.max(row.hi, Math.min(1, numerator.hi / denominator.lo)),
        };
  return { ...row, ...interval, numerator };
}
