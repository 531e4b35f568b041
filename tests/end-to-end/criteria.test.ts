/** The law held against plain tables, through the real command line. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRows } from '../support/csv-rows.ts';
import { copySiteFiles } from '../support/site-files.ts';
import { bybalance, root } from './house.ts';

const folder = mkdtempSync(join(tmpdir(), 'criteria-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

function write(name: string, lines: readonly string[]): string {
  writeFileSync(at(name), `${lines.join('\n')}\n`);
  return at(name);
}
const read = (name: string) => readRows(at(name));

const HEADER =
  'area,list_date,residents,non_western_pct,outside_labour_market_pct,convicted_pct,basic_education_only_pct,income_pct_of_region,convicted_pct_country';

describe('criteria evaluate', () => {
  const figures = () =>
    write('figures.csv', [
      HEADER,
      'Gellerupparken/Toveshøj,2015-12-01,6464,80.6,51.9,4.43,58.4,51.1,',
      'Ringparken,2019-12-01,1500,57,41.2,2.07,70.2,57.7,0.66',
      'Mjølnerparken,2023-12-01,966,80,41,2.1,65,54,0.72',
      'Ladegårdsparken,2014-12-01,1089,33.6,44.0,2.66,56.5,,',
    ]);

  test('writes rules, criteria, status, years and working of each row', async () => {
    const { code, said, remarked } = await bybalance([
      'criteria',
      'evaluate',
      figures(),
      '--rules',
      'auto',
      '--out',
      at('status.csv'),
    ]);
    expect([code, said, remarked]).toEqual([0, '', '4 rows, 1 of them undecided.\n']);
    const rows = read('status.csv');
    expect(
      rows.map((row) =>
        ['rules', 'criteria_met', 'criteria_unknown', 'status', 'years_in_row'].map((name) => row[name]),
      ),
    ).toEqual([
      ['par61a@2014', '5', '0', 'ghettoområde', '1'],
      ['par61a@2018', '3', '0', 'ghettoområde', '1'],
      ['par61a@2021 par61b@2021', '3', '0', 'none', '0'],
      ['par61a@2014', '2', '1', 'unknown', '0-1'],
    ]);
    expect(rows[1]?.['working']).toContain('convicted 2.07 >= 1.98: met');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('holds a named rule set against every row, and says to standard output without --out', async () => {
    const { code, said } = await bybalance(['criteria', 'evaluate', figures(), '--rules', 'par61a@2018']);
    expect(code).toBe(0);
    expect(said.split('\n')[1]).toMatch(/^Gellerupparken\/Toveshøj,2015-12-01,par61a@2018,/);
  });

  test('tells everything that is wrong at once, with line and column, and leaves the old answer standing', async () => {
    const before = 'area\n';
    writeFileSync(at('old.csv'), before);
    const bad = write('bad.csv', [
      HEADER.replace('convicted_pct,', 'convited_pct,'),
      ',2017-12-01,1000,10,10,1,10,90,',
      'A,1/12 2017,1000,10,secret,1,10,90,',
      'B,2017-12-01,1000,10,10,1,10',
      'C,2001-12-01,1000,10,110,1,10,90,',
    ]);
    const { code, said, remarked } = await bybalance([
      'criteria',
      'evaluate',
      bad,
      '--rules',
      'auto',
      '--out',
      at('old.csv'),
    ]);
    expect([code, said]).toEqual([3, '']);
    for (const place of [
      /^criteria\/missing-column — .*bad\.csv:1 › convicted_pct: .*convited_pct/m,
      /^criteria\/no-area — .*bad\.csv:2 › area/m,
      /^criteria\/not-a-date — .*bad\.csv:3 › list_date/m,
      /^criteria\/not-a-number — .*bad\.csv:3 › outside_labour_market_pct/m,
      /^criteria\/number-of-fields — .*bad\.csv:4/m,
      /^criteria\/out-of-range — .*bad\.csv:5 › outside_labour_market_pct/m,
      /^criteria\/no-rules — .*bad\.csv:5 › list_date/m,
    ]) {
      expect(remarked).toMatch(place);
    }
    expect(remarked).not.toMatch(/secret|^\s+at /m);
    expect(readFileSync(at('old.csv'), 'utf8')).toBe(before);
  });

  test.each([
    ['a rule set that is not there', ['--rules', 'par61a@2019'], 2, 'Did you mean par61a@2010?'],
    ['a gate of another kind', ['--rules', 'auto', '--gate', 'off'], 2, 'law, met, not-met'],
  ])('refuses %s', async (_, options, code, says) => {
    const answer = await bybalance(['criteria', 'evaluate', figures(), ...options]);
    expect(answer.code).toBe(code);
    expect(answer.remarked).toContain(says);
  });

  test('a rule set that a site proposes can be named with its site, and is no law', async () => {
    const site = at('sites/fjordby');
    mkdirSync(join(site, 'laws'), { recursive: true });
    copySiteFiles(site);
    const law = readFileSync(join(root, 'catalogue/laws/par61a-2021.yaml'), 'utf8');
    writeFileSync(
      join(site, 'laws/forslag.yaml'),
      law
        .replace('id: par61a@2021', 'id: forslag@2027')
        .replace('standing: law', 'standing: proposed')
        .replace('limit: "40/100"', 'limit: "55/100"'),
    );
    const status = async (rules: string) => {
      const options = ['--rules', rules, '--site', site, '--out', at('proposed.csv')];
      const { code, remarked } = await bybalance(['criteria', 'evaluate', figures(), ...options]);
      expect(code, remarked).toBe(0);
      return read('proposed.csv').map((row) => `${row['rules']} ${row['criteria_met']}`)[2];
    };
    expect(await status('forslag@2027')).toBe('forslag@2027 2');
    expect(await status('auto')).toBe('par61a@2021 par61b@2021 3');
  });

  test('a file that is not there is told as such', async () => {
    const { code, remarked } = await bybalance(['criteria', 'evaluate', at('nowhere.csv')]);
    expect([code, remarked]).toEqual([3, expect.stringContaining('system/no-such-file')]);
  });
});

describe('criteria counters', () => {
  test('derives years and status, with splits as the ministry approved them', async () => {
    const years = [2017, 2018, 2019, 2020, 2021];
    const membership = write('membership.csv', [
      'area,list_date,category',
      ...years.map((year) => `A,${year}-12-01,${year < 2021 ? 'ghettoområde' : 'parallelsamfund'}`),
      'B,2020-12-01,ghettoområde',
      'B,2021-12-01,parallelsamfund',
    ]);
    const changes = write('changes.yaml', [
      '- { approvedOn: 2020-02-01, from: A, to: B, residents: { from: 950, of: 1000 }, source: consent }',
    ]);
    const options = ['--changes', changes, '--out', at('years.csv')];
    expect(await bybalance(['criteria', 'counters', membership, ...options])).toMatchObject({ code: 0 });
    expect(read('years.csv').filter((row) => row['list_date'] === '2021-12-01')).toEqual([
      { area: 'A', list_date: '2021-12-01', years_in_row: '5', status: 'omdannelsesområde' },
      { area: 'B', list_date: '2021-12-01', years_in_row: '5', status: 'omdannelsesområde' },
    ]);
  });

  test('refuses a category that no list has, and writes nothing', async () => {
    const bad = write('bad-membership.csv', ['area,list_date', 'A,2017-12-01', 'A,2017-10-01']);
    const { code, remarked } = await bybalance(['criteria', 'counters', bad, '--out', at('none.csv')]);
    expect(code).toBe(3);
    expect(remarked).toMatch(/criteria\/missing-column — .*:1 › category[\s\S]*criteria\/row-twice — .*:3/);
    expect(existsSync(at('none.csv'))).toBe(false);
  });
});

test('the reference names every column that is read and written', async () => {
  const reference = readFileSync(join(root, 'docs/reference/criteria-tables.md'), 'utf8');
  const { said } = await bybalance(['criteria', 'evaluate', write('one.csv', [HEADER]), '--rules', 'auto']);
  const columns = [...HEADER.split(','), ...said.trim().split(',')];
  expect(columns.filter((column) => !reference.includes(`\`${column}\``))).toEqual([]);
});
