/**
 * The attack on moves from the published bytes alone: what an area's own figures and those of the areas it is made of tell of one another.
 * Belongs here: observations of moves as intervals. Does not belong: other counts (from-bytes.ts), the shape of the system (moves-system.ts).
 * Start with movesFromBytes.
 */
import { isShown, type Observation } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { AttackSystem, ShownCount } from './attack-system.ts';
import type { BytesInput, PublishedFigures } from './bytes-counts.ts';
import { madeUpOf } from './made-up.ts';
import { DIRECTIONS, type Direction, moveNames, toMovesSystem } from './moves-system.ts';
import { yearSpokenOf } from './over-atoms.ts';

/** More moves than any area has, where its total is not shown. */
const MOST_MOVES = 1_000_000;

interface Told {
  readonly interval: Interval | undefined;
  /** Few or hidden: three values must stay possible. A rounded number of moves is no secret. */
  readonly isSecret: boolean;
}

/** By area and group. */
type ToldMoves = ReadonlyMap<string, Told>;

const key = (area: number, group: string) => `${area}\n${group}`;

function toTold(row: Observation, smallCount: number): Told | undefined {
  if (row.status === 'unavailable' || row.status === 'not-applicable') return undefined;
  if (row.status === 'suppressed') return { interval: undefined, isSecret: true };
  const count = 'numerator' in row ? row.numerator : undefined;
  if (count === undefined) return undefined;
  const isSecret = !isShown(row) && count.lo < smallCount;
  return { interval: { lo: Math.ceil(count.lo - 1e-6), hi: Math.floor(count.hi + 1e-6) }, isSecret };
}

function readTold(input: BytesInput, { sheet }: PublishedFigures, rows: readonly Observation[]): ToldMoves {
  const numbers = new Map(input.areas.map((area, n) => [area, n]));
  const smallCount = input.smallCountOf(sheet);
  return new Map(
    rows.flatMap((row) => {
      const area = numbers.get(`${row.areaSet}/${row.area}`);
      const told = area === undefined ? undefined : toTold(row, smallCount);
      return told && area !== undefined ? [[key(area, row.group), told] as const] : [];
    }),
  );
}

function toSystem(
  input: BytesInput,
  year: string,
  told: Readonly<Partial<Record<Direction, ToldMoves>>>,
): AttackSystem | undefined {
  const named = DIRECTIONS.flatMap((direction) => [...(told[direction]?.keys() ?? [])]);
  const others = new Set(named.map((one) => one.split('\n')[1] ?? ''));
  others.delete('total');
  const moves = moveNames(['total', ...[...others].sort()], input.groupWhen);
  const { names, groups, at } = moves;
  const areas = input.areas.length;
  const upper = new Int32Array(areas * names.length).fill(MOST_MOVES);
  const shown: ShownCount[] = [];
  for (const direction of DIRECTIONS) {
    input.areas.forEach((_, node) => {
      const base = node * names.length;
      const most = told[direction]?.get(key(node, 'total'))?.interval?.hi ?? MOST_MOVES;
      upper.fill(
        most,
        base + at(direction, 0),
        base + at(direction, groups.length + moves.dimensions.length),
      );
      groups.forEach((group, g) => {
        const one = told[direction]?.get(key(node, group));
        if (one === undefined) return;
        const levels = [one.interval ?? { lo: 0, hi: most }];
        const width = one.isSecret ? 2 : 0;
        shown.push({ levels, costs: undefined, node, category: at(direction, g), width, given: undefined });
      });
    });
  }
  const madeUp = madeUpOf(
    input.areas.map((area, n) => ({
      set: area.split('/')[0] ?? '',
      units: input.unitsOf[n] ?? [],
      mayHaveRest: false,
    })),
  );
  return toMovesSystem({
    ...{ year, moves, areas, upper, shown, madeUp },
    ...{ truth: undefined, known: [], most: MOST_MOVES },
    takesPart: () => true,
    restOf: () => 0,
  });
}

/** One system for each year that is told. Net moves are sums of the two directions, and tell nothing more. */
export function movesFromBytes(input: BytesInput): readonly AttackSystem[] {
  const years = new Map<string, Partial<Record<Direction, ToldMoves>>>();
  for (const figures of input.figures) {
    const { measure } = figures.sheet;
    if (measure.population !== 'flow' || measure.direction === 'net') continue;
    const byYear = Map.groupBy(figures.observations, ({ period }) => yearSpokenOf(figures.sheet, period));
    for (const [year, rows] of byYear)
      years.set(year, { ...years.get(year), [measure.direction]: readTold(input, figures, rows) });
  }
  return [...years].flatMap(([year, told]) => toSystem(input, year, told) ?? []);
}
