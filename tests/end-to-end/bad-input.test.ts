/**
 * Bad input through the real command line: a clear answer with file and line, never a value, and nothing lost.
 * Belongs here: one row per kind of mistake a municipality makes. The messages' wording is the stages' own (their unit tests).
 */
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { changeField, forgetNotes, paths } from './corrections.ts';
import { type Ended, type House, moveIn } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

interface Mistake {
  readonly what: string;
  readonly file: string;
  /** Line that the answer must name; undefined where the mistake has none (a missing column is in the header). */
  readonly line: number | undefined;
  readonly code: RegExp;
  /** What was written into the file, and must not be repeated: it stands for a person's value. */
  readonly secret?: string;
  readonly make: () => void;
}

const change = (path: string, how: (text: string) => string) => () => {
  forgetNotes(house);
  house.change(path, how);
};

/** Twists the first ring of the first area: its second and third corner change places, far apart. */
function crossItself(text: string): string {
  const areas = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
  const { geometry } = areas.features[0];
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
  const quarter = Math.floor(ring.length / 4);
  [ring[quarter], ring[3 * quarter]] = [ring[3 * quarter], ring[quarter]];
  return Buffer.from(JSON.stringify(areas), 'utf8').toString('latin1');
}

const mistakes: readonly Mistake[] = [
  {
    what: 'a missing column',
    file: 'befolkning-2020.csv',
    line: 1,
    code: /^ingest\/missing-column/m,
    make: change(paths.residents(2020), (text) =>
      text
        .split('\n')
        .map((line) => line.split(',').toSpliced(6, 1).join(','))
        .join('\n'),
    ),
  },
  {
    what: 'an unknown code',
    file: 'boliger-2020.csv',
    line: 7,
    code: /^ingest\/code-not-in-list/m,
    secret: 'QQ',
    make: change(paths.dwellings(2020), changeField(7, 2, ';', 'QQ')),
  },
  {
    what: 'a number in the wrong decimal form',
    file: 'adresser.csv',
    line: 9,
    code: /^ingest\//m,
    secret: '534211.87',
    make: change(paths.addresses, changeField(9, 4, ';', '534211.87')),
  },
  {
    what: 'a coordinate far outside the country',
    file: 'adresser.csv',
    line: 11,
    code: /^ingest\//m,
    secret: '100000,00',
    make: change(paths.addresses, changeField(11, 4, ';', '100000,00')),
  },
  {
    what: 'a person twice in a year',
    file: 'befolkning-2021.csv',
    line: 3,
    code: /^ingest\/duplicate/m,
    make: change(paths.residents(2021), (text) => {
      const lines = text.split('\n');
      return [lines[0], lines[1], lines[1], ...lines.slice(2)].join('\n');
    }),
  },
  {
    what: 'a date that does not exist',
    file: 'befolkning-2019.csv',
    line: 5,
    code: /^ingest\//m,
    secret: '2001-02-30',
    make: change(paths.residents(2019), changeField(5, 4, ',', '2001-02-30')),
  },
  {
    what: 'an unknown key in YAML',
    file: 'site.yaml',
    line: 2,
    code: /^(site|catalogue|yaml)\//m,
    make: change(paths.site, (text) => text.replace(/^id: /m, 'identitty: 1\nid: ')),
  },
  {
    what: 'an area that crosses itself',
    file: 'omraader-2022.geojson',
    line: undefined,
    code: /^(areas|assign)\//m,
    make: change(paths.areas, crossItself),
  },
  {
    what: 'a file that stops in the middle',
    file: 'befolkning-2024.csv',
    line: undefined,
    code: /^ingest\//m,
    make: () => {
      const file = join(house.directory, paths.residents(2024));
      truncateSync(file, Math.floor(statSync(file).size / 2));
    },
  },
];

/** Person numbers, household numbers and address ids of the deliveries, as they look. */
const personal = /FB\d{8}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/;

function expectClearAnswer({ code, said, remarked }: Ended, mistake: Omit<Mistake, 'make'>): void {
  expect(code, remarked).toBe(3);
  expect(remarked).toMatch(mistake.code);
  expect(remarked).toContain(mistake.line === undefined ? mistake.file : `${mistake.file}:${mistake.line}`);
  expect(remarked).not.toMatch(/^\s+at /m);
  const everything =
    said + remarked + readFileSync(join(house.directory, 'var/fjordby/reports/build.jsonl'), 'utf8');
  expect(everything).not.toMatch(personal);
  if (mistake.secret !== undefined) expect(everything).not.toContain(mistake.secret);
}

describe('bad input is refused with file and line, and nothing is lost', () => {
  test.each(mistakes)('$what', async ({ make, ...mistake }) => {
    const before = house.inForce();
    make();
    expectClearAnswer(await house.build(), mistake);
    expect(house.inForce()).toEqual(before);
  });

  test('every mistake of a run is told at once', async () => {
    const together = mistakes.filter(({ file }) => file.endsWith('.csv') && file !== 'befolkning-2024.csv');
    for (const { make } of together) make();
    const ended = await house.build();
    for (const mistake of together) expectClearAnswer(ended, mistake);
  });
});

/** Lines of the address register moved so far east that they lie in the sea, still in Denmark's corner of the grid. */
function moveAway(lines: number) {
  return (text: string) =>
    text
      .split('\r\n')
      .map((row, i) => {
        const fields = row.split(';');
        const x = Number(fields[4]?.replace(',', '.'));
        if (i === 0 || i > lines || Number.isNaN(x)) return row;
        return fields.with(4, (x + 60_000).toFixed(2).replace('.', ',')).join(';');
      })
      .join('\r\n');
}

describe('addresses outside every area', () => {
  test('a few are placed in the municipality only, counted and told, without saying which', async () => {
    forgetNotes(house);
    house.change(paths.addresses, moveAway(3));
    const { code, remarked, said } = await house.build();
    expect(code, remarked).toBe(0);
    expect(remarked).toContain('assign/outside');
    expect(said + remarked).not.toMatch(personal);
  });

  test('many mean wrong files: the build is refused and nothing is lost', async () => {
    const before = house.inForce();
    forgetNotes(house);
    house.change(paths.addresses, moveAway(400));
    const { code, remarked, said } = await house.build();
    expect(code, remarked).toBe(3);
    expect(remarked).toContain('assign/addresses-outside');
    expect(said + remarked).not.toMatch(personal);
    expect(house.inForce()).toEqual(before);
  });
});
