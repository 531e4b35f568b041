/**
 * Unions as nodes: the atoms of their parts, in area sets of their own after the site's.
 * Belongs here: what only placed addresses can tell of a union (unknown parts, parts that overlap, a union that is an area already).
 * Does not belong: what the site's file tells alone (catalogue/unions.ts), figures.
 * Called by assignAddresses when the site's own areas are nodes. Start with uniteAreas.
 */
import { type AreaSet, areaKey } from '@bybalance/release';
import type { UnionDeclaration } from '../catalogue/types.ts';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import type { AreaNode, PlacedAreaSet } from './types.ts';

const TITLE = { da: 'Sammenlagte områder', en: 'Combined areas' };
const SINGULAR = { da: 'sammenlagt område', en: 'combined area' };

export interface United {
  readonly areaSets: readonly PlacedAreaSet[];
  readonly nodes: readonly AreaNode[];
}

type Find = (part: UnionDeclaration['of'][number]) => AreaNode | undefined;

const issue = ({ place }: UnionDeclaration, code: string, problem: string, remedy: string): Issue => ({
  level: 'error',
  code: `assign/union-${code}`,
  place,
  problem,
  remedy,
});

function unknownParts(union: UnionDeclaration, find: Find): readonly Issue[] {
  return union.of
    .filter((part) => find(part) === undefined)
    .map(({ areaSet, area }) =>
      issue(
        union,
        'unknown-part',
        `There is no area ${areaKey(areaSet, area)}.`,
        'Correct the code, or take the part out.',
      ),
    );
}

/** Areas of one set never overlap; of two sets they are compared by who lives there, which an area without addresses cannot tell. */
function overlaps(a: AreaNode, b: AreaNode): boolean {
  if (a.areaSet === b.areaSet) return false;
  if (a.atoms.length === 0 || b.atoms.length === 0) return true;
  return a.atoms.some((atom) => b.atoms.includes(atom));
}

function overlappingParts(union: UnionDeclaration, parts: readonly AreaNode[]): readonly Issue[] {
  return parts.flatMap((a, i) =>
    parts
      .slice(i + 1)
      .filter((b) => overlaps(a, b))
      .map((b) =>
        issue(
          union,
          'overlap',
          `${areaKey(a.areaSet, a.area)} and ${areaKey(b.areaSet, b.area)} overlap, or one of them has no address.`,
          'Choose parts that share no address: of one area set, best of all.',
        ),
      ),
  );
}

const atomsOf = (parts: readonly AreaNode[]) => parts.flatMap(({ atoms }) => atoms).sort((a, b) => a - b);

function alreadyAnArea(
  union: UnionDeclaration,
  parts: readonly AreaNode[],
  nodes: readonly AreaNode[],
): readonly Issue[] {
  const atoms = atomsOf(parts).join();
  const same = nodes.find((node) => node.atoms.length > 0 && node.atoms.join() === atoms);
  if (same === undefined) return [];
  const name = areaKey(same.areaSet, same.area);
  return [issue(union, 'is-an-area', `It is the same as ${name}.`, 'Use that area instead.')];
}

function checkUnion(union: UnionDeclaration, nodes: readonly AreaNode[], find: Find): readonly Issue[] {
  const unknown = unknownParts(union, find);
  if (unknown.length > 0) return unknown;
  const parts = union.of.flatMap((part) => find(part) ?? []);
  const overlapping = overlappingParts(union, parts);
  return overlapping.length > 0 ? overlapping : alreadyAnArea(union, parts, nodes);
}

function toAreaSet(id: string, unions: readonly UnionDeclaration[], vintage: string): AreaSet {
  return {
    ...{
      id,
      vintage,
      title: TITLE,
      singular: SINGULAR,
      role: 'other',
      wallToWall: false,
      hasPolygons: false,
    },
    layer: unions[0]?.layer ?? 'intern',
    areas: unions.map(({ id: code, name, preposition, of }) => ({
      ...{ code, name, preposition, kind: 'none', parent: undefined },
      parts: of.map(({ areaSet, area }) => areaKey(areaSet, area)),
      ...{ validFrom: undefined, validTo: undefined },
    })),
  };
}

/**
 * The unions of a site as area sets and nodes, one set per layer; none when the site declares none.
 * In: declarations and the nodes of the site's own sets, atoms ascending.
 * UserError with every union that is wrong: assign/union-unknown-part, -overlap, -is-an-area.
 */
export function uniteAreas(
  unions: readonly UnionDeclaration[],
  nodes: readonly AreaNode[],
  vintage: string,
): United {
  const byKey = new Map(nodes.map((node) => [areaKey(node.areaSet, node.area), node]));
  const find: Find = ({ areaSet, area }) => byKey.get(areaKey(areaSet, area));
  checkNoErrors(unions.flatMap((union) => checkUnion(union, nodes, find)));
  const bySet = [...Map.groupBy(unions, ({ areaSet }) => areaSet)];
  return {
    areaSets: bySet.map(([id, held]) => ({ set: toAreaSet(id, held, vintage), topojson: undefined })),
    nodes: bySet.flatMap(([, held]) =>
      held.map(({ areaSet, id: area, layer, of }) => ({
        ...{ areaSet, area, layer, parts: of },
        atoms: atomsOf(of.flatMap((part) => find(part) ?? [])),
      })),
    ),
  };
}
