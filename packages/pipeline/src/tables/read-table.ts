/** Reads a plain table and works out which inner cells each row adds up. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { checkNoErrors, type Issue, UserError } from '../support/errors.ts';
import type { PlainTable, TableOptions } from './types.ts';

type CsvRecord = Readonly<Record<string, string>>;

function readCsv(file: string): {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
} {
  try {
    const rows: string[][] = parse(readFileSync(file, 'utf8'), {
      bom: true,
      skip_empty_lines: true,
      trim: true,
    });
    const [header = [], ...body] = rows;
    return {
      header,
      records: body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']))),
    };
  } catch (cause) {
    throw new UserError(
      [
        {
          level: 'error',
          code: 'tables/unreadable',
          place: { file },
          problem: 'The file cannot be read as CSV.',
          remedy: 'Check that it exists, is UTF-8 and has the same number of commas in each line.',
        },
      ],
      undefined,
      { cause },
    );
  }
}

function columnIssues(file: string, header: readonly string[], wanted: readonly string[]): Issue[] {
  return wanted
    .filter((name) => !header.includes(name))
    .map((name) => ({
      level: 'error' as const,
      code: 'tables/missing-column',
      place: { file, line: 1, at: name },
      problem: `There is no column ${name}; the file has ${header.join(', ')}.`,
      remedy: 'Name the column with --keys, --count or --status.',
    }));
}

/** child → parents, over all hierarchy files. */
function readParents(files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map<string, Set<string>>();
  for (const file of files) {
    const { header, records } = readCsv(file);
    checkNoErrors(columnIssues(file, header, ['child', 'parent']));
    for (const record of records) {
      const child = record['child'] ?? '';
      const known = parents.get(child) ?? new Set<string>();
      known.add(record['parent'] ?? '');
      parents.set(child, known);
    }
  }
  return parents;
}

/** Suppressed rows may leave the count out, as a published table does. */
function countIssues(
  file: string,
  records: readonly CsvRecord[],
  column: string,
  hidden: ReadonlySet<number>,
): Issue[] {
  return records.flatMap((record, i) => {
    const text = record[column] ?? '';
    if (text === '' && hidden.has(i)) return [];
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return [];
    return [
      {
        level: 'error' as const,
        code: 'tables/not-a-count',
        place: { file, line: i + 2, at: column },
        problem: 'This is not a whole number of 0 or more.',
        remedy: 'Give a count in every row; only suppressed rows may leave it out.',
      },
    ];
  });
}

interface Dimension {
  readonly leaves: readonly string[];
  /** Code → leaves below it. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

/** Leaves are the codes that are no code's parent; `total` holds them all. */
function readDimension(
  codes: readonly string[],
  total: string,
  parents: ReadonlyMap<string, ReadonlySet<string>>,
): Dimension {
  const present = new Set(codes.filter((code) => code !== total));
  const isParent = new Set(
    [...parents].filter(([child]) => present.has(child) || parents.has(child)).flatMap(([, of]) => [...of]),
  );
  const leaves = [...present].filter((code) => !isParent.has(code)).sort();
  const below = new Map<string, string[]>();
  const put = (code: string, leaf: string) => {
    const list = below.get(code) ?? [];
    if (!list.includes(leaf)) list.push(leaf);
    below.set(code, list);
  };
  const climb = (code: string, leaf: string, depth: number) => {
    put(code, leaf);
    if (depth < 20) for (const parent of parents.get(code) ?? []) climb(parent, leaf, depth + 1);
  };
  for (const leaf of leaves) {
    put(total, leaf);
    climb(leaf, leaf, 0);
  }
  return { leaves, below };
}

function cellsOf(
  record: CsvRecord,
  keys: readonly string[],
  dimensions: readonly Dimension[],
): readonly number[] {
  let cells: readonly number[] = [0];
  keys.forEach((key, d) => {
    const dimension = dimensions[d] as Dimension;
    const leaves = dimension.below.get(record[key] ?? '') ?? [];
    const positions = leaves.map((leaf) => dimension.leaves.indexOf(leaf));
    cells = cells.flatMap((cell) => positions.map((position) => cell * dimension.leaves.length + position));
  });
  return cells;
}

/** Numbers only the inner cells that some row of the file names: a cell without a row is known to be empty. */
function compact(cells: readonly (readonly number[])[]): {
  readonly cells: readonly (readonly number[])[];
  readonly inner: number;
} {
  const number = new Map<number, number>();
  for (const cell of cells)
    if (cell.length === 1 && cell[0] !== undefined && !number.has(cell[0])) number.set(cell[0], number.size);
  return {
    cells: cells.map((cell) => cell.flatMap((inner) => number.get(inner) ?? []).sort((a, b) => a - b)),
    inner: number.size,
  };
}

function sumIssues(file: string, cells: readonly (readonly number[])[], counts: readonly number[]): Issue[] {
  const inner = new Map<number, number>();
  cells.forEach((cell, row) => {
    if (cell.length === 1 && cell[0] !== undefined) inner.set(cell[0], counts[row] ?? 0);
  });
  const wrong = cells.flatMap((cell, row) => {
    const sum = cell.reduce((s, c) => s + (inner.get(c) ?? 0), 0);
    // NaN: a suppressed cell without its count is among them, and the sum cannot be checked.
    return Number.isNaN(sum) || Number.isNaN(counts[row]) || sum === counts[row] ? [] : [row + 2];
  });
  if (wrong.length === 0) return [];
  return [
    {
      level: 'error',
      code: 'tables/margin-not-a-sum',
      place: { file, line: wrong[0] ?? 2 },
      problem: `${wrong.length} rows are not the sum of the cells below them (first lines: ${wrong.slice(0, 5).join(', ')}).`,
      remedy: 'Correct the counts, or name the hierarchy with --hierarchy or --link.',
    },
  ];
}

function duplicateIssues(file: string, records: readonly CsvRecord[], keys: readonly string[]): Issue[] {
  const seen = new Map<string, number>();
  return records.flatMap((record, i) => {
    const id = keys.map((key) => record[key] ?? '').join('\n');
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, i + 2);
      return [];
    }
    return [
      {
        level: 'error' as const,
        code: 'tables/duplicate-row',
        place: { file, line: i + 2 },
        problem: `The same keys stand in line ${first}.`,
        remedy: 'Keep one row per cell and per margin.',
      },
    ];
  });
}

/** Reads and checks a plain table. UserError with every issue found. */
export function readTable(file: string, options: TableOptions): PlainTable {
  const { header, records } = readCsv(file);
  const wanted = [...options.keys, options.count, ...(options.status === undefined ? [] : [options.status])];
  checkNoErrors(columnIssues(file, header, wanted));
  const suppressed = new Set(
    records.flatMap((record, row) =>
      options.status !== undefined && record[options.status] === 'suppressed' ? [row] : [],
    ),
  );
  checkNoErrors([
    ...countIssues(file, records, options.count, suppressed),
    ...duplicateIssues(file, records, options.keys),
  ]);
  const parents = readParents(options.hierarchies);
  const dimensions = options.keys.map((key) =>
    readDimension(
      records.map((r) => r[key] ?? ''),
      options.total,
      parents,
    ),
  );
  const counts = records.map((record) =>
    record[options.count] === '' ? Number.NaN : Number(record[options.count]),
  );
  const { cells, inner } = compact(records.map((record) => cellsOf(record, options.keys, dimensions)));
  checkNoErrors(sumIssues(file, cells, counts));
  return { file, keys: options.keys, header, records, counts, suppressed, cells, inner };
}
