import { describe, expect, test } from 'vitest';
import { parseOfficialList } from './official-list-text.ts';

const HEAD = 'area,list_date,status,residents,outside_labour_market_pct,convicted_pct';
const read = (...lines: readonly string[]) => parseOfficialList([HEAD, ...lines].join('\n'));
const codes = (...lines: readonly string[]) =>
  read(...lines).problems.map(({ code, line, column }) => `${line} ${column ?? '-'} ${code}`);

describe('an official list as text', () => {
  test('gives every row with its values as they were printed', () => {
    const { rows, problems } = read('Ringparken,2019-12-01,ghettoområde,1832,41.2,2.07');
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        area: 'Ringparken',
        listDate: '2019-12-01',
        status: 'ghetto',
        residents: 1832,
        figures: [
          { subject: 'work', percent: '41.2' },
          { subject: 'convictions', percent: '2.07' },
        ],
      },
    ]);
  });

  test.each([
    ['tabs and decimal commas, as a spreadsheet pastes them', '\t', '41,2', '1.832'],
    ['semicolons and decimal commas', ';', '41,2', '1832'],
    ['commas, a decimal comma in quotes', ',', '"41,2"', '1832'],
  ])('may be written with %s', (_, delimiter, percent, residents) => {
    const header = HEAD.split(',').join(delimiter);
    const row = ['"A ""B"" og\nC"', '2019-12-01', 'Ghettoområde', residents, percent, ''].join(delimiter);
    expect(parseOfficialList(`\uFEFF${header}\r\n${row}\r\n\r\n`)).toEqual({
      rows: [
        {
          line: 2,
          area: 'A "B" og\nC',
          listDate: '2019-12-01',
          status: 'ghetto',
          residents: 1832,
          figures: [{ subject: 'work', percent: '41.2' }],
        },
      ],
      problems: [],
    });
  });

  test('tells every problem at once, each with its line and column', () => {
    expect(
      codes(
        ',2019-12-01,ghetto,,,',
        'A,2019-02-30,ghetto,,,',
        'B,2019-12-01,gheto,,,',
        'C,2019-12-01,,about 1000,141.2,2.075',
        'D,2019-12-01',
        'E,2019-12-01,udsat,1,1,1',
        'e,2019-12-01,ghetto,,,',
        'F,2019-10-01,udsat,,,',
        'G,2019-10-01,udsat,,,',
      ),
    ).toEqual([
      '2 area no-area',
      '3 list_date not-a-date',
      '4 status unknown-status',
      '5 status no-status',
      '5 residents not-residents',
      '5 outside_labour_market_pct not-a-percentage',
      '5 convicted_pct not-a-percentage',
      '6 - number-of-fields',
      '8 area row-twice',
      '9 list_date two-lists-a-year',
    ]);
  });

  test.each([
    ['', ['1 - empty']],
    [HEAD, ['1 - no-rows']],
    ['area,area\nA,B', ['1 area column-twice', '1 list_date missing-column', '1 status missing-column']],
    [`${HEAD}\n"A,2019-12-01,udsat,,,`, ['2 - quotes']],
    [`${HEAD}\nA"B,2019-12-01,udsat,,,`, ['2 - quotes']],
  ])('without anything to read in it says so: %j', (text, expected) => {
    expect(
      parseOfficialList(text).problems.map(({ code, line, column }) => `${line} ${column ?? '-'} ${code}`),
    ).toEqual(expected);
  });

  test('holds an area twice where one status is of § 51 b', () => {
    expect(codes('A,2024-12-01,udsat,,,', 'A,2024-12-01,kombineret udlejning,,,')).toEqual([]);
  });

  test('takes areas of the same name in two municipalities for two', () => {
    const text = 'area,list_date,status,kommunekode\nA,2024-12-01,udsat,0101\nA,2024-12-01,udsat,0751';
    expect(parseOfficialList(text).rows.map(({ municipality }) => municipality)).toEqual(['0101', '0751']);
  });

  test('reads omdannelsesområde from a mark beside parallelsamfund, and knows no third word for it', () => {
    const head = 'area,list_date,category,is_omdannelsesomraade\n';
    const status = (mark: string) =>
      parseOfficialList(`${head}A,2024-12-01,parallelsamfund,${mark}`).rows[0]?.status;
    expect(['yes', 'no', '', 'maybe'].map(status)).toEqual([
      'omdannelse',
      'parallelsamfund',
      'parallelsamfund',
      undefined,
    ]);
  });
});
