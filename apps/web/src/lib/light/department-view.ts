/**
 * One department's page: its colour in sentences, why, what would change it, what the law imposes beside it.
 * Belongs here: putting the parts together. The round is round-view.ts, the tools tools-view.ts.
 * Start with toDepartmentView.
 */
import type { LightFinding, Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { paragraphText } from '../report/criteria-status.ts';
import { type LightCriterionRow, toCriteriaRows } from './criteria-rows.ts';
import {
  type DepartmentLight,
  proposalOf,
  type ShownColour,
  standingColour,
  toShownColour,
} from './department.ts';
import { lawOf } from './law.ts';
import { isDecided } from './round.ts';
import {
  departs,
  isSettled,
  type LightWords,
  sayChange,
  sayColours,
  sayInForce,
  sayPossible,
} from './say.ts';

export interface LawRow {
  readonly text: string;
  readonly paragraph: string;
  readonly decides: string;
  readonly sure: string;
}

export interface DepartmentView {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  readonly colour: ShownColour;
  readonly colourText: string;
  readonly isDecided: boolean;
  readonly lead: string;
  readonly inForce: string;
  /** undefined: the figures are not for this reader. */
  readonly figures:
    | {
        readonly sub: string;
        readonly because: string;
        readonly rows: readonly LightCriterionRow[];
        readonly changes: readonly string[];
        /** Stands where there are no changes. */
        readonly noChange: string;
        readonly flips: string;
        readonly held: string;
        readonly law: { readonly sub: string; readonly rows: readonly LawRow[] };
      }
    | undefined;
}

function placedSentences(department: DepartmentLight, words: LightWords): readonly string[] {
  const { placement } = department.round;
  const proposal = proposalOf(department);
  if (!placement) return [];
  const t = words.texts.light.department;
  const colour = words.texts.light.colours[placement.colour];
  const agrees = proposal && toShownColour(proposal.status) === placement.colour;
  return [
    t.placed(colour, formatDate(placement.decidedOn, words.language), placement.forum),
    ...(proposal && departs(department)
      ? [t.departs(sayColours(proposal.status, words))]
      : agrees
        ? [t.follows]
        : []),
    ...(isDecided(department.round) ? [] : [t.notFinal]),
  ];
}

function proposalSentence({ status, period }: LightFinding, words: LightWords): string {
  const t = words.texts.light.department;
  const colour = toShownColour(status);
  if (colour === 'too-small') return t.tooSmall;
  const said = sayPossible(status, words);
  return colour === 'unknown' ? t.proposesUnsure(said, period) : t.proposes(said, period);
}

function lawPart({ listed }: LightFinding, release: Release, words: LightWords) {
  const { department: t, laws, lawDecides } = words.texts.light;
  const statuses = listed?.status ?? [];
  const rows = lawOf(statuses).map(({ text, paragraph, decides, sure }) => ({
    text: laws[text],
    paragraph: paragraphText(paragraph),
    decides: lawDecides[decides],
    sure: t.sure[sure],
  }));
  if (!listed || rows.length === 0) return { sub: t.lawNone, rows: [] };
  const [set = '', code = ''] = listed.subject.split('/');
  const name = release.areaSet(set)?.areas.find((area) => area.code === code)?.name ?? code;
  const names: Readonly<Record<string, string>> = words.texts.report.criteria.possible;
  return { sub: t.lawSub(name, statuses.map((status) => names[status] ?? status).join(', ')), rows };
}

/** Hysteresis in words: the year's figures alone would give another colour. */
function heldSentence(finding: LightFinding, words: LightWords): string {
  const [alone, kept] = [finding.computed, finding.status].map((colours) => toShownColour(colours));
  if (alone === kept || alone === 'unknown' || kept === 'unknown' || alone === undefined) return '';
  return words.texts.light.change.held(words.texts.light.colours[alone], String(Number(finding.period) + 1));
}

function flipsSentence({ flipsWithOneHousehold }: LightFinding, words: LightWords): string {
  const t = words.texts.light.change;
  if (flipsWithOneHousehold === undefined) return t.unsure;
  return flipsWithOneHousehold ? t.flips : t.steady;
}

function figuresOf(
  department: DepartmentLight,
  release: Release,
  words: LightWords,
): DepartmentView['figures'] {
  const finding = proposalOf(department);
  if (!finding) return undefined;
  return {
    sub: words.texts.light.department.whySub(finding.period, finding.ruleSet),
    because: finding.because[words.language],
    rows: toCriteriaRows(finding, release, department.laws, words),
    changes: finding.changes.map((change) => sayChange(change, department.laws, words)),
    noChange: words.texts.light.change[toShownColour(finding.status) === 'green' ? 'best' : 'none'],
    flips: flipsSentence(finding, words),
    held: heldSentence(finding, words),
    law: lawPart(finding, release, words),
  };
}

export function toDepartmentView(
  department: DepartmentLight,
  release: Release,
  words: LightWords,
): DepartmentView {
  const proposal = proposalOf(department);
  const colour = standingColour(department);
  const sentences = [
    ...(proposal ? [proposalSentence(proposal, words)] : []),
    ...placedSentences(department, words),
  ];
  return {
    code: department.code,
    name: department.name,
    organisation: department.organisation?.name ?? '',
    colour,
    colourText:
      proposal && colour === 'unknown'
        ? sayColours(proposal.status, words)
        : words.texts.light.colours[colour],
    isDecided: isSettled(department) || proposal === undefined,
    lead: sentences.join(' '),
    inForce: sayInForce(department, words),
    figures: figuresOf(department, release, words),
  };
}
