/**
 * The ministry's published lists, held against the rule sets: rows that were published whole, and who becomes hårdt ghetto- or omdannelsesområde.
 * Makes docs/method/ministry-lists.md, which is therefore true: `npx vitest run --project spec -u` after a change on purpose.
 * The lists lie beside the checkout (facts from press and authorities); where they do not, nothing here can be held against them.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { nextInRow } from '../../packages/pipeline/src/analyse/criteria/years.ts';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { countMembership } from '../../packages/pipeline/src/criteria-tables/count-membership.ts';
import {
  type EvaluatedRow,
  evaluateFigures,
} from '../../packages/pipeline/src/criteria-tables/evaluate-figures.ts';
import { readFigures } from '../../packages/pipeline/src/criteria-tables/read-figures.ts';
import { readMembership } from '../../packages/pipeline/src/criteria-tables/read-membership.ts';
import { statusText, yearsText } from '../../packages/pipeline/src/criteria-tables/rows-out.ts';
import { toCsv } from '../../packages/pipeline/src/support/csv-text.ts';
import { type CsvRow, readRows } from '../support/csv-rows.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/ministry-lists/', import.meta.url));
const absent = !existsSync(DATA);
const reason = absent ? ' (left out: the ministry’s lists are not beside this checkout)' : '';
const folder = mkdtempSync(join(tmpdir(), 'ministry-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string): readonly CsvRow[] => (absent ? [] : readRows(join(DATA, name)));
const lists = read('area-lists.csv');
const counts = read('counts-by-year.csv');
const others = read('other-area-figures.csv');
const { laws } = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));

function write(rows: readonly (readonly string[])[]): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, toCsv(rows));
  return path;
}

const PUBLISHED = [
  'residents',
  'non_western_pct',
  'outside_labour_market_pct',
  'convicted_pct',
  'basic_education_only_pct',
  'income_pct_of_region',
] as const;

/** Three times the country: 1.98 on the list of 2018, 2.03 or (an older figure) 1.98 on that of 2019. */
const countryOf = (date: string, limit = date.startsWith('2018') ? '1.98' : '2.03') =>
  date < '2018-11-23' ? ['', ''] : [limit, '300'];

function evaluate(rows: readonly CsvRow[], limit?: string): readonly EvaluatedRow[] {
  const header = ['area', 'list_date', ...PUBLISHED, 'convicted_country_n', 'convicted_country_d'];
  const lines = rows.map((row) => [
    row['area'] ?? '',
    row['list_date'] ?? '',
    ...PUBLISHED.map((column) => row[column] ?? ''),
    ...countryOf(row['list_date'] ?? '', limit),
  ]);
  const { rows: figures, issues } = readFigures(write([header, ...lines]), 'area-lists.csv');
  expect(issues).toEqual([]);
  return evaluateFigures(figures, { laws, rules: undefined, earlier: 'none' });
}

const criteria = PUBLISHED.filter((column) => column !== 'residents');
const isWhole = (row: CsvRow) => criteria.every((column) => row[column] !== '');
const whole = lists.filter(isWhole);

/** Published rows that lack a value or two, and areas of which figures were published while off a list. */
function partly(): readonly CsvRow[] {
  const known = (row: CsvRow) => criteria.filter((column) => row[column] !== '').length;
  const listed = lists.filter((row) => !isWhole(row) && known(row) >= 4);
  const off = [
    ['Ladegårdsparken', '2014-12-01'],
    ['Korskærparken', '2018-12-01'],
  ].map(([area = '', list_date = '']) => {
    const own = others.filter((row) => row['area'] === area && row['ref_date'] === list_date);
    const figures = Object.fromEntries(own.map(({ measure = '', value = '' }) => [measure, value]));
    return { area, list_date, category: '', ...figures };
  });
  return [...listed, ...off];
}

const mark = { met: '✓', notMet: '–', unknown: '?' } as const;
const COLUMN = { origin: 0, work: 1, convictions: 2, education: 3, income: 4 } as const;

function figureCells(row: CsvRow, { main }: EvaluatedRow): readonly string[] {
  return criteria.map((column, i) => {
    const held = main.held.find(({ criterion }) => criterion.subject && COLUMN[criterion.subject] === i);
    return `${row[column] || 'not found'} ${mark[held?.state ?? 'unknown']}`;
  });
}

function rowTable(rows: readonly CsvRow[], found: readonly EvaluatedRow[]): string {
  const lines = rows.map((row, i) => {
    const one = found[i];
    if (one === undefined) throw new Error('Every row was evaluated.');
    const { main, standing } = one;
    const of = main.held.filter(({ criterion }) => criterion.role === 'criterion').length;
    const met = main.unknown > 0 ? `${main.met}–${main.met + main.unknown}` : String(main.met);
    const cells = figureCells(row, one).join(' | ');
    const status = statusText(standing).possible;
    const listed = row['category'] === '' ? 'not told' : row['category'];
    return `| ${row['area']} | ${row['list_date']} | ${main.ruleSet.id} | ${cells} | ${met} of ${of}, ${main.ruleSet.needed} needed | ${status.replaceAll(' | ', ' or ')} | ${listed} |`;
  });
  return [
    '| area | list | rules | non-Western | outside work | convicted | basic school | income | criteria met | found | published as |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function counted(from: number) {
  const own = lists.filter((row) => Number(row['list_date']?.slice(0, 4)) >= from);
  const rows = own.map((row) => [row['area'] ?? '', row['list_date'] ?? '', row['category'] ?? '']);
  const found = readMembership(write([['area', 'list_date', 'category'], ...rows]), 'area-lists.csv');
  expect(found.issues).toEqual([]);
  return countMembership(found.rows, { laws, changes: [], earlier: 'none' });
}

const LAST = [2021, 2022, 2023, 2024] as const;
const isFurther = (status: string) => status === 'hårdt ghettoområde' || status === 'omdannelsesområde';

/** Areas with the further status in a year, as derived from the membership of the lists since `from`. */
function derived(from: number, year: number): readonly string[] {
  return counted(from)
    .filter(({ standings }) =>
      standings.some((one) => one.listDate.startsWith(String(year)) && isFurther(statusText(one).one)),
    )
    .map(({ area }) => area)
    .sort();
}

const published = (year: number) =>
  lists
    .filter((row) => row['list_date']?.startsWith(String(year)) && row['is_omdannelsesomraade'] === 'yes')
    .map((row) => row['area'] ?? '')
    .sort();

const publishedNumber = (year: number) =>
  Number(
    counts.find((row) => row['list_date']?.startsWith(String(year)))?.[
      'haarde_ghetto_or_omdannelsesomraader'
    ],
  );

function differences(year: number): readonly string[] {
  const [own, theirs] = [derived(2017, year), published(year)];
  return [...own.filter((area) => !theirs.includes(area)), ...theirs.filter((area) => !own.includes(area))];
}

/** How many there would be on a list were so many years asked for: what tells one rule from the other. */
function wereItYears(year: number, needed: number): number {
  const on = (area: string, of: number) =>
    lists.some((row) => row['area'] === area && row['list_date']?.startsWith(String(of)));
  const areas = new Set(lists.map((row) => row['area'] ?? ''));
  return [...areas].filter((area) => {
    let inRow = { lo: 0, hi: 0 };
    for (let of = 2015; of <= year; of++) inRow = nextInRow(inRow, on(area, of) ? 'met' : 'notMet');
    return inRow.lo >= needed;
  }).length;
}

function counterTable(): string {
  const found = counted(2017);
  const cell = (area: string, year: number) => {
    const one = found.find((other) => other.area === area);
    const standing = one?.standings.find(({ listDate }) => listDate.startsWith(String(year)));
    if (standing === undefined || standing.yearsInRow.hi === 0) return '';
    const { one: status } = statusText(standing);
    return `${yearsText(standing.yearsInRow)}${isFurther(status) ? ' **O**' : ''}${published(year).includes(area) ? ' ●' : ''}`;
  };
  const areas = found
    .map(({ area }) => area)
    .filter((area) => LAST.some((year) => cell(area, year) !== ''))
    .sort((a, b) => a.localeCompare(b, 'da'));
  return [
    '| area | 2021 | 2022 | 2023 | 2024 |',
    '|---|---|---|---|---|',
    ...areas.map((area) => `| ${area} | ${LAST.map((year) => cell(area, year)).join(' | ')} |`),
  ].join('\n');
}

function numberTable(): string {
  const lines = [2019, 2020, ...LAST].map((year) => {
    const from = year < 2021 ? 2015 : 2017;
    const known = published(year).length > 0 ? `${differences(year).length}` : 'areas not published by name';
    return `| ${year} | ${from}–${year} | ${derived(from, year).length} | ${publishedNumber(year)} | ${known} | ${wereItYears(year, 4)} | ${wereItYears(year, 5)} |`;
  });
  return [
    '| list | lists used | derived | published | differences area by area | were it four years | were it five |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

const combined = () => {
  const own = others.filter(
    (row) => row['measure']?.endsWith('_51b_area') || row['measure']?.endsWith('single_year'),
  );
  const byArea = Map.groupBy(own, (row) => row['area'] ?? '');
  const header = [
    ...['area', 'list_date', ...PUBLISHED, 'convicted_pct_country'],
    'outside_labour_market_year_pct',
  ];
  const lines = [...byArea].map(([area, [residents, year]]) => [
    ...[area, residents?.['ref_date'] ?? '', residents?.['value'] ?? '', '', '', '', '', '', ''],
    year?.['value'] ?? '',
  ]);
  const { rows, issues } = readFigures(write([header, ...lines]), 'other-area-figures.csv');
  expect(issues).toEqual([]);
  return { lines, found: evaluateFigures(rows, { laws, rules: undefined, earlier: 'none' }) };
};

function combinedTable(): string {
  const { lines, found } = combined();
  return [
    '| area | residents 1 January 2024 | outside the labour market, 2023 | found |',
    '|---|---|---|---|',
    ...lines.map(
      (line, i) =>
        `| ${line[0]} | ${line[2]} | ${line.at(-1)} | ${mark[found[i]?.combinedLetting ?? 'unknown']} |`,
    ),
  ].join('\n');
}

describe.skipIf(absent)(`the ministry’s lists${reason}`, () => {
  test('four rows were published whole', () => {
    expect(whole.map((row) => `${row['area']} ${row['list_date']?.slice(0, 4)}`)).toEqual([
      'Gellerupparken/Toveshøj 2015',
      'Mjølnerparken 2017',
      'Nørager/Søstjernevej m.fl. 2017',
      'Ringparken 2019',
    ]);
  });
  test('each of them is on its list under the rules of its day, as the press counted', () => {
    const found = evaluate(whole);
    expect(found.map(({ main }) => main.met)).toEqual([5, 4, 3, 3]);
    expect(found.map(({ standing }) => statusText(standing).one)).toEqual(
      whole.map((row) => row['category']),
    );
    expect(evaluate(whole, '1.98').map(({ main }) => main.met)).toEqual([5, 4, 3, 3]);
  });
  test.each(LAST)('the list of omdannelsesområder of %i comes out area by area', (year) => {
    expect(differences(year)).toEqual([]);
    expect(derived(2017, year)).toHaveLength(publishedNumber(year));
  });
  test('there are 10, 9, 8 and 7 of them', () => {
    expect(LAST.map((year) => derived(2017, year).length)).toEqual([10, 9, 8, 7]);
  });
  test.each([2019, 2020])('the number of hårde ghettoområder of %i comes out', (year) => {
    expect(derived(2015, year)).toHaveLength(publishedNumber(year));
  });
  test('all eight areas of the list for kombineret udlejning of 2024 meet § 51 b', () => {
    expect(combined().found.map(({ combinedLetting }) => combinedLetting)).toEqual(Array(8).fill('met'));
  });
  test('and the manual says so', async () => {
    const incomplete = partly();
    const page = [
      '<!-- Made by tests/spec/ministry-lists.test.ts with: npx vitest run --project spec -u. Do not edit by hand. -->',
      '# The rule sets against the ministry’s own lists',
      '',
      'Collected from press and authorities; the ministry’s tables of values are not public in a form that could be read. ✓ met, – not met, ? not known.',
      'Percentages are as printed. `residents` was not printed for two of the four; a legal area has at least 1,000 by definition.',
      '',
      '## Four rows that were published whole',
      '',
      'Each is held against the rules of its own day and is found on the list it was published on. The limit for convictions was 2.7 per cent under the rules',
      'of 2014, and 2.03 per cent (3 × the country) on the list of 1 December 2019; a paper gives 1.98, and the row meets both.',
      '',
      rowTable(whole, evaluate(whole)),
      '',
      '## Rows with a value missing',
      '',
      'A missing value is not guessed. Where it cannot change the answer, the answer is certain all the same.',
      '',
      rowTable(incomplete, evaluate(incomplete)),
      '',
      '## Years in a row, from membership alone',
      '',
      'Who was on the ghetto or parallelsamfund list each year gives the years in a row, and those give the further list: hårde ghettoområder',
      '(four years; five on the lists of 2018–2020) and omdannelsesområder (five years, from 2021). The last two columns show that it matters.',
      '',
      numberTable(),
      '',
      'Area by area, with the years in a row: **O** derived, ● published.',
      '',
      counterTable(),
      '',
      'The list of 2018 cannot be derived: of the 31 areas of 2014 only 14 are known by name.',
      '',
      '## Kombineret udlejning (§ 51 b), list of 1 December 2024',
      '',
      combinedTable(),
      '',
      '## Do it yourself',
      '',
      '```sh',
      'npx bybalance criteria counters MEMBERSHIP.csv --out YEARS.csv',
      'npx bybalance criteria evaluate FIGURES.csv --rules auto --out STATUS.csv',
      '```',
      '',
      'The columns are in [criteria tables](../reference/criteria-tables.md).',
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot('../../docs/method/ministry-lists.md');
  });
});
