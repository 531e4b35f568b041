/**
 * A department's figure as its readers have it: the row of the table, and the narrowest interval that the rows tell of it.
 * Belongs here: reading observations. Does not belong: any exact figure, limits.
 * The counts of two years beside two rows tell a mean of both more sharply than its own edge does, and as publicly.
 */
import type { LightRules, Observation } from '@bybalance/release';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { compare, divide, type Fraction, fromDecimal, mean } from '../../support/fraction.ts';
import { yearsBefore } from '../balance/readings.ts';

/** The truth lies in [lo, hi], both in the figure's unit. */
export interface Certain {
  readonly lo: Fraction;
  readonly hi: Fraction;
}

export interface LightFigure {
  /** The very row of the table; of an earlier period where the own one is not there yet. */
  readonly row: Observation;
  /** undefined: hidden or missing. */
  readonly certain: Certain | undefined;
  /** Rows that the interval was read from. */
  readonly rows: readonly Observation[];
}

export type FindRow = (indicator: string, area: string, period: string) => Observation | undefined;

/** The share of one year from its counts; undefined where the row has none. */
function countedYear(row: Observation | undefined): (Certain & { readonly weight: Certain }) | undefined {
  if (row === undefined || !('lo' in row)) return undefined;
  const { numerator, denominator } = row;
  if (numerator === undefined || denominator === undefined || denominator.lo <= 0) return undefined;
  const [lo, hi] = [fromDecimal(Math.max(0, numerator.lo)), fromDecimal(numerator.hi)];
  const [few, many] = [fromDecimal(denominator.lo), fromDecimal(denominator.hi)];
  return { lo: divide(lo, many), hi: divide(hi, few), weight: { lo: few, hi: many } };
}

const least = (a: Fraction, b: Fraction) => (compare(a, b) <= 0 ? a : b);
const most = (a: Fraction, b: Fraction) => (compare(a, b) >= 0 ? a : b);

/** What both intervals allow; the first alone where they part ways. */
function both(a: Certain, b: Certain): Certain {
  const met = { lo: most(a.lo, b.lo), hi: least(a.hi, b.hi) };
  return compare(met.lo, met.hi) <= 0 ? met : a;
}

/** Shares of counted people, averaged over the years as the sheet says; undefined where a year's counts are not shown. */
function fromCounts(rows: readonly (Observation | undefined)[]): Certain | undefined {
  const years = rows.map(countedYear);
  if (years.length === 0 || !years.every((year) => year !== undefined)) return undefined;
  return { lo: mean(years.map(({ lo }) => lo)), hi: mean(years.map(({ hi }) => hi)) };
}

function readRow(find: FindRow, sheet: IndicatorDefinition, area: string, row: Observation): LightFigure {
  if (!('lo' in row)) return { row, certain: undefined, rows: [row] };
  const shown = { lo: fromDecimal(row.lo), hi: fromDecimal(row.hi) };
  const isMean = sheet.average.years === 1 || sheet.average.how === 'meanOfShares';
  if (sheet.unit !== 'share' || !isMean) return { row, certain: shown, rows: [row] };
  const before = sheet.average.years === 2 ? [find(sheet.id, area, yearsBefore(row.period, 1))] : [];
  const counted = fromCounts([...before, row]);
  return {
    row,
    certain: counted ? both(shown, counted) : shown,
    rows: [...before.filter((one) => one !== undefined), row],
  };
}

const isNotThereYet = (row: Observation | undefined) => row === undefined || row.status === 'unavailable';

/** The figure for a period; the last one, at most `olderByYears` older, while it is not there yet. Hidden stays hidden. */
export function readFigure(
  find: FindRow,
  sheet: IndicatorDefinition,
  [areaSet, area, period]: readonly [areaSet: string, area: string, period: string],
  { olderByYears }: Pick<LightRules, 'olderByYears'>,
): LightFigure {
  const periods = Array.from({ length: olderByYears + 1 }, (_, years) => yearsBefore(period, years));
  const rows = periods.map((one) => find(sheet.id, area, one));
  const found = rows.find((row) => !isNotThereYet(row)) ?? rows[0];
  const missing: Observation = {
    ...{ indicator: sheet.id, areaSet, area, period, group: 'total', quality: 'final' },
    ...{ status: 'unavailable', reason: 'not-delivered' },
  };
  return readRow(find, sheet, area, found ?? missing);
}

/** How many persons a figure's newest year is formed of, as shown. */
export function newestYear(row: Observation): Certain | undefined {
  return countedYear(row)?.weight;
}
