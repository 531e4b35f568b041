/**
 * What a report shows of one attribute in the made-up municipality, as the attacker's system: four attributes, one to three vintages.
 * Belongs here: who has the attribute, the rounded form of every count, what is a target. Does not belong: people and areas.
 * Small counts and complements are targets, and every count shown as "under 5", true zeros too. Known exactly: people by atom, municipal totals.
 */
import { makeRandom, seedFromText } from '../random.ts';
import type { FormSpec, Interval, Relation, SystemSpec, TargetSpec } from '../system.ts';
import { AGES, INNER, type Municipality, ORIGINS, type Role, SEXES } from './municipality.ts';

export const ATTRIBUTES = ['common', 'medium', 'rare', 'very rare'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Chance in ten thousand, and who is asked. */
const CHANCE: Readonly<Record<Attribute, { readonly of: number; readonly ages: (age: number) => boolean }>> =
  {
    common: { of: 2200, ages: () => true },
    medium: { of: 600, ages: () => true },
    rare: { of: 90, ages: (age) => age > 0 },
    'very rare': { of: 60, ages: (age) => age === 0 },
  };

const CATEGORIES = 1 + SEXES + AGES + ORIGINS;
const AGE_FACTOR = [6, 12, 13, 11, 8, 5] as const;
const ORIGIN_FACTOR = [9, 17, 12] as const;

const RELATIONS: readonly Relation[] = [
  { whole: 0, parts: [1, 2] },
  { whole: 0, parts: Array.from({ length: AGES }, (_, i) => 3 + i) },
  { whole: 0, parts: Array.from({ length: ORIGINS }, (_, i) => 3 + AGES + i) },
];

/** The four counts an inner cell adds to. */
function categoriesOf(inner: number): readonly number[] {
  const age = Math.floor(inner / ORIGINS) % AGES;
  return [0, 1 + Math.floor(inner / (AGES * ORIGINS)), 3 + age, 3 + AGES + (inner % ORIGINS)];
}

interface Counted {
  readonly upper: Int32Array;
  readonly truth: Int32Array;
}

function drawAttribute({ atoms, persons }: Municipality, attribute: Attribute, seed: string): Counted {
  const random = makeRandom(seedFromText(`${seed} ${attribute}`));
  const { of, ages } = CHANCE[attribute];
  const upper = new Int32Array(atoms * CATEGORIES);
  const truth = new Int32Array(atoms * CATEGORIES);
  for (let atom = 0; atom < atoms; atom++) {
    const here = 6 + random.below(9);
    for (let inner = 0; inner < INNER; inner++) {
      const age = Math.floor(inner / ORIGINS) % AGES;
      if (!ages(age)) continue;
      const asked = persons[atom * INNER + inner] ?? 0;
      const ageFactor = attribute === 'very rare' ? 10 : (AGE_FACTOR[age] ?? 0);
      const chance = (of * here * ageFactor * (ORIGIN_FACTOR[inner % ORIGINS] ?? 0)) / 1000;
      let have = 0;
      for (let person = 0; person < asked; person++) if (random.below(10_000) < chance) have++;
      for (const category of categoriesOf(inner)) {
        const at = atom * CATEGORIES + category;
        upper[at] = (upper[at] ?? 0) + asked;
        truth[at] = (truth[at] ?? 0) + have;
      }
    }
  }
  return { upper, truth };
}

function nearest(count: number, base: number, most: number): Interval {
  const middle = Math.floor((count + base / 2) / base) * base;
  const lo = base === 5 ? middle - 2 : middle - 5;
  return { lo: Math.max(5, lo), hi: Math.min(most, base === 5 ? middle + 2 : middle + 4) };
}

const SMALL = 5;
const FEWEST_PERSONS = 20;

/** As shown, to the nearest 10, hidden; cells of fewer than 20 persons and nothing else are hidden from the start. */
export function levelsOf(count: number, most: number): readonly Interval[] {
  const hidden = { lo: 0, hi: most };
  if (most < FEWEST_PERSONS) return [hidden];
  if (count < SMALL) return [{ lo: 0, hi: SMALL - 1 }, hidden];
  if (most - count < SMALL) return [{ lo: most - SMALL + 1, hi: most }, hidden];
  return [nearest(count, 5, most), nearest(count, 10, most), hidden];
}

const COST: Readonly<Record<Role, number>> = {
  department: 1,
  zone: 3,
  'later-area': 4,
  area: 5,
  district: 30,
};

function costsOf(role: Role, isTotal: boolean, count: number, levels: number): readonly number[] | undefined {
  const coarsen = COST[role] * (isTotal ? 50 : 1) * (1 + count / 50);
  const hide = coarsen * (isTotal ? 100 : 8);
  return levels === 1 ? undefined : levels === 2 ? [hide] : [coarsen, hide];
}

const VINTAGES: readonly Role[] = ['area', 'zone', 'later-area'];

function isTarget(count: number, most: number): boolean {
  const complement = most - count;
  if ((count > 0 && count < SMALL) || (complement > 0 && complement < SMALL)) return true;
  return (count === 0 || complement === 0) && most >= FEWEST_PERSONS;
}

/** The system of one attribute with so many vintages of the areas (1: areas; 2: and zones; 3: and later areas). */
export function municipalSystem(
  municipality: Municipality,
  attribute: Attribute,
  vintages: 1 | 2 | 3,
  seed: string,
): SystemSpec {
  const { atoms } = municipality;
  const { upper, truth } = drawAttribute(municipality, attribute, seed);
  const shown = municipality.nodes.filter(
    ({ role }) => !VINTAGES.includes(role) || VINTAGES.indexOf(role) < vintages,
  );
  const sum = (table: Int32Array, variables: readonly number[]) =>
    variables.reduce((s, v) => s + (table[v] ?? 0), 0);
  const everywhere = (category: number) =>
    Array.from({ length: atoms }, (_, atom) => atom * CATEGORIES + category);
  const forms: FormSpec[] = [];
  const targets: TargetSpec[] = [];
  for (let category = 0; category < CATEGORIES; category++) {
    const all = everywhere(category);
    const total = sum(truth, all);
    const rest = sum(upper, all) - total;
    for (const { role, atoms: members } of shown) {
      const variables = members.map((atom) => atom * CATEGORIES + category);
      const [count, most] = [sum(truth, variables), sum(upper, variables)];
      if (most === 0) continue;
      if (isTarget(count, most))
        targets.push({ form: forms.length, need: Math.min(2, most, total, rest), stride: 1 });
      const levels = levelsOf(count, most);
      forms.push({
        variables,
        weights: undefined,
        levels,
        costs: costsOf(role, category === 0, count, levels.length),
      });
    }
    forms.push({ variables: all, weights: undefined, levels: [{ lo: total, hi: total }], costs: undefined });
  }
  const nodes = shown.map(({ atoms: members }) => Int32Array.from(members));
  return { units: atoms, categories: CATEGORIES, relations: RELATIONS, upper, truth, forms, targets, nodes };
}
