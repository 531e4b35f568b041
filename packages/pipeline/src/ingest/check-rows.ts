/**
 * Runs the checks of a delivery: all of them in one pass, then the lines of those that found something.
 * Belongs here: counting, examples, doubled keys. Does not belong: what is checked (fields.ts, table-rules.ts).
 */
import { type Engine, identifier } from '../engine/types.ts';
import type { Issue } from '../support/errors.ts';
import type { Delivery } from './deliveries.ts';
import type { Check } from './fields.ts';
import { countOf, fileError, shownExamples } from './findings.ts';
import type { Desk, RawTable } from './raw-table.ts';
import { type Expression, statement } from './statement.ts';

async function numbers(engine: Engine, write: Expression, column: string): Promise<readonly number[]> {
  const { sql, values } = statement(write);
  const answer = await engine.columns(sql, values);
  return (answer[column] ?? []).map(Number);
}

async function countWrong({ engine, rows }: Desk, checks: readonly Check[]): Promise<readonly number[]> {
  const { sql, values } = statement((bind) => {
    const counts = checks.map((check, i) => `count(*) FILTER (WHERE ${check.condition(bind)}) AS "${i}"`);
    return `SELECT ${['count(*) AS "rows"', ...counts].join(', ')} FROM ${rows}`;
  });
  const [row] = await engine.rows(sql, values);
  return [Number(row?.['rows'] ?? 0), ...checks.map((_, i) => Number(row?.[String(i)] ?? 0))];
}

async function examplesOf({ engine, rows }: Desk, condition: Expression): Promise<readonly number[]> {
  return numbers(
    engine,
    (bind) => `SELECT "#" FROM ${rows} WHERE ${condition(bind)} ORDER BY "#" LIMIT ${shownExamples}`,
    '#',
  );
}

/** Every check in one pass over the rows; those that found something become issues with their first lines. */
export async function checkRows(
  desk: Desk,
  delivery: Delivery,
  raw: RawTable,
  checks: readonly Check[],
): Promise<readonly Issue[]> {
  const [rows = 0, ...counts] = await countWrong(desk, checks);
  const issues: Issue[] = [];
  for (const [i, check] of checks.entries()) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const examples = raw.placesOf(await examplesOf(desk, check.condition));
    const problem = check.problem({ count, rows, examples, unit: raw.unit });
    const at = { line: examples[0], at: check.at };
    issues.push({ ...fileError(check.code, delivery.file, problem, check.remedy, at), level: check.level });
  }
  return issues;
}

/** Delivery columns of the recipe's `unique`, which may name the vault's fields. */
function uniqueColumns({ recipe }: Delivery): readonly string[] {
  return recipe.unique.map((name) => recipe.columns.find(({ to }) => to === name)?.from ?? name);
}

const keyNames: Readonly<Record<string, string>> = {
  person_state: 'the same person and date',
  event: 'the same person, event and date',
};

/** Counts hashes, which is fast; equal ones may be a coincidence, unequal ones never repeat a key. */
async function mayRepeat({ engine, rows }: Desk, key: string, present: string): Promise<boolean> {
  const [repeats = 0] = await numbers(
    engine,
    () => `SELECT count(*) - count(DISTINCT hash(${key})) AS n FROM ${rows} WHERE ${present}`,
    'n',
  );
  return repeats > 0;
}

/** Rows that repeat the key of another one: a person delivered twice for a year, say. */
export async function checkUnique(desk: Desk, delivery: Delivery, raw: RawTable): Promise<readonly Issue[]> {
  const columns = uniqueColumns(delivery);
  if (columns.length === 0 || columns.some((name) => !raw.columns.includes(name))) return [];
  const { engine, rows } = desk;
  const key = columns.map(identifier).join(', ');
  const present = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  if (!(await mayRepeat(desk, key, present))) return [];
  const doubled = `SELECT ${key}, count(*) AS n FROM ${rows} WHERE ${present} GROUP BY ${key} HAVING count(*) > 1`;
  const [count = 0] = await numbers(
    engine,
    () => `SELECT coalesce(sum(n - 1), 0) AS n FROM (${doubled})`,
    'n',
  );
  if (count === 0) return [];
  const records = await numbers(
    engine,
    () =>
      `SELECT "#" FROM ${rows} SEMI JOIN (${doubled}) d USING (${key}) ORDER BY ${key}, "#" LIMIT ${shownExamples}`,
    '#',
  );
  const places = raw.placesOf(records);
  const what = keyNames[delivery.recipe.table] ?? `the same ${columns.join(', ')}`;
  const more = count + 1 > places.length ? ' …' : '';
  const problem = `${countOf(count, 'row')} ${count === 1 ? 'repeats' : 'repeat'} another: ${what} (${raw.unit}s ${places.join(', ')}${more}).`;
  const at = { line: places[1], at: columns.join(', ') };
  return [fileError('duplicate-row', delivery.file, problem, 'Deliver each once.', at)];
}
