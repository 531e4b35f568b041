/**
 * The ministry's list of one 1 December beside the municipality's own figures, and the lists before it.
 * Belongs here: laying the two side by side. Does not belong: putting one in the other's place, deciding, markup.
 * A gap is told only where the two cannot be the same figure rounded twice: from the nearest edges of what each says.
 * Start with toOfficialView.
 */
import {
  type CriteriaFinding,
  type OfficialFigure,
  type OfficialFinding,
  type OfficialListSheet,
  type OfficialSubject,
  printedHalf,
  type Release,
  type ShownCriterion,
} from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { collatorOf } from '../format/words.ts';
import { type ShownStatus, statusOf } from '../report/criteria-rows.ts';
import { jointStatus, lawFamilies } from '../report/criteria-status.ts';
import { toFigure } from '../report/figure.ts';
import { type LegalPlace, legalPlaces } from '../report/legal-places.ts';
import { criteriaFindings, perRelease } from '../report/per-release.ts';
import { toPrinter } from '../report/print.ts';
import type { Words } from '../report/words.ts';
import { type OfficialHistory, toOfficialHistory } from './official-history.ts';

export interface GapCell {
  readonly subject: OfficialSubject;
  /** "45,5 %", "ikke beregnet" */
  readonly own: string;
  /** "45,9 %", "ikke trykt" */
  readonly list: string;
  /** "mindst 0,3 pct.-point højere på listen", "samme inden for afrunding"; empty where one is missing. */
  readonly gap: string;
  readonly differs: boolean;
}

export interface OfficialAreaRow {
  readonly code: string;
  readonly name: string;
  /** What the list calls it, where it is another name; else empty. */
  readonly called: string;
  readonly own: ShownStatus;
  readonly list: ShownStatus;
  /** undefined where one of them is not known. */
  readonly agrees: boolean | undefined;
  readonly isNamed: boolean;
  readonly residents: { readonly own: string; readonly list: string };
  readonly cells: readonly GapCell[];
}

export interface OfficialView {
  readonly period: string;
  /** "1. december 2025" */
  readonly date: string;
  readonly source: string;
  /** How many areas have the same status on both, of those known on both. */
  readonly agree: number;
  readonly of: number;
  readonly subjects: readonly { readonly subject: OfficialSubject; readonly short: string }[];
  readonly rows: readonly OfficialAreaRow[];
  /** Rows of the list that no area here answers to. */
  readonly unknown: readonly { readonly name: string; readonly status: string }[];
  /** Names of areas here that the list does not have. */
  readonly notNamed: readonly string[];
  readonly isWhole: boolean;
  readonly history: OfficialHistory;
}

/** The ministry's findings of the layer, read once. */
export const officialFindings = perRelease((release): readonly OfficialFinding[] =>
  release.findings('official'),
);

const SUBJECTS: readonly OfficialSubject[] = ['work', 'convictions', 'education', 'income', 'origin'];
const subjectOf = ({ set, area }: LegalPlace) => `${set}/${area.code}`;

/** The list to show: that of the year asked for, else the newest before it, else the first. */
function sheetFor(release: Release, period: string): OfficialListSheet | undefined {
  const sheets = release.officialLists().filter(({ family }) => family === 'par61');
  return sheets.findLast(({ listDate }) => listDate.slice(0, 4) <= period) ?? sheets[0];
}

/** The own finding under § 61 a, whose figures are those of the ministry's list. */
function ownFinding(release: Release, subject: string, period: string): CriteriaFinding | undefined {
  const family = lawFamilies(release).find(({ id, standing }) => standing === 'law' && id === 'par61a');
  const laws = new Set(family?.laws.map(({ id }) => id));
  return criteriaFindings(release).find(
    (one) => one.subject === subject && one.period === period && laws.has(one.ruleSet),
  );
}

function shownFor(
  release: Release,
  finding: CriteriaFinding | undefined,
  subject: OfficialSubject,
): ShownCriterion | undefined {
  const law = release.laws.find(({ id }) => id === finding?.ruleSet);
  const criterion = law?.criteria.find((one) => one.subject === subject);
  return finding?.shown.find((shown) => shown.criterion === criterion?.id);
}

/** Percentage points between the nearest edges; 0 where the intervals meet. Above 0: more on the list. */
export function gapBetween(own: { readonly lo: number; readonly hi: number }, percent: string): number {
  const half = printedHalf(percent);
  const [lo, hi] = [Number(percent) - half, Number(percent) + half];
  const above = lo - own.hi * 100;
  const below = own.lo * 100 - hi;
  // Floating point: 45.45 − 45.45 is no gap.
  const tiny = 1e-9;
  return above > tiny ? above : below > tiny ? -below : 0;
}

function printPercent(printed: OfficialFigure | undefined, words: Words): string {
  if (printed === undefined) return words.text.official.notPrinted;
  const decimals = printed.percent.split('.')[1]?.length ?? 0;
  return toPrinter(words).value('share', Number(printed.percent) / 100, 10 ** -(decimals + 2));
}

function cellOf(
  release: Release,
  finding: CriteriaFinding | undefined,
  official: OfficialFinding,
  subject: OfficialSubject,
  words: Words,
): GapCell {
  const { official: t } = words.text;
  const printed = official.shown.find((one) => one.subject === subject);
  const shown = shownFor(release, finding, subject);
  const unit = subject === 'income' ? 'ratio' : 'share';
  const printer = toPrinter(words);
  const figure = shown?.figure;
  const base = {
    subject,
    own: shown === undefined ? t.notComputed : printer.cell(unit, toFigure(figure, unit)),
    list: printPercent(printed, words),
  };
  if (printed === undefined || figure === undefined || !('lo' in figure))
    return { ...base, gap: '', differs: false };
  const gap = gapBetween(figure, printed.percent);
  if (gap === 0) return { ...base, gap: t.same, differs: false };
  const least = Math.max(0.01, Math.floor(Math.abs(gap) * 100 + 1e-6) / 100);
  const points = printer.number(least, least < 0.1 ? 0.01 : 0.1);
  return { ...base, gap: gap > 0 ? t.higher(points) : t.lower(points), differs: true };
}

const sameStatus = (own: readonly string[], list: readonly string[]): boolean | undefined => {
  const named = (status: string) => (status === 'below-minimum' ? 'none' : status);
  const [only] = own;
  if (own.length !== 1 || only === undefined || list.length !== 1) return undefined;
  return named(only) === list[0];
};

function rowOf(
  release: Release,
  place: LegalPlace,
  official: OfficialFinding,
  words: Words,
): OfficialAreaRow {
  const subject = subjectOf(place);
  const finding = ownFinding(release, subject, official.period);
  const own = jointStatus(release, subject, official.period);
  const printer = toPrinter(words);
  const { name } = place.area;
  const called = official.name;
  const isOther = called !== undefined && called !== name && called !== place.area.code;
  return {
    code: place.area.code,
    name,
    called: isOther ? called : '',
    own: statusOf(own, words),
    list: statusOf(official.status, words),
    agrees: sameStatus(own, official.status),
    isNamed: called !== undefined,
    residents: {
      own: finding
        ? printer.cell('count', toFigure(finding.residents, 'count'))
        : words.text.official.notComputed,
      list:
        official.residents === undefined
          ? words.text.official.notPrinted
          : printer.number(official.residents, 1),
    },
    cells: SUBJECTS.map((one) => cellOf(release, finding, official, one, words)),
  };
}

/** In: the list that the page shows. Out: the official one of that year or the newest before it; undefined where none was handed over. */
export function toOfficialView(release: Release, period: string, words: Words): OfficialView | undefined {
  const sheet = sheetFor(release, period);
  if (sheet === undefined) return undefined;
  const { compare } = collatorOf(words.language);
  const findings = officialFindings(release).filter(
    ({ ruleSet, listDate }) => ruleSet === 'par61' && listDate === sheet.listDate,
  );
  const places = [...legalPlaces(release)].sort((a, b) => compare(a.area.name, b.area.name));
  const rows = places.flatMap((place) => {
    const official = findings.find(({ subject }) => subject === subjectOf(place));
    return official ? [rowOf(release, place, official, words)] : [];
  });
  const known = rows.filter(({ agrees }) => agrees !== undefined);
  const named = new Set(rows.filter(({ isNamed }) => isNamed).map(({ code }) => code));
  return {
    period: sheet.listDate.slice(0, 4),
    date: formatDate(sheet.listDate, words.language),
    source: sheet.source,
    agree: known.filter(({ agrees }) => agrees).length,
    of: known.length,
    subjects: SUBJECTS.map((subject) => ({ subject, short: words.text.official.subjects[subject] })),
    rows: rows.filter(({ isNamed }) => isNamed),
    unknown: sheet.unknown.map(({ area, status }) => ({
      name: area,
      status: statusOf([status], words).name,
    })),
    notNamed: places
      .map(({ area }) => area)
      .filter(({ code }) => !named.has(code))
      .map(({ name }) => name),
    isWhole: sheet.whole,
    history: toOfficialHistory(release, places, words),
  };
}
