/**
 * Ready tables: delivered rows → one cell per area × period × group, as the supplier gave them.
 * Belongs here: what a row means (count, share, mean, masked, not valid). Does not belong: rounding, averages over years.
 * Rows for areas without a node are counted and reported, never shown.
 * Start with readDelivered.
 */
import type { AreaNode } from '../assign/types.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { Engine, SqlRow, SqlValue } from '../engine/types.ts';
import type { MeasuredCell, ReferenceFigure } from './types.ts';
import { addUnions } from './union-cells.ts';

/** Cells of one indicator, and what did not fit. */
export interface DeliveredCells {
  /** Key: areaSet \n area \n period \n group */
  readonly cells: ReadonlyMap<string, MeasuredCell>;
  readonly periods: ReadonlySet<string>;
  /** Areas in the delivery that the site does not have: "set/code". */
  readonly withoutNode: ReadonlySet<string>;
  /** Areas of the sets in the delivery that got no row at all: "set/code". */
  readonly withoutRow: ReadonlySet<string>;
}

/** Mark of a row whose area took no part: see Recipe.wide.valid. */
const NOT_VALID = 'not-valid';

/** A share that arrives ready is shown to a tenth of a per cent, anything else to its unit. */
const READY_STEP: Readonly<Record<IndicatorDefinition['unit'], number>> = {
  share: 0.001,
  ratio: 0.001,
  count: 1,
  per1000: 0.1,
  'mean-dkk': 1,
  points: 0.001,
};

const numberOf = (value: SqlValue | undefined): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);

const textOf = (value: SqlValue | undefined): string => String(value ?? '');

function none(
  reason: 'area-not-valid' | 'no-population' | 'not-delivered',
  notApplicable: boolean,
): MeasuredCell {
  return { state: 'none', reason, notApplicable };
}

function toMean(
  indicator: IndicatorDefinition,
  row: SqlRow,
  reference: readonly ReferenceFigure[],
): MeasuredCell {
  const value = numberOf(row['value']);
  if (value === undefined) return none('not-delivered', false);
  const base = reference.find(
    ({ scope, series, period }) =>
      scope === indicator.reference?.scope &&
      series === indicator.reference.series &&
      period === row['period'],
  );
  return { state: 'mean', value, denominator: numberOf(row['denominator']), reference: base?.value };
}

/** One delivered row → its cell. */
export function toCell(
  indicator: IndicatorDefinition,
  row: SqlRow,
  reference: readonly ReferenceFigure[],
): MeasuredCell {
  const [numerator, denominator, lo, hi] = ['numerator', 'denominator', 'lo', 'hi'].map((name) =>
    numberOf(row[name]),
  );
  if (row['mark'] === NOT_VALID) return none('area-not-valid', false);
  if (lo !== undefined && hi !== undefined) return { state: 'masked', lo, hi, denominator };
  if (denominator === 0) return none('no-population', true);
  if (indicator.unit === 'ratio' || indicator.unit === 'mean-dkk') return toMean(indicator, row, reference);
  if (
    indicator.unit !== 'points' &&
    numerator !== undefined &&
    (denominator !== undefined || indicator.unit === 'count')
  )
    return {
      state: 'known',
      numerator,
      denominator: indicator.unit === 'count' ? undefined : denominator,
      householdsN: undefined,
      householdsY: undefined,
    };
  const value = numberOf(row['value']);
  if (value === undefined) return none('not-delivered', false);
  return { state: 'value', value, step: READY_STEP[indicator.unit] };
}

const areaName = (areaSet: string, area: string) => `${areaSet}/${area}`;

interface Collected {
  readonly cells: Map<string, MeasuredCell>;
  readonly periods: Set<string>;
  readonly found: Set<string>;
  readonly sets: Set<string>;
}

const nothingYet = (): Collected => ({
  cells: new Map(),
  periods: new Set(),
  found: new Set(),
  sets: new Set(),
});

/** Rows go by source and table; several indicators may read the same ones. */
const tableKey = (source: string, table: string) => `${source}\n${table}`;

function collect(into: Collected, key: DeliveredKey, isKnown: boolean, cell: () => MeasuredCell): void {
  into.found.add(areaName(key.areaSet, key.area));
  into.sets.add(key.areaSet);
  if (!isKnown) return;
  into.periods.add(key.period);
  into.cells.set([key.areaSet, key.area, key.period, key.group].join('\n'), cell());
}

interface DeliveredKey {
  readonly areaSet: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
}

const keyOf = (row: SqlRow): DeliveredKey => ({
  areaSet: textOf(row['area_set']),
  area: textOf(row['area']),
  period: textOf(row['period']),
  group: textOf(row['grp']),
});

function toDelivered({ cells, periods, found, sets }: Collected, nodes: readonly AreaNode[]): DeliveredCells {
  const known = new Set(nodes.map(({ areaSet, area }) => areaName(areaSet, area)));
  const expected = nodes.filter(({ areaSet }) => sets.has(areaSet));
  return {
    cells: addUnions(cells, nodes),
    periods,
    withoutNode: new Set([...found].filter((area) => !known.has(area))),
    withoutRow: new Set(
      expected.map(({ areaSet, area }) => areaName(areaSet, area)).filter((area) => !found.has(area)),
    ),
  };
}

/**
 * Reads the ready tables of all indicators in one pass.
 * In: definitions (measure.table names the rows), the nodes, the reference figures. Out: cells of known nodes, by indicator.
 */
export async function readDelivered(
  indicators: readonly IndicatorDefinition[],
  nodes: readonly AreaNode[],
  reference: readonly ReferenceFigure[],
  engine: Engine,
): Promise<ReadonlyMap<string, DeliveredCells>> {
  const readers = indicators.flatMap((indicator) => {
    const { measure, sourceId } = indicator;
    if (measure.population !== 'delivered') return [];
    return [{ key: tableKey(sourceId, measure.table), indicator, collected: nothingYet() }];
  });
  const byTable = Map.groupBy(readers, ({ key }) => key);
  const known = new Set(nodes.map(({ areaSet, area }) => areaName(areaSet, area)));
  const rows = await engine.rows(
    `SELECT source, indicator, area_set, area, period, grp, value, numerator, denominator, mark, lo, hi
     FROM delivered ORDER BY source, indicator, area_set, area, period, grp`,
  );
  for (const row of rows) {
    const key = keyOf(row);
    const isKnown = known.has(areaName(key.areaSet, key.area));
    const table = tableKey(textOf(row['source']), textOf(row['indicator']));
    for (const { indicator, collected } of byTable.get(table) ?? []) {
      collect(collected, key, isKnown, () => toCell(indicator, row, reference));
    }
  }
  return new Map(readers.map(({ indicator, collected }) => [indicator.id, toDelivered(collected, nodes)]));
}

/** Public reference figures, in the order of their keys. */
export async function readReference(engine: Engine): Promise<readonly ReferenceFigure[]> {
  const rows = await engine.rows(
    'SELECT scope, series, period, value, numerator, denominator FROM reference ORDER BY scope, series, period',
  );
  return rows.map((row) => ({
    scope: row['scope'] === 'region' ? 'region' : 'country',
    series: textOf(row['series']),
    period: textOf(row['period']),
    value: numberOf(row['value']),
    numerator: numberOf(row['numerator']),
    denominator: numberOf(row['denominator']),
  }));
}
