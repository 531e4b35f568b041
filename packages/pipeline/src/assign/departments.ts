/**
 * The department of an address at a date, from the dwellings there.
 * Belongs here: the rule for addresses whose dwellings disagree. Does not belong: names of departments (areas).
 * Rule: the department (or none) with most dwellings in use; at a tie a department goes before none, then the lowest code.
 * Persons carry an address, not a dwelling, so one answer per address and date is all that can be used.
 */
import type { Engine } from '../engine/types.ts';

/** Engine table made here: address × date → department, only where there is one. */
export const ADDRESS_DEPARTMENT = 'address_department';

export interface DepartmentFacts {
  /** Every department with a dwelling in use, also one that is nowhere the majority. */
  readonly codes: readonly string[];
  /** Addresses that at some date hold dwellings of two departments, or of a department and of none. */
  readonly disagreeing: number;
  /** Addresses that at some date hold dwellings of more than one form of ownership. */
  readonly mixedTenure: number;
}

const counted = `
  SELECT "address", "date", coalesce("department", '') AS "department", count(*) AS "dwellings"
  FROM "dwelling_state" WHERE "status" = 'in-use' AND "address" IS NOT NULL
  GROUP BY ALL`;

const ranked = `
  SELECT *, row_number() OVER (
    PARTITION BY "address", "date" ORDER BY "dwellings" DESC, "department" = '', "department"
  ) AS "place" FROM (${counted})`;

async function countWhere(engine: Engine, expression: string): Promise<number> {
  const sql = `SELECT count(DISTINCT "address") AS "n" FROM (
    SELECT "address" FROM "dwelling_state" WHERE "status" = 'in-use' AND "address" IS NOT NULL
    GROUP BY "address", "date" HAVING count(DISTINCT ${expression}) > 1)`;
  const [found] = await engine.rows(sql);
  return Number(found?.['n'] ?? 0);
}

/** Fills the table of departments by address and date, and counts where dwellings disagree. */
export async function placeInDepartments(engine: Engine): Promise<DepartmentFacts> {
  await engine.run(`CREATE OR REPLACE TABLE "${ADDRESS_DEPARTMENT}" AS
    SELECT "address", "date", "department" FROM (${ranked}) WHERE "place" = 1 AND "department" <> ''`);
  const codes = await engine.rows(`SELECT DISTINCT "department" FROM "dwelling_state"
    WHERE "status" = 'in-use' AND "department" IS NOT NULL ORDER BY "department"`);
  return {
    codes: codes.map(({ department }) => String(department)),
    disagreeing: await countWhere(engine, `coalesce("department", '')`),
    mixedTenure: await countWhere(engine, '"tenure"'),
  };
}
