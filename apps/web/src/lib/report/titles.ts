/**
 * Titles of figures: at most ten words that state what is seen.
 * Belongs here: the dot list's and the lines' titles. Does not belong: leads (sentence.ts).
 * Start with listTitle and trendTitle.
 */
import { compareFigures } from './change.ts';
import { type Figure, isPrinted, NOT_DELIVERED } from './figure.ts';
import { isBeyond, limitAt, operatorWord } from './limits.ts';
import { changePhrase, type SentenceFrame, STREAK_WORTH_SAYING, streakOf } from './sentence.ts';

/** Title of the dot list: what can be seen on it. */
export function listTitle(
  frame: SentenceFrame,
  municipality: Figure | undefined,
  figures: readonly Figure[],
): string {
  const { sentences } = frame.words.text;
  const limit = limitAt(frame);
  const printed = figures.filter(isPrinted);
  if (limit) {
    const beyond = printed.filter((figure) => isBeyond(figure, limit.value, limit.operator));
    return sentences.titleBeyond(beyond.length, limit.text, operatorWord(limit.operator));
  }
  if (municipality && isPrinted(municipality) && frame.indicator.comparable) {
    const above = printed.filter((figure) => compareFigures(figure, municipality).kind === 'higher');
    return sentences.titleAbove(above.length, figures.length);
  }
  return sentences.titleAll(printed.length);
}

/** Title of a line chart, at most ten words: what the line did. */
export function trendTitle(frame: SentenceFrame, figures: readonly Figure[]): string {
  const { sentences } = frame.words.text;
  const run = streakOf(frame, figures);
  const { title } = frame.indicator;
  if (run.years >= STREAK_WORTH_SAYING) return `${title} ${sentences.streak(run.kind, run.years)}`;
  const change = changePhrase(frame, figures[frame.period] ?? NOT_DELIVERED, figures[frame.period - 1]);
  return change === undefined ? title : `${title}: ${change}`;
}
