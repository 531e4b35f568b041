/**
 * The mean of two years, formed from the years as shown: with the mean and one year nobody can work out more than is shown.
 * Belongs here: interval arithmetic on bodies. Does not belong: exact figures (none reach this file).
 * The step is the coarser of the two; counts beside the mean are those of the newest year.
 */
import { clean, stepForWidth, toStep } from '../round.ts';
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

function meanInterval(older: Speaking, newer: Speaking) {
  // Outwards to a millionth: far below any step, far above the noise of binary fractions.
  return {
    lo: Math.floor((older.lo + newer.lo) * 5e5 + 1e-3) / 1e6,
    hi: Math.ceil((older.hi + newer.hi) * 5e5 - 1e-3) / 1e6,
  };
}

function meanOfShown(older: ShownBody, newer: ShownBody): ShownBody {
  const step = Math.max(older.step, newer.step);
  const value = toStep((older.value + newer.value) / 2, step);
  const { lo, hi } = meanInterval(older, newer);
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

function meanOfEdges(older: EdgeBody, newer: EdgeBody): EdgeBody | SilentBody {
  if (isUnder(older) !== isUnder(newer)) return silent('suppressed', 'small-count');
  const step = Math.max(older.step, newer.step);
  const { lo, hi } = meanInterval(older, newer);
  const outwards = isUnder(newer)
    ? { lo: 0, hi: clean(Math.ceil(hi / step - 1e-9) * step) }
    : { lo: clean(Math.floor(lo / step + 1e-9) * step), hi: newer.hi };
  return { ...newer, ...outwards, step };
}

/** One year on its step, the other only a class: the middle of what is certain, on a step as wide as the doubt. */
function meanOfMixed(older: Speaking, newer: Speaking, most: number): ShownBody | EdgeBody {
  const { lo, hi } = meanInterval(older, newer);
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
 * Mean of two years as shown. In: the older and the newer year; `most` is the largest possible figure (1 for shares).
 * Out: a value on the coarser step; an edge when both years are at the same edge; silent when a year is.
 */
export function showMeanOfYears(older: Body, newer: Body, most: number): Body {
  const silence = silenceOf(older, newer);
  if (silence || isSilent(older) || isSilent(newer)) return silence ?? silent('unavailable', 'not-delivered');
  if (older.status === 'under-threshold' && newer.status === 'under-threshold')
    return meanOfEdges(older, newer);
  if (older.status === 'under-threshold' || newer.status === 'under-threshold')
    return meanOfMixed(older, newer, most);
  return meanOfShown(older, newer);
}
