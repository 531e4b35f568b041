/**
 * A count that earlier editions showed, as the attacker meets it in this one: he has them all.
 * Belongs here: what the old number tells of the new count. Does not belong: which counts those are (editions/), searching.
 * A number that stays was true of the old count, and the new one may lie beside it: the row is the old interval while that holds the new
 * count, else all counts that keep the number. It cannot be taken back, so how it is shown never changes. Where nothing else is left to
 * coarsen, it is read as the method tells readers to: any count that keeps the number, since nobody can see which rows were corrected by little.
 * A number that was replaced tells that the count left the interval that would have kept it. By how many it was corrected the attacker is
 * taken not to know. What an edition before the last told of it counts as long as no later one told something else.
 */
import type { Interval } from '@bybalance/statistics';
import type { PublishedCount } from '../editions/published-counts.ts';
import type { Shown, ShownForm } from './shown.ts';

/** What one old telling says: its interval then, and the counts that keep it. */
interface Telling {
  readonly told: Interval;
  readonly within: Interval;
  readonly as: 'number' | 'near-all';
}

function tellingsOf(
  { number, within, nearAll }: PublishedCount,
  most: number,
  scale: number,
): readonly Telling[] {
  const tellings: Telling[] = [];
  if (number && within) {
    const told = { lo: Math.round(number.lo * scale), hi: Math.round(number.hi * scale) };
    tellings.push({ told, within, as: 'number' });
  }
  if (nearAll) {
    const missing = (by: number): Interval => ({ lo: Math.max(0, most - by), hi: most });
    tellings.push({ told: missing(nearAll.told), within: missing(nearAll.within), as: 'near-all' });
  }
  return tellings;
}

const intersect = (a: Interval, b: Interval): Interval => ({
  lo: Math.max(a.lo, b.lo),
  hi: Math.min(a.hi, b.hi),
});

const inside = (inner: Interval, outer: Interval) => inner.lo >= outer.lo && inner.hi <= outer.hi;

/** What is still told besides the old number: nothing where that number is all that is shown. */
function besides({ levels }: ShownForm, shown: Shown, as: Telling['as']): Interval | undefined {
  const replaced: readonly Shown[] = as === 'number' ? ['exact', 'rounded', 'class'] : ['near-all'];
  return replaced.includes(shown) ? levels.at(-1) : levels[0];
}

/** Dearer than anything that is shown otherwise: first the neighbours give way. */
const READ_AS_TOLD = 1e9;

/** A row that stays: as exact as a reader may take it, and as exact as he can know it. */
function toKept({ levels, isKept }: ShownForm, own: Interval, taken: Interval, known: Interval): ShownForm {
  const [strict, loose] = isKept ? [levels[0] ?? own, levels.at(-1) ?? own] : [own, own];
  return { levels: [intersect(strict, taken), intersect(loose, known)], costs: [READ_AS_TOLD], isKept: true };
}

function held(form: ShownForm, count: Interval, { told, within, as }: Telling, shown: Shown): ShownForm {
  if (inside(count, within)) {
    const own = besides(form, shown, as);
    return own ? toKept(form, own, inside(count, told) ? told : within, within) : form;
  }
  if (count.lo !== count.hi) return form;
  const side =
    count.lo > within.hi
      ? { lo: within.hi + 1, hi: Number.POSITIVE_INFINITY }
      : { lo: Number.NEGATIVE_INFINITY, hi: within.lo - 1 };
  return { ...form, levels: form.levels.map((level) => intersect(level, side)) };
}

/** Whether a later edition told another number: then the old one speaks of a count that has been corrected since. */
function isReplaced({ number }: PublishedCount, later: readonly PublishedCount[]): boolean {
  return later.some(
    (one) => number && one.number && (one.number.lo > number.hi || one.number.hi < number.lo),
  );
}

/**
 * The forms that a count can take beside what earlier editions told of it.
 * In: the forms without it, what is known of the count inside the house (in smallest units), how it is shown now, and what was told of it,
 * the newest first.
 */
export function toHeldForm(
  form: ShownForm,
  count: Interval,
  most: number,
  shown: Shown,
  published: readonly PublishedCount[],
  scale: number,
): ShownForm {
  return published.reduce((own, told, age) => {
    if (isReplaced(told, published.slice(0, age))) return own;
    return tellingsOf(told, most, scale)
      .filter(({ within }) => age === 0 || inside(count, within))
      .reduce((now, telling) => held(now, count, telling, shown), own);
  }, form);
}
