/**
 * A statement under construction: SQL pieces that bind their values as they are written.
 */
import type { SqlValue } from '../engine/types.ts';

/** Remembers a value and answers its place in the statement: $1, $2 … */
export type Bind = (value: SqlValue) => string;

/** SQL that may bind values; written anew for each statement it is part of. */
export type Expression = (bind: Bind) => string;

/** A statement's text and its values, in the order they were bound. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Writes one statement. A value bound twice has one place, so that the engine sees equal pieces as equal. */
export function statement(write: Expression): Statement {
  const values: SqlValue[] = [];
  const sql = write((value) => {
    const known = values.indexOf(value);
    return `$${known >= 0 ? known + 1 : values.push(value)}`;
  });
  return { sql, values };
}
