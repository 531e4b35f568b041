/**
 * What the law calls the place a department lies in, by the ministry's lists: never by own figures, which decide nothing.
 * Belongs here: department → legal area → kind of area. Does not belong: what the kind means for a tool (check-tools.ts).
 * Which areas share addresses follows from maps: a department lies in a legal area when all of it does.
 * Start with legalKindOf.
 */
import { areaKey, type LettingArea, type OfficialFinding, type Release } from '@bybalance/release';

export type UnknownKind = 'no-list' | 'list-not-whole' | 'partly-inside';
/** § 61 a and § 61 b together, and § 51 b by itself; each may be unknown for a reason. */
export interface LegalKind {
  readonly listed: LettingArea | UnknownKind;
  readonly combined: 'kombineret' | 'not-kombineret' | UnknownKind;
  /** Name of the legal area, where it lies in one. */
  readonly area: string | undefined;
  /** Of the list that says so. */
  readonly listDate: string | undefined;
}

const UNKNOWN: readonly string[] = [
  'no-list',
  'list-not-whole',
  'partly-inside',
] satisfies readonly UnknownKind[];
export const isUnknownKind = (kind: string): kind is UnknownKind => UNKNOWN.includes(kind);

interface Holding {
  readonly subject: string;
  readonly name: string;
  readonly isWhole: boolean;
}

/** Legal areas that share an address with the department. */
function holdingsOf(release: Release, department: string): readonly Holding[] {
  const pieces = release.pieces();
  if (pieces === undefined) return [];
  const own = pieces.areas.indexOf(department);
  const holders = pieces.pieces.filter((piece) => piece.includes(own));
  return release.areaSets
    .filter(({ role }) => role === 'legal')
    .flatMap((set) =>
      set.areas.flatMap((area): readonly Holding[] => {
        const subject = areaKey(set.id, area.code);
        const at = pieces.areas.indexOf(subject);
        const shared = holders.filter((piece) => at >= 0 && piece.includes(at)).length;
        return shared === 0 ? [] : [{ subject, name: area.name, isWhole: shared === holders.length }];
      }),
    );
}

function newestOf(
  release: Release,
  family: OfficialFinding['ruleSet'],
  subject: string,
): { readonly finding: OfficialFinding | undefined; readonly unknown: UnknownKind } {
  const sheet = release.officialLists().findLast((one) => one.family === family);
  const finding = release
    .findings('official')
    .find((one) => one.subject === subject && one.ruleSet === family && one.listDate === sheet?.listDate);
  return { finding, unknown: sheet === undefined ? 'no-list' : 'list-not-whole' };
}

const KINDS: Readonly<Record<string, LettingArea>> = {
  none: 'ordinary',
  forebyggelse: 'forebyggelse',
  udsat: 'udsat',
  parallelsamfund: 'parallelsamfund',
  ghetto: 'parallelsamfund',
  omdannelse: 'omdannelse',
  'haard-ghetto': 'omdannelse',
};

function listedKind({ status, planRunning }: OfficialFinding): LettingArea {
  const kind = KINDS[status[0] ?? 'none'] ?? 'ordinary';
  return kind !== 'omdannelse' && planRunning === 'met' ? 'plan-running' : kind;
}

/** Outside every legal area: on no list, if the list is whole. */
function outside(release: Release, family: OfficialFinding['ruleSet']): 'none' | UnknownKind {
  const sheet = release.officialLists().findLast((one) => one.family === family);
  if (sheet === undefined) return 'no-list';
  return sheet.whole && sheet.unknown.length === 0 ? 'none' : 'list-not-whole';
}

/** In: a department as "set/code". Out: what the newest lists in the release call its place. */
export function legalKindOf(release: Release, department: string): LegalKind {
  const listDate = release.officialLists().findLast(({ family }) => family === 'par61')?.listDate;
  const holdings = holdingsOf(release, department);
  const [holding] = holdings;
  if (holding === undefined) {
    const [listed, combined] = [outside(release, 'par61'), outside(release, 'par51b')];
    return {
      listed: listed === 'none' ? 'ordinary' : listed,
      combined: combined === 'none' ? 'not-kombineret' : combined,
      area: undefined,
      listDate,
    };
  }
  if (holdings.length > 1 || !holding.isWhole)
    return { listed: 'partly-inside', combined: 'partly-inside', area: holding.name, listDate };
  const listed = newestOf(release, 'par61', holding.subject);
  const combined = newestOf(release, 'par51b', holding.subject);
  return {
    listed: listed.finding ? listedKind(listed.finding) : listed.unknown,
    combined: combined.finding
      ? combined.finding.status[0] === 'kombineret'
        ? 'kombineret'
        : 'not-kombineret'
      : combined.unknown,
    area: holding.name,
    listDate,
  };
}
