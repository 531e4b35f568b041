/** Random publications for tests: tiny ones that can be enumerated, and ones of some hundred variables. */
import { makeRandom, type Random, seedFromText } from '../random.ts';
import type { FormSpec, Interval, Relation, SystemSpec, TargetSpec } from '../system.ts';

/** "under 5" and the nearest 5, then the nearest 10, then hidden. */
export function roundedLevels(count: number, most: number): readonly Interval[] {
  const under = { lo: 0, hi: 4 };
  const near5 = Math.floor((count + 2) / 5) * 5;
  const near10 = Math.floor((count + 5) / 10) * 10;
  const first = count < 5 ? under : { lo: near5 - 2, hi: near5 + 2 };
  const second = count < 5 ? { lo: 0, hi: 9 } : { lo: Math.max(0, near10 - 5), hi: near10 + 4 };
  return [{ lo: Math.max(first.lo, count < 5 ? 0 : 5), hi: first.hi }, second, { lo: 0, hi: most }];
}

export interface RandomShape {
  readonly units: number;
  readonly breakdowns: readonly number[];
  readonly largest: number;
  /** Chance in ten that a person has the attribute. */
  readonly rate: number;
  readonly groupings: number;
}

interface Drawn {
  readonly upper: Int32Array;
  readonly truth: Int32Array;
}

function drawTable(shape: RandomShape, categories: number, random: Random): Drawn {
  const upper = new Int32Array(shape.units * categories);
  const truth = new Int32Array(shape.units * categories);
  for (let unit = 0; unit < shape.units; unit++) {
    const persons = 1 + random.below(shape.largest);
    for (let person = 0; person < persons; person++) {
      const has = random.below(10) < shape.rate;
      const cells = [0];
      let first = 1;
      for (const size of shape.breakdowns) {
        cells.push(first + random.below(size));
        first += size;
      }
      for (const cell of cells) {
        const at = unit * categories + cell;
        upper[at] = (upper[at] ?? 0) + 1;
        if (has) truth[at] = (truth[at] ?? 0) + 1;
      }
    }
  }
  return { upper, truth };
}

function drawNodes(shape: RandomShape, random: Random): number[][] {
  const nodes: number[][] = [];
  for (let grouping = 0; grouping < shape.groupings; grouping++) {
    const parts = 1 + random.below(shape.units);
    const lists: number[][] = Array.from({ length: parts }, () => []);
    for (let unit = 0; unit < shape.units; unit++) lists[random.below(parts)]?.push(unit);
    nodes.push(...lists.filter((list) => list.length > 0));
  }
  return nodes;
}

/** A publication in the default rounded form, with the total over all units known exactly from outside. */
export function randomSystem(seed: string, shape: RandomShape): SystemSpec {
  const random = makeRandom(seedFromText(seed));
  const categories = 1 + shape.breakdowns.reduce((sum, size) => sum + size, 0);
  const { upper, truth } = drawTable(shape, categories, random);
  const nodes = drawNodes(shape, random);
  const forms: FormSpec[] = [];
  const targets: TargetSpec[] = [];
  const sum = (table: Int32Array, variables: readonly number[]) =>
    variables.reduce((s, v) => s + (table[v] ?? 0), 0);
  for (const units of nodes) {
    for (let category = 0; category < categories; category++) {
      const variables = units.map((unit) => unit * categories + category);
      const count = sum(truth, variables);
      const most = sum(upper, variables);
      if ((count <= 4 && most > 0) || (most - count >= 1 && most - count <= 4)) {
        targets.push({ form: forms.length, need: Math.min(2, most), stride: 1 });
      }
      forms.push({
        variables,
        weights: undefined,
        levels: roundedLevels(count, most),
        costs: category === 0 ? [50, 100] : [1, 2],
      });
    }
  }
  for (let category = 0; category < categories; category++) {
    const variables = Array.from({ length: shape.units }, (_, unit) => unit * categories + category);
    const count = sum(truth, variables);
    forms.push({ variables, weights: undefined, levels: [{ lo: count, hi: count }], costs: undefined });
  }
  let first = 1;
  const relations = shape.breakdowns.map((size): Relation => {
    const parts = Array.from({ length: size }, (_, i) => first + i);
    first += size;
    return { whole: 0, parts };
  });
  return {
    units: shape.units,
    categories,
    relations,
    upper,
    truth,
    forms,
    targets,
    nodes: nodes.map((n) => Int32Array.from(n)),
  };
}
