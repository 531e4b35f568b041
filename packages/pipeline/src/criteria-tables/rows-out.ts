/**
 * What the two commands write: rows of text, in fixed columns.
 * Belongs here: columns, words and the working told in a line. Does not belong: files, decisions.
 * Start with toStatusRows and toCounterRows.
 */
import type { ThreeValued } from '@bybalance/release';
import type { Evaluation } from '../analyse/criteria/evaluate.ts';
import { EXACT_WORKING, type WorkingStep, workingOf } from '../analyse/criteria/working.ts';
import type { Standing, YearsInRow } from '../analyse/criteria/years.ts';
import type { ExactInterval } from '../analyse/figure.ts';
import { toDecimalText } from '../support/fraction.ts';
import type { CountedArea } from './count-membership.ts';
import type { EvaluatedRow } from './evaluate-figures.ts';
import { PLAN_RUNNING, toWords } from './status-words.ts';

type Rows = readonly (readonly string[])[];

const YES_NO: Readonly<Record<ThreeValued, string>> = { met: 'yes', notMet: 'no', unknown: 'unknown' };
const STATE: Readonly<Record<ThreeValued, string>> = { met: 'met', notMet: 'not met', unknown: 'unknown' };

/** "5"; "0-3" where a list is unknown; "2+" where there may have been more before. */
export function yearsText({ lo, hi }: YearsInRow): string {
  if (lo === hi) return String(lo);
  return Number.isFinite(hi) ? `${lo}-${hi}` : `${lo}+`;
}

/** The status in one word, `unknown` when several are possible, and all that are. */
export function statusText({ statuses, planRunning }: Standing): {
  readonly one: string;
  readonly possible: string;
} {
  const words = toWords(statuses);
  const [only = 'unknown'] = words;
  if (words.length !== 1) return { one: 'unknown', possible: words.join(' | ') };
  const one = only === 'none' && planRunning === 'met' ? PLAN_RUNNING : only;
  return { one, possible: one };
}

const NAMES: Readonly<Record<string, string>> = {
  work: 'outside labour market',
  convictions: 'convicted',
  education: 'basic education only',
  income: 'income of region',
  origin: 'non-western',
};

function stepText({ subject, figure, operator, limit, state, role }: WorkingStep): string {
  const value =
    figure === undefined ? 'unknown' : figure.lo === figure.hi ? figure.lo : `${figure.lo}-${figure.hi}`;
  const name = `${NAMES[subject ?? ''] ?? ''}${role === 'gate' ? ' (origin condition)' : ''}`;
  return `${name} ${value} ${operator} ${limit ?? 'unknown'}: ${STATE[state]}`;
}

function residentsText(residents: ExactInterval | undefined, { minimum, ruleSet }: Evaluation): string {
  const value = residents === undefined ? 'unknown' : toDecimalText(residents.lo, 0);
  const text = `residents ${value} >= ${ruleSet.minimumResidents}: ${STATE[minimum]}`;
  return residents === undefined ? `${text}, the status holds if there are so many` : text;
}

/** The rule set, and what its gate was taken as where it was switched off. */
function rulesText({ ruleSet: { id, gateOff }, listDate }: Evaluation): string {
  return gateOff !== undefined && listDate >= gateOff.from ? `${id}[gate:${STATE[gateOff.counts]}]` : id;
}

/** "par61a@2018: non-western 57 > 50: met; …; 3 of 4 criteria met, 2 needed" */
function workingText(evaluation: Evaluation): string {
  const { ruleSet, residents, met, unknown, held } = evaluation;
  const counted = held.filter(({ criterion }) => criterion.role === 'criterion').length;
  const parts = [
    ...workingOf(evaluation, EXACT_WORKING).map(stepText),
    residentsText(residents, evaluation),
    `${met} of ${counted} criteria met${unknown > 0 ? `, ${unknown} unknown` : ''}, ${ruleSet.needed} needed`,
  ];
  return `${rulesText(evaluation)}: ${parts.join('; ')}`;
}

const STATUS_HEADER = [
  'area',
  'list_date',
  'rules',
  'criteria_met',
  'criteria_unknown',
  'status',
  'years_in_row',
  'possible',
  'minimum',
  'kombineret_udlejning',
  'plan_running',
  'working',
] as const;

function toStatusRow({ row, main, prevention, combinedLetting, standing }: EvaluatedRow): readonly string[] {
  const { one, possible } = statusText(standing);
  const held = [main, ...(prevention === undefined ? [] : [prevention])];
  return [
    row.area,
    row.listDate,
    held.map(rulesText).join(' '),
    String(main.met),
    String(main.unknown),
    one,
    yearsText(standing.yearsInRow),
    possible,
    STATE[main.minimum],
    combinedLetting === undefined ? '' : YES_NO[combinedLetting],
    YES_NO[standing.planRunning],
    held.map(workingText).join(' / '),
  ];
}

/** `criteria evaluate`: header and one row per row of the figures, in their order. */
export function toStatusRows(evaluated: readonly EvaluatedRow[]): Rows {
  return [STATUS_HEADER, ...evaluated.map(toStatusRow)];
}

/** `criteria counters`: header and one row per area and list since the area first appeared. */
export function toCounterRows(counted: readonly CountedArea[]): Rows {
  const rows = counted.flatMap(({ area, standings }) =>
    standings.map((standing) => [
      area,
      standing.listDate,
      yearsText(standing.yearsInRow),
      statusText(standing).one,
    ]),
  );
  return [['area', 'list_date', 'years_in_row', 'status'], ...rows];
}
