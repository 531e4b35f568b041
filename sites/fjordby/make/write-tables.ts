/**
 * Ready tables as files: the statistics office's criteria, its reference figures, and the region's health figures.
 * Belongs here: rows to text. Does not belong: counting (tables.ts).
 */
import { type DeliveryFolder, OFFICE_FORM, withComma } from './delivery.ts';
import { alongPath, type Path } from './path.ts';
import { INCOME, LAST_YEAR } from './profile.ts';
import type { Chance } from './random.ts';
import { CRITERIA, HEALTH, type Measure, type TableRow } from './tables.ts';

/** Convicted of all residents 18 and over in the whole country, per cent, by report year. */
export const COUNTRY_CONVICTED: Path = [
  [2013, 0.752],
  [2017, 0.718],
  [2021, 0.694],
  [2026, 0.668],
];

const HEAD = 'omraadetype;omraade;aar;maal;gruppe;taeller;naevner;vaerdi;maerke';

function numeratorText(row: TableRow): string {
  if (row.numerator === undefined) return '';
  return withComma(row.numerator, row.measure === 'uden-for-arbejdsmarkedet' ? 1 : 0);
}

function valueText(row: TableRow): string {
  if (row.value === undefined) return '';
  return withComma(row.value, row.measure === 'bruttoindkomst' ? 0 : 4);
}

function toLine(row: TableRow): string {
  const { areaSet, area, year, measure, group, denominator, masked } = row;
  const figures = `${numeratorText(row)};${denominator};${valueText(row)};${masked ? '..' : ''}`;
  return `${areaSet};${area};${year};${measure};${group};${figures}`;
}

function writeTable(
  folder: DeliveryFolder,
  file: string,
  rows: readonly TableRow[],
  measures: readonly Measure[],
): void {
  const own = rows.filter((row) => measures.includes(row.measure));
  folder.writeLines(file, [HEAD, ...own.map(toLine)], OFFICE_FORM);
}

/** `dst/kriterier.csv` and `region/sundhed.csv`. */
export function writeTables(folder: DeliveryFolder, rows: readonly TableRow[]): void {
  writeTable(folder, 'dst/kriterier.csv', rows, CRITERIA);
  writeTable(folder, 'region/sundhed.csv', rows, HEALTH);
}

export interface CountryYear {
  readonly year: number;
  readonly convicted: number;
  readonly adults: number;
}

/** The country's convicted and residents of 18 and over, by report year. */
export function countryYears(chance: Chance): CountryYear[] {
  return span(2014, LAST_YEAR).map((year) => {
    const adults = 4_480_000 + (year - 2013) * 31_000 + chance.whole(-900, 900);
    const convicted = Math.round((adults * alongPath(COUNTRY_CONVICTED, year)) / 100 + chance.bell() * 120);
    return { year, convicted, adults };
  });
}

function countryLine({ year, convicted, adults }: CountryYear): string {
  return `landet;${year};doemte;${withComma(convicted / adults, 6)};${convicted};${adults}`;
}

function regionLine(year: number, chance: Chance): string {
  const taxpayers = 668_000 + (year - 2015) * 1_400 + chance.whole(-400, 400);
  return `regionen;${year};bruttoindkomst;${Math.round(alongPath(INCOME.region, year))};;${taxpayers}`;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** `dst/reference.csv`: the country's and the region's figures that the law compares with. */
export function writeReference(
  folder: DeliveryFolder,
  country: readonly CountryYear[],
  chance: Chance,
): void {
  const region = span(2015, LAST_YEAR - 1).map((year) => regionLine(year, chance));
  const lines = ['sted;aar;serie;vaerdi;taeller;naevner', ...country.map(countryLine), ...region];
  folder.writeLines('dst/reference.csv', lines, OFFICE_FORM);
}
