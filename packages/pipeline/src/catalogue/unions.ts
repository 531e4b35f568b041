/**
 * Unions as a site declares them: what can be known before an area or an address is read, and their checked form.
 * Belongs here: sets, repetitions, layers. Does not belong: codes of areas and who lives in them (assign/unions.ts).
 * Called by check-site.ts and load-site.ts.
 */
import { type Layer, layerSees } from '@bybalance/release';
import type { Issue, Place } from '../support/errors.ts';
import { checkNoDuplicates, unknownName } from './check-catalogue.ts';
import type { SiteFile } from './site-file.ts';
import type { UnionDeclaration } from './types.ts';
import type { CheckedFile } from './yaml-file.ts';

type Written = SiteFile['unions'][number];
type PlaceOf = CheckedFile<unknown>['placeOf'];
type Sets = Pick<SiteFile, 'areaSets'>;

function toPart(name: string): UnionDeclaration['of'][number] {
  const slash = name.indexOf('/');
  return { areaSet: name.slice(0, slash), area: name.slice(slash + 1) };
}

/** The most open layer that sees every part: one organisation's and another's meet in `intern` only. */
function layerOf(of: UnionDeclaration['of'], { areaSets }: Sets): Layer {
  const layers = of.map(({ areaSet }) => areaSets.find(({ id }) => id === areaSet)?.layer ?? 'alle');
  return layers.find((one) => layers.every((other) => layerSees(one, other))) ?? 'intern';
}

/** Area set of the unions of a layer; no set of the site may take its name. */
const setOf = (layer: Layer) => (layer === 'alle' ? 'unioner' : `unioner-${layer.replace('.', '-')}`);

/** A written union → its declaration. In: the site's sets and where it is written. */
export function toUnion(written: Written, sets: Sets, place: Place): UnionDeclaration {
  const of = written.of.map(toPart);
  const layer = layerOf(of, sets);
  return { ...written, of, layer, areaSet: setOf(layer), place };
}

function partIssues({ of }: Written, sets: readonly string[], placeOf: (part: number) => Place) {
  const named = of.map((name, i) => ({ name, place: placeOf(i) }));
  const unknown = named.flatMap(({ name, place }) => {
    const { areaSet } = toPart(name);
    return sets.includes(areaSet) ? [] : [unknownName('area set', areaSet, sets, place)];
  });
  return [...unknown, ...checkNoDuplicates('part', named)];
}

function layerIssues({ of }: Written, site: Sets & Pick<SiteFile, 'layers'>, place: Place): readonly Issue[] {
  const layer = layerOf(of.map(toPart), site);
  if (site.layers.includes(layer)) return [];
  const problem = `Only the layer ${layer} sees all of its parts, and the site has no such layer.`;
  const remedy = 'Add the layer, or choose parts that one layer sees.';
  return [{ level: 'error', code: 'catalogue/union-layer', place, problem, remedy }];
}

function nameIssues({ areaSets, unions }: Sets & Pick<SiteFile, 'unions'>, placeOf: PlaceOf) {
  const made = new Set(unions.map(({ of }) => setOf(layerOf(of.map(toPart), { areaSets }))));
  return areaSets.flatMap(({ id }, i): readonly Issue[] => {
    if (!made.has(id)) return [];
    const problem = `The unions of the site are shown as the area set ${id}.`;
    const place = placeOf(['areaSets', i, 'id']);
    return [
      { level: 'error', code: 'catalogue/duplicate-id', place, problem, remedy: 'Rename the area set.' },
    ];
  });
}

const partsKey = ({ of }: Written) => [...of].sort().join(' + ');

/** Everything about unions that the site's own file can tell. */
export function checkUnions(
  site: Pick<SiteFile, 'areaSets' | 'unions' | 'layers'>,
  placeOf: PlaceOf,
): readonly Issue[] {
  const { unions } = site;
  const sets = site.areaSets.map(({ id }) => id);
  return [
    ...nameIssues(site, placeOf),
    ...unions.flatMap((union, i) => [
      ...partIssues(union, sets, (part) => placeOf(['unions', i, 'of', part])),
      ...layerIssues(union, site, placeOf(['unions', i, 'of'])),
    ]),
    ...checkNoDuplicates(
      'union',
      unions.map(({ id }, i) => ({ name: id, place: placeOf(['unions', i, 'id']) })),
    ),
    ...checkNoDuplicates(
      'union',
      unions.map((union, i) => ({ name: `of ${partsKey(union)}`, place: placeOf(['unions', i, 'of']) })),
    ),
  ];
}
