/**
 * The criteria of one legal area held against their limits, with the working that the step allows.
 * Belongs here: laying out what the findings decided. Does not belong: deciding; no page recomputes a status.
 * One row a criterion, one column a rule set; the origin condition stands apart as the law's own gate.
 * Start with criteriaOf.
 */
import type {
  CriteriaFinding,
  Criterion,
  Observation,
  ProtectedNumber,
  Release,
  RuleSet,
  ShownCriterion,
  ThreeValued,
} from '@bybalance/release';
import { formatYears } from '../format/date.ts';
import { type ShownStatus, statusOf, yearsText } from './criteria-rows.ts';
import { countCriteria, jointStatus, paragraphText, statusText } from './criteria-status.ts';
import { sayDistance } from './distance.ts';
import { type DistanceFigure, toDistanceFigure } from './distance-figure.ts';
import { toFigure } from './figure.ts';
import type { LegalPlace } from './legal-places.ts';
import { criteriaFindings } from './per-release.ts';
import { toPrinter } from './print.ts';
import { position } from './scale.ts';
import type { Words } from './words.ts';

export interface CriterionCell {
  readonly law: string;
  /** "over 40 %"; the words for an unknown limit. */
  readonly limit: string;
  readonly state: ThreeValued;
  readonly stateText: string;
  /** Percent of the row's scale. */
  readonly tick: number | undefined;
  /** "omkring 35 over"; empty where there is none. */
  readonly distance: string;
}

export interface CriterionRow {
  readonly id: string;
  readonly title: string;
  readonly speaksOf: string;
  readonly value: string;
  readonly full: string;
  /** "410 ud af 1.005"; empty where only the figure may be shown, or where it is a mean of years. */
  readonly working: string;
  readonly dot: number | undefined;
  readonly cells: readonly CriterionCell[];
  readonly gate: boolean;
}

export interface LawVerdict {
  readonly id: string;
  readonly paragraph: string;
  readonly because: string;
  readonly status: string;
  readonly met: number;
  readonly most: number;
  readonly of: number;
}

export interface LegalAreaView {
  readonly key: string;
  readonly name: string;
  readonly period: string;
  readonly residents: string;
  /** The designation that weighs most, and its lists in a row; the way to its working. */
  readonly status: ShownStatus;
  readonly years: string;
  readonly code: string;
  readonly verdicts: readonly LawVerdict[];
  readonly rows: readonly CriterionRow[];
  /** Distances under the first rule set; undefined where none is told. */
  readonly distances: DistanceFigure | undefined;
}

interface Held {
  readonly law: RuleSet;
  readonly criterion: Criterion;
  readonly shown: ShownCriterion | undefined;
}

function limitText(
  { criterion, shown }: Held,
  observation: Observation | undefined,
  release: Release,
  words: Words,
): string {
  const unit = release.indicator(criterion.indicator)?.unit ?? 'share';
  const printer = toPrinter(words);
  const { area } = words.text;
  if (shown?.limit === undefined) return observation ? area.noLimit : '';
  const step =
    [0.01, 0.001].find((s) => Math.abs((shown.limit ?? 0) / s - Math.round((shown.limit ?? 0) / s)) < 1e-6) ??
    0.0001;
  return area.operator[criterion.operator](printer.value(unit, shown.limit, step));
}

function workingText(observation: Observation | undefined, words: Words): string {
  if (!observation || !('numerator' in observation)) return '';
  const { numerator, denominator } = observation;
  if (!numerator || !denominator) return '';
  const printer = toPrinter(words);
  const count = (number: ProtectedNumber) =>
    number.lo === 0 && number.value === 0
      ? printer.cell('count', {
          status: 'under-threshold',
          quality: 'final',
          reason: 'none',
          side: 'under',
          at: number.hi + 1,
          step: number.step,
        })
      : printer.number(number.value, number.step);
  return words.text.area.workingText(count(numerator), count(denominator));
}

function rowOf(held: readonly Held[], release: Release, words: Words): CriterionRow | undefined {
  const [first] = held;
  if (!first) return undefined;
  const { criterion } = first;
  const shown = held.find((h) => h.shown)?.shown;
  const indicator = release.indicator(criterion.indicator);
  const unit = indicator?.unit ?? 'share';
  const printer = toPrinter(words);
  const figure = toFigure(shown?.figure, unit);
  const limits = held.flatMap((h) => h.shown?.limit ?? []);
  const value = 'value' in figure ? figure.value : undefined;
  const scale = { from: 0, to: Math.max(0, ...limits, value ?? 0) * 1.25 || 1 };
  return {
    id: criterion.id,
    title: criterion.title[words.language],
    speaksOf: shown ? formatYears(shown.speaksOf, words.language) : '',
    value: printer.cell(unit, figure),
    full: printer.full(unit, figure),
    working:
      indicator && indicator.averageYears === 1 && unit === 'share' ? workingText(shown?.figure, words) : '',
    dot: value === undefined ? undefined : position(scale, value),
    cells: held.map((h) => ({
      law: h.law.id,
      limit: limitText(h, shown?.figure, release, words),
      state: h.shown?.state ?? 'unknown',
      stateText: words.text.area[h.shown?.state ?? 'unknown'],
      tick: h.shown?.limit === undefined ? undefined : position(scale, h.shown.limit),
      distance: sayDistance(h.shown, words)?.short ?? '',
    })),
    gate: criterion.role === 'gate',
  };
}

/** The finding's own words; where the status is certain though a criterion is open, only how many are met. */
function becauseOf(finding: CriteriaFinding, law: RuleSet, words: Words): string {
  const { met, most, of } = countCriteria(finding, law);
  if (finding.status.length > 1 || met === most || finding.status.includes('below-minimum'))
    return finding.because[words.language];
  return words.text.criteriaPage.stepBetween(met, most, of, law.needed);
}

function verdictOf(finding: CriteriaFinding, law: RuleSet, words: Words): LawVerdict {
  return {
    id: law.id,
    paragraph: paragraphText(law.paragraph),
    because: becauseOf(finding, law, words),
    status: statusText(finding.status, words),
    ...countCriteria(finding, law),
  };
}

/** Criterion ids in the order of the rule sets, each once. */
function criterionIds(laws: readonly RuleSet[]): readonly string[] {
  return [...new Set(laws.flatMap((law) => law.criteria.map((criterion) => criterion.id)))];
}

/** Under the first rule set; the second one's stand beside its decisions. */
function distancesOf(
  release: Release,
  findings: readonly CriteriaFinding[],
  [law]: readonly RuleSet[],
  words: Words,
): DistanceFigure | undefined {
  const finding = findings.find(({ ruleSet }) => ruleSet === law?.id);
  return law && finding && toDistanceFigure(release, finding, law, paragraphText(law.paragraph), words);
}

/** The newest findings up to `period` of one legal area; undefined when nothing was found for it. */
export function criteriaOf(
  release: Release,
  place: LegalPlace,
  period: string,
  words: Words,
): LegalAreaView | undefined {
  const subject = `${place.set}/${place.area.code}`;
  const own = criteriaFindings(release).filter((finding) => finding.subject === subject);
  const periods = own.map((finding) => finding.period).sort();
  const newest = periods.filter((p) => p <= period).at(-1) ?? periods.at(-1);
  const findings = own.filter((finding) => finding.period === newest);
  const laws = release.laws.filter((law) => findings.some((finding) => finding.ruleSet === law.id));
  const [first] = findings;
  if (!first || newest === undefined) return undefined;
  const rows = criterionIds(laws).flatMap((id) => {
    const held = laws.flatMap((law): readonly Held[] => {
      const criterion = law.criteria.find((c) => c.id === id);
      const finding = findings.find((f) => f.ruleSet === law.id);
      return criterion ? [{ law, criterion, shown: finding?.shown.find((s) => s.criterion === id) }] : [];
    });
    return rowOf(held, release, words) ?? [];
  });
  return {
    key: subject,
    name: place.area.name,
    period: newest,
    residents: toPrinter(words).full('count', toFigure(first.residents, 'count')),
    status: statusOf(jointStatus(release, subject, newest), words),
    years: findings.map((finding) => yearsText(finding, words)).find((years) => years !== '') ?? '',
    code: place.area.code,
    verdicts: laws.flatMap((law) => {
      const finding = findings.find((f) => f.ruleSet === law.id);
      return finding ? [verdictOf(finding, law, words)] : [];
    }),
    rows: [...rows].sort((a, b) => Number(a.gate) - Number(b.gate)),
    distances: distancesOf(release, findings, laws, words),
  };
}
