/**
 * The four criteria on a department's own figures, each at its two limits, with the working that the layer allows.
 * Belongs here: laying out what the finding decided. Does not belong: deciding; no page recomputes a status.
 * Start with toCriteriaRows.
 */
import type {
  LightCriterion,
  LightFinding,
  Observation,
  ProtectedNumber,
  Release,
  RuleSet,
  Unit,
} from '@bybalance/release';
import { toFigure } from '../report/figure.ts';
import { type Printer, toPrinter } from '../report/print.ts';
import { position } from '../report/scale.ts';
import type { LightWords } from './say.ts';

export interface LimitCell {
  /** "over 40 %"; the words for an unknown limit. */
  readonly limit: string;
  readonly state: LightCriterion['atUpper'];
  readonly stateText: string;
  /** Percent of the row's scale. */
  readonly tick: number | undefined;
}

export interface LightCriterionRow {
  readonly id: string;
  readonly indicator: string;
  readonly title: string;
  readonly value: string;
  /** "410 ud af 1.005"; empty where only the figure may be shown, or where it is a mean of years. */
  readonly working: string;
  readonly dot: number | undefined;
  readonly isNear: boolean;
  readonly upper: LimitCell;
  readonly lower: LimitCell;
}

type Limits = Pick<Release, 'indicator'>;

function workingOf(figure: Observation, printer: Printer, text: LightWords['texts']): string {
  if (!('numerator' in figure)) return '';
  const { numerator, denominator } = figure;
  if (!numerator || !denominator) return '';
  const count = ({ value, lo, hi, step }: ProtectedNumber) =>
    lo === 0 && hi > 0
      ? printer.cell('count', {
          status: 'under-threshold',
          quality: 'final',
          reason: 'none',
          side: 'under',
          at: hi + 1,
          step,
        })
      : printer.number(value, step);
  return text.report.area.workingText(count(numerator), count(denominator));
}

/** Finest step that writes the limit exactly; limits are round or public reference figures. */
function stepOf(limit: number): number {
  return [0.01, 0.001].find((step) => Math.abs(limit / step - Math.round(limit / step)) < 1e-6) ?? 0.0001;
}

function operatorOf(criterion: LightCriterion, laws: readonly RuleSet[], unit: Unit) {
  const found = laws.flatMap((law) => law.criteria).find(({ id }) => id === criterion.criterion);
  return found?.operator ?? (unit === 'ratio' ? '<' : '>');
}

function toRow(
  criterion: LightCriterion,
  release: Limits,
  laws: readonly RuleSet[],
  words: LightWords,
): LightCriterionRow {
  const { texts, language } = words;
  const indicator = release.indicator(criterion.indicator);
  const unit = indicator?.unit ?? 'share';
  const printer = toPrinter({ language, text: texts.report });
  const figure = toFigure(criterion.figure, unit);
  const value = 'value' in figure ? figure.value : undefined;
  const { upper, lower } = criterion.limits;
  const scale = { from: 0, to: Math.max(0, upper ?? 0, lower ?? 0, value ?? 0) * 1.25 || 1 };
  const say = texts.report.area.operator[operatorOf(criterion, laws, unit)];
  const states = texts.light.department;
  const cell = (limit: number | undefined, state: LightCriterion['atUpper']): LimitCell => ({
    limit: limit === undefined ? texts.report.area.noLimit : say(printer.value(unit, limit, stepOf(limit))),
    state,
    stateText: state === 'unknown' ? states.undecided : states[state],
    tick: limit === undefined ? undefined : position(scale, limit),
  });
  return {
    id: criterion.criterion,
    indicator: criterion.indicator,
    title: criterion.title[language],
    value: printer.full(unit, figure),
    working:
      indicator?.averageYears === 1 && unit === 'share' ? workingOf(criterion.figure, printer, texts) : '',
    dot: value === undefined ? undefined : position(scale, value),
    isNear: criterion.isNear === 'met',
    upper: cell(upper, criterion.atUpper),
    lower: cell(lower, criterion.atLower),
  };
}

/** One row a criterion, in the finding's order. */
export function toCriteriaRows(
  finding: LightFinding,
  release: Limits,
  laws: readonly RuleSet[],
  words: LightWords,
): readonly LightCriterionRow[] {
  return finding.criteria.map((criterion) => toRow(criterion, release, laws, words));
}
