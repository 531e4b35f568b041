/**
 * One column of a recipe as SQL: its value in the vault's terms, and the conditions under which a text is wrong.
 * Belongs here: types, codes, ranges, required. Does not belong: rules between columns (table-rules.ts).
 * Every value is a TRY_CAST: a wrong text is NULL here and an issue in its check, and never stops the engine.
 */
import type { Recipe, RecipeColumn } from '../catalogue/types.ts';
import { identifier } from '../engine/types.ts';
import { countOf, type Found, foundPhrase } from './findings.ts';
import type { Bind, Expression } from './statement.ts';

/** A condition that is true for a wrong row, and what to say about such rows. */
export interface Check {
  readonly level: 'error' | 'warning';
  readonly code: string;
  readonly at: string;
  readonly condition: Expression;
  readonly problem: (found: Found) => string;
  readonly remedy: string;
}

/** A column of the recipe that the delivery has. */
export interface Field {
  readonly column: RecipeColumn;
  /** The delivered text. */
  readonly text: string;
  /** The value for the vault, NULL where the text is empty or wrong; keys still as delivered. */
  readonly value: Expression;
  readonly checks: readonly Check[];
}

type DecimalSign = '.' | ',';

const matches = (text: string, pattern: string) => (bind: Bind) =>
  `regexp_full_match(${text}, ${bind(pattern)})`;
const not = (condition: Expression) => (bind: Bind) => `NOT ${condition(bind)}`;

function check(
  at: string,
  code: string,
  condition: Expression,
  verb: readonly [string, string],
  rest: string,
  remedy: string,
): Check {
  return { level: 'error', code, at, condition, remedy, problem: (found) => foundPhrase(found, verb, rest) };
}

const wholeNumber = '-?[0-9]{1,15}';
const decimalNumber = (sign: DecimalSign) => `-?[0-9]{1,15}([${sign}][0-9]{1,12})?`;
const personNumber = '[0-9]{10}|FB[0-9A-Z]{8}';

function wholeChecks(at: string, text: string): readonly Check[] {
  const remedy = 'Deliver digits only, without separators or decimals.';
  return [
    check(
      at,
      'not-a-whole-number',
      not(matches(text, wholeNumber)),
      ['holds', 'hold'],
      'no whole number',
      remedy,
    ),
  ];
}

function decimalChecks(at: string, text: string, sign: DecimalSign): readonly Check[] {
  const [declared, other] = sign === ',' ? ['decimal comma', 'point'] : ['decimal point', 'comma'];
  const almost = matches(text, '-?[0-9.,]*[0-9]');
  const unless = (bind: Bind, then: string) =>
    `CASE WHEN ${matches(text, decimalNumber(sign))(bind)} THEN false ELSE ${then} END`;
  const otherForm = (bind: Bind) => unless(bind, almost(bind));
  const noNumber = (bind: Bind) => unless(bind, `NOT ${almost(bind)}`);
  const remedy = `Deliver numbers with ${declared} and no separator between thousands.`;
  return [
    check(
      at,
      'wrong-decimal-form',
      otherForm,
      ['is', 'are'],
      `written with a ${other} or a thousands separator where ${declared} is declared`,
      remedy,
    ),
    check(at, 'not-a-number', noNumber, ['holds', 'hold'], 'no number', remedy),
  ];
}

function dateChecks(at: string, text: string): readonly Check[] {
  const isoForm = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
  const date = `TRY_CAST(${text} AS DATE)`;
  // The CASE spares the pattern for the many rows that are right.
  const otherForm = (bind: Bind) =>
    `CASE WHEN CAST(${date} AS VARCHAR) = ${text} THEN false ELSE NOT ${matches(text, isoForm)(bind)} END`;
  const impossible = (bind: Bind) =>
    `CASE WHEN ${date} IS NULL THEN ${matches(text, isoForm)(bind)} ELSE false END`;
  return [
    check(
      at,
      'wrong-date-form',
      otherForm,
      ['holds', 'hold'],
      'a date in another form than 2026-01-31',
      'Deliver dates as year-month-day.',
    ),
    check(
      at,
      'impossible-date',
      impossible,
      ['holds', 'hold'],
      'a date that is in no calendar',
      'Correct the dates in the register or the extract.',
    ),
  ];
}

function personChecks(at: string, text: string): readonly Check[] {
  const lostZero = (bind: Bind) =>
    `CASE WHEN length(${text}) = 9 THEN ${matches(text, '[0-9]{9}')(bind)} ELSE false END`;
  const wrong = (bind: Bind) => `NOT ${matches(text, `${personNumber}|[0-9]{9}`)(bind)}`;
  return [
    check(
      at,
      'lost-leading-zero',
      lostZero,
      ['holds', 'hold'],
      'a personal number of 9 digits',
      'A spreadsheet removed the leading zero: export the column as text.',
    ),
    check(
      at,
      'not-a-person-number',
      wrong,
      ['holds', 'hold'],
      'no personal number of 10 digits',
      'Deliver 10 digits without a hyphen, so that every register writes a person alike.',
    ),
  ];
}

function uuidChecks(at: string, text: string): readonly Check[] {
  const wrong = `(${text} IS NOT NULL AND (length(${text}) <> 36 OR TRY_CAST(${text} AS UUID) IS NULL))`;
  const remedy = 'Deliver the id of the national register, 36 characters with hyphens.';
  return [check(at, 'not-an-id', () => wrong, ['holds', 'hold'], 'no id of the national registers', remedy)];
}

const hasWildcard = (code: string) => code.includes('#');
const toPattern = (code: string) => code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '[0-9]');

function codeCheck(at: string, text: string, codes: Readonly<Record<string, string>>): Check {
  const exact = Object.keys(codes).filter((code) => !hasWildcard(code));
  const patterns = Object.keys(codes).filter(hasWildcard).map(toPattern);
  const known = (bind: Bind) => [
    ...(exact.length > 0 ? [`${text} IN (${exact.map(bind).join(', ')})`] : []),
    ...patterns.map((pattern) => matches(text, pattern)(bind)),
  ];
  const remedy = 'Correct the extract, or add the code to the recipe.';
  const condition = (bind: Bind) => `NOT (${known(bind).join(' OR ')})`;
  return check(at, 'code-not-in-list', condition, ['holds', 'hold'], 'a code outside the list', remedy);
}

/** A code in the delivery → the vault's. Exact codes first; a target with "#" keeps the delivered value. */
function codeValue(text: string, codes: Readonly<Record<string, string>>): Expression {
  const entries = Object.entries(codes);
  const exact = entries.filter(([code]) => !hasWildcard(code));
  const patterned = entries.filter(([code]) => hasWildcard(code));
  return (bind) => {
    const cases = [
      ...exact.map(([code, to]) => `WHEN ${text} = ${bind(code)} THEN ${bind(to)}`),
      ...patterned.map(
        ([code, to]) =>
          `WHEN ${matches(text, toPattern(code))(bind)} THEN ${hasWildcard(to) ? text : bind(to)}`,
      ),
    ];
    return `CASE ${cases.join(' ')} END`;
  };
}

/** The checks have the form; a wrong one may give a wrong number here, which no one will keep. */
function decimalText(text: string, sign: DecimalSign): string {
  return sign === ',' ? `replace(${text}, ',', '.')` : text;
}

/** Text of the declared type as a SQL number or date; the vault's own type is cast to when the row is staged. */
function typedValue(column: RecipeColumn, text: string, sign: DecimalSign): Expression {
  const decimal = decimalText(text, sign);
  switch (column.type) {
    case 'integer':
      return (bind) => `CASE WHEN ${matches(text, wholeNumber)(bind)} THEN TRY_CAST(${text} AS BIGINT) END`;
    case 'decimal':
      return () => `TRY_CAST(${decimal} AS DOUBLE)`;
    case 'coordinate-m':
      return () => `CAST(round(TRY_CAST(${decimal} AS DECIMAL(18, 4)) * 100) AS BIGINT)`;
    case 'date':
      return () => `TRY_CAST(${text} AS DATE)`;
    default:
      return () => text;
  }
}

function typeChecks(
  column: RecipeColumn,
  text: string,
  sign: DecimalSign,
  sqlType: string,
): readonly Check[] {
  switch (column.type) {
    case 'person-key':
      return personChecks(column.from, text);
    case 'id':
      return sqlType === 'UUID' ? uuidChecks(column.from, text) : [];
    case 'integer':
      return wholeChecks(column.from, text);
    case 'decimal':
    case 'coordinate-m':
      return decimalChecks(column.from, text, sign);
    case 'date':
      return dateChecks(column.from, text);
    default:
      return [];
  }
}

function rangePhrase({ from, to }: NonNullable<RecipeColumn['range']>): string {
  if (from === undefined) return `a number above ${to}`;
  return to === undefined ? `a number below ${from}` : `a number outside ${from} to ${to}`;
}

function rangeChecks(column: RecipeColumn, value: Expression): readonly Check[] {
  const { range } = column;
  if (!range) return [];
  // Coordinates are declared in metres and kept in centimetres.
  const factor = column.type === 'coordinate-m' ? 100 : 1;
  const condition = (bind: Bind) => {
    const ends = [
      ...(range.from === undefined ? [] : [`${value(bind)} < ${bind(range.from * factor)}`]),
      ...(range.to === undefined ? [] : [`${value(bind)} > ${bind(range.to * factor)}`]),
    ];
    return `(${ends.join(' OR ')})`;
  };
  const remedy = 'Correct the register or the extract.';
  return [check(column.from, 'out-of-range', condition, ['holds', 'hold'], rangePhrase(range), remedy)];
}

function requiredCheck(column: RecipeColumn, text: string): readonly Check[] {
  if (!column.required) return [];
  const remedy = 'Deliver the rows complete.';
  const says = (found: Found) =>
    found.count === found.rows
      ? `The column is empty in all of ${countOf(found.rows, 'row')}.`
      : foundPhrase(found, ['is', 'are'], 'empty here');
  return [
    {
      level: 'error',
      code: 'empty',
      at: column.from,
      condition: () => `${text} IS NULL`,
      problem: says,
      remedy,
    },
  ];
}

/** A recipe column as SQL over the texts of a delivery; `sqlType` is the vault's type of the field. */
export function toField(column: RecipeColumn, format: Recipe['format'], sqlType: string): Field {
  const text = identifier(column.from);
  const sign = format.kind === 'csv' ? format.decimal : '.';
  const typed = typedValue(column, text, sign);
  const value = column.codes ? codeValue(text, column.codes) : typed;
  return {
    column,
    text,
    value,
    checks: [
      ...requiredCheck(column, text),
      ...typeChecks(column, text, sign, sqlType),
      ...(column.codes ? [codeCheck(column.from, text, column.codes)] : []),
      ...rangeChecks(column, typed),
    ],
  };
}

/** The number in a column of a wide table; empty or wrong: NULL. */
export function numberIn(name: string, format: Recipe['format']): Expression {
  const sign = format.kind === 'csv' ? format.decimal : '.';
  const text = identifier(name);
  const decimal = decimalText(text, sign);
  return () => `TRY_CAST(${decimal} AS DOUBLE)`;
}

/** What may be wrong with a column of figures in a wide table. */
export function numberChecks(name: string, format: Recipe['format']): readonly Check[] {
  return decimalChecks(name, identifier(name), format.kind === 'csv' ? format.decimal : '.');
}
