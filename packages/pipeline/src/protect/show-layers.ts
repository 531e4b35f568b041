/**
 * Every layer's rows: the same cells, each layer with its own steps, made once for all layers that share them.
 * Belongs here: judged tables → rows and prices by layer. Does not belong: which areas a layer sees (mint-tables.ts), single cells.
 * Called by protect after the attack. Start with showLayers.
 */
import type { Layer, Observation } from '@bybalance/release';
import type { JudgedTable } from './judge.ts';
import { precisionKey } from './layer-precision.ts';
import { type Price, priceOf } from './price/price.ts';
import { showTable } from './show-table.ts';

/** Rows by indicator. */
export type Rows = ReadonlyMap<string, readonly Observation[]>;

/** What one layer's readers see before areas are kept from them, and what it cost. */
export interface ShownLayer {
  readonly layer: Layer;
  readonly rows: Rows;
  readonly prices: readonly Price[];
}

/** One table before and after the attack. */
export interface AttackedTable {
  readonly before: JudgedTable;
  readonly after: JudgedTable;
}

interface ShownTable {
  readonly rows: readonly Observation[];
  readonly prices: readonly Price[];
}

/** Rows and price of one table, made once for all layers that show figures with the same steps. */
export function showOnce(table: AttackedTable, periods: readonly string[]): (layer: Layer) => ShownTable {
  const { indicator, policy } = table.after.showing;
  const wanted = new Set(indicator.periods ?? periods);
  const made = new Map<string, ShownTable>();
  return (layer) => {
    const key = precisionKey(policy, layer);
    const known = made.get(key);
    if (known) return known;
    const rows = showTable(table.after, wanted, layer);
    const fresh = { rows, prices: priceOf(table, rows) };
    made.set(key, fresh);
    return fresh;
  };
}

/** The tables as shown, sorted by layer. In: for each indicator, its table in each of `layers`. */
export function byLayer(
  indicators: readonly string[],
  tables: readonly (readonly ShownTable[])[],
  layers: readonly Layer[],
): readonly ShownLayer[] {
  return layers.map((layer, i) => ({
    layer,
    rows: new Map(indicators.map((indicator, at) => [indicator, tables[at]?.[i]?.rows ?? []])),
    prices: tables.flatMap((table) => table[i]?.prices ?? []),
  }));
}
