/** What holds for every cell there can be: honest intervals, clean steps, nothing narrower than the policy, the same every time. */
import type { ClassRules, Observation } from '@bybalance/release';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atomTable,
  deliveredPolicy,
  deliveredTable,
  flowTable,
  indicator,
  known,
  node,
  protectInput,
  roundedPolicy,
  suppressedPolicy,
} from '../../../../tests/support/municipality.ts';
import type { IndicatorDefinition, Policy } from '../catalogue/types.ts';
import type { MeasuredTable } from '../measure/types.ts';
import { protect } from './protect.ts';
import { rulesFor } from './rules-for.ts';

const size = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 130_000 }),
);

/** numerator ≤ denominator, often at either end. */
const cell = size.chain((denominator) =>
  fc.record({
    denominator: fc.constant(denominator),
    numerator: fc.oneof(
      fc.integer({ min: 0, max: denominator }),
      fc.integer({ min: 0, max: Math.min(denominator, 8) }),
      fc.integer({ min: Math.max(0, denominator - 8), max: denominator }),
    ),
    householdsN: fc.integer({ min: 0, max: Math.max(1, denominator) }),
    householdsY: fc.integer({ min: 0, max: 6 }),
  }),
);
const cells = fc.array(cell, { minLength: 1, maxLength: 40 });
type Cell = typeof cell extends fc.Arbitrary<infer T> ? T : never;

const unit = fc.constantFrom('share' as const, 'count' as const);
/** Rounded to 10, and classes as wide: what a strict site may ask for. */
const wide = (rules: ClassRules): ClassRules => ({
  ...rules,
  smallCount: 10,
  minimumPersons: rules.minimumPersons + 10,
});
const { core, sensitive, income, health, crime, child } = roundedPolicy.classes;
const widePolicy: Policy = {
  ...roundedPolicy,
  id: 'wide',
  base: 10,
  smallCount: 10,
  classes: {
    core: wide(core),
    sensitive: wide(sensitive),
    income: wide(income),
    health: wide(health),
    crime: wide(crime),
    child: wide(child),
  },
};

const sensitivity = fc.constantFrom('core' as const, 'sensitive' as const, 'health' as const);

function tableOf(list: readonly Cell[], periods: readonly string[]) {
  return atomTable(
    'andel',
    {
      numerator: list.map((one) => one.numerator),
      denominator: list.map((one) => one.denominator),
      householdsN: list.map((one) => one.householdsN),
      householdsY: list.map((one) => one.householdsY),
    },
    periods,
  );
}

async function show(
  table: MeasuredTable,
  sheet: IndicatorDefinition,
  nodes: number,
  policy: Policy = roundedPolicy,
): Promise<readonly Observation[]> {
  const all = Array.from({ length: nodes }, (_, i) => node('omraader', String(i), [i]));
  const { tables } = await protect(
    protectInput({ tables: [table], nodes: all }, [sheet], {
      site: { policy: { id: policy.id, version: 1 }, periods: table.periods },
      catalogue: { indicators: [sheet], groups: [], laws: [], policies: [policy, deliveredPolicy] },
    }),
  );
  return tables[0]?.observations ?? [];
}

const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

/** The interval holds the truth, the value lies on its step and inside the interval. */
function expectHonest(row: Observation, truth: number): void {
  if (!('lo' in row)) return;
  expect(truth).toBeGreaterThanOrEqual(row.lo - 1e-12);
  expect(truth).toBeLessThanOrEqual(row.hi + 1e-12);
  if (!('value' in row)) return;
  expect(row.value).toBeGreaterThanOrEqual(row.lo);
  expect(row.value).toBeLessThanOrEqual(row.hi);
  expect(isMultiple(row.value, row.step)).toBe(true);
}

function expectHonestCount(
  count: { readonly value: number; readonly lo: number; readonly hi: number } | undefined,
  truth: number,
): void {
  if (count === undefined) return;
  expect(count.lo).toBeLessThanOrEqual(truth);
  expect(count.hi).toBeGreaterThanOrEqual(truth);
  expect(count.value).toBeGreaterThanOrEqual(count.lo);
  expect(count.value).toBeLessThanOrEqual(count.hi);
}

describe('whatever the cells', () => {
  test('the truth lies in what is shown, and values lie on their steps', async () => {
    await fc.assert(
      fc.asyncProperty(cells, unit, sensitivity, async (list, unitOf, sensitivityOf) => {
        const sheet = indicator('andel', { unit: unitOf, sensitivity: sensitivityOf });
        const rows = await show(tableOf(list, ['2026']), sheet, list.length);
        rows.forEach((row, i) => {
          const { numerator = 0, denominator = 0 } = list[i] ?? {};
          expectHonest(row, unitOf === 'count' ? numerator : numerator / denominator);
          if (!('lo' in row)) return;
          expectHonestCount(row.numerator, numerator);
          expectHonestCount(row.denominator, denominator);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the truth lies in what a stricter policy shows, which prints nothing that the usual one does not', async () => {
    await fc.assert(
      fc.asyncProperty(cells, unit, sensitivity, async (list, unitOf, sensitivityOf) => {
        const sheet = indicator('andel', { unit: unitOf, sensitivity: sensitivityOf });
        const rows = await show(tableOf(list, ['2026']), sheet, list.length, widePolicy);
        const usual = await show(tableOf(list, ['2026']), sheet, list.length);
        rows.forEach((row, i) => {
          const { numerator = 0, denominator = 0 } = list[i] ?? {};
          expectHonest(row, unitOf === 'count' ? numerator : numerator / denominator);
          if (!('lo' in row)) return;
          expectHonestCount(row.numerator, numerator);
          expectHonestCount(row.denominator, denominator);
          const before = usual[i];
          // A family of six is hidden by P6; in the class "under 10" it is one of many possible numbers.
          if ('value' in row) expect(before && 'value' in before).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('nothing is shown narrower than the policy', async () => {
    const { minimumPersons, minimumHouseholds, smallCount, minimumHouseholdsWithAttribute } = rulesFor(
      roundedPolicy,
      'sensitive',
    );
    await fc.assert(
      fc.asyncProperty(cells, async (list) => {
        const rows = await show(tableOf(list, ['2026']), indicator('andel'), list.length);
        rows.forEach((row, i) => {
          const exact = list[i];
          if (!exact || row.status === 'suppressed') return;
          expect(exact.denominator).toBeGreaterThanOrEqual(minimumPersons);
          expect(exact.householdsN).toBeGreaterThanOrEqual(minimumHouseholds);
          const isSmall = exact.numerator < smallCount || exact.denominator - exact.numerator < smallCount;
          if (isSmall) expect(row.status).toBe('under-threshold');
          if (!('value' in row)) return;
          expect(row.value).toBeGreaterThan(0);
          expect(row.value).toBeLessThan(1);
          expect(exact.householdsY).toBeGreaterThanOrEqual(minimumHouseholdsWithAttribute);
          // At least three whole persons are possible.
          expect((row.numerator?.hi ?? 0) - (row.numerator?.lo ?? 0)).toBeGreaterThanOrEqual(2);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('under `suppressed` a count is exact, in the class, or not told, and whatever is not told rounded is not told exactly', async () => {
    await fc.assert(
      fc.asyncProperty(cells, unit, sensitivity, async (list, unitOf, sensitivityOf) => {
        const sheet = indicator('andel', { unit: unitOf, sensitivity: sensitivityOf });
        const rows = await show(tableOf(list, ['2026']), sheet, list.length, suppressedPolicy);
        const rounded = await show(tableOf(list, ['2026']), sheet, list.length);
        rows.forEach((row, i) => {
          const { numerator = 0, denominator = 0 } = list[i] ?? {};
          expect(row.status).not.toBe('coarsened');
          if (!('lo' in row)) return;
          expect(rounded[i]?.status).not.toBe('suppressed');
          expectHonest(row, unitOf === 'count' ? numerator : numerator / denominator);
          expectHonestCount(row.numerator, numerator);
          expect(row.denominator?.value ?? denominator).toBe(denominator);
          if ('value' in row)
            expect(row.numerator).toEqual({
              ...row.numerator,
              value: numerator,
              lo: numerator,
              hi: numerator,
            });
        });
      }),
      { numRuns: 200 },
    );
  });

  test('protecting twice gives the same rows, and equal cells are shown equal', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (list) => {
        const doubled = [...list, ...list];
        const sheet = indicator('andel');
        const rows = await show(tableOf(doubled, ['2026']), sheet, doubled.length);
        expect(await show(tableOf(doubled, ['2026']), sheet, doubled.length)).toEqual(rows);
        list.forEach((_, i) => {
          expect({ ...rows[i], area: '' }).toEqual({ ...rows[i + list.length], area: '' });
        });
      }),
      { numRuns: 100 },
    );
  });

  test.each(['meanOfShares', 'pooled'] as const)(
    'a mean of two years, %s, holds the true one, on its step',
    async (how) => {
      const sheet = indicator('andel', { averageYears: 2, average: { years: 2, how } });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (pairs) => {
          const rows = await show(tableOf(pairs.flat(), ['2025', '2026']), sheet, pairs.length);
          pairs.forEach(([older, newer], i) => {
            const row = rows[2 * i + 1];
            const truth =
              how === 'pooled'
                ? (older.numerator + newer.numerator) / (older.denominator + newer.denominator)
                : (older.numerator / older.denominator + newer.numerator / newer.denominator) / 2;
            if (row) expectHonest(row, truth);
          });
        }),
        { numRuns: 300 },
      );
    },
  );

  test('full-time persons with one decimal stay inside their interval', async () => {
    const tenths = fc.record({
      tenths: fc.integer({ min: 0, max: 9000 }),
      rest: fc.integer({ min: 0, max: 900 }),
    });
    const sheet = indicator('andel', { counts: 'full-time-person', sourceId: 'dst' });
    await fc.assert(
      fc.asyncProperty(tenths, async ({ tenths: count, rest }) => {
        const denominator = Math.ceil(count / 10) + rest;
        const table = deliveredTable('andel', { 'omraader/0 2026': known(count / 10, denominator) });
        const [row] = await show(table, sheet, 1);
        if (!row || !('lo' in row)) return;
        expectHonest(row, count / 10 / denominator);
        expectHonestCount(row.numerator, count / 10);
      }),
      { numRuns: 500 },
    );
  });

  test('a mean income and its ratio to the region hold the truth', async () => {
    const income = fc.integer({ min: -20_000, max: 2_000_000 });
    const reference = fc.integer({ min: 150_000, max: 500_000 });
    await fc.assert(
      fc.asyncProperty(income, reference, async (value, region) => {
        const cellOf = { state: 'mean', value, denominator: 400, reference: region } as const;
        const table = deliveredTable('indkomst', { 'omraader/0 2026': cellOf });
        for (const unitOf of ['mean-dkk', 'ratio'] as const) {
          const sheet = indicator('indkomst', { unit: unitOf, sensitivity: 'income', sourceId: 'dst' });
          const [row] = await show(table, sheet, 1);
          if (row) expectHonest(row, unitOf === 'ratio' ? value / region : value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('moves in, out and net per 1,000 hold the truth', async () => {
    const movers = fc.integer({ min: 0, max: 400 });
    const residents = fc.integer({ min: 0, max: 5000 });
    const sheet = (id: string, direction: 'in' | 'out' | 'net') =>
      indicator(id, { unit: 'per1000', sensitivity: 'core', measure: { population: 'flow', direction } });
    await fc.assert(
      fc.asyncProperty(movers, movers, residents, async (inwards, outwards, people) => {
        const base = atomTable('indbyggere', { numerator: [people] });
        const moves = [
          [-1, 0, inwards, inwards],
          [0, -1, outwards, outwards],
        ] as const;
        const directions = ['in', 'out', 'net'] as const;
        const tables = directions.map((direction) => flowTable(direction, direction, moves, base));
        const nodes = [node('omraader', '0', [0])];
        const shown = await protect(
          protectInput(
            { tables, nodes },
            directions.map((direction) => sheet(direction, direction)),
          ),
        );
        const truths = [inwards, outwards, inwards - outwards];
        shown.tables.forEach(({ observations: [row] }, i) => {
          if (row) expectHonest(row, ((truths[i] ?? 0) * 1000) / people);
        });
      }),
      { numRuns: 300 },
    );
  });
});
