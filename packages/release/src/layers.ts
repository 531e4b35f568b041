/**
 * Who sees what: layers, the area sets of each, and the areas of a set.
 * Belongs here: the one rule for it, which the pipeline writes by and the readers read by. Does not belong: roles, accounts, files.
 * Start with layerSees.
 */
import type { Area, AreaSet } from './areas.ts';
import type { Layer } from './observation.ts';

/** Layers whose area sets a reader of `layer` may see: every layer is complete in itself and contains the open ones. */
export function layerSees(layer: Layer, other: Layer): boolean {
  if (layer === other || other === 'alle') return true;
  if (layer === 'intern') return true;
  return other === 'samarbejde' && layer.startsWith('samarbejde.');
}

type Set = Pick<AreaSet, 'layer'>;

/** The layer of one area: its own, or its set's. */
export function layerOfArea(set: Set, area: Pick<Area, 'layer'>): Layer {
  return area.layer ?? set.layer;
}

/** Whether everyone may see a set and all its areas. */
export function isOpenSet(set: AreaSet): boolean {
  return set.areas.every((area) => layerOfArea(set, area) === 'alle') && set.layer === 'alle';
}

/** The set with the areas that a reader of `layer` may see; undefined when there is none, or the set itself is not for them. */
export function areaSetSeenBy(layer: Layer, set: AreaSet): AreaSet | undefined {
  if (!layerSees(layer, set.layer)) return undefined;
  const areas = set.areas.filter((area) => layerSees(layer, layerOfArea(set, area)));
  if (areas.length === set.areas.length) return set;
  return areas.length === 0 ? undefined : { ...set, areas };
}
