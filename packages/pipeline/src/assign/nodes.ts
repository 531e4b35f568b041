/**
 * Area sets as a release shows them, and their areas as sums of atoms.
 * Belongs here: the municipality's own set, names, parents, nodes. Does not belong: geometry.
 */
import { type Area, type AreaSet, areaKey, type Layer, layerOfArea } from '@bybalance/release';
import type { AreaShapes, Geography } from '../areas/types.ts';
import type { Site } from '../catalogue/types.ts';
import type { AreaNode, Atom, PlacedAreaSet } from './types.ts';

/** What of a site is used here. */
export type PlacedSite = Pick<Site, 'directory' | 'organisations' | 'unions' | 'geometry'> & {
  readonly frame: Pick<Site['frame'], 'id' | 'municipality'>;
  readonly edition: Pick<Site['edition'], 'asOf'>;
};

/** Area set of the municipality itself, in every release. */
export const MUNICIPALITY = 'kommune';

const always = { validFrom: undefined, validTo: undefined };

function municipalitySet(site: PlacedSite, hasPolygons: boolean): AreaSet {
  const { frame, edition } = site;
  const { id: code, municipality: name } = frame;
  return {
    id: MUNICIPALITY,
    vintage: edition.asOf.slice(0, 4),
    title: { da: 'Kommunen', en: 'Municipality' },
    singular: { da: 'kommune', en: 'municipality' },
    role: 'municipality',
    wallToWall: true,
    hasPolygons,
    layer: 'alle',
    areas: [{ code, name, preposition: 'i', kind: 'none', parent: undefined, ...always }],
  };
}

/** The layer of each department in a split set; one that belongs to no organisation is for nobody but `intern`. */
function layerOfDepartment({ organisations }: PlacedSite): (code: string) => Layer {
  const owners = new Map(
    organisations.flatMap(({ id, departments }) => departments.map(({ code }) => [code, id] as const)),
  );
  return (code) => {
    const owner = owners.get(code);
    return owner === undefined ? 'intern' : `samarbejde.${owner}`;
  };
}

function areasOf(
  { declaration, shapes, names }: AreaShapes,
  departments: readonly string[],
  site: PlacedSite,
): readonly Area[] {
  const { parent: parentSet } = declaration;
  if (declaration.from === 'dwellings') {
    const codes = [...new Set([...names.keys(), ...departments])].sort();
    const layerOf = layerOfDepartment(site);
    return codes.map((code) => ({
      code,
      name: names.get(code) ?? code,
      preposition: 'i',
      kind: 'none',
      parent: undefined,
      ...always,
      ...(declaration.layer === 'samarbejde.*' ? { layer: layerOf(code) } : {}),
    }));
  }
  return shapes.map(({ code, name, preposition, kind, parent }) => ({
    code,
    name,
    preposition,
    kind,
    parent: parent === undefined || parentSet === undefined ? undefined : areaKey(parentSet, parent),
    ...always,
  }));
}

/** The municipality's set first, then the site's in order. */
export function toAreaSets(
  site: PlacedSite,
  { sets, topojson }: Geography,
  departments: readonly string[],
): readonly PlacedAreaSet[] {
  const outline = topojson.get(MUNICIPALITY);
  const own = sets.map((shapes) => {
    const { id, vintage, title, singular, role, wallToWall, layer: declared } = shapes.declaration;
    const layer = declared === 'samarbejde.*' ? 'samarbejde' : declared;
    const drawn = topojson.get(id);
    const areas = areasOf(shapes, departments, site);
    const hasPolygons = drawn !== undefined;
    return {
      set: { id, vintage, title, singular, role, wallToWall, hasPolygons, layer, areas },
      topojson: drawn,
    };
  });
  return [{ set: municipalitySet(site, outline !== undefined), topojson: outline }, ...own];
}

/** Areas that only earlier editions show. In: their sets, atoms, and where their codes begin in an atom's membership. */
export function toFormerNodes(
  former: readonly AreaShapes[],
  atoms: readonly Atom[],
  first: number,
): readonly AreaNode[] {
  return former.flatMap(({ declaration, shapes }, i) => {
    const { id: areaSet, vintage, layer } = declaration;
    const inside = Map.groupBy(atoms, ({ membership }) => membership[first + i]);
    return shapes.map(({ code }) => ({
      areaSet,
      area: code,
      layer: layer === 'samarbejde.*' ? 'samarbejde' : layer,
      atoms: (inside.get(code) ?? []).map(({ index }) => index),
      former: { areaSet: areaSet.slice(0, -vintage.length - 1), vintage },
    }));
  });
}

/** Every area as the atoms in it; an area without an address has none. Order: sets, then areas. */
export function toNodes(areaSets: readonly PlacedAreaSet[], atoms: readonly Atom[]): readonly AreaNode[] {
  return areaSets.flatMap(({ set }, i) => {
    const inside = Map.groupBy(atoms, ({ membership }) => membership[i]);
    return set.areas.map((area) => ({
      areaSet: set.id,
      area: area.code,
      layer: layerOfArea(set, area),
      atoms: (inside.get(area.code) ?? []).map(({ index }) => index),
    }));
  });
}
