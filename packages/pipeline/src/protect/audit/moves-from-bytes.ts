/**
 * The attack on moves from the published bytes alone: what an area's own figures and those of the areas it is made of tell of one another.
 * Belongs here: observations of moves → a system for each year and direction. Does not belong: other counts (from-bytes.ts), searching.
 * Unknowns are moves over each area's border by group. Groups that divide everyone add up inside an area, but for those in none of them. An area that
 * others make up takes no more moves than they do together: moves among them are theirs alone. From the files nobody knows more than that.
 * Start with movesFromBytes.
 */
import { isShown, type Observation } from '@bybalance/release';
import type { Interval, Relation } from '@bybalance/statistics';
import { type AttackSystem, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import type { BytesInput, PublishedFigures } from './from-bytes.ts';
import { madeUpOf } from './made-up.ts';
import { yearSpokenOf } from './over-atoms.ts';
import { type Direction, moveName } from './over-moves.ts';

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

/** Group numbers of each dimension that divides everyone. */
function dimensionsOf({ groupWhen }: BytesInput, groups: readonly string[]): readonly (readonly number[])[] {
  const byName = Map.groupBy(
    [...groups.keys()].filter((g) => groups[g] !== 'total'),
    (g) => groups[g]?.split(':')[0],
  );
  return [...byName.values()].filter((parts) => divideEveryone(parts.map((g) => groupWhen(groups[g] ?? ''))));
}

function toSystem(
  input: BytesInput,
  direction: Direction,
  year: string,
  told: ToldMoves,
): AttackSystem | undefined {
  const named = new Set([...told.keys()].map((one) => one.split('\n')[1] ?? ''));
  const groups = ['total', ...[...named].filter((group) => group !== 'total').sort()];
  const dimensions = dimensionsOf(input, groups);
  const names = [
    ...groups.map((group) => moveName(direction, group)),
    ...dimensions.map((_, i) => moveName(direction, `none:${i}`)),
  ];
  const units = input.areas.length;
  const upper = new Int32Array(units * names.length);
  for (let area = 0; area < units; area++) {
    const most = told.get(key(area, 'total'))?.interval?.hi ?? MOST_MOVES;
    upper.fill(most, area * names.length, (area + 1) * names.length);
  }
  const shown = input.areas.flatMap((_, node) =>
    groups.flatMap((group, category): readonly ShownCount[] => {
      const one = told.get(key(node, group));
      if (one === undefined) return [];
      const interval = one.interval ?? { lo: 0, hi: upper[node * names.length] ?? MOST_MOVES };
      return [
        {
          levels: [interval],
          costs: undefined,
          node,
          category,
          width: one.isSecret ? 2 : 0,
          given: undefined,
        },
      ];
    }),
  );
  const relations = dimensions.map(
    (parts, i): Relation => ({ whole: 0, parts: [...parts, groups.length + i] }),
  );
  const system = toAttackSystem({
    ...{ series: moveName(direction, 'total'), period: year, units, names, relations, upper, shown },
    unitsOf: input.areas.map((_, n) => [n]),
    ...{ truth: undefined, known: [], outside: names.map(() => undefined), stride: 1, smallCount: 0 },
  });
  if (system === undefined) return undefined;
  const held = input.areas.map((area, n) => ({
    set: area.split('/')[0] ?? '',
    units: input.unitsOf[n] ?? [],
    mayHaveRest: false,
  }));
  const among = madeUpOf(held).flatMap(({ whole, parts }) =>
    groups.map((_, category) => ({
      variables: [...parts, whole].map((unit) => unit * names.length + category),
      weights: [...parts.map(() => 1), -1],
      levels: [{ lo: 0, hi: MOST_MOVES * parts.length }],
      costs: undefined,
    })),
  );
  return {
    ...system,
    cells: [...system.cells, ...among.map(() => undefined)],
    given: [...system.given, ...among.map(() => undefined)],
    spec: { ...system.spec, forms: [...system.spec.forms, ...among] },
  };
}

/** One system for each year and direction that is told. Net moves are sums of the two, and tell nothing more. */
export function movesFromBytes(input: BytesInput): readonly AttackSystem[] {
  return input.figures.flatMap((figures) => {
    const { measure } = figures.sheet;
    if (measure.population !== 'flow' || measure.direction === 'net') return [];
    const { direction } = measure;
    const byYear = Map.groupBy(figures.observations, ({ period }) => yearSpokenOf(figures.sheet, period));
    return [...byYear].flatMap(
      ([year, rows]) => toSystem(input, direction, year, readTold(input, figures, rows)) ?? [],
    );
  });
}
