/**
 * From judged cells to observations of one indicator.
 * Belongs here: which way of showing fits which unit, the mean of two years, the rows. Does not belong: rules, arithmetic.
 * Called by protect for each table; every row of a cell is the same object in every layer.
 */
import {
  type AreaSet,
  type Layer,
  type Observation,
  type Precision,
  type ProtectedNumber,
  type Quality,
  stepAt,
} from '@bybalance/release';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { MeasuredCell } from '../measure/types.ts';
import type { JudgedTable, Showing } from './judge.ts';
import { figurePrecision, finestMeanStep } from './layer-precision.ts';
import type { NodeTable } from './node-table.ts';
import { exactCount, type Rounding, rememberingRounder, roundCount, smallClass } from './round.ts';
import { rulesFor } from './rules-for.ts';
import { showAsPublished } from './show/as-published.ts';
import { type Body, isSilent, silent, TOO_FEW } from './show/body.ts';
import { showCount, showSmallCount } from './show/count.ts';
import { roundMean, showMean, showMeanRatio } from './show/mean.ts';
import { showMeanOfYears } from './show/mean-of-years.ts';
import { type Ratio, showNet, showOver, showRatio, showUnder } from './show/share.ts';
import type { Verdict } from './verdict.ts';

interface Tools {
  readonly count: (exact: number) => ProtectedNumber;
  readonly coarse: (exact: number) => ProtectedNumber;
  readonly people: (exact: number) => ProtectedNumber;
  readonly coarsePeople: (exact: number) => ProtectedNumber;
  readonly small: ProtectedNumber;
  readonly ratio: Omit<Ratio, 'step'>;
  readonly precision: Precision;
}

function toolsOf({ indicator, policy, profile }: Showing, layer: Layer): Tools {
  const { base } = policy;
  const { smallCount } = rulesFor(policy, indicator.sensitivity);
  const precision = figurePrecision(policy, layer);
  // Full-time persons come with one decimal; everything else is counted whole.
  const scale = indicator.counts === 'full-time-person' ? 10 : 1;
  const rounding: Rounding = { base, smallCount, scale };
  const perThousand = indicator.unit === 'per1000';
  const usual = profile === 'suppressed' ? exactCount : roundCount;
  return {
    count: rememberingRounder(rounding, usual),
    coarse: rememberingRounder({ ...rounding, base: base * 2 }),
    people: rememberingRounder({ base, smallCount, scale: 1 }, usual),
    coarsePeople: rememberingRounder({ base: base * 2, smallCount, scale: 1 }),
    small: smallClass(rounding),
    ratio: {
      factor: perThousand ? 1000 : 1,
      most: perThousand ? Number.POSITIVE_INFINITY : 1,
      smallCount,
    },
    precision,
  };
}

/** How a quotient over so many persons is shown; undefined: the layer's table has no row for so few. A count alone has no limit. */
function ratioOver({ ratio, precision }: Tools, persons: number): Ratio | undefined {
  const step = stepAt(precision.share, persons);
  return step === undefined ? undefined : { ...ratio, step };
}

/** Numbers of one cell that stay as the previous edition showed them. */
interface Kept {
  readonly numerator: ProtectedNumber | undefined;
  readonly outwards: ProtectedNumber | undefined;
  readonly denominator: ProtectedNumber | undefined;
}

function keptAt({ kept }: JudgedTable, index: number): Kept {
  return {
    numerator: kept?.numerators[index],
    outwards: kept?.outwards[index],
    denominator: kept?.denominators[index],
  };
}

function peopleOf(
  { denominator }: { readonly denominator: number | undefined },
  tools: Tools,
  kept: Kept,
): ProtectedNumber | undefined {
  return denominator === undefined ? undefined : (kept.denominator ?? tools.people(denominator));
}

function showCounted(
  cell: Extract<MeasuredCell, { state: 'known' | 'masked' }>,
  verdict: Exclude<Verdict, { kind: 'silent' | 'hidden' }>,
  showing: Showing,
  tools: Tools,
  kept: Kept,
): Body {
  const denominator = peopleOf(cell, tools, kept);
  const alone = showing.indicator.unit === 'count' || denominator === undefined;
  const ratio = ratioOver(tools, alone ? Number.POSITIVE_INFINITY : denominator.value);
  if (ratio === undefined) return TOO_FEW;
  if (verdict.kind === 'under') {
    if (alone) return showSmallCount(tools.small, verdict.reason);
    return showUnder(tools.small, denominator, ratio, verdict.reason);
  }
  if (cell.state === 'masked') return silent('suppressed', 'masked-by-supplier');
  const coarse = verdict.kind === 'rounded' && verdict.level === 'coarse';
  const numerator = kept.numerator ?? (coarse ? tools.coarse(cell.numerator) : tools.count(cell.numerator));
  const status = coarse ? 'coarsened' : 'published';
  if (alone) return showCount(numerator, status);
  if (verdict.kind === 'over') return showOver(denominator, ratio, verdict.reason);
  // A whole that stays as first published may be smaller than a part that was corrected.
  if (ratio.most === 1 && numerator.lo >= denominator.hi)
    return showOver(denominator, ratio, 'small-complement');
  return showRatio(numerator, denominator, ratio, status);
}

function showMeanCell(
  cell: Extract<MeasuredCell, { state: 'mean' }>,
  period: string,
  showing: Showing,
  tools: Tools,
  kept: Kept,
): Body {
  const denominator = peopleOf(cell, tools, kept);
  const persons = denominator?.value ?? 0;
  const step = stepAt(tools.precision.meanDkk, persons);
  const ratioStep = stepAt(tools.precision.ratio, persons);
  if (step === undefined || ratioStep === undefined) return TOO_FEW;
  const mean = roundMean(cell.value, step, finestMeanStep(showing.policy, persons));
  if (showing.indicator.unit !== 'ratio') return showMean(mean, denominator);
  const reference = cell.reference ?? showing.referenceAt(period);
  if (!reference) return silent('unavailable', 'not-delivered');
  return showMeanRatio(mean, reference, ratioStep, denominator);
}

function showOne(
  cell: MeasuredCell,
  verdict: Verdict,
  period: string,
  showing: Showing,
  tools: Tools,
  kept: Kept,
): Body {
  if (verdict.kind === 'silent') return silent(verdict.status, verdict.reason);
  if (verdict.kind === 'hidden') return silent('suppressed', verdict.reason);
  if (cell.state === 'mean') return showMeanCell(cell, period, showing, tools, kept);
  if (cell.state === 'known' || cell.state === 'masked')
    return showCounted(cell, verdict, showing, tools, kept);
  return silent('suppressed', 'few-persons');
}

/** Net moves are shown only where both directions are; otherwise for the reason that silences one of them. */
function showNetCell(
  [inwards, outwards]: readonly [MeasuredCell, MeasuredCell],
  verdicts: readonly (Verdict | undefined)[],
  showing: Showing,
  tools: Tools,
  kept: Kept,
): Body {
  for (const verdict of verdicts) {
    if (verdict === undefined) return silent('unavailable', 'not-delivered');
    if (verdict.kind === 'silent') return silent(verdict.status, verdict.reason);
    if (verdict.kind !== 'rounded' && verdict.kind !== 'exact') return silent('suppressed', verdict.reason);
  }
  if (inwards.state !== 'known' || outwards.state !== 'known') return silent('unavailable', 'not-delivered');
  const rate = showing.indicator.unit === 'per1000' && inwards.denominator !== undefined;
  // Each direction as it is shown beside the net: the net is then a sum of what readers have, and tells nothing more.
  const rounderOf = (verdict: Verdict | undefined) =>
    verdict?.kind === 'rounded' && verdict.level === 'coarse' ? tools.coarse : tools.count;
  const people = rate ? peopleOf(inwards, tools, kept) : undefined;
  const ratio = ratioOver(tools, people?.value ?? Number.POSITIVE_INFINITY);
  if (ratio === undefined) return TOO_FEW;
  const into = kept.numerator ?? rounderOf(verdicts[0])(inwards.numerator);
  const outOf = kept.outwards ?? rounderOf(verdicts[1])(outwards.numerator);
  return showNet(into, outOf, people, ratio);
}

function bodiesOf(judged: JudgedTable, layer: Layer): readonly (Body | undefined)[] {
  const { exact, showing, verdicts, outwards, coarseDenominators } = judged;
  const tools = toolsOf(showing, layer);
  const coarseTools = { ...tools, people: tools.coarsePeople };
  const { groups, periods } = exact;
  return exact.cells.map((cell, index) => {
    if (cell === undefined) return undefined;
    const verdict = verdicts[index];
    if (verdict === undefined) return showAsPublished(cell, showing.indicator.unit, tools.precision);
    const out = exact.outwards?.[index];
    const kept = keptAt(judged, index);
    if (out) return showNetCell([cell, out], [verdict, outwards?.[index]], showing, tools, kept);
    const period = periods[Math.floor(index / groups.length) % periods.length] ?? '';
    const own = coarseDenominators.has(index) ? coarseTools : tools;
    return showOne(cell, verdict, period, showing, own, kept);
  });
}

/** Index of the year before each period in the table, or −1. */
function yearsBefore(periods: readonly string[]): readonly number[] {
  return periods.map((period) => {
    const year = Number(period);
    return Number.isInteger(year) ? periods.indexOf(String(year - 1)) : -1;
  });
}

/** Bodies of single years → of the mean of each year and the one before, put together by `meanOf`. */
export function meansOf(
  table: Pick<NodeTable, 'groups' | 'periods'>,
  bodies: readonly (Body | undefined)[],
  indicator: IndicatorDefinition,
  meanOf: typeof showMeanOfYears,
): readonly (Body | undefined)[] {
  const width = table.groups.length;
  const before = yearsBefore(table.periods);
  const isShare = indicator.unit === 'share';
  const together = {
    how: isShare ? indicator.average.how : 'meanOfShares',
    most: isShare ? 1 : Number.POSITIVE_INFINITY,
  } as const;
  return bodies.map((newer, index) => {
    if (newer === undefined) return undefined;
    const period = Math.floor(index / width) % table.periods.length;
    const older = before[period] ?? -1;
    if (older < 0) return silent('unavailable', 'year-before-first');
    const olderBody = bodies[index - (period - older) * width] ?? silent('unavailable', 'not-delivered');
    return meanOf(olderBody, newer, together);
  });
}

const WORST_FIRST: readonly Quality[] = ['break', 'estimated', 'preliminary', 'final'];

/** Quality of a figure of the period; a mean is as good as the worse of its years. */
function qualityOf(table: NodeTable, indicator: IndicatorDefinition, period: string): Quality {
  const own = table.quality[period] ?? 'final';
  const before = indicator.averageYears === 2 ? table.quality[String(Number(period) - 1)] : undefined;
  return WORST_FIRST.find((quality) => quality === own || quality === before) ?? own;
}

const NOT_VALID = silent('not-applicable', 'area-not-valid');

/**
 * The observations of one indicator over all nodes, in the order of the nodes, periods and groups; only periods of `periods`.
 * In: judged cells, and the layer whose steps they take. Out: what may be shown of them, nothing else; which areas the layer sees is not asked.
 */
export function showTable(
  judged: JudgedTable,
  periods: ReadonlySet<string>,
  layer: Layer,
): readonly Observation[] {
  const { exact: table, showing } = judged;
  const { indicator } = showing;
  const single = bodiesOf(judged, layer);
  const bodies =
    indicator.averageYears === 2
      ? stayHidden(judged, meansOf(table, single, indicator, showMeanOfYears))
      : single;
  return rowsOf(table, bodies, showing, periods);
}

/** Means of two years that the previous edition hid; other figures were hidden before the attack (editions/keep-published.ts). */
function stayHidden(
  { kept }: JudgedTable,
  bodies: readonly (Body | undefined)[],
): readonly (Body | undefined)[] {
  if (kept === undefined) return bodies;
  return bodies.map((body, index) => {
    const reason = kept.hidden[index];
    return body === undefined || reason === undefined || isSilent(body) ? body : silent('suppressed', reason);
  });
}

/** Bodies in the order of the table's cells → observations. */
export function rowsOf(
  table: NodeTable,
  bodies: readonly (Body | undefined)[],
  showing: Pick<Showing, 'indicator' | 'isValid'>,
  periods: ReadonlySet<string>,
): readonly Observation[] {
  const rows: Observation[] = [];
  let index = 0;
  for (const { areaSet, area } of table.nodes) {
    for (const period of table.periods) {
      const quality = qualityOf(table, showing.indicator, period);
      const valid = showing.isValid(areaSet, area, period);
      for (const group of table.groups) {
        const body = bodies[index++];
        if (body === undefined || !periods.has(period)) continue;
        const key = { indicator: table.indicator, areaSet, area, period, group, quality };
        rows.push({ ...key, ...(valid ? body : NOT_VALID) });
      }
    }
  }
  return rows;
}

/** Whether an area exists in a period, both ends included; sets that say nothing are always valid. */
export function validityOf(areaSets: readonly AreaSet[]): Showing['isValid'] {
  const bounded = new Map<string, { readonly from: string | undefined; readonly to: string | undefined }>();
  for (const set of areaSets) {
    for (const { code, validFrom, validTo } of set.areas) {
      if (validFrom || validTo) bounded.set(`${set.id}\n${code}`, { from: validFrom, to: validTo });
    }
  }
  return (areaSet, area, period) => {
    const bounds = bounded.get(`${areaSet}\n${area}`);
    if (bounds === undefined) return true;
    const { from, to } = bounds;
    return (!from || period.slice(0, from.length) >= from) && (!to || period.slice(0, to.length) <= to);
  };
}
