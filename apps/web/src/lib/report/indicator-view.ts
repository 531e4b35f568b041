/**
 * An indicator as one page in one language needs it: its words chosen, its periods and limit spelled out.
 * Belongs here: turning the frozen sheet into what travels with a page. Does not belong: figures.
 * Made on the server; read by view models on server and browser.
 * Start with toIndicatorView.
 */
import type { CriteriaFinding, Indicator, Observation, Release, RuleSet, Unit } from '@bybalance/release';
import { criteriaFindings, perRelease } from './per-release.ts';
import type { Words } from './words.ts';

export interface LimitView {
  readonly operator: '>' | '>=' | '<';
  /** In the indicator's unit, by period; undefined where the law's reference figure is not known. */
  readonly byPeriod: readonly (number | undefined)[];
  readonly minimumResidents: number;
}

export interface IndicatorView {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly subtitle: string;
  readonly sentence: string | undefined;
  readonly unit: Unit;
  readonly direction: 'high' | 'low' | 'none';
  readonly scale: 'diverging' | 'sequential';
  readonly breaks: readonly number[];
  readonly averageYears: 1 | 2;
  readonly lagYears: number;
  readonly periods: readonly string[];
  readonly seriesBreaks: readonly { readonly period: string; readonly reason: string }[];
  readonly limit: LimitView | undefined;
  /** Whether the municipality's figure may stand beside an area's: not for counts, nor for moves, whose border is another one. */
  readonly comparable: boolean;
  /** The law's own gate (origin): no limit line, no ranking of change. */
  readonly gate: boolean;
}

const heldPeriods = perRelease(() => new Map<string, readonly string[]>());

/** Periods of an indicator that hold at least one figure, in the release's order; all its periods when none does. */
export function periodsOf(release: Release, indicator: Indicator): readonly string[] {
  const known = heldPeriods(release);
  const found = known.get(indicator.id) ?? findPeriods(release, indicator);
  known.set(indicator.id, found);
  return found;
}

function findPeriods(release: Release, indicator: Indicator): readonly string[] {
  const own = indicator.periods ?? release.manifest.periods;
  const rows = release.select({ indicator: indicator.id, groups: ['total'] });
  const held = new Set(rows.filter(isHeld).map((o) => o.period));
  const kept = own.filter((period) => held.has(period));
  return kept.length > 0 ? kept : own;
}

function isHeld(observation: Observation): boolean {
  return observation.status !== 'unavailable' && observation.status !== 'not-applicable';
}

function ruleOf(laws: readonly RuleSet[], indicator: Indicator) {
  const { limit } = indicator;
  if (!limit) return undefined;
  const law =
    laws.find((rules) => rules.id === limit.ruleSet) ??
    laws.find((rules) => rules.id === limit.ruleSet.split('@')[0]);
  const criterion = law?.criteria.find((c) => c.id === limit.criterion);
  return law && criterion ? { law, criterion } : undefined;
}

/** The limit a finding of the period was held against: it holds the reference figure (country, region) that a fraction alone lacks. */
function foundLimit(
  findings: readonly CriteriaFinding[],
  criterion: string,
  period: string,
): number | undefined {
  for (const finding of findings) {
    if (finding.period !== period) continue;
    const shown = finding.shown.find((s) => s.criterion === criterion && s.limit !== undefined);
    if (shown?.limit !== undefined) return shown.limit;
  }
  return undefined;
}

function limitOf(release: Release, indicator: Indicator, periods: readonly string[]): LimitView | undefined {
  const rule = ruleOf(release.laws, indicator);
  if (!rule || rule.criterion.role === 'gate') return undefined;
  const { criterion, law } = rule;
  const plain = criterion.limit.numerator / criterion.limit.denominator;
  const findings = criteriaFindings(release);
  // A ratio is already measured in parts of its reference figure; other limits with a reference need the reference itself.
  const isPlain = criterion.reference === undefined || indicator.unit === 'ratio';
  return {
    operator: criterion.operator,
    byPeriod: periods.map((period) => (isPlain ? plain : foundLimit(findings, criterion.id, period))),
    minimumResidents: law.minimumResidents,
  };
}

/** The indicator in the page's language. */
export function toIndicatorView(
  release: Release,
  indicator: Indicator,
  { language }: Pick<Words, 'language'>,
): IndicatorView {
  const periods = periodsOf(release, indicator);
  return {
    id: indicator.id,
    title: indicator.title[language],
    short: indicator.short[language],
    subtitle: indicator.subtitle[language],
    sentence: indicator.sentence?.[language],
    unit: indicator.unit,
    direction: indicator.direction,
    scale: indicator.scale,
    breaks: indicator.breaks,
    averageYears: indicator.averageYears,
    lagYears: indicator.lagYears,
    periods,
    seriesBreaks: indicator.seriesBreaks.map((b) => ({ period: b.period, reason: b.reason[language] })),
    limit: limitOf(release, indicator, periods),
    comparable: indicator.unit !== 'count' && indicator.counts !== 'move',
    gate: ruleOf(release.laws, indicator)?.criterion.role === 'gate',
  };
}
