/**
 * The legal areas that meet most criteria, for the list on Overblik.
 * Belongs here: counting what the findings decided. Does not belong: deciding anything.
 * The origin condition is the law's own gate and no part of the count or the order.
 * Start with criteriaList.
 */
import type { CriteriaFinding, Release, RuleSet } from '@bybalance/release';
import { legalPlaces } from './legal-places.ts';
import { criteriaFindings } from './per-release.ts';
import type { Words } from './words.ts';

export interface CriteriaRow {
  readonly key: string;
  readonly name: string;
  readonly met: number;
  /** Met, were every undecided criterion met. */
  readonly most: number;
  readonly of: number;
  readonly status: string;
  /** Main area to open; undefined when it is not known where the legal area lies. */
  readonly opens: string | undefined;
}

export interface CriteriaList {
  readonly period: string;
  readonly rows: readonly CriteriaRow[];
  /** Legal areas in all. */
  readonly of: number;
}

const SHOWN = 5;

/** How many criteria of a finding are met and could be met, the gate apart. */
export function countCriteria(finding: CriteriaFinding, law: RuleSet) {
  const states = law.criteria
    .filter((criterion) => criterion.role === 'criterion')
    .map((criterion) => finding.shown.find((s) => s.criterion === criterion.id)?.state ?? 'unknown');
  const met = states.filter((state) => state === 'met').length;
  return { met, most: met + states.filter((state) => state === 'unknown').length, of: states.length };
}

/** "Opfylder betingelserne for udsat boligområde (§ 61 a, stk. 1)"; what cannot be decided names its possibilities. */
export function statusText(status: readonly string[], { text }: Words): string {
  const { status: names, possible, undecided } = text.criteria;
  const [only] = status;
  if (status.length === 1 && only !== undefined) return names[only as keyof typeof names] ?? only;
  return undecided(status.map((word) => possible[word as keyof typeof possible] ?? word));
}

/** The law that most legal areas are first held against: the first rule set in force that has findings. */
function firstLaw(release: Release, findings: readonly CriteriaFinding[]): RuleSet | undefined {
  return release.laws.find(
    ({ id, standing = 'law' }) => standing === 'law' && findings.some((finding) => finding.ruleSet === id),
  );
}

/** The newest period's findings under the first rule set, most criteria met first; undefined when there are none. */
export function criteriaList(release: Release, words: Words): CriteriaList | undefined {
  const all = criteriaFindings(release);
  const period = all
    .map((finding) => finding.period)
    .sort()
    .at(-1);
  const law = firstLaw(
    release,
    all.filter((finding) => finding.period === period),
  );
  if (!law || period === undefined) return undefined;
  const findings = all.filter((finding) => finding.period === period && finding.ruleSet === law.id);
  const places = new Map(legalPlaces(release).map((place) => [`${place.set}/${place.area.code}`, place]));
  const rows = findings
    .filter((finding) => !finding.status.includes('below-minimum') || finding.status.length > 1)
    .map((finding): CriteriaRow => {
      const place = places.get(finding.subject);
      return {
        key: finding.subject,
        name: place?.area.name ?? finding.subject,
        ...countCriteria(finding, law),
        status: statusText(finding.status, words),
        opens: place?.lies[0],
      };
    })
    .sort((a, b) => b.met - a.met || b.most - a.most || a.name.localeCompare(b.name, 'da'));
  return { period, rows: rows.slice(0, SHOWN), of: findings.length };
}
