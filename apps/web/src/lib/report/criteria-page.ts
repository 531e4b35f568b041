/**
 * Kriterier as a page draws it: every legal area held against one rule set for one list, and the lists before it.
 * Belongs here: choosing rule set and list, order, the sentence on top. Does not belong: deciding, markup, addresses.
 * Made on the server; what goes out is text and percent. An unknown year or rule set is answered with the newest, and the law first.
 * Start with toCriteriaPage.
 */
import type { CriteriaFinding, Release, RuleSet, Standing } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import { type History, toHistory } from './criteria-history.ts';
import { type CriteriaAreaRow, columnScales, toCriteriaRow } from './criteria-rows.ts';
import {
  countCriteria,
  criteriaPeriods,
  findingOf,
  isListed,
  type LawFamily,
  lawFamilies,
  paragraphText,
  seriousness,
} from './criteria-status.ts';
import { limitWords } from './criteria-working.ts';
import { type KnownView, toKnown } from './known-view.ts';
import { legalPlaces } from './legal-places.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export interface CriteriaColumn {
  readonly id: string;
  /** "Arbejdsmarked" */
  readonly short: string;
  /** The law's own words. */
  readonly title: string;
  /** "over 40 %" */
  readonly limit: string;
  /** Sheet of the figure. */
  readonly indicator: string;
}

export interface RuleChoice {
  readonly id: string;
  /** "§ 61 a", "Brochuren (ikke loven)" */
  readonly label: string;
  readonly standing: Standing;
}

export interface CriteriaPage {
  readonly lead: string;
  readonly period: string;
  /** Newest first. */
  readonly periods: readonly string[];
  readonly rules: readonly RuleChoice[];
  readonly chosen: RuleChoice;
  readonly title: string;
  readonly source: { readonly text: string; readonly href: string | undefined };
  readonly minimum: string;
  readonly columns: readonly CriteriaColumn[];
  readonly gate: CriteriaColumn | undefined;
  readonly countsYears: boolean;
  readonly rows: readonly CriteriaAreaRow[];
  readonly history: History;
  /** What of this list, and of the next, is already fixed. */
  readonly known: KnownView | undefined;
}

interface Held {
  readonly finding: CriteriaFinding;
  readonly law: RuleSet;
}

/** "Lov om almene boliger …, § 61 a: https://…" in its two parts. */
function sourceOf(source: string): CriteriaPage['source'] {
  const found = /^(.*?):?\s*(https:\/\/\S+)$/.exec(source);
  return { text: found?.[1] ?? source, href: found?.[2] };
}

function choiceOf({ id, laws, standing }: LawFamily, { text }: Words): RuleChoice {
  const paragraph = paragraphText(laws.at(-1)?.paragraph ?? id);
  return {
    id,
    standing,
    label: standing === 'law' ? paragraph : text.criteriaPage.notLaw[standing](paragraph),
  };
}

function heldAt(
  release: Release,
  family: LawFamily,
  period: string,
): readonly (Held & { readonly subject: string })[] {
  return legalPlaces(release).flatMap((place) => {
    const subject = `${place.set}/${place.area.code}`;
    const found = findingOf(release, family, subject, period);
    return found ? [{ ...found, subject }] : [];
  });
}

function columnsOf(release: Release, law: RuleSet, findings: readonly CriteriaFinding[], words: Words) {
  return law.criteria.map((criterion) => {
    const limit = findings
      .flatMap((finding) => finding.shown)
      .find((shown) => shown.criterion === criterion.id && shown.limit !== undefined)?.limit;
    const indicator = release.indicator(criterion.indicator);
    const said = limitWords(criterion, limit, words);
    return {
      role: criterion.role,
      id: criterion.id,
      short: indicator?.short[words.language] ?? criterion.title[words.language],
      title: criterion.title[words.language],
      limit: said === '' ? words.text.area.noLimit : said,
      indicator: criterion.indicator,
    };
  });
}

/** Titles of criteria without which some area cannot be decided. */
function missingTitles(open: readonly Held[], words: Words): readonly string[] {
  const titles = open.flatMap(({ finding, law }) =>
    law.criteria
      .filter((one) => finding.shown.find((s) => s.criterion === one.id)?.state === 'unknown')
      .map((one) => one.title[words.language]),
  );
  return [...new Set(titles)];
}

/** Fact, exception worth knowing: how many meet the conditions, what is open, who has met them long enough for more. */
function leadOf(
  held: readonly Held[],
  names: ReadonlyMap<Held, string>,
  frame: LeadFrame,
  words: Words,
): string {
  const { criteriaPage: t } = words.text;
  const certain = held.filter(({ finding }) => finding.status.length === 1);
  const met = certain.filter(({ finding }) => finding.status.some((s) => isListed(s) || s === 'kombineret'));
  const open = held.filter(({ finding }) => finding.status.length > 1);
  const long = met.filter(({ finding, law }) => finding.status[0] === law.consecutive?.status);
  return [
    t.lead(met.length, held.length, frame),
    ...(open.length > 0 ? [t.leadOpen(open.length, missingTitles(open, words))] : []),
    ...(long.length > 0
      ? [
          t.leadLong(
            long.map((one) => names.get(one) ?? ''),
            frame.tense,
          ),
        ]
      : []),
  ].join(' ');
}

interface LeadFrame {
  readonly period: string;
  readonly rules: string;
  readonly standing: Standing;
  readonly tense: 'now' | 'then';
}

function inOrder<Row extends Held & { readonly name: string }>(
  rows: readonly Row[],
  words: Words,
): readonly Row[] {
  const weight = ({ finding }: Row) => seriousness(finding.status);
  const met = ({ finding, law }: Row) => countCriteria(finding, law).met;
  const few = ({ finding }: Row) => finding.status.every((status) => status === 'below-minimum');
  return [...rows].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      (few(a) ? 0 : met(b) - met(a)) ||
      collatorOf(words.language).compare(a.name, b.name),
  );
}

/** In: the list and rule set asked for (null: the newest, the law). Out: the page; undefined where nothing was found. */
export function toCriteriaPage(
  release: Release,
  asked: { readonly period: string | null; readonly rules: string | null },
  words: Words,
): CriteriaPage | undefined {
  const families = lawFamilies(release);
  const family = families.find(({ id }) => id === asked.rules) ?? families[0];
  if (!family) return undefined;
  const periods = criteriaPeriods(release).filter((period) => heldAt(release, family, period).length > 0);
  const period = periods.find((one) => one === asked.period) ?? periods.at(-1);
  if (period === undefined) return undefined;
  const places = new Map(legalPlaces(release).map((place) => [`${place.set}/${place.area.code}`, place]));
  const held = heldAt(release, family, period).map((one) => ({
    ...one,
    name: places.get(one.subject)?.area.name ?? one.subject,
  }));
  const law = held[0]?.law ?? family.laws[0];
  if (!law) return undefined;
  const findings = held.map(({ finding }) => finding);
  const columns = columnsOf(release, law, findings, words);
  const frame = { scales: columnScales(findings), first: criteriaPeriods(release)[0] ?? '' };
  const chosen = choiceOf(family, words);
  const tense = period === criteriaPeriods(release).at(-1) ? 'now' : 'then';
  return {
    lead: leadOf(
      held,
      new Map(held.map((one) => [one, one.name])),
      { period, rules: chosen.label, standing: family.standing, tense },
      words,
    ),
    period,
    periods: [...periods].reverse(),
    rules: families.map((one) => choiceOf(one, words)),
    chosen,
    title: law.title[words.language],
    source: sourceOf(law.source),
    minimum: toPrinter(words).number(law.minimumResidents, 1),
    columns: columns.filter(({ role }) => role === 'criterion'),
    gate: columns.find(({ role }) => role === 'gate'),
    countsYears: law.consecutive !== undefined,
    rows: inOrder(held, words).map((one) =>
      toCriteriaRow(release, one, places.get(one.subject), frame, words),
    ),
    history: toHistory(release, family, words),
    known: toKnown(release, law, findings, tense === 'now', words),
  };
}
