/**
 * Areas put together by a reader: the figure of the whole, formed of published intervals and nothing else.
 * Belongs here: adding intervals, the width that may still be shown, why a figure cannot be had. Does not belong: words, pages, exact figures.
 * A union that the site has declared has a figure of its own, which is used instead. Nothing here can tell more than the release does.
 * Used by whatever lets a reader choose areas. Start with unionOf; selectUnion asks a release for what it needs.
 */
import { type AreaSet, areaKey } from './areas.ts';
import type { Indicator } from './indicator.ts';
import { isShown, type Observation, type ProtectedNumber, QUALITIES, type Quality } from './observation.ts';
import { precisionOf, type StepFrom } from './policy.ts';
import type { Release } from './read.ts';

/** Why a union has no figure: "kan ikke opgøres", each with its sentence in the web app's texts. */
export const UNION_REASONS = [
  'no-areas',
  'same-area-twice',
  'other-set',
  'other-figure',
  'areas-may-overlap',
  'not-a-sum',
  'no-counts',
  'part-hidden',
  'part-missing',
  'too-wide',
] as const;
export type UnionReason = (typeof UNION_REASONS)[number];

/** The summed figure. Units as in Observation; `under-threshold`: only an edge, lo is the unit's least or hi its most. */
export type UnionFigure = {
  readonly quality: Quality;
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
  readonly numerator: ProtectedNumber;
  readonly denominator: ProtectedNumber | undefined;
} & ({ readonly status: 'published'; readonly value: number } | { readonly status: 'under-threshold' });

export type UnionResult =
  /** The declared union's own figure, or the only part's, as published. */
  | { readonly kind: 'declared' | 'part'; readonly observation: Observation }
  | { readonly kind: 'sum'; readonly figure: UnionFigure }
  | { readonly kind: 'not-computed'; readonly reason: UnionReason };

export interface UnionInput {
  readonly indicator: Pick<Indicator, 'unit' | 'counts' | 'averageYears'>;
  /** The set all parts are of: its areas share nobody, unless it is a set of unions. */
  readonly areaSet: Pick<AreaSet, 'id' | 'role'>;
  /** One figure of each area: same indicator, period and group. */
  readonly parts: readonly Observation[];
  /** Steps of shares in the reader's layer: the policy's table. */
  readonly steps: readonly StepFrom[];
  /** The figure of a declared union of exactly these parts. */
  readonly declared?: Observation | undefined;
}

/** A count may be in doubt by this part of its middle; a share by the coarsest step of the policy. */
const WIDEST_COUNT = 0.5;
const SMALLEST_COUNT_STEP = 5;

type Speaking = Extract<Observation, { lo: number }>;

interface Certain {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const clean = (value: number) => Math.round(value * 1e8) / 1e8;

function identityIssue({ areaSet, parts }: UnionInput): UnionReason | undefined {
  const [first] = parts;
  if (first === undefined) return 'no-areas';
  if (parts.some((part) => part.areaSet !== areaSet.id)) return 'other-set';
  if (new Set(parts.map(({ area }) => area)).size < parts.length) return 'same-area-twice';
  const isOther = (part: Observation) =>
    part.indicator !== first.indicator || part.period !== first.period || part.group !== first.group;
  return parts.some(isOther) ? 'other-figure' : undefined;
}

/** Means of kroner and of years, ratios, and moves (those between the parts are none of the whole's) are no sums of the parts'. */
function isSum({ unit, counts, averageYears }: UnionInput['indicator']): boolean {
  return (unit === 'count' || unit === 'share') && averageYears === 1 && counts !== 'move';
}

function partIssue(parts: readonly Observation[]): UnionReason | undefined {
  if (parts.some(({ status }) => status === 'suppressed')) return 'part-hidden';
  return parts.some(({ status }) => status === 'unavailable' || status === 'not-applicable')
    ? 'part-missing'
    : undefined;
}

const isSpeaking = (part: Observation): part is Speaking => 'lo' in part;

/** Sum of counts as shown; a class stands for its middle, everything else for its value. */
function addCounts(counts: readonly ProtectedNumber[]): Certain {
  const middle = ({ value, lo, hi }: ProtectedNumber) => (value < lo || value === 0 ? (lo + hi) / 2 : value);
  return {
    value: sum(counts.map(middle)),
    lo: sum(counts.map(({ lo }) => lo)),
    hi: sum(counts.map(({ hi }) => hi)),
  };
}

/** The smallest of 1, 5 and their tenfolds that is at least `width` and `least`: each divides the next, so a wider doubt never narrows. */
function stepFor(width: number, least: number): number {
  let step = least;
  let times = String(least).endsWith('5') ? 2 : 5;
  while (step < width - 1e-9) {
    step = clean(step * times);
    times = 7 - times;
  }
  return step;
}

/** Value and interval on the step, outwards. In: what is certain, value inside. */
function onStep({ value, lo, hi }: Certain, step: number): ProtectedNumber {
  const inside = Math.min(hi, Math.max(lo, value));
  return {
    value: clean(Math.round(inside / step) * step),
    lo: clean(Math.floor(lo / step + 1e-9) * step),
    hi: clean(Math.ceil(hi / step - 1e-9) * step),
    step,
  };
}

const onCountStep = (count: Certain) => onStep(count, stepFor(count.hi - count.lo, SMALLEST_COUNT_STEP));

function worstQuality(parts: readonly Observation[]): Quality {
  return QUALITIES.findLast((quality) => parts.some((part) => part.quality === quality)) ?? 'final';
}

/** Of the whole: between the quotients of the sums, and between the parts' own least and most. */
function shareOf(numerator: Certain, denominator: Certain, parts: readonly Speaking[]): Certain {
  return {
    value: numerator.value / denominator.value,
    lo: Math.max(numerator.lo / denominator.hi, Math.min(...parts.map(({ lo }) => lo))),
    hi: Math.min(1, numerator.hi / denominator.lo, Math.max(...parts.map(({ hi }) => hi))),
  };
}

function shareStep(steps: readonly StepFrom[], size: number): number {
  const fitting = steps.filter(({ from }) => size >= from).map(({ step }) => step);
  return fitting.length > 0 ? Math.min(...fitting) : coarsest(steps);
}

const coarsest = (steps: readonly StepFrom[]) => Math.max(...steps.map(({ step }) => step));

const notComputed = (reason: UnionReason): UnionResult => ({ kind: 'not-computed', reason });

function sumOfCounts(parts: readonly Speaking[]): UnionResult {
  const counts = parts.map((part) => part.numerator ?? { ...part, value: isShown(part) ? part.value : 0 });
  const count = addCounts(counts);
  if (count.hi - count.lo > (WIDEST_COUNT * (count.lo + count.hi)) / 2) return notComputed('too-wide');
  const shown = onCountStep(count);
  const figure = { ...shown, quality: worstQuality(parts), numerator: shown, denominator: undefined };
  return { kind: 'sum', figure: { ...figure, status: 'published' } };
}

function sumOfShares(parts: readonly Speaking[], shareSteps: readonly StepFrom[]): UnionResult {
  const numerators = parts.flatMap((part) => part.numerator ?? []);
  const denominators = parts.flatMap((part) => part.denominator ?? []);
  if (numerators.length < parts.length || denominators.length < parts.length) return notComputed('no-counts');
  const [numerator, denominator] = [addCounts(numerators), addCounts(denominators)];
  if (denominator.lo <= 0) return notComputed('too-wide');
  const share = shareOf(numerator, denominator, parts);
  const width = share.hi - share.lo;
  if (width > coarsest(shareSteps) + 1e-9) return notComputed('too-wide');
  const { value, lo, hi, step } = onStep(share, stepFor(width, shareStep(shareSteps, denominator.value)));
  const figure = {
    quality: worstQuality(parts),
    ...{ lo: Math.max(0, lo), hi: Math.min(1, hi), step },
    numerator: onCountStep(numerator),
    denominator: onCountStep(denominator),
  };
  // Never 0 % and never 100 %: what rounds to either is told as an edge.
  if (value <= 0) return { kind: 'sum', figure: { ...figure, status: 'under-threshold', lo: 0 } };
  if (value >= 1) return { kind: 'sum', figure: { ...figure, status: 'under-threshold', hi: 1 } };
  return { kind: 'sum', figure: { ...figure, status: 'published', value } };
}

/**
 * The figure of areas put together.
 * In: one published figure per area, all of one set. Out: the declared union's figure where the site has one; the part itself where it is one;
 * the sum, whose interval surely holds the truth where the parts' do; or why there is none.
 * Too wide: a share in more doubt than the policy's coarsest step, a count in doubt by more than half of its middle.
 * Method: interval arithmetic on numerators and denominators, rounded outwards to steps that divide each other.
 */
export function unionOf(input: UnionInput): UnionResult {
  const { indicator, areaSet, parts, steps, declared } = input;
  const issue = identityIssue(input);
  if (issue !== undefined) return notComputed(issue);
  if (declared !== undefined) return { kind: 'declared', observation: declared };
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return { kind: 'part', observation: only };
  if (areaSet.role === 'other') return notComputed('areas-may-overlap');
  if (!isSum(indicator)) return notComputed('not-a-sum');
  const silence = partIssue(parts);
  if (silence !== undefined) return notComputed(silence);
  const speaking = parts.filter(isSpeaking);
  return indicator.unit === 'count' ? sumOfCounts(speaking) : sumOfShares(speaking, steps);
}

/** The declared union of exactly these areas, in whatever order; undefined when the site has none. In: "set/code". */
export function findDeclaredUnion(
  areaSets: readonly AreaSet[],
  parts: readonly string[],
): { readonly areaSet: string; readonly area: string } | undefined {
  const wanted = [...parts].sort().join('\n');
  for (const { id, areas } of areaSets) {
    const found = areas.find((area) => area.parts && [...area.parts].sort().join('\n') === wanted);
    if (found) return { areaSet: id, area: found.code };
  }
  return undefined;
}

export interface UnionQuery {
  readonly indicator: string;
  readonly areaSet: string;
  readonly areas: readonly string[];
  readonly period: string;
  readonly group?: string;
}

/** The figure of areas put together, in one layer of a release. An area without a row counts as missing. */
export function selectUnion(release: Release, query: UnionQuery): UnionResult {
  const { areaSet, areas, period, group = 'total' } = query;
  const indicator = release.indicator(query.indicator);
  const set = release.areaSet(areaSet);
  if (indicator === undefined) return notComputed('other-figure');
  if (set === undefined) return notComputed('other-set');
  const at = (in_: string, area: string) => release.observation(indicator.id, in_, area, period, group);
  const parts = areas.flatMap((area) => at(areaSet, area) ?? []);
  if (parts.length < areas.length) return notComputed('part-missing');
  const union = findDeclaredUnion(
    release.areaSets,
    areas.map((area) => areaKey(areaSet, area)),
  );
  const declared = union && at(union.areaSet, union.area);
  const steps = precisionOf(release.policy.precision, release.layers[0] ?? 'alle').share;
  return unionOf({ indicator, areaSet: set, parts, steps, declared });
}
