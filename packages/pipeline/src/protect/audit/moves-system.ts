/**
 * The system of moves into and out of areas, wherever its figures come from: unknown are each area's own counts by group and direction.
 * Belongs here: names, what adds up inside an area, what wholes and parts tell of each other. Does not belong: true counts (over-moves.ts),
 * observations (moves-from-bytes.ts), searching.
 * Start with toMovesSystem.
 */
import type { FormSpec, Relation } from '@bybalance/statistics';
import type { Condition } from '../../catalogue/types.ts';
import { type AttackSystem, type KnownCount, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import type { MadeUp } from './made-up.ts';

export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Moves over the border of an area in one direction and group. */
export const moveName = (direction: Direction, group: string): string => `moves ${direction} ${group}`;

/** The unknowns of each area. */
export interface MoveNames {
  readonly names: readonly string[];
  readonly relations: readonly Relation[];
  /** Groups by number, everyone first. */
  readonly groups: readonly string[];
  /** Group numbers of each dimension that divides everyone. */
  readonly dimensions: readonly (readonly number[])[];
  /** Number of the name of a group's moves in a direction; those in no group of dimension d stand at `groups.length + d`. */
  readonly at: (direction: Direction, group: number) => number;
}

/** Groups and, for each dimension, those in none of its groups: a child born in the year had no age when it began. */
export function moveNames(
  groups: readonly string[],
  groupWhen: (group: string) => Condition | undefined,
): MoveNames {
  const byDimension = Map.groupBy([...groups.keys()].slice(1), (g) => groups[g]?.split(':')[0]);
  const dimensions = [...byDimension.values()].filter((parts) =>
    divideEveryone(parts.map((g) => groupWhen(groups[g] ?? ''))),
  );
  const columns = groups.length + dimensions.length;
  const at = (direction: Direction, group: number) => (direction === 'in' ? 0 : columns) + group;
  return {
    ...{ groups, dimensions, at },
    names: DIRECTIONS.flatMap((direction) => [
      ...groups.map((group) => moveName(direction, group)),
      ...dimensions.map((_, i) => moveName(direction, `none:${i}`)),
    ]),
    relations: DIRECTIONS.flatMap((direction) =>
      dimensions.map(
        (parts, i): Relation => ({
          whole: at(direction, 0),
          parts: [...parts, groups.length + i].map((g) => at(direction, g)),
        }),
      ),
    ),
  };
}

export interface MovesParts {
  readonly year: string;
  readonly moves: MoveNames;
  readonly areas: number;
  /** Areas that take part. */
  readonly takesPart: (area: number) => boolean;
  /** area · names + name. */
  readonly upper: Int32Array;
  readonly truth: Int32Array | undefined;
  readonly shown: readonly ShownCount[];
  readonly known: readonly KnownCount[];
  readonly madeUp: readonly MadeUp[];
  /** Moves over the border of what no part of a whole holds; they are taken as known. */
  readonly restOf: (whole: MadeUp, direction: Direction, group: number) => number;
  /** More moves than any area has. */
  readonly most: number;
}

/** Moves among the parts of a whole: none fewer than nought, and as many out of parts as into parts. */
function amongParts({ moves, madeUp, restOf, most }: MovesParts): readonly FormSpec[] {
  const { names, groups, at } = moves;
  return madeUp.flatMap((one) =>
    groups.flatMap((_, g): readonly FormSpec[] => {
      const { whole, parts } = one;
      const over = (direction: Direction) =>
        [...parts, whole].map((area) => area * names.length + at(direction, g));
      const weights = [...parts.map(() => 1), -1];
      const least = -restOf(one, 'out', g);
      const tie = restOf(one, 'in', g) + least;
      return [
        {
          variables: over('out'),
          weights,
          levels: [{ lo: least, hi: most * parts.length }],
          costs: undefined,
        },
        {
          variables: [...over('out'), ...over('in')],
          weights: [...weights, ...weights.map((weight) => -weight)],
          levels: [{ lo: tie, hi: tie }],
          costs: undefined,
        },
      ];
    }),
  );
}

/** The system of one year, both directions; undefined when it holds no target. */
export function toMovesSystem(parts: MovesParts): AttackSystem | undefined {
  const { year, moves, areas, takesPart, upper, truth, shown, known, madeUp } = parts;
  const { names, relations } = moves;
  const system = toAttackSystem({
    ...{ series: 'moves', period: year, units: areas, names, relations, upper, truth, shown, known },
    unitsOf: Array.from({ length: areas }, (_, area) => (takesPart(area) ? [area] : [])),
    outside: names.map(() => undefined),
    ...{ stride: 1, smallCount: 0 },
  });
  if (system === undefined) return undefined;
  const among = amongParts(parts);
  return {
    ...system,
    cells: [...system.cells, ...among.map(() => undefined)],
    given: [...system.given, ...among.map(() => undefined)],
    spec: {
      ...system.spec,
      forms: [...system.spec.forms, ...among],
      nodes: madeUp.map(({ whole, parts: areasOf }) => Int32Array.from([whole, ...areasOf])),
    },
  };
}
