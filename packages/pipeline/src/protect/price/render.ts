/**
 * The price of protection as a table for a terminal: aligned columns, one line an indicator, by area set and part.
 * Belongs here: laying out what the certificate holds. Does not belong: reading files, counting anew. Pure.
 * Called by commands/explain.ts. Start with renderPrice.
 */
import {
  fewestPossibleValues,
  type Indicator,
  type InferredCriterion,
  type ProtectionCertificate,
  type ProtectionPrice,
  type Release,
  type ShownDistance,
  type Unit,
} from '@bybalance/release';
import type { MeasuredDistance } from './distances.ts';
import type { MeasuredPrice } from './price.ts';

type Row = readonly string[];

const SCALE: Readonly<Record<Unit, number>> = {
  share: 100,
  ratio: 100,
  count: 1,
  per1000: 1,
  'mean-dkk': 1,
  points: 100,
};
const UNIT: Readonly<Record<Unit, string>> = {
  share: 'points',
  ratio: 'points',
  count: '',
  per1000: 'per 1,000',
  'mean-dkk': 'kr.',
  points: 'points',
};

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
export function align(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const percent = (part: number, all: number) => (all === 0 ? '–' : ((100 * part) / all).toFixed(1));
const decimals = (step: number) => Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));

function told(distance: ShownDistance | undefined, unit: Unit | undefined): Row {
  if (distance === undefined) return ['–', '–', '–'];
  const scale = unit === undefined ? 1 : SCALE[unit];
  const finest = unit === 'mean-dkk' ? 0 : 1;
  const { mean, usual, most } = distance;
  const step = (mean.step * scale).toFixed(decimals(mean.step * scale));
  return [
    mean.value === 0 ? `<${step}` : (mean.value * scale).toFixed(decimals(mean.step * scale)),
    (usual * scale).toFixed(finest),
    (most * scale).toFixed(finest),
  ];
}

function asMeasured(distance: MeasuredDistance | undefined, unit: Unit | undefined): Row {
  if (distance === undefined) return ['–', '–', '–'];
  const scale = unit === undefined ? 1 : SCALE[unit];
  return [distance.mean, distance.usual, distance.most].map((number) => (number * scale).toFixed(2));
}

/** Two lines: what a group of columns speaks of, and the columns. */
const HEAD: readonly Row[] = [
  ['', '', 'of 100', '', '', '', 'attack', '', 'counts', '', '', 'values', '', '', '', ''],
  ['indicator', 'figures', 'usual', 'coarser', 'edge', 'hidden', 'coarser', 'hidden'].concat([
    'mean',
    'p95',
    'most',
    'mean',
    'p95',
    'most',
    'unit',
    'order',
  ]),
];

type UnitOf = (indicator: string) => Unit;
type MeasuredOf = (price: ProtectionPrice) => MeasuredPrice | undefined;

function rowOf(price: ProtectionPrice, unitOf: UnitOf, measuredOf: MeasuredOf): Row {
  const { cells, secondary, rankCorrelation: order } = price;
  const unit = unitOf(price.indicator);
  const measured = measuredOf(price);
  const shares = [
    price.published,
    price.coarsened,
    price.underThreshold,
    price.suppressed,
    secondary.coarsened,
    secondary.suppressed,
  ];
  const distances = measured
    ? [...asMeasured(measured.counts, undefined), ...asMeasured(measured.values, unit)]
    : [...told(price.counts, undefined), ...told(price.values, unit)];
  const correlation = measured
    ? (measured.rankCorrelation?.toFixed(3) ?? '–')
    : (order?.value.toFixed(decimals(order.step)) ?? '–');
  return [
    price.indicator,
    String(cells),
    ...shares.map((part) => percent(part, cells)),
    ...distances,
    UNIT[unit],
    correlation,
  ];
}

function tables(
  prices: readonly ProtectionPrice[],
  unitOf: UnitOf,
  measuredOf: MeasuredOf,
): readonly string[] {
  return [...Map.groupBy(prices, ({ areaSet, part }) => `${areaSet}, ${part}`)].flatMap(([title, own]) => [
    '',
    title,
    ...align([...HEAD, ...own.map((price) => rowOf(price, unitOf, measuredOf))]),
  ]);
}

function inferredTable(inferred: readonly InferredCriterion[]): readonly string[] {
  if (inferred.length === 0) return [];
  const rows = inferred.map(({ ruleSet, criterion, agree, differ, cannotTell, undecided }) => [
    `${ruleSet} ${criterion}`,
    ...[agree, differ, cannotTell, undecided].map(String),
  ]);
  return [
    '',
    'criteria, as shown figures lead and as decided on exact ones',
    ...align([['criterion', 'agree', 'differ', 'cannot tell', 'undecided'], ...rows]),
  ];
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

function attackLine({ systems }: ProtectionCertificate): string {
  if (systems.length === 0) return 'attack: none';
  const fewest = fewestPossibleValues(systems);
  return [
    `attack: ${systems.length} systems`,
    `${sum(systems, ({ targets }) => targets)} confidential numbers`,
    `${sum(systems, ({ breachesAtFirst }) => breachesAtFirst)} known before repair, none after`,
    ...(fewest === undefined ? [] : [`at least ${fewest} values possible`]),
  ].join(', ');
}

/** Totals that are hidden: by the rules, and after the attack. */
export function hiddenTotals(prices: readonly ProtectionPrice[]): {
  readonly byRules: number;
  readonly byAttack: number;
} {
  const totals = prices.filter(({ part }) => part === 'total');
  return {
    byRules: sum(totals, ({ suppressed }) => suppressed),
    byAttack: sum(totals, ({ secondary }) => secondary.suppressed),
  };
}

/** Lines for a terminal. `measured`: distances as measured instead of as told, where the desk has them. */
export function renderPrice(
  release: Pick<Release, 'manifest' | 'layers'> & {
    readonly catalogue: { readonly indicators: readonly Indicator[] };
  },
  certificate: ProtectionCertificate,
  measured: readonly MeasuredPrice[] | undefined,
): readonly string[] {
  const { prices, untested, inferred = [] } = certificate;
  const units = new Map(release.catalogue.indicators.map(({ id, unit }) => [id, unit]));
  const key = ({ indicator, areaSet, part }: Pick<ProtectionPrice, 'indicator' | 'areaSet' | 'part'>) =>
    [indicator, areaSet, part].join('\n');
  const known = new Map((measured ?? []).map((price) => [key(price), price]));
  const { byRules, byAttack } = hiddenTotals(prices);
  return [
    `edition ${release.manifest.edition}, layer ${release.layers.join(' + ')}, policy ${certificate.policy}`,
    attackLine(certificate),
    ...(untested.length === 0 ? [] : [`not attacked: ${untested.join(', ')}`]),
    `area totals hidden: ${byRules} by the rules, ${byAttack} after the attack`,
    measured === undefined
      ? 'distances: mean as measured, rounded; p95 (95 of 100) and most as the shown intervals allow'
      : 'distances: as measured. For the desk alone: not to be published',
    ...tables(
      prices,
      (indicator) => units.get(indicator) ?? 'count',
      (price) => known.get(key(price)),
    ),
    ...inferredTable(inferred),
  ];
}
