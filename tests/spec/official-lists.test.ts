/**
 * The ministry's real lists, read as an official list is: every row, no value lost or changed.
 * They lie beside the checkout; where they do not, nothing here can be held against them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OFFICIAL_COLUMNS, OFFICIAL_WORDS, parseOfficialList } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { readRows } from '../support/csv-rows.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/ministry-lists/area-lists.csv', import.meta.url));
const absent = !existsSync(FILE);
const reason = absent ? ' (left out: the ministry’s lists are not beside this checkout)' : '';

describe.skipIf(absent)(`the ministry’s lists of 2012 to 2024${reason}`, () => {
  const text = absent ? '' : readFileSync(FILE, 'utf8');
  const { rows, problems } = parseOfficialList(text);
  const written = absent ? [] : readRows(FILE);

  test('are read whole: 233 rows of 12 lists, and nothing wrong', () => {
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(233);
    expect(rows).toHaveLength(written.length);
    expect(new Set(rows.map(({ listDate }) => listDate)).size).toBe(12);
  });

  test('have the very values of the file, area by area', () => {
    const read = rows.map(({ area, municipality, listDate, residents, figures }) => ({
      area,
      kommunekode: municipality,
      list_date: listDate,
      residents: residents === undefined ? '' : String(residents),
      ...Object.fromEntries(
        Object.entries(OFFICIAL_COLUMNS).map(([subject, column]) => [
          column,
          figures.find((one) => one.subject === subject)?.percent ?? '',
        ]),
      ),
    }));
    const columns = ['area', 'kommunekode', 'list_date', 'residents', ...Object.values(OFFICIAL_COLUMNS)];
    const wanted = written.map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])),
    );
    expect(read).toEqual(wanted);
    expect(read.flatMap((row) => Object.values(row)).filter((value) => value !== '').length).toBeGreaterThan(
      750,
    );
  });

  test('have the very statuses of the file, omdannelsesområde by its mark', () => {
    const wordOf = (row: (typeof written)[number]) => {
      const category = (row['category'] ?? '').replace(' (særligt udsat boligområde)', '');
      return row['is_omdannelsesomraade'] === 'yes' ? 'omdannelsesområde' : category;
    };
    expect(rows.map(({ status }) => OFFICIAL_WORDS[status])).toEqual(written.map(wordOf));
  });
});
