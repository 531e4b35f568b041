/** SQL from conditions: predicates over named columns, with every value bound. */
import type { Condition, FieldTest } from '../catalogue/types.ts';
import type { SqlValue } from '../engine/types.ts';

/** Collects the values of one statement: `bind(18)` answers "$1". */
export class Bindings {
  readonly values: SqlValue[] = [];
  bind(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
  list(values: readonly SqlValue[]): string {
    return values.map((value) => this.bind(value)).join(', ');
  }
}

/** Field of a condition → SQL expression in the statement at hand. */
export type Fields = Readonly<Record<string, string>>;

function testSql(expression: string, test: FieldTest, bindings: Bindings): string {
  if (test.kind === 'in') return `${expression} IN (${bindings.list(test.values)})`;
  if (test.kind === 'is') return `${expression} = ${bindings.bind(test.value)}`;
  const { from, to } = test;
  const parts = [
    ...(from === undefined ? [] : [`${expression} >= ${bindings.bind(from)}`]),
    ...(to === undefined ? [] : [`${expression} <= ${bindings.bind(to)}`]),
  ];
  return parts.join(' AND ');
}

/** A condition as a predicate; true for everyone when it has no test. A field the statement does not have is a bug. */
export function predicate(condition: Condition, fields: Fields, bindings: Bindings): string {
  const parts = condition.map(({ field, test }) => {
    const expression = fields[field];
    if (expression === undefined) throw new Error(`No column stands for the field ${field}.`);
    return testSql(expression, test, bindings);
  });
  return parts.length > 0 ? parts.join(' AND ') : 'TRUE';
}

/** Completed years on `on`; both are dates. Counts calendar days, so that a birthday on the day itself counts. */
export function ageYears(birth: string, on: string): string {
  const day = (date: string) => `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
  return `((${day(on)} - ${day(birth)}) // 10000)`;
}
