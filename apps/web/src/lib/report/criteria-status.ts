/**
 * The law's designations as a page draws them: which rule sets there are to choose between, what shape a status has, how serious it is.
 * Belongs here: shapes, order and the short words of what the findings decided. Does not belong: deciding; sentences (texts).
 * § 61 a and § 61 b are told apart by a reader's choice, and together as the one designation that weighs most.
 * A status that cannot be decided keeps every possibility: it has a shape of its own, and stands between those it may be.
 * Start with lawFamilies, then jointStatus.
 */
import type { CriteriaFinding, Release, RuleSet, Standing } from '@bybalance/release';
import { criteriaFindings, perRelease } from './per-release.ts';
import type { Words } from './words.ts';

/** Rule sets of one law over time, of which one at most speaks of any list: "par61a" is § 61 a of 2018 and of 2021. */
export interface LawFamily {
  readonly id: string;
  readonly laws: readonly RuleSet[];
  readonly standing: Standing;
}

/** Shapes of the ministry's lists; each status has one, whatever it was called in its day. */
export const STATUS_SHAPES = [
  'omdannelse',
  'parallelsamfund',
  'udsat',
  'forebyggelse',
  'kombineret',
  'none',
  'below-minimum',
  'unknown',
  'missing',
] as const;
export type StatusShape = (typeof STATUS_SHAPES)[number];

const SHAPE_OF: Readonly<Record<string, StatusShape>> = {
  'haard-ghetto': 'omdannelse',
  omdannelse: 'omdannelse',
  ghetto: 'parallelsamfund',
  parallelsamfund: 'parallelsamfund',
  udsat: 'udsat',
  forebyggelse: 'forebyggelse',
  kombineret: 'kombineret',
  none: 'none',
  'below-minimum': 'below-minimum',
};

/** Heavier is more serious; what has no weight is no designation of a list. */
const WEIGHT: Readonly<Record<string, number>> = {
  'haard-ghetto': 5,
  omdannelse: 5,
  ghetto: 4,
  parallelsamfund: 4,
  udsat: 3,
  forebyggelse: 2,
  kombineret: 1,
};

const STANDING_ORDER: Readonly<Record<Standing, number>> = { law: 0, variant: 1, proposed: 2 };

/** "par61a" of "par61a@2021". */
const familyId = (law: Pick<RuleSet, 'id'>) => law.id.split('@')[0] ?? law.id;

/** Whether a status puts an area on a list: udsat and heavier, and forebyggelse. */
export const isListed = (status: string) => (WEIGHT[status] ?? 0) > (WEIGHT['kombineret'] ?? 0);

/** One shape for one certain status; several possible ones are unknown, none at all is missing. */
export function shapeOf(statuses: readonly string[]): StatusShape {
  const [only] = statuses;
  if (only === undefined) return 'missing';
  const shapes = new Set(statuses.map((status) => SHAPE_OF[status] ?? 'none'));
  return shapes.size === 1 ? (SHAPE_OF[only] ?? 'none') : 'unknown';
}

/** For sorting: the mean of the lightest and the heaviest that is possible; too few residents last. */
export function seriousness(statuses: readonly string[]): number {
  if (statuses.length === 0 || statuses.every((status) => status === 'below-minimum')) return -1;
  const weights = statuses.map((status) => WEIGHT[status] ?? 0);
  return (Math.min(...weights) + Math.max(...weights)) / 2;
}

/** The rule sets that findings were made with, as a reader chooses between them: the law in its own order, then variants, then proposals. */
export const lawFamilies = perRelease((release): readonly LawFamily[] => {
  const used = new Set(criteriaFindings(release).map((finding) => finding.ruleSet));
  const families = new Map<string, RuleSet[]>();
  for (const law of release.laws.filter(({ id }) => used.has(id))) {
    families.set(familyId(law), [...(families.get(familyId(law)) ?? []), law]);
  }
  const order = (family: LawFamily) => STANDING_ORDER[family.standing];
  return [...families]
    .map(([id, laws]): LawFamily => ({ id, laws, standing: standingOf(laws) }))
    .sort((a, b) => order(a) - order(b));
});

const standingOf = (laws: readonly RuleSet[]): Standing =>
  laws.find(({ standing = 'law' }) => standing !== 'law')?.standing ?? 'law';

const findingKey = (subject: string, period: string, ruleSet: string) => `${subject}|${period}|${ruleSet}`;

const findingsByKey = perRelease(
  (release) =>
    new Map(
      criteriaFindings(release).map((finding) => [
        findingKey(finding.subject, finding.period, finding.ruleSet),
        finding,
      ]),
    ),
);

/** What a family's rule set of that list says of one legal area; undefined where none speaks of it. */
export function findingOf(
  release: Release,
  family: LawFamily,
  subject: string,
  period: string,
): { readonly finding: CriteriaFinding; readonly law: RuleSet } | undefined {
  for (const law of family.laws) {
    const finding = findingsByKey(release).get(findingKey(subject, period, law.id));
    if (finding) return { finding, law };
  }
  return undefined;
}

/** Years that have findings, oldest first. */
export const criteriaPeriods = perRelease((release): readonly string[] =>
  [...new Set(criteriaFindings(release).map((finding) => finding.period))].sort(),
);

const isListing = ({ standing, laws }: LawFamily) =>
  standing === 'law' &&
  laws.some(
    ({ statuses }) => statuses === undefined || isListed(statuses.gated) || isListed(statuses.ungated),
  );

/**
 * The designation that weighs most under the law as a whole: § 61 a first, and § 61 b where § 61 a gives none.
 * Out: every status that is possible, one when certain; none where nothing was found.
 */
export function jointStatus(release: Release, subject: string, period: string): readonly string[] {
  return lawFamilies(release)
    .filter(isListing)
    .map((family) => findingOf(release, family, subject, period)?.finding.status ?? [])
    .reduce(joined, []);
}

/** Each possibility of the first that names nothing gives way to those of the second. */
function joined(first: readonly string[], second: readonly string[]): readonly string[] {
  if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first;
  return [...new Set(first.flatMap((status) => (isListed(status) ? [status] : second)))];
}

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

const NBSP = '\u00a0';

/** "§ 61 a" with no-break spaces inside. */
export const paragraphText = (paragraph: string) =>
  paragraph.replace(/(§§?|\d+) (?=[\da-z]\b|\d)/g, `$1${NBSP}`);
