/**
 * Every official list, area by area, beside what was computed here: where the two differ, the cell says so.
 * Belongs here: laying out. Does not belong: deciding. This is what an earlier outlook is held against.
 */
import type { OfficialFinding, Release } from '@bybalance/release';
import { type ShownStatus, statusOf, yearsText } from '../report/criteria-rows.ts';
import { jointStatus } from '../report/criteria-status.ts';
import type { LegalPlace } from '../report/legal-places.ts';
import type { Words } from '../report/words.ts';

export interface OfficialMark extends ShownStatus {
  /** What was computed here, where it is another status; else empty. */
  readonly ownSaid: string;
}

export interface OfficialHistory {
  readonly periods: readonly string[];
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly marks: readonly OfficialMark[];
    /** "4 år i træk"; "ikke på listen" … by the official lists alone. */
    readonly years: string;
  }[];
  readonly key: readonly ShownStatus[];
}

function markOf(
  release: Release,
  subject: string,
  period: string,
  finding: OfficialFinding | undefined,
  words: Words,
): OfficialMark {
  const list = finding?.status ?? [];
  const own = jointStatus(release, subject, period);
  const [only] = own;
  const differs =
    list.length === 1 && own.length === 1 && (only === 'below-minimum' ? 'none' : only) !== list[0];
  return { ...statusOf(list, words), ownSaid: differs ? statusOf(own, words).said : '' };
}

function yearsOf(newest: OfficialFinding | undefined, words: Words): string {
  return newest ? yearsText(newest, words) : '';
}

/** In: places in the order wanted. */
export function toOfficialHistory(
  release: Release,
  places: readonly LegalPlace[],
  words: Words,
): OfficialHistory {
  const all = release.findings('official').filter(({ ruleSet }) => ruleSet === 'par61');
  const periods = [
    ...new Set(
      release
        .officialLists()
        .filter(({ family }) => family === 'par61')
        .map(({ listDate }) => listDate.slice(0, 4)),
    ),
  ].sort();
  const rows = places.map(({ set, area }) => {
    const subject = `${set}/${area.code}`;
    const own = all.filter((one) => one.subject === subject);
    return {
      code: area.code,
      name: area.name,
      marks: periods.map((period) =>
        markOf(
          release,
          subject,
          period,
          own.find((one) => one.period === period),
          words,
        ),
      ),
      years: yearsOf(
        own.find(({ period }) => period === periods.at(-1)),
        words,
      ),
    };
  });
  const seen = new Map(rows.flatMap(({ marks }) => marks.map((mark) => [mark.shape, mark] as const)));
  return { periods, rows, key: [...seen.values()].map(({ ownSaid: _, ...status }) => status) };
}
