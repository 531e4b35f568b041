/**
 * What a decision tells beside the figures, from the files alone: a count that is safe by its figure may not be by the decision on it.
 * Three areas and a municipality of one ready table; a rounded 90 of 100 of which it is decided that at least 92 % are meant is 92.
 */
import type { Inequality, Observation } from '@bybalance/release';
import { seedFromText } from '@bybalance/statistics';
import { describe, expect, test } from 'vitest';
import { attack } from '../../packages/pipeline/src/protect/audit/attack.ts';
import type { BytesInput, PublishedFigures } from '../../packages/pipeline/src/protect/audit/bytes-counts.ts';
import { systemsFromBytes } from '../../packages/pipeline/src/protect/audit/from-bytes.ts';

const years = ['2025', '2026'];
const rounded = (value: number) => ({ value, lo: value - 2, hi: value + 2, step: 5 });
const exactly = (value: number) => ({ value, lo: value, hi: value, step: 1 });

const sheet: PublishedFigures['sheet'] = {
  id: 'ledige',
  unit: 'share',
  counts: 'person',
  sensitivity: 'sensitive',
  lagYears: 0,
  measure: { population: 'delivered', table: 'ledige' },
};

/** A figure whose part is rounded and whose whole everybody knows. */
function row(area: string, period: string, numerator: number, whole: number): Observation {
  const key = { indicator: 'ledige', areaSet: area === 'alt' ? 'kommune' : 'omraader', area, period };
  const common = { ...key, group: 'total', quality: 'final' as const };
  return {
    ...common,
    ...{ status: 'published', reason: 'none', value: numerator / whole, lo: 0, hi: 1, step: 0.01 },
    numerator: rounded(numerator),
    denominator: exactly(whole),
  };
}

const observations = years.flatMap((year) => [
  row('alt', year, 250, 500),
  row('1', year, 90, 100),
  row('2', year, 50, 150),
  row('3', year, 110, 250),
]);

const inputWith = (facts: readonly Inequality[]): BytesInput => ({
  figures: [{ sheet, observations }],
  areas: ['kommune/alt', 'omraader/1', 'omraader/2', 'omraader/3'],
  unitsOf: [[0, 1, 2], [0], [1], [2]],
  units: 3,
  groupWhen: () => undefined,
  smallCountOf: () => 5,
  attempt: 0,
  facts,
  hasPrevious: false,
});

/** Areas of the counts that may be narrower than promised. */
async function narrowWith(facts: readonly Inequality[]): Promise<readonly string[]> {
  const input = inputWith(facts);
  const { systems } = await systemsFromBytes(input);
  expect(systems.length).toBeGreaterThan(0);
  const found = new Set<string>();
  for (const { spec, truth, given, cells, series } of systems) {
    const answer = await attack({
      system: { spec, truth, given },
      seed: seedFromText(series),
      zeroMayBeKnown: true,
      repair: false,
    });
    expect(['safe', 'breach']).toContain(answer.outcome);
    for (const form of answer.unsafe) found.add(input.areas[cells[form]?.node ?? 0] ?? '');
  }
  return [...found];
}

const term = (period: string, coefficient: string) => ({
  indicator: 'ledige',
  cell: `omraader/1|${period}|total`,
  coefficient,
});

describe('decisions in a release', () => {
  test('that say little leave every count as wide as it was', async () => {
    expect(await narrowWith([])).toEqual([]);
    expect(await narrowWith([{ terms: [term('2026', '10')], op: '>', bound: '4' }])).toEqual([]);
  });

  test('that leave one value of a rounded count are found', async () => {
    // Shown as 88 to 92 of 100: at least 92 % can be met by 92 alone.
    expect(await narrowWith([{ terms: [term('2026', '100')], op: '>=', bound: '92' }])).toEqual([
      'omraader/1',
    ]);
  });

  test('on two years bind both: a mean that only the largest of each reaches is found, one year alone tells nothing', async () => {
    const mean = (bound: string): Inequality => ({
      terms: [term('2025', '50'), term('2026', '50')],
      op: '>=',
      bound,
    });
    expect(await narrowWith([mean('92')])).toEqual(['omraader/1']);
    expect(await narrowWith([mean('88')])).toEqual([]);
  });
});
