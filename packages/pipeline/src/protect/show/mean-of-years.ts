/**
 * The mean of two years, formed from the years as shown: with the mean and one year nobody can work out more than is shown.
 * Belongs here: interval arithmetic on bodies. Does not belong: exact figures (none reach this file).
 * The step is the coarser of the two; counts beside the mean are those of the newest year.
 */
import { above, below, clean, stepForWidth, toStep } from '../round.ts';
import { type Body, type EdgeBody, isSilent, type ShownBody, type SilentBody, silent } from './body.ts';

type Speaking = ShownBody | EdgeBody;

function silenceOf(older: Body, newer: Body): SilentBody | undefined {
  const silences = [newer, older].filter(isSilent);
  return (
    silences.find(({ status }) => status === 'unavailable') ??
    silences.find(({ status }) => status === 'not-applicable') ??
    silences[0]
  );
}

/** How the years are put together: `most` is the largest possible figure (1 for shares). */
export interface YearsTogether {
  readonly how: 'meanOfShares' | 'pooled';
  readonly most: number;
}

interface Certain {
  readonly lo: number;
  readonly hi: number;
}

function meanInterval(older: Speaking, newer: Speaking): Certain {
  // Outwards to a millionth: far below any step, far above the noise of binary fractions.
  return {
    lo: Math.floor((older.lo + newer.lo) * 5e5 + 1e-3) / 1e6,
    hi: Math.ceil((older.hi + newer.hi) * 5e5 - 1e-3) / 1e6,
  };
}

/** Persons of both years over residents of both years, from the rounded counts; undefined where a year has none. */
function pooled(older: Speaking, newer: Speaking): (Certain & { readonly centre: number }) | undefined {
  const { numerator: y1, denominator: n1 } = older;
  const { numerator: y2, denominator: n2 } = newer;
  if (!y1 || !n1 || !y2 || !n2) return undefined;
  return {
    centre: (y1.value + y2.value) / (n1.value + n2.value),
    lo: below(y1.lo + y2.lo, n1.hi + n2.hi, 10_000),
    hi: Math.min(1, above(y1.hi + y2.hi, n1.lo + n2.lo, 10_000)),
  };
}

function meanOfShown(older: ShownBody, newer: ShownBody, { how }: YearsTogether): ShownBody {
  const together = how === 'pooled' ? pooled(older, newer) : undefined;
  const step = Math.max(older.step, newer.step);
  const value = toStep(together?.centre ?? (older.value + newer.value) / 2, step);
  const { lo, hi } = together ?? meanInterval(older, newer);
  return {
    status: older.status === 'coarsened' ? 'coarsened' : newer.status,
    reason: older.status === 'coarsened' ? older.reason : newer.reason,
    value,
    lo: Math.min(lo, value),
    hi: Math.max(hi, value),
    step,
    numerator: newer.numerator,
    denominator: newer.denominator,
  };
}

const isUnder = (body: EdgeBody) => body.lo <= 0;

/** Pooled or averaged, the figure lies between those of the two years: an edge holds for both. */
function meanOfEdges(older: EdgeBody, newer: EdgeBody, { how }: YearsTogether): EdgeBody | SilentBody {
  if (isUnder(older) !== isUnder(newer)) return silent('suppressed', 'small-count');
  const step = Math.max(older.step, newer.step);
  const widest = { lo: Math.min(older.lo, newer.lo), hi: Math.max(older.hi, newer.hi) };
  const { lo, hi } = how === 'pooled' ? widest : meanInterval(older, newer);
  const outwards = isUnder(newer)
    ? { lo: 0, hi: clean(Math.ceil(hi / step - 1e-9) * step) }
    : { lo: clean(Math.floor(lo / step + 1e-9) * step), hi: newer.hi };
  return { ...newer, ...outwards, step };
}

/** One year on its step, the other only a class: the middle of what is certain, on a step as wide as the doubt. */
function meanOfMixed(older: Speaking, newer: Speaking, { how, most }: YearsTogether): ShownBody | EdgeBody {
  const { lo, hi } = (how === 'pooled' ? pooled(older, newer) : undefined) ?? meanInterval(older, newer);
  const step = Math.max(older.step, newer.step, stepForWidth(hi - lo));
  const value = toStep((lo + hi) / 2, step);
  const rest = { step, numerator: newer.numerator, denominator: newer.denominator };
  if (value <= 0 || value >= most) {
    const bounds =
      value <= 0
        ? { lo: 0, hi: clean(Math.ceil(hi / step - 1e-9) * step) }
        : { lo: clean(Math.floor(lo / step + 1e-9) * step), hi: most };
    return { status: 'under-threshold', reason: 'small-count', ...bounds, ...rest };
  }
  return {
    status: 'coarsened',
    reason: 'small-count',
    value,
    lo: Math.min(lo, value),
    hi: Math.max(hi, value),
    ...rest,
  };
}

/**
 * Mean of two years as shown. In: the older and the newer year, and how they are put together.
 * Out: a value on the coarser step; an edge when both years are at the same edge; silent when a year is.
 */
export function showMeanOfYears(older: Body, newer: Body, together: YearsTogether): Body {
  const silence = silenceOf(older, newer);
  if (silence || isSilent(older) || isSilent(newer)) return silence ?? silent('unavailable', 'not-delivered');
  if (older.status === 'under-threshold' && newer.status === 'under-threshold')
    return meanOfEdges(older, newer, together);
  if (older.status === 'under-threshold' || newer.status === 'under-threshold')
    return meanOfMixed(older, newer, together);
  return meanOfShown(older, newer, together);
}
