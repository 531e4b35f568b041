/** The tables of docs/method/protection.md, row by row, under the policy that ships with the catalogue. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { edgeOf, type Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import type { IndicatorDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import { atomTable, indicator, node, protectInput } from '../support/municipality.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { policies } = loadCatalogue(root);
const manual = readFileSync(`${root}/docs/method/protection.md`, 'utf8');

const toNumber = (written: string) => Number(written.replaceAll(',', ''));
const grouped = (value: number) => value.toLocaleString('en-GB');

interface Cell {
  readonly numerator: number;
  readonly denominator?: number;
  readonly householdsWith?: number;
}

async function shown(cell: Cell, changes: Partial<IndicatorDefinition>): Promise<Observation> {
  const sheet = indicator('andel', changes);
  const table = atomTable('andel', {
    numerator: [cell.numerator],
    ...(cell.denominator === undefined ? {} : { denominator: [cell.denominator] }),
    ...(cell.householdsWith === undefined ? {} : { householdsY: [cell.householdsWith] }),
  });
  const measured = { tables: [table], nodes: [node('omraader', '1', [0])] };
  const { tables } = await protect(
    protectInput(measured, [sheet], { catalogue: { indicators: [sheet], groups: [], policies, laws: [] } }),
  );
  const row = tables[0]?.observations[0];
  if (row === undefined) throw new TypeError('Nothing came out of protect.');
  return row;
}

const decimalsOf = (step: number) => (step * 100 >= 1 ? 0 : 1);

function inWords(row: Observation): string {
  if ('value' in row) return `${(row.value * 100).toFixed(decimalsOf(row.step))} %`;
  if (!('lo' in row)) return row.reason;
  const edge = edgeOf('share', row);
  return `${edge?.side} ${Math.round((edge?.at ?? 0) * 100)} %`;
}

const REASON_IN_MANUAL: Readonly<Record<string, string>> = {
  'hidden: fewer than 20 persons': 'few-persons',
  'hidden: fewer than 3 households': 'few-households',
};

const countRows = [
  ...manual.matchAll(/^\| ([\d,]+)(?: – (\d+))? \| ([^|]+) \| ([\d,]+) – ([\d,]+) \|$/gm),
].flatMap(([, first = '', last, text = '', lo = '', hi = '']) =>
  [first, last ?? first].map((count) => [toNumber(count), text, toNumber(lo), toNumber(hi)] as const),
);

describe('counts', () => {
  test('there are rows to hold', () => expect(countRows).toHaveLength(8));
  test.each(countRows)('%i is shown as %s and may be %i to %i', async (numerator, text, lo, hi) => {
    const row = await shown({ numerator }, { unit: 'count' });
    const edge = 'lo' in row ? edgeOf('count', row) : undefined;
    expect('value' in row ? grouped(row.value) : `${edge?.side} ${edge?.at}`).toBe(text);
    expect(row).toMatchObject({ lo, hi });
  });
});

const shareRows = [
  ...manual.matchAll(/^\| ([\d ,or]+) of ([\d,]+)(?:, from (\d+) households)? \| ([^|]+) \|/gm),
].flatMap(([, counts = '', denominator = '', households, text = '']) =>
  counts.split(' or ').map((count) => ({
    name: `${count} of ${denominator}`,
    text,
    cell: {
      numerator: toNumber(count),
      denominator: toNumber(denominator),
      ...(households === undefined ? {} : { householdsWith: Number(households) }),
    },
  })),
);

describe('shares', () => {
  test('there are rows to hold', () => expect(shareRows).toHaveLength(10));
  test.each(shareRows)('$name is shown as $text', async ({ cell, text }) => {
    expect(inWords(await shown(cell, {}))).toBe(REASON_IN_MANUAL[text] ?? text);
  });
});
