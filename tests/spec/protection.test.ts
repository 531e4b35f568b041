/** The tables of docs/method/protection.md, row by row, under the policy that ships with the catalogue. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  edgeOf,
  type Layer,
  type Observation,
  type Precision,
  precisionOf,
  stepAt,
} from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import {
  CLASS_FLOOR,
  INDICATOR_CLASSES,
  PRECISION_FLOOR,
  PRECISIONS,
} from '../../packages/pipeline/src/catalogue/policy-floor.ts';
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

const rounded = policies.filter(({ id }) => id === 'rounded5' || id === 'leveret');

const classRows = INDICATOR_CLASSES.map((name) => {
  const row = manual.match(new RegExp(`^\\| ${name} \\| (.+) \\|$`, 'm'))?.[1] ?? '';
  return [name, row.split(' | ').map((cell) => Number.parseFloat(cell))] as const;
});

describe('thresholds by class', () => {
  test.each(classRows)('%s: %j, in the policies and as the floor', (name, numbers) => {
    for (const rules of [...rounded.map(({ classes }) => classes[name]), CLASS_FLOOR[name]]) {
      const { minimumPersons, minimumHouseholds, smallCount, minimumHouseholdsWithAttribute } = rules;
      const { dominancePercent, minimumEachSide, mostMissing } = rules;
      expect([
        ...[minimumPersons, minimumHouseholds, smallCount, minimumHouseholdsWithAttribute],
        ...[dominancePercent, minimumEachSide, mostMissing * 100],
      ]).toEqual(numbers);
    }
  });
});

const LAYER_COLUMNS: readonly Layer[] = ['alle', 'samarbejde', 'samarbejde.fab', 'intern'];

/** "0.5 %" → 0.005, "5,000 kr." → 5000, "–" → undefined. */
function toStep(written: string): number | undefined {
  if (written === '–') return undefined;
  return toNumber(written.split(' ')[0] ?? '') / (/%|points/.test(written) ? 100 : 1);
}

const isFigure = (name: string): name is keyof Precision => name in PRECISION_FLOOR;

const stepRows = [
  ...manual.matchAll(/^\| (\w+) \| ([\d,]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm),
].flatMap(([, figure = '', persons = '', ...cells]) =>
  isFigure(figure) ? [{ figure, persons: toNumber(persons), steps: cells.map(toStep) }] : [],
);

describe('steps by layer', () => {
  test('there are rows to hold', () => expect(stepRows).toHaveLength(12));
  test.each(stepRows)('$figure over $persons persons: $steps', ({ figure, persons, steps }) => {
    for (const { precision } of rounded) {
      const own = LAYER_COLUMNS.map((layer) => stepAt(precisionOf(precision, layer)[figure], persons));
      expect(own).toEqual(steps);
    }
    expect(stepAt(PRECISION_FLOOR[figure], persons)).toBe(steps[1]);
  });
  test.each(PRECISIONS)('%s is not shown below the lowest row', (figure) => {
    const rows = PRECISION_FLOOR[figure];
    const lowest = Math.min(...rows.map(({ from }) => from));
    expect(stepRows.some((row) => row.figure === figure && row.persons === lowest)).toBe(true);
    expect(stepAt(rows, lowest - 1)).toBeUndefined();
  });
});
