/**
 * Ready tables: delivered rows → one cell per area × period × group, as the supplier gave them.
 * Belongs here: what a row means (count, share, mean, masked, not valid). Does not belong: rounding, averages over years.
 * Rows for areas without a node are counted and reported, never shown.
 * Start with readDelivered.
 */
import type { AreaNode } from '../assign/types.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { Engine, SqlRow, SqlValue } from '../engine/types.ts';
import { Bindings } from './statement.ts';
import type { MeasuredCell, ReferenceFigure } from './types.ts';

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
  if (numerator !== undefined && (denominator !== undefined || indicator.unit === 'count'))
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

async function rowsOf(table: string, sourceId: string, engine: Engine): Promise<readonly SqlRow[]> {
  const bindings = new Bindings();
  return engine.rows(
    `SELECT area_set, area, period, grp, value, numerator, denominator, mark, lo, hi
     FROM delivered WHERE indicator = ${bindings.bind(table)} AND source = ${bindings.bind(sourceId)}
     ORDER BY area_set, area, period, grp`,
    bindings.values,
  );
}

const areaName = (areaSet: string, area: string) => `${areaSet}/${area}`;

/**
 * Reads the ready table of one indicator.
 * In: its definition (measure.table names the rows), the nodes, the reference figures. Out: cells of known nodes.
 */
export async function readDelivered(
  indicator: IndicatorDefinition,
  table: string,
  nodes: readonly AreaNode[],
  reference: readonly ReferenceFigure[],
  engine: Engine,
): Promise<DeliveredCells> {
  const known = new Set(nodes.map(({ areaSet, area }) => areaName(areaSet, area)));
  const cells = new Map<string, MeasuredCell>();
  const periods = new Set<string>();
  const found = new Set<string>();
  const sets = new Set<string>();
  for (const row of await rowsOf(table, indicator.sourceId, engine)) {
    const [areaSet, area, period, group] = ['area_set', 'area', 'period', 'grp'].map((name) =>
      textOf(row[name]),
    );
    found.add(areaName(areaSet ?? '', area ?? ''));
    sets.add(areaSet ?? '');
    if (!known.has(areaName(areaSet ?? '', area ?? ''))) continue;
    periods.add(period ?? '');
    cells.set([areaSet, area, period, group].join('\n'), toCell(indicator, row, reference));
  }
  const expected = nodes
    .filter(({ areaSet }) => sets.has(areaSet))
    .map(({ areaSet, area }) => areaName(areaSet, area));
  return {
    cells,
    periods,
    withoutNode: new Set([...found].filter((area) => !known.has(area))),
    withoutRow: new Set(expected.filter((area) => !found.has(area))),
  };
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
