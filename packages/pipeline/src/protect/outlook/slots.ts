/**
 * The single years that coming lists rest on, and possible values of each: known ones lie in their shown interval, the rest are drawn together.
 * Belongs here: which years are out on a day, drawing them for every legal area. Does not belong: decisions, findings.
 * Rounding is noise: misses of shown figures hold that of both their ends, so a drawn year needs none on top; a known year gets its own.
 * Start with drawSlots.
 */
import {
  type Draw,
  drawTogether,
  figureOf,
  makeRandom,
  type Outlooks,
  seedFromText,
} from '@bybalance/statistics';
import type { OutlookDesk } from './desk.ts';
import type { Methods } from './methods.ts';
import type { IndicatorSeries } from './series.ts';

/** One year of one indicator. */
export interface Slot {
  readonly series: IndicatorSeries;
  /** Index of its period; it may lie after the last period of the site. */
  readonly period: number;
  /** The newest year known on the day, and how many years the slot lies after it; 0: it is known. */
  readonly last: number;
  readonly steps: number;
  readonly outlooks: Outlooks;
  readonly centred: boolean;
}

export interface View {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
  /** ISO date. */
  readonly vantage: string;
  /** In order, without gaps. */
  readonly listYears: readonly number[];
  /** Most draws of an area; left out: as many as there are sets of misses, up to 1,000. */
  readonly most?: number;
}

export interface Slots {
  readonly slots: readonly Slot[];
  /** Number of a slot; −1 for one that nobody asked for. */
  at(indicator: string, year: number): number;
  /** By legal area: draws, each with a possible value of every slot; NaN where it is not shown. */
  readonly drawn: ReadonlyMap<number, readonly Float64Array[]>;
}

/** Draws where nothing is foretold: known years still lie anywhere in their intervals. */
const KNOWN_DRAWS = 200;
const FINE = 1_000_000;

function wantedYears({ desk: { exact }, listYears }: View): readonly (readonly [string, number])[] {
  const wanted = listYears.flatMap((year) => [
    [exact.residents, year] as const,
    ...exact
      .rulesAt(year)
      .flatMap(({ criterion: { indicator, averageYears } }) =>
        Array.from({ length: averageYears }, (_, i) => [indicator, year - i] as const),
      ),
  ]);
  return [...new Map(wanted.map((one) => [one.join('\n'), one])).values()];
}

function toSlot({ desk, methods, vantage }: View, indicator: string, year: number): Slot | undefined {
  const series = desk.series(indicator);
  const last = desk.newest(series, vantage);
  if (last < 0) return undefined;
  const period = year - Number(desk.periods[0]);
  const method = methods.at(series, last);
  return {
    ...{ series, period, last },
    steps: Math.max(0, period - last),
    outlooks: method === 'persistence' ? series.persisting : series.outlooks,
    centred: method === 'persistence',
  };
}

const isForetold = ({ series, steps, last }: Slot, unit: number) =>
  steps > 0 && series.year(unit, last) !== undefined;

/** Areas that have the same foretold slots are drawn at once. */
function drawForetold(slots: readonly Slot[], units: readonly number[], most: number | undefined) {
  const pattern = (unit: number) => slots.flatMap((slot, i) => (isForetold(slot, unit) ? [i] : [])).join(' ');
  const found = new Map<number, { readonly numbers: readonly number[]; readonly draws: readonly Draw[] }>();
  for (const [key, own] of Map.groupBy(units, pattern)) {
    const numbers = key === '' ? [] : key.split(' ').map(Number);
    const joint = numbers.flatMap((i) => {
      const slot = slots[i];
      if (slot === undefined) return [];
      const { outlooks, last, steps, centred } = slot;
      return [{ outlooks, last, steps, centred }];
    });
    const drawn = new Map(
      numbers.length === 0
        ? []
        : drawTogether(joint, { only: (unit) => own.includes(unit), ...(most && { most }) }).map((one) => [
            one.unit,
            one.draws,
          ]),
    );
    for (const unit of own) found.set(unit, { numbers, draws: drawn.get(unit) ?? [] });
  }
  return found;
}

/** What stands for a slot without any miss: the year itself, or the newest one where that is the forecast; NaN for a model's. */
export function standing({ series, period, last, steps, centred }: Slot, unit: number): number {
  const year = steps === 0 ? series.year(unit, period) : centred ? series.year(unit, last) : undefined;
  return year === undefined ? Number.NaN : figureOf(year.reading);
}

/** Every slot of the lists for every legal area. Same input, same draws: sets of misses are thinned evenly, rounding is seeded by area and day. */
export function drawSlots(view: View): Slots {
  const { desk, vantage } = view;
  const numbered = wantedYears(view).flatMap(([indicator, year]) => {
    const slot = toSlot(view, indicator, year);
    return slot ? [{ key: `${indicator}\n${year}`, slot }] : [];
  });
  const slots = numbered.map(({ slot }) => slot);
  const numberOf = new Map(numbered.map(({ key }, i) => [key, i]));
  const foretold = drawForetold(slots, desk.legal, view.most);
  const drawn = desk.legal.map((unit): readonly [number, readonly Float64Array[]] => {
    const { numbers, draws } = foretold.get(unit) ?? { numbers: [], draws: [] };
    const random = makeRandom(seedFromText(`outlook ${vantage} ${desk.units[unit]?.key ?? ''}`));
    const number = numbers.length === 0 ? KNOWN_DRAWS : draws.length;
    const values = Array.from({ length: number }, (_, k) => {
      const own = new Float64Array(slots.length).fill(Number.NaN);
      slots.forEach(({ series, period, steps }, i) => {
        const year = steps === 0 ? series.year(unit, period) : undefined;
        if (year) own[i] = year.lo + ((year.hi - year.lo) * random.below(FINE)) / FINE;
      });
      numbers.forEach((i, place) => {
        own[i] = draws[k]?.[place] ?? Number.NaN;
      });
      return own;
    });
    return [unit, values];
  });
  return {
    slots,
    at: (indicator, year) => numberOf.get(`${indicator}\n${year}`) ?? -1,
    drawn: new Map(drawn),
  };
}
