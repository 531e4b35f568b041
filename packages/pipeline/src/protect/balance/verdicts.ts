/**
 * Classes of all areas in one period, and what each is worth.
 * Belongs here: frame, score, class, robust class, sensitivity, from readings. Does not belong: reading figures, sentences.
 * Start with toVerdicts.
 */
import {
  type IndexReason,
  type IndexVerdict,
  type ProtectedNumber,
  type StepFrom,
  stepAt,
} from '@bybalance/release';
import {
  boundsIn,
  changedShare,
  classesUnder,
  classOf,
  drawWeightings,
  type Frame,
  leaveOneOut,
  type Row,
  scoreIn,
  seedFromText,
  toFrame,
} from '@bybalance/statistics';
import { clean, toStep } from '../round.ts';
import { isMissing, type Missing, type Read, type Reading } from './readings.ts';

/** Fewer areas make no frame: a mean over so few says more of them than of anything else. */
const FEWEST_AREAS = 10;
export const WEIGHTINGS = 1000;
/** 1,000 draws are sure to about three hundredths. */
const SHARE_STEP = 0.05;

export interface AreaReads {
  readonly code: string;
  /** Residents, for the step of the index; undefined where the index does not ask. */
  readonly residents: number | undefined;
  /** By part; or why the area takes no part. */
  readonly reads: readonly Read[] | Missing;
}

export interface WholeArea {
  readonly code: string;
  readonly residents: number | undefined;
  readonly reads: readonly Reading[];
}

export interface Judging<Class extends string> {
  readonly classes: readonly Class[];
  readonly cuts: readonly number[];
  readonly indicators: readonly string[];
  readonly weights: Row;
  /** Areas whose figures make the frame: those of the period itself or of the first. */
  readonly base: readonly WholeArea[];
  readonly areas: readonly AreaReads[];
  /** What becomes of a class before it stands, by place among the whole areas. */
  readonly settle: (classNumber: number, area: number) => number;
  /** Steps of the index by residents. */
  readonly steps: readonly StepFrom[];
}

export interface Judged<Class extends string> {
  readonly verdict: IndexVerdict<Class>;
  /** Standardised figure of each part; undefined without a class. */
  readonly parts: Row | undefined;
}

/** Areas with every figure, in the order given. */
export function wholeAreas(areas: readonly AreaReads[]): readonly WholeArea[] {
  return areas.flatMap(({ code, residents, reads }): readonly WholeArea[] => {
    if ('reason' in reads) return [];
    const whole = reads.flatMap((read) => (isMissing(read) ? [] : [read]));
    return whole.length === reads.length ? [{ code, residents, reads: whole }] : [];
  });
}

/** Whether so many areas make a frame. */
export const areEnough = (areas: readonly WholeArea[]) => areas.length >= FEWEST_AREAS;

const valuesOf = ({ reads }: WholeArea): Row => reads.map(({ value }) => value);

function unknown(reason: IndexReason, indicator?: string): Judged<never> {
  return { verdict: { class: 'unknown', reason, indicator }, parts: undefined };
}

function missingOf({ reads }: AreaReads): Missing | undefined {
  return 'reason' in reads ? reads : reads.find(isMissing);
}

function indexNumber(frame: Frame, area: WholeArea, step: number): ProtectedNumber {
  const value = toStep(scoreIn(frame, valuesOf(area)).index, step);
  const end = (side: 'lo' | 'hi') => area.reads.map((read) => read[side]);
  const { lo, hi } = boundsIn(frame, end('lo'), end('hi'));
  return {
    value,
    lo: Math.min(value, clean(Math.floor(lo * 1e4) / 1e4)),
    hi: Math.max(value, clean(Math.ceil(hi * 1e4) / 1e4)),
    step,
  };
}

/** Classes of the whole areas under the declared weights, medians, random weights, and with each part left out. */
function worth<Class extends string>(judging: Judging<Class>, whole: readonly WholeArea[]) {
  const { base, weights, cuts, settle } = judging;
  const rows = whole.map(valuesOf);
  const weighed = { base: base.map(valuesOf), rows, cuts };
  const drawn = drawWeightings(WEIGHTINGS, weights.length, seedFromText('weightings'));
  const classic = { ...weighed, kind: 'classic' as const };
  const settled = (classes: readonly number[] | undefined) => classes?.map(settle);
  const [robust] = classesUnder({ ...weighed, kind: 'robust' }, [weights]);
  return {
    robust: settled(robust),
    changed: changedShare(classic, weights, drawn, settle),
    without: classesUnder(classic, leaveOneOut(weights)).map(settled),
  };
}

/** A class that is known only as an interval stands where both ends of it give the same. */
function dependsOnEdge(frame: Frame, area: WholeArea, cuts: readonly number[]): boolean {
  const end = (side: 'lo' | 'hi') => area.reads.map((read) => (read.edge ? read[side] : read.value));
  const { lo, hi } = boundsIn(frame, end('lo'), end('hi'));
  return classOf(lo, cuts) !== classOf(hi, cuts);
}

/**
 * In: readings of all areas and those that make the frame. Out: one verdict per area, in order.
 * Unknown: a figure is missing or hidden, too few areas, no spread, or a figure known as an interval that leaves the class open.
 */
export function toVerdicts<Class extends string>(judging: Judging<Class>): readonly Judged<Class>[] {
  const { areas, base, weights, cuts, classes, settle, indicators, steps } = judging;
  const whole = wholeAreas(areas);
  const frame = areEnough(base) ? toFrame(base.map(valuesOf), weights, 'classic') : undefined;
  const found = frame && worth(judging, whole);
  const placeOf = new Map(whole.map(({ code }, i) => [code, i]));
  return areas.map((area): Judged<Class> => {
    const missing = missingOf(area);
    if (missing !== undefined) return unknown(missing.reason, missing.indicator);
    const at = placeOf.get(area.code) ?? -1;
    const own = whole[at];
    const step = stepAt(steps, area.residents ?? Number.POSITIVE_INFINITY);
    if (own === undefined || step === undefined) return unknown('few-residents');
    if (frame === undefined || found === undefined)
      return unknown(areEnough(base) ? 'no-spread' : 'few-areas');
    if (dependsOnEdge(frame, own, cuts)) return unknown('small-count');
    const score = scoreIn(frame, valuesOf(own));
    const plain = classOf(score.index, cuts);
    const number = settle(plain, at);
    const name = classes[number];
    if (name === undefined) throw new TypeError(`There is no class ${number}.`);
    const robust = found.robust?.[at];
    const rests = indicators.filter((_, i) => {
      const other = found.without[i]?.[at];
      return other !== undefined && other !== number;
    });
    return {
      verdict: {
        class: name,
        index: indexNumber(frame, own, step),
        robustClass: robust === undefined ? undefined : classes[robust],
        changedByWeights: {
          share: toStep(found.changed?.[at] ?? 0, SHARE_STEP),
          step: SHARE_STEP,
          weightings: WEIGHTINGS,
        },
        restsOn: rests,
        withinNoise: number !== plain,
      },
      parts: score.parts.map((part) => toStep(part, step)),
    };
  });
}
