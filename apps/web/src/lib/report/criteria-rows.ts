/**
 * One legal area as a row of the page Kriterier: its status, its years, each criterion beside its limit, and how all of it was decided.
 * Belongs here: laying out one finding. Does not belong: deciding, choosing which findings (criteria-page.ts), markup.
 * The origin condition is a cell of its own kind: no dot, no scale, no distance, and no part of the count.
 * Start with toCriteriaRow.
 */
import type { CriteriaFinding, Criterion, Release, RuleSet, ShownCriterion } from '@bybalance/release';
import {
  countCriteria,
  findingOf,
  isListed,
  lawFamilies,
  paragraphText,
  type StatusShape,
  seriousness,
  shapeOf,
  statusText,
} from './criteria-status.ts';
import { limitWords, toWorking, type Working } from './criteria-working.ts';
import { sayDistance } from './distance.ts';
import { toFigure } from './figure.ts';
import type { LegalPlace } from './legal-places.ts';
import { toPrinter } from './print.ts';
import { position } from './scale.ts';
import type { Words } from './words.ts';

export interface ShownStatus {
  readonly shape: StatusShape;
  /** "udsat boligområde"; "kan ikke afgøres" where several are possible. */
  readonly name: string;
  /** "højst udsat boligområde", where it cannot be decided; else empty. */
  readonly most: string;
  /** Both in one: "kan ikke afgøres, højst udsat boligområde". */
  readonly said: string;
}

export interface CriterionShown {
  readonly id: string;
  /** "46,0 %", "ingen tal" */
  readonly value: string;
  /** Why there is no value; empty where there is one. */
  readonly why: string;
  readonly state: ShownCriterion['state'];
  readonly stateText: string;
  /** Percent of the column's scale. */
  readonly dot: number | undefined;
  readonly tick: number | undefined;
  /** "omkring 35 over"; empty where there is none. */
  readonly distance: string;
}

export interface CriteriaAreaRow {
  readonly code: string;
  readonly name: string;
  /** Main area to open; undefined when it is not known where the legal area lies. */
  readonly opens: string | undefined;
  readonly residents: string;
  readonly tooFew: boolean;
  readonly status: ShownStatus;
  /** "2 af 4 kriterier", "2–3 af 4 kriterier" */
  readonly counted: string;
  /** What other parts of the law name it, where this one names nothing for certain. */
  readonly beside: readonly string[];
  /** "5 år i træk"; empty where the rules count none. */
  readonly years: string;
  /** Whether a development plan runs, in a few words, and why nobody can say, where nobody can. */
  readonly plan: { readonly text: string; readonly why: string } | undefined;
  readonly cells: readonly CriterionShown[];
  readonly gate: CriterionShown | undefined;
  readonly workings: readonly Working[];
  /** From residents to status, one sentence a step. */
  readonly steps: readonly string[];
  /** How the counts are rounded; empty where they are exact. */
  readonly rounding: string;
}

/** Each criterion's column has one scale for all areas. */
export type ColumnScales = ReadonlyMap<string, { readonly from: number; readonly to: number }>;

const AIR = 0.12;

/** From the lowest to the highest of values and limit, with a little air: what matters is the side of the limit, not the way from 0. */
export function columnScales(findings: readonly CriteriaFinding[]): ColumnScales {
  const held = new Map<string, readonly number[]>();
  for (const { criterion, figure, limit } of findings.flatMap((finding) => finding.shown)) {
    const known = [...('value' in figure ? [figure.value] : []), ...(limit === undefined ? [] : [limit])];
    held.set(criterion, [...(held.get(criterion) ?? []), ...known]);
  }
  return new Map(
    [...held].map(([criterion, values]) => {
      const [lowest, highest] = [Math.min(...values), Math.max(...values)];
      const air = (highest - lowest) * AIR || highest / 2 || 1;
      return [criterion, { from: lowest - air, to: highest + air }];
    }),
  );
}

const shownOf = (finding: CriteriaFinding, criterion: Criterion) =>
  finding.shown.find((shown) => shown.criterion === criterion.id);

function cellOf(
  release: Release,
  criterion: Criterion,
  shown: ShownCriterion | undefined,
  scales: ColumnScales,
  words: Words,
): CriterionShown {
  const unit = release.indicator(criterion.indicator)?.unit ?? 'share';
  const figure = toFigure(shown?.figure, unit);
  const printer = toPrinter(words);
  const state = shown?.state ?? 'unknown';
  const scale = scales.get(criterion.id);
  const at = (value: number | undefined) =>
    value === undefined || !scale ? undefined : position(scale, value);
  return {
    id: criterion.id,
    value: printer.cell(unit, figure),
    why: 'value' in figure || 'at' in figure ? '' : printer.full(unit, figure),
    state,
    stateText: words.text.area[state],
    dot: at('value' in figure ? figure.value : undefined),
    tick: at(shown?.limit),
    distance: sayDistance(shown, words)?.short ?? '',
  };
}

/** "udsat boligområde"; what cannot be decided says so, and the most serious that it may be. */
export function statusOf(statuses: readonly string[], { text }: Words): ShownStatus {
  const { possible } = text.criteria;
  const { criteriaPage: t } = text;
  const [heaviest = ''] = [...statuses].sort((a, b) => seriousness([b]) - seriousness([a]));
  const known = possible[heaviest as keyof typeof possible] ?? heaviest;
  const shape = shapeOf(statuses);
  const name = statuses.length > 1 ? t.undecidedShort : known;
  const most = statuses.length > 1 ? t.atMost(known) : '';
  if (shape === 'missing') return { shape, name: t.notAssessed, most: '', said: t.notAssessed };
  return { shape, name, most, said: most === '' ? name : `${name}, ${most}` };
}

/** What other parts of the law name an area that this rule set names nothing for certain: "§ 61 b: forebyggelsesområde". */
function besideOf(release: Release, { finding, law }: Held, words: Words): readonly string[] {
  if (finding.status.length === 1 && finding.status.some(isListed)) return [];
  return lawFamilies(release)
    .filter(({ standing, laws }) => standing === 'law' && !laws.includes(law))
    .flatMap((family) => {
      const other = findingOf(release, family, finding.subject, finding.period);
      if (!other?.finding.status.some(isListed)) return [];
      const { name, most } = statusOf(other.finding.status, words);
      return [`${paragraphText(other.law.paragraph)}: ${most === '' ? name : most}`];
    });
}

interface Held {
  readonly finding: CriteriaFinding;
  readonly law: RuleSet;
}

/** "5 år", "1–4 år"; empty where the rules count none. */
export function yearsText({ yearsInRow }: Pick<CriteriaFinding, 'yearsInRow'>, { text }: Words): string {
  if (!yearsInRow) return '';
  return yearsInRow.lo === yearsInRow.hi
    ? text.criteriaPage.yearsInRow(yearsInRow.lo)
    : text.criteriaPage.yearsBetween(yearsInRow.lo, yearsInRow.hi);
}

function planOf(
  finding: CriteriaFinding,
  law: RuleSet,
  first: string,
  { text }: Words,
): CriteriaAreaRow['plan'] {
  const { planRunning, status } = finding;
  if (planRunning === undefined || !law.consecutive) return undefined;
  const { criteriaPage: t } = text;
  if (status.length === 1 && status[0] === law.consecutive.status) return { text: t.plan.follows, why: '' };
  return { text: t.plan[planRunning], why: planRunning === 'unknown' ? t.planUnknown(first) : '' };
}

function roundingOf({ shown }: CriteriaFinding, words: Words): string {
  const steps = shown.flatMap(({ figure }) => ('numerator' in figure ? (figure.numerator?.step ?? []) : []));
  const coarsest = Math.max(1, ...steps);
  return coarsest > 1 ? words.text.criteriaPage.counted(toPrinter(words).number(coarsest, 1)) : '';
}

/** For analysts: the fewest who would have to change for the status to end; other layers' findings hold none. */
function wayOutOf({ cheapestWayOut }: CriteriaFinding, law: RuleSet, words: Words): readonly string[] {
  if (cheapestWayOut === undefined) return [];
  const { intern } = words.text.distance;
  const { criteria, atLeast, atMost, undecided } = cheapestWayOut;
  const number = (n: number) => toPrinter(words).number(n, 1);
  const titles = (ids: readonly string[]) =>
    law.criteria
      .flatMap(({ id, title }) => (ids.includes(id) ? [`»${title[words.language]}«`] : []))
      .join(', ');
  return [
    atLeast === atMost
      ? intern.wayOutOne(number(atLeast), titles(criteria))
      : intern.wayOut(number(atLeast), number(atMost), titles(criteria)),
    ...(undecided.length === 0 ? [] : [intern.undecided(titles(undecided))]),
  ];
}

function stepsOf(
  finding: CriteriaFinding,
  law: RuleSet,
  row: Pick<CriteriaAreaRow, 'residents' | 'tooFew' | 'gate' | 'years' | 'plan'>,
  words: Words,
): readonly string[] {
  const { criteriaPage: t } = words.text;
  const { met, most, of } = countCriteria(finding, law);
  const gate = law.criteria.find((criterion) => criterion.role === 'gate');
  const gateLimit = gate && limitWords(gate, shownOf(finding, gate)?.limit, words);
  const minimum = toPrinter(words).number(law.minimumResidents, 1);
  return [
    t.stepResidents(row.residents, minimum, law.minimumCountedOn?.[words.language] ?? ''),
    met === most ? t.stepMet(met, of, law.needed) : t.stepBetween(met, most, of, law.needed),
    ...(row.gate && gateLimit !== undefined
      ? [t.stepGate(row.gate.value, gateLimit, row.gate.stateText)]
      : []),
    ...(row.years === '' ? [] : [t.stepYears(row.years, row.plan?.text ?? '', row.plan?.why ?? '')]),
    t.stepStatus(statusText(finding.status, words)),
    ...wayOutOf(finding, law, words),
  ];
}

/** In: a finding with its rule set and place. Out: its row with the working. `first`: the first list of the release. */
export function toCriteriaRow(
  release: Release,
  held: Held,
  place: LegalPlace | undefined,
  { scales, first }: { readonly scales: ColumnScales; readonly first: string },
  words: Words,
): CriteriaAreaRow {
  const { criteriaPage: t } = words.text;
  const { finding, law } = held;
  const { met, most, of } = countCriteria(finding, law);
  const cells = law.criteria.map((criterion) => ({
    role: criterion.role,
    cell: cellOf(release, criterion, shownOf(finding, criterion), scales, words),
  }));
  const basics = {
    residents: toPrinter(words).full('count', toFigure(finding.residents, 'count')),
    tooFew: finding.status.every((status) => status === 'below-minimum'),
    gate: cells.find(({ role }) => role === 'gate')?.cell,
    years: yearsText(finding, words),
    plan: planOf(finding, law, first, words),
  };
  return {
    ...basics,
    code: finding.subject.slice(finding.subject.indexOf('/') + 1),
    name: place?.area.name ?? finding.subject,
    opens: place?.lies[0],
    status: statusOf(finding.status, words),
    beside: besideOf(release, held, words),
    counted: met === most ? t.counts(met, of) : t.countsBetween(met, most, of),
    cells: cells.filter(({ role }) => role === 'criterion').map(({ cell }) => cell),
    workings: law.criteria.flatMap((criterion) => {
      const shown = shownOf(finding, criterion);
      return shown && criterion.role === 'criterion' ? [toWorking(release, criterion, shown, words)] : [];
    }),
    steps: stepsOf(finding, law, basics, words),
    rounding: roundingOf(finding, words),
  };
}
