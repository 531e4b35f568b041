/**
 * How one criterion of one legal area was decided, step by step, with the precision of the rows that are shown.
 * Belongs here: laying out the years, the limit and the comparison as text. Does not belong: deciding, markup.
 * Shown counts are rounded and the decision was taken on exact ones: where the shown figure alone cannot tell, the working says so.
 * Start with toWorking.
 */
import type {
  Criterion,
  Indicator,
  Observation,
  ProtectedNumber,
  Release,
  ShownCriterion,
} from '@bybalance/release';
import { formatYears } from '../format/date.ts';
import { paragraphText } from './criteria-status.ts';
import { sayDistance, sayMoves } from './distance.ts';
import { toFigure } from './figure.ts';
import { type Printer, toPrinter } from './print.ts';
import type { Words } from './words.ts';

/** One year's fraction: "540" over "1.170". */
export interface WorkingTerm {
  readonly year: string;
  readonly numerator: string;
  readonly denominator: string;
}

export interface Working {
  readonly id: string;
  readonly title: string;
  readonly paragraph: string;
  /** Address of the text of the law, where it has one. */
  readonly source: string | undefined;
  readonly terms: readonly WorkingTerm[];
  /** "46,0 %", or why there is none. */
  readonly result: string;
  /** The result is rounded: ≈ instead of =. */
  readonly approximate: boolean;
  /** Years and ages: "2024 og 2025, 18-64 år". */
  readonly speaksOf: string;
  /** Where the limit comes from, when it is no number of the law: "Grænsen er mindst 3 gange landets gennemsnit …". */
  readonly limit: string;
  readonly verdict: string;
  /** "omkring 35 fuldtidspersoner over grænsen"; empty where there is none. */
  readonly distance: string;
  /** What would close it, and which years are fixed; for analysts, who would have to move. */
  readonly closes: readonly string[];
  /** How finely it is shown; that the shown figure cannot tell, where it cannot; what the text of the law leaves open. */
  readonly notes: readonly string[];
}

interface Held {
  readonly release: Release;
  readonly criterion: Criterion;
  readonly shown: ShownCriterion;
  readonly words: Words;
}

const TERM_STEPS = [0.01, 0.001, 0.0001];
const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;
/** Coarsest step that writes a limit as it is; a limit that is a product is written with two decimals of a percent. */
export const limitStep = (limit: number) => TERM_STEPS.find((step) => isMultiple(limit, step)) ?? 0.0001;

/** "over 40 %"; empty where the limit is not known. */
export function limitWords(criterion: Criterion, limit: number | undefined, words: Words): string {
  if (limit === undefined) return '';
  return words.text.area.operator[criterion.operator](
    toPrinter(words).value('share', limit, limitStep(limit)),
  );
}

function count(number: ProtectedNumber, printer: Printer, words: Words): string {
  const isEdge = number.value === 0 && number.lo === 0 && number.hi > 0;
  if (isEdge) return words.text.figures.underWord(printer.number(number.hi + 1, 1));
  return printer.number(number.value, number.step);
}

const lastYear = (observation: Observation, lag: number) => String(Number(observation.period) - lag);

function termOf(
  observation: Observation | undefined,
  lag: number,
  printer: Printer,
  words: Words,
): readonly WorkingTerm[] {
  if (!observation || !('numerator' in observation)) return [];
  const { numerator, denominator } = observation;
  if (!numerator || !denominator) return [];
  return [
    {
      year: lastYear(observation, lag),
      numerator: count(numerator, printer, words),
      denominator: count(denominator, printer, words),
    },
  ];
}

/** The counts beside a mean are those of its newest year; the year before has its own beside the figure of the year before. */
function termsOf({ release, shown, words }: Held, indicator: Indicator): readonly WorkingTerm[] {
  const { figure } = shown;
  const printer = toPrinter(words);
  const own = termOf(figure, indicator.lagYears, printer, words);
  if (indicator.unit !== 'share' || indicator.averageYears === 1)
    return indicator.unit === 'share' ? own : [];
  const before = release.observation(
    figure.indicator,
    figure.areaSet,
    figure.area,
    String(Number(figure.period) - 1),
    figure.group,
  );
  const earlier = termOf(before, indicator.lagYears, printer, words);
  return own.length > 0 && earlier.length > 0 ? [...earlier, ...own] : [];
}

function limitSentence({ criterion, shown, words }: Held): string {
  const { text } = words;
  const { limit } = shown;
  if (limit === undefined) return text.area.noLimit;
  const printer = toPrinter(words);
  const said = limitWords(criterion, limit, words);
  const times = criterion.limit.numerator / criterion.limit.denominator;
  if (criterion.reference === 'country')
    return text.criteriaPage.limitOfCountry(
      text.area.operator[criterion.operator](printer.number(times, 1)),
      printer.value('share', limit / times, 0.0001),
      printer.value('share', limit, limitStep(limit)),
    );
  if (criterion.reference === 'region') return text.criteriaPage.limitOfRegion(said);
  return '';
}

function meets(operator: Criterion['operator'], value: number, limit: number): boolean {
  if (operator === '<') return value < limit;
  return operator === '>' ? value > limit : value >= limit;
}

/** Whether every value that the shown figure may stand for is decided as the finding was. */
function shownTells({ criterion, shown }: Held): boolean {
  const { figure, limit, state } = shown;
  if (state === 'unknown' || limit === undefined || !('lo' in figure)) return true;
  return [figure.lo, figure.hi].every((end) => meets(criterion.operator, end, limit) === (state === 'met'));
}

function agesOf({ ages }: Criterion, words: Words): string {
  const { criteriaPage: t } = words.text;
  if (ages?.from === undefined) return '';
  return ages.to === undefined ? t.agesFrom(ages.from) : t.agesBetween(ages.from, ages.to);
}

function notesOf(held: Held, indicator: Indicator | undefined): readonly string[] {
  const { criterion, shown, words } = held;
  const { criteriaPage: t } = words.text;
  const { figure } = shown;
  const step = 'step' in figure ? figure.step : undefined;
  const printer = toPrinter(words);
  return [
    ...(step === undefined
      ? []
      : [t.precision(printer.spokenDifference(indicator?.unit ?? 'share', step, step))]),
    ...(shownTells(held) ? [] : [t.shownCannotTell]),
    ...(criterion.unsure ? [t.unsure(criterion.unsure[words.language])] : []),
  ];
}

/** In: a criterion of a rule set and what was shown of it. Out: its working, ready to print. */
export function toWorking(
  release: Release,
  criterion: Criterion,
  shown: ShownCriterion,
  words: Words,
): Working {
  const held: Held = { release, criterion, shown, words };
  const { text, language } = words;
  const indicator = release.indicator(criterion.indicator);
  const figure = toFigure(shown.figure, indicator?.unit ?? 'share');
  const terms = indicator ? termsOf(held, indicator) : [];
  const said = limitWords(criterion, shown.limit, words);
  const result = toPrinter(words).full(indicator?.unit ?? 'share', figure);
  const years = formatYears(shown.speaksOf, language);
  const distance = sayDistance(shown, words);
  return {
    id: criterion.id,
    title: criterion.title[language],
    paragraph: paragraphText(criterion.paragraph),
    source: criterion.source?.startsWith('https://') ? criterion.source : undefined,
    terms,
    result,
    approximate: 'step' in shown.figure,
    speaksOf: [years, agesOf(criterion, words)].filter((part) => part !== '').join(', '),
    limit: limitSentence(held),
    verdict:
      shown.state === 'unknown'
        ? text.criteriaPage.undecided('value' in figure ? text.area.noLimit : result, years)
        : text.criteriaPage.verdict(said, text.area[shown.state]),
    distance: distance === undefined || distance.short === '' ? '' : distance.said,
    closes: [
      ...(distance?.short === ''
        ? [distance.said.charAt(0).toLocaleUpperCase(language) + distance.said.slice(1)]
        : []),
      ...(distance?.closes ?? []),
      ...sayMoves(shown, words),
    ],
    notes: notesOf(held, indicator),
  };
}
