/**
 * Random systems of every kind the attack meets: breakdowns, families that add up, wholes known by unit, decisions and earlier
 * editions, tenths that must lie a whole apart, weighted sums. Sizes from tiny (can be listed) to some hundred variables.
 * Belongs here: drawing them. Does not belong: listing their tables (enumerate.ts). Start with systemOfKind.
 */
import { makeRandom, type Random, seedFromText } from '../random.ts';
import type { FormSpec, Interval, Relation, SystemSpec, TargetSpec } from '../system.ts';

export const KINDS = ['breakdown', 'family', 'known whole', 'facts', 'tenths', 'weights'] as const;
export type Kind = (typeof KINDS)[number];

export interface KindSize {
  readonly units: number;
  readonly persons: number;
  readonly groupings: number;
  /** Members of a family, and parts of a breakdown. */
  readonly parts: number;
  /** Smallest units of a head where the kind counts fractions. */
  readonly scale: number;
}

interface Drawn {
  readonly categories: number;
  readonly relations: readonly Relation[];
  readonly upper: Int32Array;
  readonly truth: Int32Array;
}

function addAt(table: Int32Array, at: number, by: number): void {
  table[at] = (table[at] ?? 0) + by;
}

/** One breakdown of those who have the attribute; `scale` > 1: each counts for one to `scale` smallest units. */
function drawBreakdown({ units, persons, parts }: KindSize, scale: number, random: Random): Drawn {
  const categories = 1 + parts;
  const upper = new Int32Array(units * categories);
  const truth = new Int32Array(units * categories);
  for (let unit = 0; unit < units; unit++) {
    for (let left = 1 + random.below(persons); left > 0; left--) {
      const have = random.below(10) < 4 ? 1 + random.below(scale) : 0;
      for (const category of [0, 1 + random.below(parts)]) {
        addAt(upper, unit * categories + category, scale);
        addAt(truth, unit * categories + category, have);
      }
    }
  }
  const relations = [{ whole: 0, parts: Array.from({ length: parts }, (_, i) => 1 + i) }];
  return { categories, relations, upper, truth };
}

const SEXES = 2;

/** Each person is in one member of the family; by sex, the members add up to a known number: relations in a ring. */
function drawFamily({ units, persons, parts }: KindSize, random: Random): Drawn {
  const width = 1 + SEXES;
  const categories = parts * width;
  const upper = new Int32Array(units * categories);
  const truth = new Int32Array(units * categories);
  const known = Array.from({ length: width }, () => new Int32Array(units));
  for (let unit = 0; unit < units; unit++) {
    for (let left = 1 + random.below(persons); left > 0; left--) {
      const member = Math.min(random.below(parts), random.below(parts));
      for (const group of [0, 1 + random.below(SEXES)]) {
        addAt(truth, unit * categories + member * width + group, 1);
        addAt(known[group] ?? new Int32Array(units), unit, 1);
        for (let k = 0; k < parts; k++) addAt(upper, unit * categories + k * width + group, 1);
      }
    }
  }
  const members = Array.from({ length: parts }, (_, k) => k);
  return {
    categories,
    relations: [
      ...members.map((k) => ({ whole: k * width, parts: [k * width + 1, k * width + 2] })),
      ...known.map((whole, group) => ({ whole, parts: members.map((k) => k * width + group) })),
    ],
    upper,
    truth,
  };
}

/** Parts of a number everybody knows unit by unit, as origin is of residents. */
function drawKnownWhole({ units, persons, parts }: KindSize, random: Random): Drawn {
  const whole = new Int32Array(units);
  const truth = new Int32Array(units * parts);
  for (let unit = 0; unit < units; unit++) {
    for (let left = 1 + random.below(persons); left > 0; left--) {
      addAt(truth, unit * parts + Math.min(random.below(parts), random.below(parts)), 1);
      addAt(whole, unit, 1);
    }
  }
  const upper = Int32Array.from(truth, (_, v) => whole[Math.floor(v / parts)] ?? 0);
  return {
    categories: parts,
    relations: [{ whole, parts: Array.from({ length: parts }, (_, i) => i) }],
    upper,
    truth,
  };
}

function drawTable(kind: Kind, size: KindSize, random: Random): Drawn {
  if (kind === 'family') return drawFamily(size, random);
  if (kind === 'known whole') return drawKnownWhole(size, random);
  return drawBreakdown(size, kind === 'tenths' ? size.scale : 1, random);
}

function drawNodes({ units, groupings }: KindSize, random: Random): readonly (readonly number[])[] {
  return Array.from({ length: groupings }, () => {
    const lists: number[][] = Array.from({ length: 1 + random.below(units) }, () => []);
    for (let unit = 0; unit < units; unit++) lists[random.below(lists.length)]?.push(unit);
    return lists.filter((list) => list.length > 0);
  }).flat();
}

/** "under 5" and the nearest 5, then the nearest 10, then hidden; in smallest units, a head being `scale` of them. */
function levelsFor(count: number, most: number, scale: number): readonly Interval[] {
  const hidden = { lo: 0, hi: most };
  if (count < 5 * scale) return [{ lo: 0, hi: 5 * scale - 1 }, hidden];
  const near = (base: number) => {
    const middle = Math.floor(count / (base * scale) + 0.5) * base * scale;
    return { lo: Math.max(5 * scale, middle - (base * scale) / 2), hi: middle + (base * scale) / 2 };
  };
  return [near(5), near(10), hidden];
}

/** What everybody knows of one count besides how it is shown: a decision, an edition of last year. */
function drawFact(count: number, variables: readonly number[], scale: number, random: Random): FormSpec {
  const lo = random.oneIn(3) ? Number.NEGATIVE_INFINITY : count - random.below(4) * scale;
  return {
    variables,
    weights: undefined,
    levels: [{ lo: Math.max(0, lo), hi: count + random.below(5) * scale }],
    costs: undefined,
  };
}

/** A published difference or weighted sum of counts, known to within a little. */
function drawWeighted(truth: Int32Array, random: Random): FormSpec {
  const variables = [...new Set(Array.from({ length: 4 }, () => random.below(truth.length)))];
  const weights = variables.map(() => [-2, -1, 1, 2, 3][random.below(5)] ?? 1);
  const value = variables.reduce((sum, v, k) => sum + (weights[k] ?? 0) * (truth[v] ?? 0), 0);
  const level = { lo: value - random.below(3), hi: value + random.below(3) };
  return { variables, weights, levels: [level, { lo: level.lo - 20, hi: level.hi + 20 }], costs: [2] };
}

/** A random system; same kind, seed and size, same system. Every target asks for two further values, or fewer. */
export function systemOfKind(kind: Kind, seed: string, size: KindSize): SystemSpec {
  const random = makeRandom(seedFromText(`${kind} ${seed}`));
  const { categories, relations, upper, truth } = drawTable(kind, size, random);
  const scale = kind === 'tenths' ? size.scale : 1;
  const nodes = drawNodes(size, random);
  const forms: FormSpec[] = [];
  const targets: TargetSpec[] = [];
  const sum = (table: Int32Array, variables: readonly number[]) =>
    variables.reduce((s, v) => s + (table[v] ?? 0), 0);
  for (const units of nodes) {
    for (let category = 0; category < categories; category++) {
      const variables = units.map((unit) => unit * categories + category);
      const [count, most] = [sum(truth, variables), sum(upper, variables)];
      const need = Math.min(random.oneIn(4) ? 1 : 2, Math.floor(most / scale));
      const small = count < 5 * scale || most - count < 5 * scale;
      if (small && most > 0) targets.push({ form: forms.length, need, stride: scale });
      const levels = levelsFor(count, most, scale);
      forms.push({ variables, weights: undefined, levels, costs: levels.length === 2 ? [8] : [1, 8] });
      if ((kind === 'facts' || kind === 'tenths') && random.oneIn(3))
        forms.push(drawFact(count, variables, scale, random));
    }
  }
  if (kind === 'weights') for (let i = 0; i < 3; i++) forms.push(drawWeighted(truth, random));
  return {
    units: size.units,
    categories,
    relations,
    upper,
    truth,
    forms,
    targets,
    nodes: nodes.map((n) => Int32Array.from(n)),
  };
}
