import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UnknownEducation } from '@bybalance/release';
import { afterAll, describe, expect, test } from 'vitest';
import { withoutGate } from '../analyse/criteria/evaluate.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { fraction, toDecimalText } from '../support/fraction.ts';
import { countMembership } from './count-membership.ts';
import { evaluateFigures } from './evaluate-figures.ts';
import { educationShare } from './figure-of.ts';
import { readFigures } from './read-figures.ts';
import { readMembership } from './read-membership.ts';
import { statusText, toCounterRows, toStatusRows, yearsText } from './rows-out.ts';

const { laws } = loadCatalogue(fileURLToPath(new URL('../../../..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'criteria-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER =
  'area,list_date,residents,non_western_pct,outside_labour_market_pct,convicted_pct,basic_education_only_pct,income_pct_of_region,convicted_pct_country';

function write(text: string): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  return path;
}

const read = (lines: readonly string[], header = HEADER) =>
  readFigures(write(`${[header, ...lines].join('\n')}\n`), 'figures.csv');

/** area, date, then the figures in the header's order, as the file has them. */
function evaluated(lines: readonly string[], rules?: readonly string[], header = HEADER) {
  const { rows, issues } = read(lines, header);
  expect(issues).toEqual([]);
  return evaluateFigures(rows, { laws, rules, earlier: 'none' });
}

const statuses = (lines: readonly string[], rules?: readonly string[], header = HEADER) =>
  evaluated(lines, rules, header).map(({ standing }) => statusText(standing).one);

describe('rows on and around the lists', () => {
  test.each([
    ['five of five', 'A,2015-12-01,6464,80.6,51.9,4.43,58.4,51.1,', 'ghettoområde'],
    ['exactly three of five', 'A,2017-12-01,1344,65.2,48.5,2.09,54.9,58.8,', 'ghettoområde'],
    ['two or three of five', 'A,2014-12-01,1089,33.6,44.0,2.66,56.5,,', 'unknown'],
    ['already four of five', 'A,2014-12-01,1453,56.5,51.2,3.45,61.1,,', 'ghettoområde'],
    ['two of four, origin at the line', 'A,2018-12-01,1500,50,44.6,1.94,67.4,61.8,0.66', 'udsat boligområde'],
    ['two of four, origin over it', 'A,2018-12-01,1500,50.1,44.6,1.94,67.4,61.8,0.66', 'ghettoområde'],
    ['60.0 does not exceed 60', 'A,2020-12-01,1500,70,39.6,1,60.0,54,0.66', 'none'],
    ['§ 61 b alone', 'A,2022-12-01,1500,31,30.1,1.45,50,70,0.725', 'forebyggelsesområde'],
    ['966 residents', 'A,2023-12-01,966,80,45,3,70,50,0.72', 'none'],
    ['convictions without a country', 'A,2022-12-01,1500,60,41,3,50,60,', 'unknown'],
  ])('%s', (_, line, status) => {
    expect(statuses([line])).toEqual([status]);
  });

  test('an empty number of residents is told, and the status holds on that condition', () => {
    const [row] = evaluated(['A,2017-12-01,,82.1,43.5,2.52,53,51,']);
    const [, cells] = toStatusRows(row ? [row] : []);
    expect(cells?.slice(2, 9)).toEqual([
      'par61a@2014',
      '4',
      '0',
      'ghettoområde',
      '1',
      'ghettoområde',
      'unknown',
    ]);
    expect(cells?.at(-1)).toContain(
      'residents unknown >= 1000: unknown, the status holds if there are so many',
    );
  });

  test('limits at the line: crime is met at exactly three times, the rest are not', () => {
    const [row] = evaluated(['A,2022-12-01,1000,50,40,2.16,60,55,0.72'], ['par61a@2021']);
    expect(row?.main.held.map(({ state }) => state)).toEqual(['notMet', 'met', 'notMet', 'notMet', 'notMet']);
  });

  test('percentages are exact decimals, however long', () => {
    const at =
      'A,2022-12-01,1000,50,40.000000000000000000,1,60.00000000000000000001,54.99999999999999999999,0.72';
    expect(evaluated([at], ['par61a@2021'])[0]?.main.met).toBe(2);
  });

  test('the brochure differs from the law, and is never chosen by itself', () => {
    const header = `${HEADER},convicted_pct_region`;
    const line = 'A,2022-12-01,1000,60,41,2.2,55,60,0.7,0.8';
    expect(evaluated([line], undefined, header)[0]?.main.ruleSet.id).toBe('par61a@2021');
    expect(statuses([line], ['par61a@2021'], header)).toEqual(['parallelsamfund']);
    // 1,000 is not over 1,000, and 2.2 is not over 3 × 0.8.
    expect(evaluated([line], ['brochure@2021'], header)[0]?.main.met).toBe(1);
    expect(statuses([line], ['brochure@2021'], header)).toEqual(['none']);
  });

  test('the origin condition can be switched off, both ways', () => {
    const line = 'A,2022-12-01,1000,,41,3,50,60,0.7';
    const { rows } = read([line]);
    const off = (counts: 'met' | 'notMet') =>
      evaluateFigures(rows, {
        laws: laws.map((law) => withoutGate(law, counts)),
        rules: ['par61a@2021'],
        earlier: 'none',
      }).map(({ standing }) => statusText(standing).one);
    expect([statuses([line], ['par61a@2021']), off('met'), off('notMet')]).toEqual([
      ['unknown'],
      ['parallelsamfund'],
      ['udsat boligområde'],
    ]);
  });
});

describe('§ 51 b is a flag of its own', () => {
  const header = `${HEADER},outside_labour_market_year_pct`;
  test.each([
    ['1,000 residents and 40 % in the one year', '1000', '40', 'met'],
    ['under 40 %', '4999', '39.9', 'notMet'],
    ['5,000 residents and 30 %', '5000', '30', 'met'],
    ['999 residents', '999', '60', 'notMet'],
    ['not known', '1200', '', 'unknown'],
  ])('%s', (_, residents, year, state) => {
    const [row] = evaluated([`A,2024-12-01,${residents},10,20,1,30,90,0.7,${year}`], undefined, header);
    expect([row?.combinedLetting, statusText(row?.standing ?? never()).one]).toEqual([state, 'none']);
  });
});

function never(): never {
  throw new Error('There is no row.');
}

describe('pairs of counts instead of percentages', () => {
  const header =
    'area,list_date,residents,non_western_n,non_western_d,outside_labour_market_n,outside_labour_market_d,convicted_n,convicted_d,basic_education_only_n,basic_education_only_d,basic_education_unknown_n,income_n_not_read,income_pct_of_region,convicted_country_n,convicted_country_d';
  const line = (work: string, convicted: string, education: string) =>
    `A,2022-12-01,1200,700,1200,${work},${convicted},${education},,50,33000,4500000`;

  test('are exact shares', () => {
    const [row] = evaluated([line('480.5,1200', '33,1500', '300,600,')], ['par61a@2021'], header);
    // 480.5 of 1,200 is over 40 %; 33 of 1,500 is exactly 3 × 33,000 of 4,500,000.
    expect(row?.main.held.map(({ state }) => state)).toEqual(['met', 'met', 'notMet', 'met', 'met']);
  });
  test('may be masked: the share is then an interval, and undecided only where it straddles the limit', () => {
    const state = (convicted: string) =>
      evaluated([line('1,2', convicted, '1,2,')], ['par61a@2021'], header)[0]?.main.held[1]?.state;
    expect([state('0-4,1500'), state('0-4,150'), state('4-6,150')]).toEqual(['notMet', 'unknown', 'met']);
  });
  test('unknown education is counted as the rule set says', () => {
    const [row] = evaluated([line('1,2', '1,1500', '300,600,70')], ['par61a@2021'], header);
    expect(row?.main.held[2]?.state).toBe('met');
    const at = (n: bigint) => ({ lo: fraction(n), hi: fraction(n) });
    const counts = { numerator: at(300n), denominator: at(600n), unknown: at(70n) };
    const share = (treatment: UnknownEducation) => {
      const { lo, hi } = educationShare(counts, treatment);
      return [toDecimalText(lo, 4), toDecimalText(hi, 4)];
    };
    // 370 of 600; 300 of 530; anything from 300 to 370 of 600.
    expect(share('basic-school')).toEqual(['0.6167', '0.6167']);
    expect(share('left-out')).toEqual(['0.5660', '0.5660']);
    expect(share('unknown')).toEqual(['0.5000', '0.6167']);
  });
});

describe('years in a row from several rows of one area', () => {
  const met = (year: number) => `A,${year}-12-01,1200,60,45,1,70,60,0.7`;
  const years = (lines: readonly string[]) =>
    evaluated(lines).map(({ standing }) => `${yearsText(standing.yearsInRow)} ${statusText(standing).one}`);

  test('five lists make an omdannelsesområde, whatever order the rows stand in', () => {
    expect(years([met(2024), met(2020), met(2021), met(2023), met(2022)])).toEqual([
      '5 omdannelsesområde',
      '1 ghettoområde',
      '2 parallelsamfund',
      '4 parallelsamfund',
      '3 parallelsamfund',
    ]);
  });
  test('a year without a row is unknown, not a year off the list', () => {
    expect(years([met(2021), met(2023)])).toEqual(['1 parallelsamfund', '1-3 parallelsamfund']);
    expect(years([2019, 2020, 2022, 2023, 2024].map(met)).at(-1)).toBe('3-6 unknown');
  });
  test.each([
    [30, '0 udviklingsplan'],
    [30.1, '0 forebyggelsesområde'],
  ])('off the list the plan goes on, also where § 61 b names the area again: work %d', (work, last) => {
    const off = `A,2023-12-01,1200,60,${work},1,50,60,0.7`;
    const lines = [...[2018, 2019, 2020, 2021, 2022].map(met), off];
    expect(years(lines).slice(-2)).toEqual(['5 omdannelsesområde', last]);
    expect(evaluated(lines).at(-1)?.standing.planRunning).toBe('met');
  });
});

describe('what is wrong with a file of figures is told at once, with line and column', () => {
  const told = (lines: readonly string[], header = HEADER) =>
    read(lines, header).issues.map(({ code, place }) => `${code}:${place.line}:${place.at ?? ''}`);

  test('of every kind in one answer', () => {
    const lines = [
      ',2017-12-01,1000,1,1,1,1,1,1',
      'A,1 December,many,101,-1,x,1,1,1',
      'B,2017-02-30,1000,1,1,1,1,1',
      'C,2017-12-01,1000,5-1,1,1,1,1,1',
      '"D\nD",2017-12-01,1000,1,1,1,1,1,1',
      'C,2017-10-01,1000,1,1,1,"41,2",1,1',
    ];
    expect(told(lines)).toEqual([
      'criteria/number-of-fields:4:',
      'criteria/no-area:2:area',
      'criteria/not-a-date:3:list_date',
      'criteria/not-a-number:3:residents',
      'criteria/out-of-range:3:non_western_pct',
      'criteria/out-of-range:3:outside_labour_market_pct',
      'criteria/not-a-number:3:convicted_pct',
      'criteria/ends-exchanged:5:non_western_pct',
      'criteria/not-a-number:8:basic_education_only_pct',
      'criteria/row-twice:8:area',
    ]);
  });
  test('columns that are missing, once each, with the nearest name', () => {
    const { issues } = read(
      ['A,2017-12-01,1,1,1,1,1,1,1'],
      HEADER.replace('convicted_pct,', 'convited_pct,'),
    );
    expect(issues.map(({ place, remedy }) => [place.at, remedy])).toEqual([
      ['convicted_pct', 'Is it the one called convited_pct?'],
    ]);
  });
  test('pairs that do not fit', () => {
    const header = HEADER.replace('convicted_pct,', 'convicted_pct,convicted_n,convicted_d,');
    const line = (cells: string) => `A,2017-12-01,1000,1,1,${cells},1,1,1`;
    expect(told([line('1,2,3')], header)).toEqual(['criteria/given-twice:2:convicted_pct']);
    expect(told([line(',2,')], header)).toEqual(['criteria/half-a-pair:2:convicted_d']);
    expect(told([line(',2,0')], header)).toEqual(['criteria/zero-denominator:2:convicted_d']);
    expect(told([line(',3,2')], header)).toEqual(['criteria/more-than-all:2:convicted_n']);
    expect(told([line(',,')], header)).toEqual([]);
  });
  test('a file that is no table', () => {
    expect(told([], '')).toEqual(['criteria/empty:1:']);
    const path = join(folder, 'latin1.csv');
    writeFileSync(path, Buffer.from(`${HEADER}\nBlågården,2012-10-01,1,1,1,1,1,1,1\n`, 'latin1'));
    expect(readFigures(path, 'latin1.csv').issues.map(({ code }) => code)).toEqual(['criteria/not-utf-8']);
    expect(told(['"A,2017-12-01'])).toEqual(['criteria/quotes:2:']);
  });
  test('no value is repeated', () => {
    const { issues } = read(['A,1 December,many,1,1,1,1,1,1']);
    expect(JSON.stringify(issues)).not.toMatch(/1 December|many\b(?! )/);
  });
  test('semicolons and decimal commas are read as Danish spreadsheets write them', () => {
    const lines = ['A;2017-12-01;1344;65,2;48,5;2,09;54,9;58,8;'];
    expect(statuses(lines, undefined, HEADER.replaceAll(',', ';'))).toEqual(['ghettoområde']);
  });
});

describe('membership', () => {
  const membership = (lines: readonly string[]) =>
    readMembership(write(`area,list_date,category\n${lines.join('\n')}\n`), 'membership.csv');
  function counters(lines: readonly string[], earlier: 'none' | 'unknown' = 'none') {
    const { rows, issues } = membership(lines);
    expect(issues).toEqual([]);
    return toCounterRows(countMembership(rows, { laws, changes: [], earlier })).slice(1);
  }
  const on = (area: string, years: readonly number[]) =>
    years.map((year) => `${area},${year}-12-01,${year < 2021 ? 'ghettoområde' : 'parallelsamfund'}`);

  test('an area that a list does not name was not on it, and begins again', () => {
    const lines = [...on('A', [2018, 2020, 2021]), ...on('B', [2018, 2019, 2020, 2021])];
    expect(counters(lines).filter(([area]) => area === 'A')).toEqual([
      ['A', '2018-12-01', '1', 'ghettoområde'],
      ['A', '2019-12-01', '0', 'none'],
      ['A', '2020-12-01', '1', 'ghettoområde'],
      ['A', '2021-12-01', '2', 'parallelsamfund'],
    ]);
  });
  test('in the transition of 2018-2020 five lists are needed, and five from 2021', () => {
    expect(counters(on('A', [2015, 2016, 2017, 2018, 2019])).map((row) => row[3])).toEqual([
      ...Array.from({ length: 4 }, () => 'ghettoområde'),
      'hårdt ghettoområde',
    ]);
    expect(counters(on('A', [2018, 2019, 2020, 2021])).at(-1)).toEqual([
      'A',
      '2021-12-01',
      '4',
      'parallelsamfund',
    ]);
    expect(counters(on('A', [2017, 2018, 2019, 2020, 2021])).at(-1)?.[3]).toBe('omdannelsesområde');
  });
  test('off the list the plan goes on', () => {
    const lines = [...on('A', [2017, 2018, 2019, 2020, 2021]), ...on('B', [2022, 2023])];
    expect(
      counters(lines)
        .filter(([area]) => area === 'A')
        .map((row) => row[3])
        .slice(-3),
    ).toEqual(['omdannelsesområde', 'udviklingsplan', 'udviklingsplan']);
  });
  test('a year without any list, and a category left empty, are unknown', () => {
    expect(counters(on('A', [2021, 2023])).map((row) => row[2])).toEqual(['1', '1-3']);
    expect(counters([...on('A', [2021]), 'A,2022-12-01,'])).toContainEqual([
      'A',
      '2022-12-01',
      '0-2',
      'unknown',
    ]);
  });
  test('lists before the first may be left open', () => {
    expect(counters(on('A', [2021]), 'unknown')).toEqual([['A', '2021-12-01', '1+', 'unknown']]);
  });
  test('an area on another list only does not count', () => {
    expect(counters(['A,2022-12-01,udsat boligområde', 'B,2022-12-01,forebyggelsesområde'])).toEqual([
      ['A', '2022-12-01', '0', 'udsat boligområde'],
      ['B', '2022-12-01', '0', 'forebyggelsesområde'],
    ]);
  });
  test('what is wrong is told at once', () => {
    const { issues } = membership([
      'A,2022-12-01,parallellsamfund',
      'A,2022,none',
      'A,2021-12-01,none',
      'B,2021-10-01,none',
    ]);
    expect(issues.map(({ code, place, remedy }) => [code, place.line, remedy])).toEqual([
      ['criteria/unknown-category', 2, 'Did you mean parallelsamfund?'],
      ['criteria/not-a-date', 3, 'Write it as 2024-12-01.'],
      ['criteria/two-lists-a-year', 5, 'Keep one list a year.'],
    ]);
  });
});
