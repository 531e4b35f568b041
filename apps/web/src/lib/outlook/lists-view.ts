/**
 * The outlook of legal areas as Kriterier draws it: every area in a table, one area in full.
 * Belongs here: choosing, order and sentences from findings. Does not belong: foretelling; no page recomputes a chance.
 * Start with toListsOutlook.
 */
import type { OutlookCriterion, OutlookFinding, Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { collatorOf } from '../format/words.ts';
import { paragraphText, seriousness } from '../report/criteria-status.ts';
import { toFigure } from '../report/figure.ts';
import { legalPlaces } from '../report/legal-places.ts';
import { perRelease } from '../report/per-release.ts';
import { toPrinter } from '../report/print.ts';
import type { Words } from '../report/words.ts';
import { byChance, chanceText, dotsOf, ofHundred, statusWord, type ToldStatus, toTold } from './chance.ts';
import { type Fan, toFan } from './fan.ts';

export interface KnownRow {
  readonly criterion: string;
  readonly years: readonly { readonly text: string; readonly knowledge: string; readonly note: string }[];
  /** For each rule set: "§ 61 a: opfyldt" where it is known, "§ 61 b: 25 % for at det er opfyldt" where it is not. */
  readonly says: readonly string[];
  readonly isGate: boolean;
}

export interface OutlookRow {
  readonly code: string;
  readonly name: string;
  readonly lists: readonly { readonly settled: boolean; readonly statuses: readonly ToldStatus[] }[];
  readonly said: string;
  readonly happened: string;
  readonly wasRight: boolean | undefined;
}

export interface AreaOutlook {
  readonly code: string;
  readonly name: string;
  readonly sentence: string;
  readonly because: string;
  readonly settled: boolean;
  /** The page's one big number; undefined where the figures are known or nothing can be said. */
  readonly headline: ToldStatus | undefined;
  readonly dots: number;
  readonly statuses: readonly ToldStatus[];
  readonly next:
    | { readonly title: string; readonly statuses: readonly ToldStatus[]; readonly settled: boolean }
    | undefined;
  readonly lastYear: string;
  readonly known: readonly KnownRow[];
  readonly limitMoves: boolean;
  readonly fans: readonly Fan[];
}

export interface ListsOutlook {
  readonly list: string;
  readonly vantage: string;
  readonly lists: readonly string[];
  readonly rows: readonly OutlookRow[];
  readonly chosen: AreaOutlook;
  readonly lastYear: string;
}

export const outlookFindings = perRelease((release): readonly OutlookFinding[] =>
  release.findings('outlook'),
);

const likeliest = ({ chances }: OutlookFinding) => byChance(chances)[0];
const weightOf = (own: readonly OutlookFinding[]) =>
  seriousness(own.slice(0, 1).flatMap((one) => likeliest(one)?.status ?? []));

/** How open a list is: 50 where the likeliest status has half of the chances, near 0 where one is next to sure. */
function openness(finding: OutlookFinding | undefined): number {
  const best = finding && likeliest(finding);
  return finding?.settled !== false || best === undefined ? 0 : 100 - dotsOf(best.chance);
}

function sentenceOf(finding: OutlookFinding, name: string, words: Words): string {
  const t = words.text.outlook;
  const list = t.list(finding.period);
  const best = likeliest(finding);
  if (best === undefined || best.status === 'open') return t.sentenceOpen(name);
  if (finding.settled) {
    if (best.status === 'below-minimum') return t.settledFew(name);
    return best.status === 'none'
      ? t.settledNone(name, list)
      : t.settled(name, statusWord(best.status, words), list);
  }
  const named = finding.chances.find(({ status }) => !['none', 'below-minimum', 'open'].includes(status));
  const told = named ?? best;
  const times = ofHundred(told.chance, words);
  if (told.status === 'none') return t.sentenceNone(times, name, list);
  if (told.status === 'below-minimum') return t.sentenceFew(times, name, list);
  return t.sentence(times, name, statusWord(told.status, words), list);
}

function monthText(published: string, { text }: Words): string {
  return `${text.outlook.months[Number(published.slice(5, 7)) - 1] ?? ''} ${published.slice(0, 4)}`;
}

function saysOf(criterion: OutlookCriterion, words: Words): string {
  const t = words.text.outlook;
  if (criterion.state !== 'unknown') return t.met[criterion.state];
  if (criterion.chance !== undefined) return t.chanceMet(chanceText(criterion.chance, words));
  return criterion.role === 'gate' ? t.knowledge[criterion.knowledge] : t.met.unknown;
}

const paragraphOf = (release: Release, ruleSet: string) =>
  paragraphText(release.laws.find(({ id }) => id === ruleSet)?.paragraph ?? ruleSet);

/** The same criterion of every rule set of the list, the list's first law first. */
const sameIn = ({ criteria }: OutlookFinding, { criterion }: OutlookCriterion) =>
  criteria.filter((one) => one.criterion === criterion);

function knownRow(
  release: Release,
  finding: OutlookFinding,
  criterion: OutlookCriterion,
  words: Words,
): KnownRow {
  const t = words.text.outlook;
  return {
    criterion: criterion.title[words.language],
    isGate: criterion.role === 'gate',
    says: sameIn(finding, criterion).map((one) =>
      t.limit(paragraphOf(release, one.ruleSet), saysOf(one, words)),
    ),
    years: criterion.years.map(({ speaksOf, knowledge, published, late }) => ({
      text: t.yearAt(speaksOf, t.knowledge[knowledge]),
      knowledge,
      note:
        knowledge !== 'forecast'
          ? ''
          : late
            ? t.late(monthText(published, words))
            : t.due(monthText(published, words)),
    })),
  };
}

/** Criteria of one rule set, the first of the list's: the others hold the same figures against other limits. */
function firstLaw({ criteria }: OutlookFinding): readonly OutlookCriterion[] {
  const law = criteria[0]?.ruleSet;
  return criteria.filter(({ ruleSet }) => ruleSet === law);
}

function limitsOf(
  release: Release,
  finding: OutlookFinding,
  criterion: string,
  indicator: string,
  words: Words,
) {
  const unit = release.indicator(indicator)?.unit ?? 'share';
  const printer = toPrinter(words);
  const all = finding.criteria.filter((one) => one.criterion === criterion && one.limit !== undefined);
  const byValue = Map.groupBy(all, ({ limit }) => limit ?? 0);
  return [...byValue].map(([value, own]) => {
    const paragraphs = own.map(({ ruleSet }) => paragraphOf(release, ruleSet));
    const isMultiple = (step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;
    const step = [0.01, 0.001].find(isMultiple) ?? 0.0001;
    return {
      value,
      label: words.text.outlook.limit(paragraphs.join(', '), printer.value(unit, value, step)),
    };
  });
}

/** Of the rule sets' answers the most open one: what is decided everywhere is told of the first law. */
function mostOpenOf(all: readonly OutlookCriterion[], first: OutlookCriterion): OutlookCriterion {
  const distance = ({ chance }: OutlookCriterion) => (chance ? Math.abs(dotsOf(chance) - 50) : 100);
  return all.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
}

function fanTitle(
  release: Release,
  finding: OutlookFinding,
  criterion: OutlookCriterion,
  short: string,
  words: Words,
) {
  const t = words.text.outlook;
  const told = mostOpenOf(sameIn(finding, criterion), criterion);
  const name = `${short} (${paragraphOf(release, told.ruleSet)})`;
  if (told.state !== 'unknown') return t.fanKnown(name, t.met[told.state]);
  if (told.chance === undefined) return t.fanOpen(name);
  return t.fanChance(name, chanceText(told.chance, words));
}

function fanOf(
  release: Release,
  findings: readonly OutlookFinding[],
  criterion: OutlookCriterion,
  name: string,
  words: Words,
): Fan | undefined {
  const [first] = findings;
  const indicator = release.indicator(criterion.indicator);
  if (first === undefined || indicator === undefined || criterion.role === 'gate') return undefined;
  const [set = '', code = ''] = first.subject.split('/');
  const all = release.manifest.periods.map((period) => ({
    period,
    figure: toFigure(release.observation(indicator.id, set, code, period), indicator.unit),
  }));
  const from = all.findIndex(({ figure }) => 'value' in figure);
  const to = all.findLastIndex(({ figure }) => 'value' in figure);
  const fan = findings.flatMap(({ criteria }) => {
    const own = criteria.find(
      (one) => one.criterion === criterion.criterion && one.ruleSet === criterion.ruleSet,
    );
    return own?.fan && own.knowledge === 'forecast' ? [own.fan] : [];
  });
  const t = words.text.outlook;
  return toFan(
    {
      id: `${indicator.id}-${code}`,
      title: fanTitle(release, first, criterion, indicator.short[words.language], words),
      subtitle: `${name}: ${indicator.subtitle[words.language]}`,
      unit: indicator.unit,
      history: from < 0 ? [] : all.slice(from, to + 1),
      fan,
      limits: limitsOf(release, first, criterion.criterion, indicator.id, words),
      notes: fan.length === 0 ? [] : [t[criterion.method]],
    },
    words,
  );
}

function lastYearText({ before }: OutlookFinding, words: Words): string {
  const t = words.text.outlook;
  if (before === undefined) return t.noLastYear;
  const [best] = byChance(before.said);
  if (best === undefined) return t.noLastYear;
  const said = `${statusWord(best.status, words)} (${chanceText(best.chance, words)})`;
  return t.lastYearOf(said, statusWord(before.happened, words));
}

function toArea(
  release: Release,
  findings: readonly OutlookFinding[],
  name: string,
  words: Words,
): AreaOutlook | undefined {
  const [first, second] = findings;
  if (first === undefined) return undefined;
  const statuses = byChance(first.chances).map((one) => toTold(one, words));
  const named = first.chances.find(({ status }) => !['none', 'below-minimum', 'open'].includes(status));
  const headline = named ? toTold(named, words) : statuses[0];
  return {
    code: first.subject.split('/')[1] ?? '',
    name,
    sentence: sentenceOf(first, name, words),
    because: first.because[words.language],
    settled: first.settled,
    headline: first.settled || headline?.status === 'open' ? undefined : headline,
    dots: headline ? dotsOf(headline.chance) : 0,
    statuses,
    next: second && {
      title: words.text.outlook.next(words.text.outlook.list(second.period)),
      statuses: byChance(second.chances).map((one) => toTold(one, words)),
      settled: second.settled,
    },
    lastYear: lastYearText(first, words),
    known: firstLaw(first).map((one) => knownRow(release, first, one, words)),
    limitMoves: findings.some(({ criteria }) => criteria.some(({ limitKnown }) => !limitKnown)),
    fans: firstLaw(first).flatMap((one) => fanOf(release, findings, one, name, words) ?? []),
  };
}

function toRow(findings: readonly OutlookFinding[], name: string, words: Words): OutlookRow {
  const before = findings[0]?.before;
  const [said] = before ? byChance(before.said) : [];
  return {
    code: findings[0]?.subject.split('/')[1] ?? '',
    name,
    lists: findings.map((one) => ({
      settled: one.settled,
      statuses: byChance(one.chances).map((chance) => toTold(chance, words)),
    })),
    said: said ? `${statusWord(said.status, words)} (${chanceText(said.chance, words)})` : '',
    happened: before ? statusWord(before.happened, words) : '',
    wasRight: said && before ? said.status === before.happened : undefined,
  };
}

function lastYearOfAll(rows: readonly OutlookRow[], vantage: string | undefined, words: Words): string {
  const t = words.text.outlook;
  const judged = rows.filter(({ wasRight }) => wasRight !== undefined);
  if (judged.length === 0 || vantage === undefined) return t.noLastYear;
  const missed = judged.filter(({ wasRight }) => wasRight === false).map(({ name }) => name);
  const all = t.lastYearAll(
    formatDate(vantage, words.language),
    judged.length - missed.length,
    judged.length,
  );
  return missed.length === 0 ? all : `${all} ${t.lastYearMisses(missed)}`;
}

/** In: the area asked for (null: the most open one). Out: undefined where the release has no outlook. */
export function toListsOutlook(
  release: Release,
  asked: string | null,
  words: Words,
): ListsOutlook | undefined {
  const names = new Map(legalPlaces(release).map(({ set, area }) => [`${set}/${area.code}`, area.name]));
  const bySubject = [...Map.groupBy(outlookFindings(release), ({ subject }) => subject)]
    .map(([subject, own]) => ({ subject, own, name: names.get(subject) ?? subject }))
    .sort((a, b) => weightOf(b.own) - weightOf(a.own) || collatorOf(words.language).compare(a.name, b.name));
  const mostOpen = [...bySubject].sort((a, b) => openness(b.own[0]) - openness(a.own[0]))[0];
  const found = bySubject.find(({ subject }) => subject.split('/')[1] === asked) ?? mostOpen;
  const chosen = found && toArea(release, found.own, found.name, words);
  const [first] = found?.own ?? [];
  if (chosen === undefined || first === undefined) return undefined;
  const rows = bySubject.map(({ own, name }) => toRow(own, name, words));
  const t = words.text.outlook;
  return {
    list: t.list(first.period),
    vantage: formatDate(first.vantage, words.language),
    lists: (found?.own ?? []).map(({ period }) => t.list(period)),
    ...{ rows, chosen },
    lastYear: lastYearOfAll(rows, first.before?.vantage, words),
  };
}
