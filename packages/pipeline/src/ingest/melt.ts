/**
 * A wide delivered table (one row per area × period, a column per figure) → one row per figure, with sums for coarser areas.
 * Belongs here: columns to rows. Does not belong: what a figure means.
 * An empty cell is no row: nobody delivered it. A row that is not valid gives each measure the mark `not-valid` and no number.
 */
import type { WideMeasure, WideTable } from '../catalogue/types.ts';
import { identifier } from '../engine/types.ts';
import type { Delivery } from './deliveries.ts';
import { type Field, numberIn } from './fields.ts';
import type { Bind, Expression } from './statement.ts';

export const notValidMark = 'not-valid';

type Columns = Readonly<Record<string, string>>;
/** Vault column → SQL; a column that is missing is NULL. */
type Row = Readonly<Record<string, string>>;

const select = (columns: Columns, row: Row, from: string) =>
  `SELECT ${Object.entries(columns)
    .map(([name, type]) => `CAST(${row[name] ?? 'NULL'} AS ${type}) AS ${identifier(name)}`)
    .join(', ')} FROM ${from}`;

/** Sum of columns; NULL as soon as one cell is empty. */
function sumOf(names: readonly string[], delivery: Delivery, bind: Bind): string {
  return names.length === 0
    ? 'NULL'
    : names.map((name) => numberIn(name, delivery.recipe.format)(bind)).join(' + ');
}

function measureColumns(measure: WideMeasure, i: number, delivery: Delivery, bind: Bind): readonly string[] {
  const value =
    measure.value === undefined
      ? 'NULL'
      : `${numberIn(measure.value, delivery.recipe.format)(bind)} * ${bind(measure.scale)}::DOUBLE`;
  return [
    `${value} AS v${i}`,
    `${sumOf(measure.numerator, delivery, bind)} AS n${i}`,
    `${sumOf(measure.denominator, delivery, bind)} AS d${i}`,
  ];
}

/** One row per kept row of the delivery, with the figures of every measure; those of a row that is not valid are NULL. */
function base(
  delivery: Delivery,
  wide: WideTable,
  fields: readonly Field[],
  rows: string,
  bind: Bind,
): string {
  const field = (name: string) => fields.find(({ column }) => column.to === name)?.value(bind) ?? 'NULL';
  const isValid = wide.valid ? `${identifier(wide.valid.from)} = ${bind(wide.valid.is)}` : 'true';
  const figures = wide.measures.flatMap((measure, i) => measureColumns(measure, i, delivery, bind));
  return `SELECT ${field('area')} AS area, ${field('period')} AS period, coalesce(${isValid}, false) AS is_valid, ${figures.join(', ')} FROM ${rows}`;
}

/** Whether a measure has all its figures in a row of `base`. */
function isThere(measure: WideMeasure, i: number): string {
  const needed = [
    ...(measure.value === undefined ? [] : [`v${i}`]),
    ...(measure.numerator.length > 0 ? [`n${i}`] : []),
    ...(measure.denominator.length > 0 ? [`d${i}`] : []),
  ];
  return `is_valid AND ${needed.map((column) => `${column} IS NOT NULL`).join(' AND ')}`;
}

function rowsOfMeasure(measure: WideMeasure, i: number, frame: Row, columns: Columns, bind: Bind): string {
  const there = isThere(measure, i);
  const figure = (column: string) => `CASE WHEN is_valid THEN ${column}${i} END`;
  const row = {
    ...frame,
    area: 'area',
    period: 'period',
    value: figure('v'),
    numerator: figure('n'),
    denominator: figure('d'),
    mark: `CASE WHEN NOT is_valid THEN ${bind(notValidMark)} END`,
  };
  return `${select(columns, row, 'base')} WHERE (${there}) OR NOT is_valid`;
}

/** Sums only where every row of the coarser area has the figure: a sum with a hole would be a wrong number. */
function sumsOfMeasure(
  measure: WideMeasure,
  i: number,
  area: string,
  frame: Row,
  columns: Columns,
): readonly string[] {
  if (measure.numerator.length === 0) return [];
  const there = isThere(measure, i);
  const sums = `(SELECT ${area} AS area, period, sum(n${i}) AS n, sum(d${i}) AS d FROM base
    GROUP BY ALL HAVING count(*) FILTER (WHERE ${there}) = count(*))`;
  const row = {
    ...frame,
    area: 'area',
    period: 'period',
    numerator: 'n',
    denominator: measure.denominator.length > 0 ? 'd' : 'NULL',
  };
  return [select(columns, row, sums)];
}

/** The delivered rows of a wide table, as a select over the delivery at hand. */
export function melted(
  delivery: Delivery,
  wide: WideTable,
  fields: readonly Field[],
  columns: Columns,
  rows: string,
): Expression {
  return (bind) => {
    const parts = wide.measures.flatMap((measure, i) => {
      const frame = (areaSet: string) => ({
        source: bind(delivery.source.id),
        area_set: bind(areaSet),
        indicator: bind(measure.indicator),
        grp: bind(measure.group),
      });
      const coarser = wide.sums.flatMap((sum) => {
        const area = 'area' in sum ? bind(sum.area) : `substr(area, 1, ${sum.codeLength})`;
        return sumsOfMeasure(measure, i, area, frame(sum.areaSet), columns);
      });
      return [rowsOfMeasure(measure, i, frame(wide.areaSet), columns, bind), ...coarser];
    });
    return `WITH base AS MATERIALIZED (${base(delivery, wide, fields, rows, bind)}) ${parts.join(' UNION ALL ')}`;
  };
}
