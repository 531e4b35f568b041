/**
 * How unevenly those whom an indicator counts are spread over the main areas, from shown counts.
 * Belongs here: from shown counts to D, what chance gives, isolation, each with its step. Does not belong: any exact count.
 * Hidden areas are left out; too many of them, and nothing is told. Start with segregationFinding.
 */
import {
  type Observation,
  type ProtectedNumber,
  type SegregationFinding,
  type SegregationNumbers,
  type StepFrom,
  stepAt,
} from '@bybalance/release';
import {
  type Bounds,
  correctedDissimilarity,
  dissimilarity,
  dissimilarityBounds,
  expectedDissimilarity,
  isolation,
  isolationBounds,
  type UncertainUnit,
  type Unit,
} from '@bybalance/statistics';
import { clean, toStep } from '../round.ts';
import { becauseOfSpread } from './words.ts';

/** Counted areas must hold this share of the municipality’s, as shown. */
const LEAST_COVERED = 0.95;
/** Measures of rounded counts are told in whole hundredths, in every period alike; where rounding leaves more open, not at all. */
const ROUNDED_STEP = 0.01;
const MOST_DOUBT = 0.1;

export interface Spread {
  readonly indicator: string;
  readonly period: string;
  /** "set/code" of the municipality. */
  readonly subject: string;
  readonly areaSet: string;
  /** Totals of the main areas, as shown; undefined where there is no row. */
  readonly areas: readonly (Observation | undefined)[];
  /** The municipality’s, as shown. */
  readonly whole: Observation | undefined;
  /** The policy’s steps for shares, by persons. */
  readonly steps: readonly StepFrom[];
}

interface CountedArea extends Unit {
  readonly sure: UncertainUnit;
}

/** A count as told: the middle of what it surely lies in. */
const middle = ({ lo, hi }: ProtectedNumber) => lo / 2 + hi / 2;

function toCounted(observation: Observation | undefined): CountedArea | undefined {
  if (observation === undefined || !('lo' in observation)) return undefined;
  const { numerator, denominator } = observation;
  if (numerator === undefined || denominator === undefined) return undefined;
  const all = middle(denominator);
  const group = Math.min(all, middle(numerator));
  return { group, others: all - group, sure: { group: numerator, all: denominator } };
}

/** The policy's step for so many persons; coarser where the counts are rounded. */
function stepFor(persons: number, { lo, hi }: Bounds, steps: readonly StepFrom[]): number {
  return Math.max(stepAt(steps, persons) ?? 0, hi - lo > 1e-9 ? ROUNDED_STEP : 0.001);
}

function numberOf(value: number, { lo, hi }: Bounds, step: number): ProtectedNumber {
  const shown = toStep(value, step);
  return {
    value: shown,
    lo: Math.min(shown, clean(Math.floor(lo * 1e4) / 1e4)),
    hi: Math.max(shown, clean(Math.ceil(hi * 1e4) / 1e4)),
    step,
  };
}

function measure(
  counted: readonly CountedArea[],
  steps: readonly StepFrom[],
): SegregationNumbers | undefined {
  const sure = counted.map((area) => area.sure);
  const D = dissimilarity(counted);
  const bounds = dissimilarityBounds(sure);
  const chance = expectedDissimilarity(counted);
  const own = isolation(counted);
  const ownBounds = isolationBounds(sure);
  if (D === undefined || bounds === undefined || chance === undefined) return undefined;
  if (own === undefined || ownBounds === undefined || chance >= 1) return undefined;
  if (bounds.hi - bounds.lo > MOST_DOUBT) return undefined;
  const without = (observed: number) => correctedDissimilarity(observed, chance) ?? 0;
  const persons = counted.reduce((sum, { group, others }) => sum + group + others, 0);
  const step = stepFor(persons, bounds, steps);
  return {
    dissimilarity: numberOf(D, bounds, step),
    byChance: numberOf(chance, { lo: chance, hi: chance }, step),
    corrected: numberOf(without(D), { lo: without(bounds.lo), hi: without(bounds.hi) }, step),
    isolation: numberOf(own, ownBounds, stepFor(persons, ownBounds, steps)),
  };
}

/** Whether the counted areas hold nearly all; where the municipality's own figure is not shown, every area must be counted. */
function coverNearlyAll(counted: readonly CountedArea[], spread: Spread): boolean {
  if (counted.length === spread.areas.length) return true;
  const whole = toCounted(spread.whole);
  if (whole === undefined) return false;
  const sum = counted.reduce((all, { group, others }) => all + group + others, 0);
  return sum >= LEAST_COVERED * (whole.group + whole.others);
}

/** One finding; undefined where the period has no counts at all. In: shown totals. Out: measures 0–1 with steps and sure intervals. */
export function segregationFinding(spread: Spread): SegregationFinding | undefined {
  const counted = spread.areas.flatMap((observation) => toCounted(observation) ?? []);
  if (counted.length === 0) return undefined;
  const isCovered = coverNearlyAll(counted, spread);
  const shown = isCovered ? measure(counted, spread.steps) : undefined;
  const persons = counted.reduce((sum, { group, others }) => sum + group + others, 0);
  return {
    kind: 'segregation',
    subject: spread.subject,
    period: spread.period,
    ruleSet: spread.indicator,
    areas: { areaSet: spread.areaSet, counted: counted.length, all: spread.areas.length },
    meanSize: Math.round(persons / counted.length),
    status: shown === undefined ? 'unknown' : 'known',
    shown,
    facts: [],
    because: becauseOfSpread(counted.length, spread.areas.length, isCovered, shown !== undefined),
  };
}
