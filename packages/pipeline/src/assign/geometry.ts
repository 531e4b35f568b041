/**
 * The geometry rule: no few people may be left when the figures of areas are subtracted from each other, in any year.
 * Areas that earlier editions show take part and are never given up: the new area is. An area of 612 with a department of 600 in it leaves 12; so does an area that two departments fill but for a few.
 * Belongs here: finding such remainders, choosing which node is withheld. Does not belong: counting residents, hiding figures (protect).
 * Each node, and each two of a set that one area joins, is held against every other set: the areas of it that lie mostly inside are
 * subtracted, which leaves as few as any choice could. Crossing areas leave what only one of them holds (docs/decisions/geometry-rule.md).
 * Called by assignAddresses before any table is made. Start with withholdNodes.
 */
import type { AreaSet } from '@bybalance/release';
import type { GeometryLimits } from '../catalogue/types.ts';
import type { Residents } from './residents.ts';
import type { AreaNode } from './types.ts';

export interface GeometryInput {
  readonly nodes: readonly AreaNode[];
  readonly areaSets: readonly Pick<AreaSet, 'id' | 'role' | 'vintage'>[];
  /** One per reference date. */
  readonly residents: readonly Residents[];
  readonly limits: GeometryLimits;
}

/** Nodes that together leave too few: `withheld` is the one that is given up for it. */
export interface SmallDifference {
  readonly withheld: AreaNode;
  readonly others: readonly AreaNode[];
}

/** How many of one date and kind (persons, households) two nodes share, by index; a node with itself: its size. */
interface Overlaps {
  readonly least: number;
  readonly shared: readonly Float64Array[];
}

/** Given up first; the municipality never. */
const CHEAPEST_FIRST: readonly AreaSet['role'][] = ['department', 'other', 'legal', 'main', 'district'];

function overlapsOf(nodes: readonly AreaNode[], weights: Float64Array, least: number): Overlaps {
  const shared = nodes.map(() => new Float64Array(nodes.length));
  const holders = Map.groupBy(
    nodes.flatMap(({ atoms }, node) => atoms.map((atom) => ({ atom, node }))),
    ({ atom }) => atom,
  );
  for (const [atom, held] of holders) {
    for (const { node: a } of held) {
      const row = shared[a];
      for (const { node: b } of held) if (row) row[b] = (row[b] ?? 0) + (weights[atom] ?? 0);
    }
  }
  return { least, shared };
}

const between = ({ shared }: Overlaps, a: number, b: number) => shared[a]?.[b] ?? 0;
const sizeOf = (overlaps: Overlaps, node: number) => between(overlaps, node, node);

/** Areas of one family share nobody: a set's, or one union alone, since unions may overlap. */
function familiesOf(nodes: readonly AreaNode[]): readonly (readonly number[])[] {
  const indexes = nodes.map((_, i) => i);
  const families = Map.groupBy(indexes, (i) => {
    const node = nodes[i];
    return node?.parts === undefined ? `${node?.areaSet}` : `${node.areaSet}/${node.area}`;
  });
  return [...families.values()];
}

/** Every node of a family alone, and every two that a node of another family joins at some date. */
function groupsOf(
  family: readonly number[],
  count: number,
  all: readonly Overlaps[],
): readonly (readonly number[])[] {
  const inside = new Set(family);
  const others = Array.from({ length: count }, (_, i) => i).filter((i) => !inside.has(i));
  const joined = (a: number, b: number) =>
    all.some((one) => others.some((other) => between(one, a, other) > 0 && between(one, b, other) > 0));
  const pairs = family.flatMap((a, i) =>
    family
      .slice(i + 1)
      .filter((b) => joined(a, b))
      .map((b) => [a, b]),
  );
  return [...family.map((a) => [a]), ...pairs];
}

/** The areas of a family to subtract from a group so that fewest remain; undefined when that leaves nobody, enough, or nothing was subtracted. */
function smallRemainder(
  group: readonly number[],
  family: readonly number[],
  overlaps: Overlaps,
): readonly number[] | undefined {
  const held = (one: number) => group.reduce((sum, of) => sum + between(overlaps, of, one), 0);
  const taken = family.filter((one) => 2 * held(one) > sizeOf(overlaps, one));
  // Two that no subtracted area joins are two questions, each asked alone.
  const joins = taken.some((one) => group.every((of) => between(overlaps, of, one) > 0));
  if (!joins) return undefined;
  const left =
    group.reduce((sum, of) => sum + sizeOf(overlaps, of), 0) +
    taken.reduce((sum, one) => sum + sizeOf(overlaps, one) - 2 * held(one), 0);
  return left > 0 && left < overlaps.least ? taken : undefined;
}

type Question = { readonly group: readonly number[]; readonly family: readonly number[] };

function questionsOf(
  families: readonly (readonly number[])[],
  count: number,
  all: readonly Overlaps[],
): readonly Question[] {
  return families.flatMap((own) =>
    groupsOf(own, count, all).flatMap((group) =>
      families.filter((family) => family !== own).map((family) => ({ group, family })),
    ),
  );
}

/** The first remainder that is too small among published nodes: every node that has a part in it. */
function firstSmall(
  questions: readonly Question[],
  all: readonly Overlaps[],
  gone: ReadonlySet<number>,
): readonly number[] | undefined {
  for (const { group, family } of questions) {
    if (group.some((node) => gone.has(node))) continue;
    const published = family.filter((node) => !gone.has(node));
    for (const overlaps of all) {
      const taken = smallRemainder(group, published, overlaps);
      if (taken) return [...group, ...taken];
    }
  }
  return undefined;
}

/** Order in which nodes are given up: by role, older vintages first, then the smaller. */
function costOrder({ nodes, areaSets }: GeometryInput, all: readonly Overlaps[]) {
  const setOf = new Map(areaSets.map((set) => [set.id, set]));
  const rank = (node: number) =>
    CHEAPEST_FIRST.indexOf(setOf.get(nodes[node]?.areaSet ?? '')?.role ?? 'other');
  const vintage = (node: number) => setOf.get(nodes[node]?.areaSet ?? '')?.vintage ?? '';
  const size = (node: number) => Math.max(...all.map((overlaps) => sizeOf(overlaps, node)));
  return (a: number, b: number) =>
    rank(a) - rank(b) ||
    (vintage(a) < vintage(b) ? -1 : vintage(a) > vintage(b) ? 1 : 0) ||
    size(a) - size(b) ||
    a - b;
}

/**
 * The nodes that are published nowhere so that no remainder is too small, each with those it was held against, in the order found.
 * In: nodes, the residents of their atoms by date, the policy's limits. Out: none where no register holds persons.
 * The municipality is not held against sums of areas: what remains there are those at unknown addresses.
 * Method: geometry rule for sets of areas that are published together; ends because each round withholds one node.
 */
export function withholdNodes(input: GeometryInput): readonly SmallDifference[] {
  const { nodes, residents, limits } = input;
  const all = residents.flatMap(({ persons, households }) => [
    overlapsOf(nodes, persons, limits.minimumPersons),
    overlapsOf(nodes, households, limits.minimumHouseholds),
  ]);
  const roles = new Map(input.areaSets.map(({ id, role }) => [id, role]));
  const isWhole = (node: number) => roles.get(nodes[node]?.areaSet ?? '') === 'municipality';
  // What earlier editions show cannot be taken back; between two such sets nothing is left to decide.
  const isFormer = (node: number) => nodes[node]?.former !== undefined;
  const questions = questionsOf(familiesOf(nodes), nodes.length, all).filter(
    ({ group, family }) =>
      !group.some(isWhole) &&
      (group.length === 1 || !family.some(isWhole)) &&
      !(group.every(isFormer) && family.every((node) => isFormer(node) || isWhole(node))),
  );
  const compare = costOrder(input, all);
  const gone = new Set<number>();
  const found: SmallDifference[] = [];
  for (;;) {
    const small = firstSmall(questions, all, gone);
    const cheapest = small?.filter((node) => !isWhole(node) && !isFormer(node)).sort(compare)[0];
    if (small === undefined || cheapest === undefined) return found;
    gone.add(cheapest);
    const named = (list: readonly number[]) => list.flatMap((node) => nodes[node] ?? []);
    const [withheld] = named([cheapest]);
    if (withheld) found.push({ withheld, others: named(small.filter((node) => node !== cheapest)) });
  }
}
