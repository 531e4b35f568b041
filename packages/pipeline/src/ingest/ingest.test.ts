import { createHash, createHmac } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf, openRoom, type Room, recipes, sources } from '../../../../tests/support/small-deliveries.ts';
import type { Recipe } from '../catalogue/types.ts';
import { quietContext } from '../support/context.ts';
import { formatIssue, type Issue, UserError } from '../support/errors.ts';
import { reportDeliveries } from './report.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const residents = 'befolkning/befolkning-2026.csv';
const events = 'flytninger/haendelser-2025.csv';
const addresses = 'bbr/adresser.csv';
const dwellings = 'bbr/boliger-2026.csv';
const pupils = 'skole/elever-2026.parquet';
const criteria = 'dst/kriterier.csv';

async function refusal(): Promise<readonly Issue[]> {
  const error: unknown = await room.ingest().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error.issues;
  throw error ?? new Error('Nothing was refused.');
}

/** HMAC-SHA256 by the runtime's crypto, as a UUID. */
function pseudonym(kind: string, number: string): string {
  const hash = createHmac('sha256', room.keys.person).update(`${kind}:${number}`).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function staged(vaultTable: string, period = '2026') {
  const { tables } = await room.ingest();
  const table = tables.find((one) => one.vaultTable === vaultTable && one.period === period);
  return room.rows(`SELECT * FROM ${table?.table}`);
}

describe('what was delivered right', () => {
  test('persons and households leave as keyed hashes, equal to those of the runtime’s crypto', async () => {
    const rows = await staged('person_state');
    expect(rows.find((row) => row['person'] === pseudonym('person', 'FB00000003'))).toEqual({
      person: pseudonym('person', 'FB00000003'),
      date: '2026-01-01',
      household: pseudonym('household', 'H2'),
      address: idOf(2),
      birth_date: '1940-12-31',
      sex: 'm',
      origin: 'ikkevestlig-indvandrer',
      danish_citizen: false,
    });
  });

  test('rows are ordered by pseudonym, so that the order of the delivery tells nothing', async () => {
    const people = (await staged('person_state')).map((row) => String(row['person']));
    expect(people).toEqual([...people].sort());
  });

  test('the same person is the same pseudonym in every register and year', async () => {
    const [pupil] = await staged('spell');
    expect(pupil).toEqual({
      person: pseudonym('person', 'FB00000002'),
      register: 'school',
      code: 'specialklasse',
      level: 7,
      from: '2025-08-01',
      to: '2026-07-31',
    });
  });

  test('Windows-1252, decimal commas and metres become UTF-8 and whole centimetres', async () => {
    expect(await staged('address', 'all')).toEqual([
      {
        address: idOf(1),
        x_cm: 53421187,
        y_cm: 617607760,
        street: 'Æblehaven',
        house_number: '1',
        postcode: '7100',
      },
      {
        address: idOf(2),
        x_cm: 53430000,
        y_cm: 617610005,
        street: 'Åvej',
        house_number: '2B',
        postcode: '7100',
      },
    ]);
  });

  test('dwellings get the date of their file; a demolished one with an open case is told apart', async () => {
    const rows = await staged('dwelling_state');
    expect(
      rows.map(({ date, tenure, department, area_m2, status }) => [
        date,
        tenure,
        department,
        area_m2,
        status,
      ]),
    ).toEqual([
      ['2026-01-01', 'almen', '11-02', 76, 'in-use'],
      ['2026-01-01', 'ejer', null, 140, 'demolished'],
    ]);
  });

  test('events keep the place at the other end', async () => {
    const rows = await staged('event', '2025');
    expect(rows.find((row) => row['type'] === 'out')).toMatchObject({ to_address: null, to_place: '0461' });
  });

  test('a masked cell becomes the interval its mark stands for, and keeps its denominator', async () => {
    const rows = await staged('delivered', 'all');
    expect(
      rows.map(({ area, numerator, denominator, value, mark, lo, hi }) => [
        area,
        numerator,
        denominator,
        value,
        mark,
        lo,
        hi,
      ]),
    ).toEqual([
      ['1', 12, 480, 0.025, null, null, null],
      ['2', null, 310, null, '..', 0, 4],
    ]);
  });

  test('the report counts by source and masks what is under 5', async () => {
    const { lines } = reportDeliveries(await room.ingest());
    expect(lines.map(({ text }) => text.en)).toEqual([
      'befolkning: 3 files, 8 rows',
      'boliger: 2 files, under 5 rows',
      'skole: 1 file, under 5 rows',
      'dst: 2 files, under 5 rows',
    ]);
  });

  test('nothing of the numbers or the texts stays in the engine', async () => {
    const { tables } = await room.ingest();
    const left = await room.rows('SELECT table_name AS t FROM information_schema.tables ORDER BY t');
    expect(left.map((row) => row['t'])).toEqual(tables.map(({ table }) => table).sort());
  });
});

const onLine = (line: number, how: (row: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((row, i) => (i + 1 === line ? how(row) : row))
    .join('\n');
const field = (line: number, index: number, value: string, delimiter = ',') =>
  onLine(line, (row) => row.split(delimiter).with(index, value).join(delimiter));
const header = (from: string, to: string) => onLine(1, (row) => row.replace(from, to));

type Mistake = readonly [
  what: string,
  file: string,
  change: (text: string) => string,
  code: string,
  line: number | undefined,
  says: RegExp,
];

const mistakes: readonly Mistake[] = [
  [
    'a missing column',
    residents,
    header('koen', 'koen_kode'),
    'missing-column',
    1,
    /koen_kode: if that is the one, name it koen/,
  ],
  ['a column twice', residents, header('koen', 'dato'), 'duplicate-column', 1, /twice/],
  [
    'no header',
    residents,
    (text) => text.split('\n').slice(1).join('\n'),
    'no-header',
    1,
    /header is missing/,
  ],
  [
    'another separator',
    residents,
    (text) => text.replaceAll(',', ';'),
    'wrong-delimiter',
    1,
    /";", not by ","/,
  ],
  [
    'an unknown code',
    dwellings,
    field(3, 2, 'Q', ';'),
    'code-not-in-list',
    3,
    /1 of 2 rows holds a code outside the list \(line 3\)/,
  ],
  [
    'a decimal point for a comma',
    dwellings,
    field(2, 5, '75.5', ';'),
    'wrong-decimal-form',
    2,
    /decimal comma is declared/,
  ],
  [
    'a thousands separator',
    addresses,
    field(2, 5, '6.176.077,6', ';'),
    'wrong-decimal-form',
    2,
    /thousands separator/,
  ],
  ['a word for a number', dwellings, field(2, 5, 'stor', ';'), 'not-a-number', 2, /no number/],
  [
    'a broken number of rooms',
    dwellings,
    field(2, 4, '2,5', ';'),
    'not-a-whole-number',
    2,
    /no whole number/,
  ],
  ['a number outside its range', dwellings, field(3, 4, '400', ';'), 'out-of-range', 3, /outside 0 to 99/],
  [
    'axes that are swapped',
    addresses,
    field(2, 4, '6176077,6', ';'),
    'out-of-range',
    2,
    /outside 400000 to 900000/,
  ],
  ['a date in no calendar', residents, field(4, 4, '1940-02-30'), 'impossible-date', 4, /in no calendar/],
  [
    'a date in another form',
    residents,
    field(4, 4, '31-12-1940'),
    'wrong-date-form',
    4,
    /another form than 2026-01-31/,
  ],
  [
    'a birth after the reference date',
    residents,
    field(4, 4, '2026-01-02'),
    'born-after-reference-date',
    4,
    /born after/,
  ],
  [
    'a date in the future',
    residents,
    field(2, 1, '2027-01-01'),
    'date-in-the-future',
    2,
    /a date after 2026-01-01/,
  ],
  [
    'another year’s rows',
    residents,
    field(2, 1, '2025-01-01'),
    'other-reference-date',
    2,
    /another date than 1 January/,
  ],
  ['an event of another year', events, field(2, 2, '2024-06-01'), 'other-year', 2, /another year/],
  ['a dwelling of the future', dwellings, field(2, 6, '2027', ';'), 'built-later', 2, /built after/],
  ['an empty required field', residents, field(3, 5, ''), 'empty', 3, /1 of 3 rows is empty here \(line 3\)/],
  ['a lost leading zero', residents, field(2, 0, '101800001'), 'lost-leading-zero', 2, /9 digits/],
  [
    'a personal number with a hyphen',
    residents,
    field(2, 0, '010180-0001'),
    'not-a-person-number',
    2,
    /10 digits/,
  ],
  [
    'an address that is no id',
    residents,
    field(2, 3, 'Birkevej 12'),
    'not-an-id',
    2,
    /no id of the national registers/,
  ],
  [
    'a person twice in a year',
    residents,
    field(3, 0, 'FB00000001'),
    'duplicate-row',
    3,
    /1 row repeats another: the same person and date \(lines 2, 3\)/,
  ],
  [
    'a figure behind a mark',
    criteria,
    field(3, 5, '3', ';'),
    'figure-behind-mark',
    3,
    /masked and hold a figure/,
  ],
  ['an unknown mark', criteria, field(3, 8, '*', ';'), 'unknown-mark', 3, /mark the recipe does not know/],
  [
    'no figure and no mark',
    criteria,
    field(3, 8, '', ';'),
    'no-figure',
    3,
    /without a figure and without a mark/,
  ],
  [
    'a row with a field too few',
    residents,
    onLine(3, (row) => row.slice(0, row.lastIndexOf(','))),
    'broken-row',
    3,
    /1 row cannot be split .* \(line 3\)/,
  ],
  ['a quotation mark that is not closed', residents, field(2, 2, '"H1'), 'broken-row', 2, /cannot be split/],
  [
    'a file that stops in the middle of a row',
    residents,
    (text) => text.slice(0, -40),
    'ends-in-the-middle',
    4,
    /stops in the middle/,
  ],
  [
    'a file that stops in the middle of its last field',
    residents,
    (text) => text.slice(0, -2),
    'ends-in-the-middle',
    4,
    /stops in the middle/,
  ],
  ['an empty file', residents, () => '', 'empty-file', undefined, /is empty/],
  [
    'a header without rows',
    residents,
    (text) => text.slice(0, text.indexOf('\n') + 1),
    'no-rows',
    undefined,
    /no rows/,
  ],
  ['Windows-1252 for UTF-8', residents, field(3, 2, 'H\u00e6'), 'wrong-encoding', 3, /not UTF-8/],
  [
    'UTF-8 for Windows-1252',
    addresses,
    (text) => Buffer.from(text).toString('latin1'),
    'wrong-encoding',
    2,
    /looks like UTF-8/,
  ],
  [
    'UTF-16',
    residents,
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').toString('latin1'),
    'wrong-encoding',
    1,
    /UTF-16/,
  ],
  ['a text for Parquet', pupils, () => 'personnummer\n', 'not-parquet', undefined, /not a Parquet file/],
];

describe('bad input', () => {
  test.each(mistakes)(
    '%s is told with file and line, and no value',
    async (_what, file, change, code, line, says) => {
      const before = readFileSync(join(room.deliveries, file), 'latin1');
      room.change(file, change);
      const issues = await refusal();
      const issue = issues.find((one) => one.code === `ingest/${code}`);
      expect(issue?.place, issues.map(formatIssue).join('\n')).toMatchObject(
        line ? { file, line } : { file },
      );
      const said = issues.map(formatIssue).join('\n');
      expect(said).toMatch(says);
      // Nothing of a row of persons, before or after the change, is in what is said.
      const after = readFileSync(join(room.deliveries, file), 'latin1');
      const fields = [...before.split('\n').slice(1), ...after.split('\n').slice(1)].flatMap((row) =>
        row.split(/[,;]/),
      );
      const telling = fields.filter((value) => value.length > 4 && value !== '2026-01-01');
      for (const value of telling) expect(said).not.toContain(value);
      expect(await room.rows('SELECT * FROM information_schema.tables')).toEqual([]);
    },
  );

  test('all mistakes of all files are told at once', async () => {
    room.change(residents, field(3, 5, 'X'));
    room.change(dwellings, field(2, 5, '75.5', ';'));
    rmSync(join(room.deliveries, pupils));
    truncateSync(join(room.deliveries, 'dst/reference.csv'), 60);
    const found = (await refusal()).map(({ code, place }) => [place.file, place.line, code]);
    expect(found).toEqual([
      [residents, 3, 'ingest/code-not-in-list'],
      [dwellings, 2, 'ingest/wrong-decimal-form'],
      [pupils, undefined, 'ingest/missing-file'],
      ['dst/reference.csv', 2, 'ingest/ends-in-the-middle'],
    ]);
  });

  test('a Parquet file cut anywhere is refused', async () => {
    const path = join(room.deliveries, pupils);
    const whole = readFileSync(path);
    for (const length of [10, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length));
      expect((await refusal()).map(({ code }) => code)).toEqual(['ingest/ends-in-the-middle']);
    }
  });

  test('a Parquet file damaged inside is refused without a stack', async () => {
    const path = join(room.deliveries, pupils);
    const whole = readFileSync(path);
    whole.fill(0xff, whole.length - 60, whole.length - 8);
    writeFileSync(path, whole);
    expect((await refusal()).map(({ code }) => code)).toEqual(['ingest/unreadable']);
  });

  test('many wrong rows are one issue with the first lines', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `FB1${String(i).padStart(7, '0')},2026-01-01,H1,${idOf(1)},1980-05-01,X,1,5100\n`,
    );
    room.change(residents, (text) => text + rows.join(''));
    const [issue] = await refusal();
    expect(issue?.problem).toBe('5,000 of 5,003 rows hold a code outside the list (lines 5, 6, 7, 8, 9 …).');
  });

  test('lines are counted right after a line end inside a field and after an empty line', async () => {
    room.change(residents, (text) =>
      text.replace('H1', '"H\n1"').replace('\nFB00000003', '\n\nFB00000003').replace(',4,', ',9,'),
    );
    expect((await refusal())[0]?.place.line).toBe(6);
  });

  test('a source without a legal basis is refused before anything is read', async () => {
    const [first, ...rest] = sources;
    const failure = room.ingest({ sources: first ? [{ ...first, legalBasis: ' ' }, ...rest] : [] });
    await expect(failure).rejects.toThrow(
      /ingest\/source-not-declared — site.yaml › sources.befolkning: .*legalBasis/,
    );
  });

  test('a recipe that does not exist is named', async () => {
    await expect(room.ingest({ recipes: [] })).rejects.toThrow('There is no recipe cpr-extract@1.');
  });
});

describe('warnings let a delivery pass', () => {
  test('a column nobody asked for is told and not read', async () => {
    room.change(residents, (text) =>
      text.replaceAll('\n', ',1\n').replace('statsborgerskab,1', 'statsborgerskab,navn'),
    );
    const { issues, tables } = await room.ingest();
    expect(issues.map(({ level, code }) => [level, code])).toEqual([['warning', 'ingest/undeclared-column']]);
    expect(tables).toHaveLength(8);
  });

  test('someone of 130 years is told', async () => {
    room.change(residents, field(4, 4, '1895-01-01'));
    expect((await room.ingest()).issues.map(({ code }) => code)).toEqual(['ingest/very-old']);
  });
});

describe('the delivery note', () => {
  const note = (file: string, rows: number, sha256?: string) => {
    const sum =
      sha256 ??
      createHash('sha256')
        .update(readFileSync(join(room.deliveries, file)))
        .digest('hex');
    writeFileSync(join(room.deliveries, 'foelgeseddel.csv'), `fil,raekker,sha256\n${file},${rows},${sum}\n`);
  };

  test('a file that is as its note says passes, and the others are warned of', async () => {
    note(residents, 3);
    const { issues } = await room.ingest();
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['ingest/not-in-note']));
    expect(issues).toHaveLength(7);
  });

  test.each([
    ['other rows', 4, undefined, /has 3 rows where the note says 4 rows/],
    ['another checksum', 3, 'a'.repeat(64), /another checksum/],
  ])('a file with %s than its note says is refused', async (_what, rows, sha256, says) => {
    note(residents, rows, sha256);
    const errors = (await refusal()).filter(({ level }) => level === 'error');
    expect(errors.map(({ code, place }) => [code, place.file, place.line])).toEqual([
      ['ingest/differs-from-note', 'foelgeseddel.csv', 2],
    ]);
    expect(errors[0]?.problem).toMatch(says);
  });

  test('a missing last line end passes when the checksum says it was delivered so', async () => {
    room.change(residents, (text) => text.slice(0, -1));
    note(residents, 3);
    expect((await room.ingest()).tables).toHaveLength(8);
  });
});

describe('what the vault holds', () => {
  test('is not read again while it is unchanged, nor missed when the file was deleted', async () => {
    await room.fill();
    rmSync(join(room.deliveries, residents));
    const { tables, unchanged } = await room.ingest();
    expect([tables.length, unchanged.length]).toEqual([0, 8]);
  });

  test('is told of as if it were read again: the same deliveries give the same report', async () => {
    room.change(residents, field(4, 4, '1895-01-01'));
    const first = await room.ingest();
    await room.vault.store(room.engine, first.tables, sources, quietContext());
    const second = await room.ingest();
    expect([first.tables.length, second.tables.length]).toEqual([8, 0]);
    expect(second.issues).toEqual(first.issues);
    expect(reportDeliveries(second)).toEqual(reportDeliveries(first));
    expect(reportDeliveries(first).lines.map(({ code }) => code)).toContain('ingest/very-old');
  });

  test('is refused when a new note says that another file was sent', async () => {
    await room.fill();
    writeFileSync(
      join(room.deliveries, 'foelgeseddel.csv'),
      `fil,raekker,sha256\n${residents},3,${'a'.repeat(64)}\n`,
    );
    const errors = (await refusal()).filter(({ level }) => level === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['ingest/differs-from-note']);
  });

  test('is read again when the file, the recipe or the key is another', async () => {
    await room.fill();
    room.change(residents, field(2, 2, 'H9'));
    expect((await room.ingest()).tables.map(({ file }) => file)).toEqual([residents]);
    const newer = recipes.map((recipe) => (recipe.id === 'cpr-events' ? { ...recipe, unique: [] } : recipe));
    expect((await room.ingest({ recipes: newer })).tables.map(({ file }) => file)).toEqual([
      residents,
      events,
    ]);
  });
});

describe('a wide table', () => {
  const wide: Recipe = {
    id: 'wide',
    version: 1,
    title: { da: 'Bred', en: 'Wide' },
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', decimal: '.' },
    table: 'delivered',
    columns: [
      { from: 'edition', to: 'period', type: 'text', required: true, codes: undefined, range: undefined },
      { from: 'id', to: 'area', type: 'text', required: true, codes: undefined, range: undefined },
    ],
    unique: ['edition', 'id'],
    marks: [],
    keep: [{ from: 'edition', in: ['2013'] }],
    wide: {
      areaSet: 'plr',
      valid: { from: 'valid', is: '1' },
      sums: [
        { areaSet: 'bezirk', codeLength: 2 },
        { areaSet: 'kommune', area: 'by' },
      ],
      measures: [
        { indicator: 'ledige', group: 'total', value: 'S1', scale: 0.01, numerator: [], denominator: [] },
        {
          indicator: 'unge',
          group: 'total',
          value: undefined,
          scale: 1,
          numerator: ['a', 'b'],
          denominator: ['n'],
        },
      ],
    },
    file: 'wide.yaml',
  };
  const [first] = sources;
  const source = {
    ...first,
    id: 'by',
    form: 'published-elsewhere',
    recipes: [{ recipe: 'wide@1', path: 'wide.csv', years: [] }],
  };

  async function melt(rows: string): Promise<readonly (readonly unknown[])[]> {
    writeFileSync(join(room.deliveries, 'wide.csv'), `edition,id,valid,navn,S1,a,b,n\n${rows}`);
    const only = [source] as unknown as typeof sources;
    const { tables, rejected } = await room.ingest({ sources: only, recipes: [wide] });
    expect(rejected).toEqual([{ file: 'wide.csv', reason: 'not-kept', rows: 1 }]);
    const found = await room.rows(`SELECT * FROM ${tables[0]?.table} ORDER BY indicator, area_set, area`);
    await room.vault.store(room.engine, tables, only, quietContext());
    const again = await room.ingest({ sources: only, recipes: [wide] });
    expect([again.unchanged.length, again.rejected]).toEqual([1, rejected]);
    return found.map((row) => [
      row['area_set'],
      row['area'],
      row['indicator'],
      row['value'],
      row['numerator'],
      row['denominator'],
      row['mark'],
    ]);
  }

  test('becomes a row per figure, with sums where every part is there', async () => {
    expect(
      await melt(
        '2013,0101,1,x,25.5,1,2,10\n2013,0102,1,y,,3,4,20\n2013,0201,1,z,1,5,,30\n2021,0101,1,x,1,1,1,1\n',
      ),
    ).toEqual([
      ['plr', '0101', 'ledige', 0.255, null, null, null],
      ['plr', '0201', 'ledige', 0.01, null, null, null],
      ['bezirk', '01', 'unge', null, 10, 30, null],
      ['plr', '0101', 'unge', null, 3, 10, null],
      ['plr', '0102', 'unge', null, 7, 20, null],
    ]);
  });

  test('gives an area that is not valid a mark and no number', async () => {
    expect(await melt('2013,0101,0,x,25.5,1,2,10\n2021,0101,1,x,1,1,1,1\n')).toEqual([
      ['plr', '0101', 'ledige', null, null, null, 'not-valid'],
      ['plr', '0101', 'unge', null, null, null, 'not-valid'],
    ]);
  });
});
