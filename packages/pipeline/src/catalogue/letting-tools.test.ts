/** The law's letting tools as data: every row of the knowledge table is there, with its areas, paragraph, source and certainty. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { barredBy, type LettingArea, type LettingTool, REGISTERED_TOOLS } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from './load-catalogue.ts';

const { lettingTools } = loadCatalogue(process.cwd());
const row = (id: string) => lettingTools.find((one) => one.id === id);

const KNOWLEDGE = resolve(process.cwd(), '../shared/knowledge/letting-law.md');

const CODES: Readonly<Record<string, LettingArea>> = {
  ALM: 'ordinary',
  FOR: 'forebyggelse',
  UDS: 'udsat',
  PAR: 'parallelsamfund',
  OMD: 'omdannelse',
  EXIT: 'plan-running',
  K51B: 'kombineret',
};

/** Everywhere: the cell names the municipality or any area. */
const EVERYWHERE = ['ALM', 'FOR', 'UDS', 'PAR', 'OMD', 'EXIT'];

interface Written {
  readonly id: string;
  readonly areas: readonly string[];
  readonly status: string;
  readonly paragraph: string;
  readonly subsection: string;
  readonly source: string;
  readonly mark: string;
}

function codesIn(cell: string): readonly string[] {
  if (cell.startsWith('not ')) return [cell];
  if (cell === 'municipality' || cell.startsWith('any')) return EVERYWHERE;
  if (cell.includes('udsat types')) return ['FOR', 'UDS', 'PAR', 'OMD'];
  return cell.split(' ').filter((code) => code in CODES);
}

/** The rows of section 1 of the knowledge table. */
function writtenRows(): readonly Written[] {
  const text = readFileSync(KNOWLEDGE, 'utf8');
  const section = text.slice(text.indexOf('## 1. Area type'), text.indexOf('## 2. Details'));
  return section
    .split('\n')
    .filter((line) => /^\| [A-ZÅ]{2}-\d+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(
      ([
        ,
        id = '',
        ,
        areas = '',
        status = '',
        paragraph = '',
        subsection = '',
        ,
        ,
        source = '',
        mark = '',
      ]) => ({
        ...{ id, status, paragraph, subsection, source, mark },
        areas: codesIn(areas),
      }),
    );
}

const areaOf = (code: string): LettingArea | undefined =>
  code === 'not K51B' ? 'not-kombineret' : CODES[code];

const numbersIn = (words: string) => words.match(/\d+( [a-c]\b)?/g) ?? [];
const spaced = (words: string) => words.replaceAll('\u00a0', ' ');

const STATUS_WORDS: Readonly<Record<LettingTool['status'][number], RegExp>> = {
  may: /\bmay\b/,
  must: /\bmust\b/,
  barred: /^barred/,
  none: /^none/,
  'goes-on': /^goes on/,
  'ordinary-rule': /^ordinary rule/,
};

describe.skipIf(!existsSync(KNOWLEDGE))(
  'held against the table it was made from (skipped: not beside the checkout)',
  () => {
    const written = writtenRows();

    test('no row is missing and none is invented', () => {
      expect(lettingTools.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
    });

    test.each(written)('$id speaks of the same areas with the same status', ({ id, areas, status }) => {
      expect([...(row(id)?.areas ?? [])].sort()).toEqual(areas.map(areaOf).sort());
      for (const word of row(id)?.status ?? []) expect(status).toMatch(STATUS_WORDS[word]);
    });

    test.each(written)('$id cites the same paragraph', ({ id, paragraph, subsection }) => {
      const cited = numbersIn(spaced(row(id)?.paragraph ?? ''));
      const asked = [...numbersIn(paragraph), ...numbersIn(subsection.replace(/\(.*\)/, ''))];
      for (const number of asked) expect(cited).toContain(number);
    });

    test.each(written)('$id is no surer than where it was read', ({ id, mark, source }) => {
      const { certainty, source: own = '' } = row(id) ?? {};
      const read = /^V/.test(mark) && !mark.includes('not read');
      expect(certainty === 'read').toBe(read);
      if (!source.startsWith('same')) expect(own).toContain(source.split(/;| \(/)[0]);
    });
  },
);

test('combined letting hangs on its own list and on nothing else', () => {
  expect(row('KU-1')?.areas).toEqual(['kombineret']);
  expect(row('KU-2')?.areas).toEqual(['not-kombineret']);
  expect(lettingTools.filter(({ areas }) => areas.includes('kombineret')).map(({ id }) => id)).toEqual([
    'KU-1',
  ]);
});

test('the bars on assignment differ between a prevention area and the others', () => {
  const barred = (area: LettingArea) =>
    lettingTools
      .filter(
        ({ tool, areas, status }) =>
          tool === 'kommunal-anvisning' && areas.includes(area) && status.includes('barred'),
      )
      .map(({ paragraph }) => spaced(paragraph));
  expect(barred('forebyggelse')).toEqual(['§ 59, stk. 7']);
  expect(barred('omdannelse')).toEqual(['§ 59, stk. 6']);
  expect(barred('ordinary')).toEqual([]);
});

describe('tools of the register', () => {
  test('that the law leaves no place at all in a vulnerable area off the list of § 51 b', () => {
    const kinds = (tool: (typeof REGISTERED_TOOLS)[number]) =>
      tool === 'combined' ? 'not-kombineret' : 'udsat';
    const barred = REGISTERED_TOOLS.flatMap((tool) => {
      const found = barredBy(lettingTools, tool, kinds(tool));
      return found ? [`${tool} ${found.id}`] : [];
    });
    expect(barred).toEqual(['combined KU-2', 'obligatoryRejection AF-3', 'priority FR-2']);
  });
  test('each have a row that speaks of them', () => {
    const spoken = new Set(lettingTools.map(({ registeredAs }) => registeredAs));
    expect(REGISTERED_TOOLS.filter((tool) => !spoken.has(tool))).toEqual([]);
  });
});
