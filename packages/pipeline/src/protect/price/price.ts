/**
 * The price of protection: how much is shown, and how far shown figures lie from exact ones, by indicator, area set and part.
 * Belongs here: the comparison, as measured and as it may be told. Does not belong: protecting, the rules of telling (distances, ranks).
 * Called by protect after the rows are made. Sources: methods A.10-7. Start with priceOf.
 */
import { isShown, type Observation, type ProtectionPrice, type Unit } from '@bybalance/release';
import { type Compared, compareRows, type JudgedTwice } from './compare.ts';
import { type Distance, type MeasuredDistance, measuredDistance, toldDistance } from './distances.ts';
import { rankCorrelation, toldCorrelation } from './ranks.ts';

type Part = ProtectionPrice['part'];

/** The same comparison as measured. It may leave the pipeline for the municipality's own desk only. */
export interface MeasuredPrice {
  readonly indicator: string;
  readonly areaSet: string;
  readonly part: Part;
  readonly counts: MeasuredDistance | undefined;
  readonly values: MeasuredDistance | undefined;
  readonly rankCorrelation: number | undefined;
}

export interface Price {
  readonly told: ProtectionPrice;
  readonly measured: MeasuredPrice;
}

/** Counts are told with one decimal; a value no finer than this. */
const COUNT_STEP = 0.1;
const VALUE_STEP: Readonly<Record<Unit, number>> = {
  share: 0.001,
  ratio: 0.001,
  count: 0.1,
  per1000: 0.1,
  'mean-dkk': 100,
  points: 0.001,
};

interface Interval {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

function distanceOf({ value, lo, hi }: Interval, exact: number, beyond: number): Distance {
  return { measured: Math.abs(value - exact), possible: Math.max(value - lo, hi - value) + beyond };
}

function countDistances(compared: readonly Compared[]): readonly Distance[] {
  return compared.flatMap(({ observation, exactCount, beyond }) =>
    isShown(observation) && observation.numerator !== undefined && exactCount !== undefined
      ? [distanceOf(observation.numerator, exactCount, beyond.count)]
      : [],
  );
}

function valueDistances(compared: readonly Compared[]): readonly Distance[] {
  return compared.flatMap(({ observation, exactValue, beyond }) =>
    isShown(observation) && exactValue !== undefined
      ? [distanceOf(observation, exactValue, beyond.value)]
      : [],
  );
}

/** Areas in the newest period with both figures. */
function newestPairs(compared: readonly Compared[]): {
  readonly exact: readonly number[];
  readonly shown: readonly number[];
} {
  const shown = compared.flatMap(({ observation, exactValue }) =>
    isShown(observation) && exactValue !== undefined
      ? [{ period: observation.period, pair: [exactValue, observation.value] as const }]
      : [],
  );
  const newest = shown
    .map(({ period }) => period)
    .sort()
    .at(-1);
  const pairs = shown.filter(({ period }) => period === newest).map(({ pair }) => pair);
  return { exact: pairs.map(([exact]) => exact), shown: pairs.map(([, value]) => value) };
}

/** How a row counts: by its status, unless the attack asked for more than the rules. */
function kindOf({ observation: { status }, change }: Compared) {
  if (status === 'suppressed') return change === 'hidden' ? 'secondarilyHidden' : status;
  if (status === 'under-threshold') return status;
  return change === 'none' ? status : 'secondarilyCoarsened';
}

function countKinds(compared: readonly Compared[]) {
  const kinds = Map.groupBy(compared, kindOf);
  const number = (kind: ReturnType<typeof kindOf>) => kinds.get(kind)?.length ?? 0;
  return {
    cells: compared.length,
    published: number('published'),
    underThreshold: number('under-threshold'),
    coarsened: number('coarsened'),
    suppressed: number('suppressed'),
    secondary: { coarsened: number('secondarilyCoarsened'), suppressed: number('secondarilyHidden') },
  };
}

interface PriceKey {
  readonly indicator: string;
  readonly areaSet: string;
  readonly part: Part;
}

function priceOfPart(key: PriceKey, unit: Unit, compared: readonly Compared[]): Price {
  const [counts, values] = [countDistances(compared), valueDistances(compared)];
  const pairs = key.part === 'total' ? newestPairs(compared) : { exact: [], shown: [] };
  return {
    told: {
      ...key,
      ...countKinds(compared),
      counts: toldDistance(counts, COUNT_STEP),
      values: toldDistance(values, VALUE_STEP[unit]),
      rankCorrelation: toldCorrelation(pairs.exact, pairs.shown),
    },
    measured: {
      ...key,
      counts: measuredDistance(counts),
      values: measuredDistance(values),
      rankCorrelation: rankCorrelation(pairs.exact, pairs.shown),
    },
  };
}

const partOf = ({ observation }: Compared): Part => (observation.group === 'total' ? 'total' : 'groups');

/** What protecting one indicator cost. In: the table as the rules judged it and as it is shown, its rows. Out: by area set and part. */
export function priceOf(judged: JudgedTwice, rows: readonly Observation[]): readonly Price[] {
  const { exact, showing } = judged.after;
  const sets = Map.groupBy(compareRows(judged, rows), ({ observation }) => observation.areaSet);
  return [...sets].flatMap(([areaSet, ofSet]) =>
    [...Map.groupBy(ofSet, partOf)].map(([part, compared]) =>
      priceOfPart({ indicator: exact.indicator, areaSet, part }, showing.indicator.unit, compared),
    ),
  );
}
