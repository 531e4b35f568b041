import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { loadSite } from '../../../packages/pipeline/src/catalogue/load-site.ts';
import { makeFinder, makeGeography } from './geography.ts';
import { makeFjordby } from './main.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { Chance } from './random.ts';

const folders: string[] = [];
function makeSmall(seed: number): string {
  const out = mkdtempSync(join(tmpdir(), 'fjordby-'));
  folders.push(out);
  makeFjordby({ out, seed, scale: 0.02 });
  return out;
}

let out: string;
beforeAll(() => {
  out = makeSmall(1);
}, 240_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checksums(folder: string): string[] {
  return filesOf(folder).map((file) => `${file} ${sha256(readFileSync(join(folder, file)))}`);
}

function rowsOf(file: string, delimiter: string): string[][] {
  const text = readFileSync(join(out, 'deliveries', file), 'utf8').replace('\ufeff', '');
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(delimiter));
}

describe('making Fjordby', () => {
  it('gives the same bytes for the same seed, and other ones for another', () => {
    expect(checksums(makeSmall(1))).toEqual(checksums(out));
    expect(checksums(makeSmall(2))).not.toEqual(checksums(out));
  }, 240_000);

  it('tells in the delivery note the rows and checksum of every file', () => {
    const [, ...notes] = rowsOf('foelgeseddel.csv', ',');
    const delivered = filesOf(join(out, 'deliveries')).filter((file) => file !== 'foelgeseddel.csv');
    expect(notes.map(([file]) => file)).toEqual(delivered);
    for (const [file = '', rows, checksum] of notes) {
      expect(sha256(readFileSync(join(out, 'deliveries', file)))).toBe(checksum);
      if (file.endsWith('.csv')) expect(rowsOf(file, ';').length - 1).toBe(Number(rows));
    }
  });

  it('lets the events of each year explain every difference between two states', () => {
    const stateOf = (year: number): Map<string, string> =>
      new Map(
        rowsOf(`befolkning/befolkning-${year}.csv`, ',')
          .slice(1)
          .map((row) => [row[0] ?? '', row[3] ?? '']),
      );
    let state = stateOf(2015);
    for (let year = 2015; year < 2026; year++) {
      for (const row of rowsOf(`flytninger/haendelser-${year}.csv`, ',').slice(1)) replay(state, row, year);
      const next = stateOf(year + 1);
      expect([...state].toSorted()).toEqual([...next].toSorted());
      state = next;
    }
  });

  it('gives every resident an adult in the household and a dwelling in use at the address', () => {
    const usable = new Set<string>();
    for (const [, address = '', , , , , , status] of rowsOf('bbr/boliger-2026.csv', ';').slice(1))
      if (status === '1') usable.add(address);
    const grown = new Set<string>();
    const people = rowsOf('befolkning/befolkning-2026.csv', ',').slice(1);
    for (const [, , household = '', , born = ''] of people) if (born <= '2008-01-01') grown.add(household);
    for (const [, , household = '', address = ''] of people) {
      expect(usable.has(address)).toBe(true);
      expect(grown.has(household)).toBe(true);
    }
  });

  it('counts in the ready tables the people of the registers, area by area', () => {
    const placed = new Map<string, number>();
    const find = makeFinder(makeGeography(new Chance('fjordby 1/geography')).areas);
    for (const [id = '', , , , x = '', y = ''] of rowsOf('bbr/adresser.csv', ';').slice(1))
      placed.set(id, find([centimetres(x), centimetres(y)]));
    const counts = AREA_PLAN.map(() => 0);
    for (const [, , , address = '', born = ''] of rowsOf('befolkning/befolkning-2026.csv', ',').slice(1)) {
      const area = placed.get(address) ?? -1;
      if (area >= 0 && born <= '2008-01-01') counts[area] = (counts[area] ?? 0) + 1;
    }
    const wanted = rowsOf('dst/kriterier.csv', ';').filter(
      (row) => row[0] === 'omraader' && row[2] === '2026' && row[3] === 'doemte' && row[4] === 'total',
    );
    expect(wanted.map((row) => Number(row[6]))).toEqual(counts);
  });

  it('has the organisations and departments that site.yaml declares, however large it is made', () => {
    const checkout = fileURLToPath(new URL('../../..', import.meta.url));
    const { site } = loadSite(join(checkout, 'sites/fjordby'), loadCatalogue(checkout), {});
    const declared = site.organisations.flatMap(({ name, departments }) =>
      departments.map(({ code }) => `${code} ${name}`),
    );
    const lines = readFileSync(join(out, 'areas/afdelinger-2026.csv'), 'utf8').trimEnd().split('\n');
    const made = lines.slice(1).map((line) => line.split(','));
    expect(declared).toEqual(made.map(([code, , organisation]) => `${code} ${organisation}`));
  });

  it('masks every small cell: no numerator and no value, but the denominator', () => {
    const rows = [
      ...rowsOf('dst/kriterier.csv', ';').slice(1),
      ...rowsOf('region/sundhed.csv', ';').slice(1),
    ];
    const masked = rows.filter((row) => row[8] === '..');
    expect(masked.length).toBeGreaterThan(1000);
    for (const row of masked) expect([row[5], row[7], row[6] === '']).toEqual(['', '', false]);
    const shown = rows.filter((row) => row[8] === '' && row[3] !== 'bruttoindkomst');
    for (const row of shown) expect(Number(row[5]?.replace(',', '.'))).toBeGreaterThan(4);
  });

  it('reports income and health a year later than the rest', () => {
    const lastYear = (file: string, measure: string): number =>
      Math.max(
        ...rowsOf(file, ';')
          .filter((row) => row[3] === measure)
          .map((row) => Number(row[2])),
      );
    expect(lastYear('dst/kriterier.csv', 'bruttoindkomst')).toBe(2025);
    expect(lastYear('dst/kriterier.csv', 'doemte')).toBe(2026);
    expect(lastYear('region/sundhed.csv', 'livsstilssygdom-65-plus')).toBe(2025);
  });

  it('marks every made-up person as made up, and plants fifty for the leak test', () => {
    const planted: unknown = JSON.parse(readFileSync(join(out, 'planted.json'), 'utf8'));
    const numbers = rowsOf('befolkning/befolkning-2026.csv', ',')
      .slice(1)
      .map(([number = '']) => number);
    expect(numbers.every((number) => /^FB\d{8}$/.test(number))).toBe(true);
    expect(planted).toHaveProperty('personnummer.length', 50);
  });
});

function centimetres(metres: string): number {
  return Math.round(Number(metres.replace(',', '.')) * 100);
}

function replay(state: Map<string, string>, row: readonly string[], year: number): void {
  const [person = '', code = '', date = '', from = '', to = ''] = row;
  expect(date.startsWith(`${year}-`)).toBe(true);
  const arrives = code === 'F' || code === 'T';
  expect(state.get(person)).toBe(arrives ? undefined : from);
  if (code === 'D' || code === 'U') state.delete(person);
  else state.set(person, to);
}
