/**
 * Checked texts → a table with the vault's columns and types, keys as pseudonyms, ordered by key.
 * The order of a delivery often follows the personal number; ordering by pseudonym keeps it from telling anything.
 */
import type { RecipeColumn } from '../catalogue/types.ts';
import { identifier } from '../engine/types.ts';
import type { Delivery } from './deliveries.ts';
import type { Field } from './fields.ts';
import { melted } from './melt.ts';
import type { KeyKind, Pseudonyms } from './pseudonyms.ts';
import { countRows, type Desk } from './raw-table.ts';
import { type Bind, type Expression, statement } from './statement.ts';
import { derivedValues } from './table-rules.ts';
import type { VaultSchema } from './types.ts';

function keyKind(column: RecipeColumn): KeyKind | undefined {
  if (column.type === 'person-key') return 'person';
  return column.type === 'household-key' ? 'household' : undefined;
}

const keyAlias = (field: Field) => identifier(`key ${field.column.to}`);

function keyJoins(fields: readonly Field[], pseudonyms: Pseudonyms): string {
  const joins = fields.map((field) => {
    const kind = keyKind(field.column);
    const alias = keyAlias(field);
    return kind ? `LEFT JOIN ${pseudonyms.table(kind)} ${alias} ON ${alias}.delivered = ${field.text}` : '';
  });
  return joins.join(' ');
}

function valuesOf(delivery: Delivery, fields: readonly Field[]): ReadonlyMap<string, Expression> {
  const delivered = fields.map((field): [string, Expression] => [
    field.column.to,
    keyKind(field.column) ? () => `${keyAlias(field)}.pseudonym` : field.value,
  ]);
  const values = new Map(delivered);
  const derived = derivedValues(delivery, (name) => new Map(delivered).get(name));
  for (const [name, value] of Object.entries(derived)) values.set(name, value);
  return values;
}

function longForm(
  delivery: Delivery,
  fields: readonly Field[],
  columns: Readonly<Record<string, string>>,
  pseudonyms: Pseudonyms,
  rows: string,
): Expression {
  const values = valuesOf(delivery, fields);
  return (bind: Bind) => {
    const select = Object.entries(columns).map(([name, type]) => {
      const value = values.get(name)?.(bind) ?? 'NULL';
      return `CAST(${value} AS ${type}) AS ${identifier(name)}`;
    });
    return `SELECT ${select.join(', ')} FROM ${rows} ${keyJoins(fields, pseudonyms)}`;
  };
}

/**
 * Makes the staged table from the delivery at hand. Out: its number of rows.
 * The delivery must have passed its checks: a wrong text would be NULL here.
 */
export async function stageRows(
  desk: Desk,
  table: string,
  delivery: Delivery,
  fields: readonly Field[],
  schema: VaultSchema,
  pseudonyms: Pseudonyms,
): Promise<number> {
  for (const field of fields) {
    const kind = keyKind(field.column);
    if (kind) await pseudonyms.add(kind, desk.rows, field.text);
  }
  const columns = schema[delivery.recipe.table];
  const rows = delivery.recipe.wide
    ? melted(delivery, delivery.recipe.wide, fields, columns, desk.rows)
    : longForm(delivery, fields, columns, pseudonyms, desk.rows);
  const key = delivery.recipe.wide ? 'ALL' : '1, 2';
  const { sql, values } = statement(
    (bind) => `CREATE OR REPLACE TABLE ${table} AS ${rows(bind)} ORDER BY ${key}`,
  );
  await desk.engine.run(sql, values);
  return countRows(desk.engine, table);
}
