/**
 * True sentences about one indicator: the municipality's lead, an area's lead, titles of figures.
 * Belongs here: which patterns are said and with which figures. The patterns' words are in texts/report.*.ts.
 * Precision comes from each figure's own step; a change within it is "unchanged"; causes are never named.
 * Out: plain text with `**…**` around the facts that stand out.
 * Start with overviewLead and areaLead.
 */
import { compareFigures, ratioOf, streak } from './change.ts';
import { type Figure, isPrinted, type PrintedFigure } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import { isBeyond, limitAt, operatorWord } from './limits.ts';
import { periodNumber, sincePhrase, spokenYears, timePhrase } from './periods.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export interface NamedFigures {
  readonly name: string;
  readonly preposition: 'i' | 'på';
  /** By period, oldest first, up to the period the sentence speaks of. */
  readonly figures: readonly Figure[];
}

export interface SentenceFrame {
  readonly indicator: IndicatorView;
  readonly words: Words;
  /** Index into indicator.periods. */
  readonly period: number;
}

/** One full stop after "pct." and "kr."; "pct.-point" and "18-64-årige" stay on one line. */
export const tidy = (text: string) =>
  text
    .replace(/\.(\*\*)?\.(?!\.)/g, '.$1')
    .replaceAll('-point', '-\u2060point')
    .replace(/(\d)-(?=[\då])/g, '$1-\u2060');

const SENTENCE = /^(.*?)\s*\{([^|{}]*)\|([^|{}]*)\}\s*(.*)$/;
/** Fewer years in a row are not worth a sentence. */
export const STREAK_WORTH_SAYING = 3;

const periodAt = ({ indicator, period }: SentenceFrame, offset = 0) =>
  indicator.periods[period + offset] ?? '';

/** Present tense only for a state on the newest reference date; anything else is over. */
export function tenseOf({ indicator, period }: SentenceFrame): 'now' | 'then' {
  const isNewest = period === indicator.periods.length - 1;
  return isNewest && indicator.averageYears === 1 && indicator.lagYears === 0 ? 'now' : 'then';
}

/** "på Nørremarken", in English "in Nørremarken". */
export function placeOf(
  area: Pick<NamedFigures, 'name' | 'preposition'>,
  { language }: Pick<Words, 'language'>,
): string {
  return `${language === 'da' ? area.preposition : 'in'} ${area.name}`;
}

/** `place` is said where the sentence names none. "I gennemsnit for 2024 og 2025 var **21,3 pct.** af de 18-64-årige uden for arbejdsmarkedet", without a full stop. */
export function figureClause(frame: SentenceFrame, figure: Figure, place = ''): string {
  const { indicator, words } = frame;
  const { sentences } = words.text;
  const printer = toPrinter(words);
  const time = timePhrase(indicator, periodAt(frame), words);
  if (!isPrinted(figure) && figure.status !== 'under-threshold')
    return sentences.plainMissing(time, indicator.title, printer.full(indicator.unit, figure));
  const value = `**${printer.spoken(indicator.unit, figure)}**`;
  const parts = indicator.sentence === undefined ? null : SENTENCE.exec(indicator.sentence);
  if (!parts) return sentences.plain(time, indicator.title, value, tenseOf(frame));
  const [, subject = '', now = '', then = '', rest = ''] = parts;
  const put = (text: string) => text.replace('{value}', value);
  return sentences.withVerb(
    time,
    tenseOf(frame) === 'now' ? now : then,
    put(subject),
    rest === '' ? place : put(rest),
  );
}

/** Index of the oldest period that `period` may be compared with: where the series last broke, else the first. */
export function comparableFrom({ periods, seriesBreaks }: IndicatorView, period: number): number {
  const broken = periods.findLastIndex((p, i) => i <= period && seriesBreaks.some((b) => b.period === p));
  return Math.max(0, broken);
}

/** How long a figure has moved one way, each year beyond rounding; 0 where periods are not years or the series broke. */
export function streakOf({ indicator, period }: SentenceFrame, figures: readonly Figure[]) {
  const from = comparableFrom(indicator, period);
  const run = streak(figures.slice(from, period + 1));
  const times = indicator.periods.slice(period - run.years, period + 1).map(periodNumber);
  const isYearly = times.slice(1).every((time, i) => time - (times[i] ?? time) === 1);
  return isYearly ? run : { ...run, years: 0 };
}

/** "uændret siden 2025", "steget 0,7 pct.-point siden 2025"; undefined when there is nothing to compare. */
export function changePhrase(
  frame: SentenceFrame,
  figure: Figure,
  before: Figure | undefined,
): string | undefined {
  if (before === undefined || comparableFrom(frame.indicator, frame.period) === frame.period)
    return undefined;
  const { indicator, words } = frame;
  const since = sincePhrase(indicator, periodAt(frame), periodAt(frame, -1), words);
  const change = compareFigures(figure, before);
  if (change.kind === 'unknown') return undefined;
  if (change.kind === 'same') return words.text.sentences.sameAs(since);
  if (indicator.unit === 'count') {
    const many: Figure = {
      status: 'published',
      quality: 'final',
      reason: 'none',
      value: change.by,
      step: change.step,
    };
    const than = spokenYears(indicator, periodAt(frame, -1), words);
    return words.text.sentences.countChanged(change.kind, toPrinter(words).spoken('count', many), than);
  }
  const by = toPrinter(words).spokenDifference(indicator.unit, change.by, change.step);
  return words.text.sentences.changed(change.kind, by, since);
}

function beyondSentences(frame: SentenceFrame, areas: readonly NamedFigures[]): readonly string[] {
  const limit = limitAt(frame);
  if (!limit) return [];
  const { sentences } = frame.words.text;
  const beyond = areas.filter((area) => isBeyond(figureAt(area, frame), limit.value, limit.operator));
  return [
    sentences.beyondLimit(beyond.length, limit.spoken, operatorWord(limit.operator)),
    ...streakSentence(frame, beyond),
  ];
}

const figureAt = (area: NamedFigures, { period }: SentenceFrame): Figure =>
  area.figures[period] ?? { status: 'unavailable', quality: 'final', reason: 'not-delivered' };

function streakSentence(frame: SentenceFrame, areas: readonly NamedFigures[]): readonly string[] {
  if (frame.period !== frame.indicator.periods.length - 1) return [];
  const runs = areas
    .map((area) => ({ area, run: streakOf(frame, area.figures) }))
    .filter(({ run }) => run.years >= STREAK_WORTH_SAYING)
    .sort((a, b) => b.run.years - a.run.years);
  const [longest] = runs;
  if (!longest) return [];
  const { sentences } = frame.words.text;
  return [sentences.streakInOne(longest.area.name, longest.run.kind, longest.run.years)];
}

const EPSILON = 1e-9;

interface PrintedArea {
  readonly area: NamedFigures;
  readonly figure: PrintedFigure;
}

/** Where the outermost figure is found; several places that share it are counted, not named. */
function endOf(printed: readonly PrintedArea[], end: number, { words, indicator }: SentenceFrame): string {
  const there = printed.filter(({ figure }) => Math.abs(figure.value - end) < EPSILON);
  const [first] = there;
  if (!first) return '';
  const value = toPrinter(words).cell(indicator.unit, first.figure);
  const place =
    there.length === 1 ? placeOf(first.area, words) : words.text.sentences.inSeveral(there.length);
  return `${place} (${value})`;
}

function rangeSentence(frame: SentenceFrame, areas: readonly NamedFigures[]): readonly string[] {
  const printed = areas.flatMap((area): readonly PrintedArea[] => {
    const figure = figureAt(area, frame);
    return isPrinted(figure) ? [{ area, figure }] : [];
  });
  const values = printed.map(({ figure }) => figure.value);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  if (frame.indicator.gate || printed.length < 2 || high - low < EPSILON) return [];
  const { sentences } = frame.words.text;
  return [sentences.range(frame.indicator.unit, endOf(printed, high, frame), endOf(printed, low, frame))];
}

/**
 * The page's lead: the municipality's figure, its change, and one exception worth knowing.
 * Without a municipal figure the spread over the areas is said instead.
 */
export function overviewLead(
  frame: SentenceFrame,
  municipality: readonly Figure[] | undefined,
  areas: readonly NamedFigures[],
): string {
  const own = municipality?.[frame.period];
  const range = rangeSentence(frame, areas);
  if (own === undefined || !isPrinted(own)) {
    if (range.length === 0) return frame.words.text.sentences.nobody;
    const time = timePhrase(frame.indicator, periodAt(frame), frame.words).replace(/,$/, '');
    return `${time}: **${frame.indicator.title}**. ${range.join(' ')}`;
  }
  const change = changePhrase(frame, own, municipality?.[frame.period - 1]);
  const beyond = beyondSentences(frame, areas);
  const first = `${figureClause(frame, own, frame.words.text.sentences.inTheMunicipality)}${change === undefined ? '' : `, ${change}`}.`;
  return tidy([first, ...(beyond.length > 0 ? beyond : range)].join(' '));
}

/** "3,2 pct.-point højere end i kommunen", "på niveau med kommunen"; undefined when either is missing. */
export function comparedPhrase(
  frame: SentenceFrame,
  figure: Figure,
  municipality: Figure,
): string | undefined {
  const { sentences } = frame.words.text;
  const { unit } = frame.indicator;
  const comparison = compareFigures(figure, municipality);
  if (comparison.kind === 'unknown') return undefined;
  if (comparison.kind === 'same') return sentences.levelWith;
  const ratio = ratioOf(figure, municipality);
  if (unit === 'share' && ratio !== undefined && ratio >= 1.8 && ratio <= 2.2) return sentences.aboutTwice;
  const by = toPrinter(frame.words).spokenDifference(unit, comparison.by, comparison.step);
  return comparison.kind === 'higher' ? sentences.higherThan(by) : sentences.lowerThan(by);
}

/**
 * An area's lead: how many live there, then its first indicator with change, then the municipality's figure.
 * `residents` undefined: the release counts nobody; the sentence is left out.
 */
export function areaLead(
  frame: SentenceFrame,
  area: NamedFigures,
  municipality: readonly Figure[] | undefined,
  residents: { readonly frame: SentenceFrame; readonly figure: Figure } | undefined,
): string {
  const own = figureAt(area, frame);
  const { words, indicator } = frame;
  const printer = toPrinter(words);
  const change = changePhrase(frame, own, area.figures[frame.period - 1]);
  const mean = municipality?.[frame.period];
  const parts = [
    ...(residents && isPrinted(residents.figure) ? [residentsSentence(residents, area, words)] : []),
    `${figureClause(frame, own, placeOf(area, words))}${change === undefined ? '' : `, ${change}`}.`,
    ...(indicator.comparable && mean && isPrinted(mean) && isPrinted(own)
      ? [words.text.sentences.inMunicipality(printer.spoken(indicator.unit, mean))]
      : []),
  ];
  return tidy(parts.join(' '));
}

function residentsSentence(
  residents: { readonly frame: SentenceFrame; readonly figure: Figure },
  area: NamedFigures,
  words: Words,
): string {
  const time = timePhrase(residents.frame.indicator, periodAt(residents.frame), words);
  const value = toPrinter(words).spoken(residents.frame.indicator.unit, residents.figure);
  return words.text.sentences.residents(time, value, placeOf(area, words), tenseOf(residents.frame));
}
