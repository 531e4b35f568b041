/** The rows of a CSV file as records by column; a file that is no table is a test's own mistake. */
import { readPlainCsv } from '../../packages/pipeline/src/criteria-tables/plain-csv.ts';

export type CsvRow = Readonly<Record<string, string>>;

export function readRows(path: string): readonly CsvRow[] {
  const { header, records, issues } = readPlainCsv(path, path);
  if (issues.length > 0) throw new Error(issues.map(({ code, place }) => `${code}:${place.line}`).join(' '));
  return records.map((record) =>
    Object.fromEntries(header.map((column) => [column, record.cell(column).text])),
  );
}
