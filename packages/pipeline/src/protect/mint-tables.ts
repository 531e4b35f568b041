/**
 * From the rows of every area to the tables of every layer: each holds the areas that its readers may see, and nothing of any other.
 * Belongs here: which area is for whom, and minting. Does not belong: what a row shows.
 * Called by protect with the rows of all nodes. Layers that see the same areas share their rows. Start with mintTables.
 */
import { type Layer, layerSees, type Observation, type ProtectionPrice } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import { mintKey } from './mint-key.ts';
import { ProtectedTable } from './types.ts';

type Nodes = readonly Pick<AreaNode, 'areaSet' | 'area' | 'layer'>[];

/** The layer of one area; what no node stands for is for `intern`. */
function layerOfRows(nodes: Nodes): (row: Observation) => Layer {
  const sets = new Map<string, Map<string, Layer>>();
  for (const { areaSet, area, layer } of nodes) {
    const areas = sets.get(areaSet) ?? new Map<string, Layer>();
    sets.set(areaSet, areas.set(area, layer));
  }
  return ({ areaSet, area }) => sets.get(areaSet)?.get(area) ?? 'intern';
}

/** The layers of `nodes` that a reader sees, as one word: readers of the same word read the same rows. */
function sightOf(layer: Layer, nodes: Nodes): string {
  const layers = [...new Set(nodes.map((node) => node.layer))].sort();
  return layers.filter((one) => layerSees(layer, one)).join(' ');
}

/** One table for each layer and indicator. In: rows by indicator, of all nodes. Rows of a cell are the same object in every layer. */
export function mintTables(
  rows: ReadonlyMap<string, readonly Observation[]>,
  nodes: Nodes,
  layers: readonly Layer[],
): readonly ProtectedTable[] {
  const layerOf = layerOfRows(nodes);
  const sights = layers.map((layer) => sightOf(layer, nodes));
  const minted = [...rows].map(([indicator, observations]) => {
    const layersOfRows = observations.map(layerOf);
    const shared = new Map<string, readonly Observation[]>();
    return layers.map((layer, i) => {
      const sight = sights[i] ?? '';
      const seen =
        shared.get(sight) ?? observations.filter((_, row) => layerSees(layer, layersOfRows[row] ?? 'intern'));
      shared.set(sight, seen);
      return ProtectedTable.mint(mintKey, indicator, layer, seen);
    });
  });
  return layers.flatMap((_, i) => minted.flatMap((tables) => tables[i] ?? []));
}

/** Prices speak of a whole area set: a layer is told those of the sets that it sees whole. */
export function pricesFor(
  layer: Layer,
  prices: readonly ProtectionPrice[],
  nodes: Nodes,
): readonly ProtectionPrice[] {
  const shown = new Set(nodes.map(({ areaSet }) => areaSet));
  const hidden = new Set(nodes.flatMap((node) => (layerSees(layer, node.layer) ? [] : [node.areaSet])));
  return prices.filter(({ areaSet }) => shown.has(areaSet) && !hidden.has(areaSet));
}
