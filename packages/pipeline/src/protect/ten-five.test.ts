/** Rounding held against the table of the Office for National Statistics for its 10-5 rule: under 10 hidden, the rest to the nearest 5. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Rounding, roundCount } from './round.ts';

const file = new URL(
  '../../../../../shared/data/sdc-ons-cellkey/ptable_10_5_rule_compact.csv',
  import.meta.url,
);
const TEN_FIVE: Rounding = { base: 5, smallCount: 10, scale: 1 };

/** What the table adds to a count, by its row: counts over 750 use the last 250 rows again and again. */
function readTable(): (count: number) => number {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(file, 'utf8'), {
    columns: true,
  });
  const added = new Map(rows.map((row) => [Number(row['pcv']), Number(row['pvalue'])]));
  return (count) => added.get(count <= 750 ? count : ((count - 1) % 250) + 501) ?? Number.NaN;
}

// The table is published by others and lies beside the project, not in it; without it there is nothing to compare with.
describe.skipIf(!existsSync(file))('rounding with a smallest count of 10 and base 5', () => {
  test('gives for every count the figure of the published table', () => {
    const added = readTable();
    for (let count = 1; count <= 5000; count++) {
      expect(roundCount(count, TEN_FIVE).value, `${count}`).toBe(count + added(count));
    }
  });

  test.each([
    [9, 0],
    [12, 10],
    [13, 15],
    [751, 750],
  ])('shows %i as %i', (count, shown) => {
    expect([roundCount(count, TEN_FIVE).value, count + readTable()(count)]).toEqual([shown, shown]);
  });
});
