/**
 * The light's short sentences, which list and department share: a colour, a round's state, what would change it.
 * Belongs here: choosing among the texts. Does not belong: the texts themselves, layout.
 * Start with sayRound.
 */
import type { LightChange, LightColour, ProtectedNumber, RuleSet } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { formatNumber } from '../format/number.ts';
import type { Language } from '../texts/language.ts';
import type { Texts } from '../texts/types.ts';
import {
  type DepartmentLight,
  hasRound,
  proposalOf,
  type ShownColour,
  standingColour,
  toShownColour,
} from './department.ts';
import { isDecided } from './round.ts';

export interface LightWords {
  readonly language: Language;
  readonly texts: Texts;
}

/** "rød eller gul". */
export function sayPossible(status: readonly LightColour[], { language, texts }: LightWords): string {
  const list = new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB', { type: 'disjunction' });
  return list.format(status.map((colour) => texts.light.colours[colour]));
}

/** "rød"; several possible ones as "kan ikke afgøres: rød eller gul". */
export function sayColours(status: readonly LightColour[], words: LightWords): string {
  const { colours, or } = words.texts.light;
  if (status.length === 0) return colours.unknown;
  const said = sayPossible(status, words);
  return status.length === 1 ? said : or(said);
}

/** Persons with the step they carry: "omkring 15", "under 5". */
export function sayPersons(
  { value, lo, hi, step }: ProtectedNumber,
  { language, texts }: LightWords,
): string {
  const { persons } = texts.light.change;
  const number = (n: number) => formatNumber(n, Math.min(1, step), language);
  if (lo === 0 && hi > 0) return persons.under(number(hi + 1));
  return step > 1 ? persons.about(formatNumber(value, step, language)) : persons.exact(number(value));
}

const SUBJECTS = ['work', 'education', 'convictions', 'income'] as const;

/** What a criterion speaks of, as the law's rule set has it. */
export function subjectOf(criterion: string, laws: readonly RuleSet[]): (typeof SUBJECTS)[number] | 'other' {
  const found = laws.flatMap((law) => law.criteria).find(({ id }) => id === criterion);
  return SUBJECTS.find((subject) => subject === found?.subject) ?? 'other';
}

/** "Gul, hvis **omkring 15 flere** var i arbejde eller uddannelse". */
export function sayChange(change: LightChange, laws: readonly RuleSet[], words: LightWords): string {
  const { change: t } = words.texts.light;
  return t.would(t.to[change.to], t[subjectOf(change.criterion, laws)](sayPersons(change.persons, words)));
}

/** How far the round is, in one line. */
export function sayRound(department: DepartmentLight, words: LightWords): string {
  const { says } = words.texts.light;
  const { round, isParty } = department;
  const date = (day: string | undefined) => formatDate(day ?? '', words.language);
  if (isParty && !hasRound(department)) return says.noRound;
  switch (round.state) {
    case 'proposed':
      return isParty ? says.proposed : '';
    case 'hearing':
      return says.hearing(date(round.deadline));
    case 'objected':
      return says.objected;
    case 'heard':
      return round.hasReply ? says.replied : says.noReply;
    case 'placed':
      return round.isApproved ? says.awaitsTreatment : says.awaitsApproval;
    case 'ready':
      return says.ready(date(round.placement?.decidedOn));
    case 'in-force':
      return says.inForce(date(round.inForceFrom));
  }
}

/** "I kraft: gul siden 1. april 2025", where that is another colour than the one the page shows, or nothing else is told. */
export function sayInForce(department: DepartmentLight, { language, texts }: LightWords): string {
  const { inForce, round } = department;
  if (!inForce || (round.state === 'in-force' && inForce.from === round.inForceFrom)) return '';
  return texts.light.says.inForceNow(texts.light.colours[inForce.colour], formatDate(inForce.from, language));
}

/** Whether a decision departs from what the figures proposed. */
export function departs(department: DepartmentLight): boolean {
  const proposal = proposalOf(department);
  const { placement } = department.round;
  if (!proposal || !placement) return false;
  const proposed: ShownColour = toShownColour(proposal.status);
  return proposed !== 'unknown' && proposed !== placement.colour;
}

/** Whether the colour is one the forum has decided. */
export const isSettled = (department: DepartmentLight) =>
  department.round.placement !== undefined && isDecided(department.round);

/** The first period in a row with the colour that stands: the finding's own, or counted back where the forum decided otherwise. Undefined: not known. */
export function standsSince(department: DepartmentLight): string | undefined {
  const proposal = proposalOf(department);
  const colour = standingColour(department);
  if (!proposal || colour === toShownColour(proposal.status)) return proposal?.since;
  const earlier = department.findings.slice(0, -1);
  const other = earlier.findLastIndex(({ status }) => toShownColour(status) !== colour);
  return earlier[other + 1]?.period ?? proposal.period;
}

/** Whether the colour stands for the first period. */
export function isNew(department: DepartmentLight): boolean {
  const { period } = proposalOf(department) ?? {};
  return (
    period !== undefined &&
    department.findings.length > 1 &&
    standsSince(department) === period &&
    standingColour(department) !== 'too-small'
  );
}
