/**
 * The sentence on top of Sammenlign: how the chosen places have moved, with each figure's own precision, never why.
 * Belongs here: which changes are said and in which order. The patterns' words are in texts/compare.*.ts. Start with compareLead.
 */
import type { Comparison as Change } from '../change.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { spokenYears } from '../periods.ts';
import { toPrinter } from '../print.ts';
import { placeOf, tidy } from '../sentence.ts';
import type { Words } from '../words.ts';
import type { Place } from './places.ts';

export interface PlaceChange {
  readonly place: Pick<Place, 'name' | 'preposition'>;
  readonly change: Change;
  /** The series breaks between the two years: they are not compared. */
  readonly breaks: boolean;
}

/** More than so many are not said in one sentence. */
const MOST_SAID = 4;

/** "Fra 2015 til 2025 er tallet faldet 5,0 pct.-point i **A** og steget 6,4 pct.-point i **B**." Plain text with `**…**`. */
export function compareLead(
  view: IndicatorView,
  changes: readonly PlaceChange[],
  { from, to }: { readonly from: number; readonly to: number },
  words: Words,
): string {
  const { compare } = words.text;
  if (changes.length === 0) return compare.choosePlaces;
  const [now, before] = [view.periods[to] ?? '', view.periods[from] ?? ''];
  const years = { from: spokenYears(view, before, words), to: spokenYears(view, now, words) };
  if (from === to) return tidy(compare.oneYear(view.title, years.to, changes.length));
  if (changes.some(({ breaks }) => breaks)) return tidy(compare.broken(view.title, years));
  const printer = toPrinter(words);
  const said = changes.slice(0, MOST_SAID).map(({ place, change }) => {
    const where = `**${placeOf(place, words)}**`;
    if (change.kind === 'unknown') return compare.notComparable(where);
    if (change.kind === 'same') return compare.unchanged(where);
    return compare.moved(change.kind, printer.spokenDifference(view.unit, change.by, change.step), where);
  });
  return tidy(compare.changes(view.title, years, said));
}
