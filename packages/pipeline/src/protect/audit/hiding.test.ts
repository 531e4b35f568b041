import { describe, expect, test } from 'vitest';
import { attack } from './attack.ts';
import { type AttackSystem, type ShownCount, type SystemParts, toAttackSystem } from './attack-system.ts';
import { hideBeforeAttack } from './hiding.ts';
import { type CountRules, toShownForm, widthOf } from './shown.ts';

const rules: CountRules = { base: 1, smallCount: 5, scale: 1, fewWidth: 3 };
const MOST = 200;

interface Town {
  /** Counts by area and group; each area is one unit. */
  readonly counts: readonly (readonly number[])[];
  /** Areas that are published together, besides each alone. */
  readonly districts?: readonly (readonly number[])[];
  /** Areas whose only group is one household. */
  readonly alone?: readonly number[];
  readonly most?: number;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Total and groups of every area and district, exact from 5 up, "under 5" below; the municipality's counts known. */
function systemOf({ counts, districts = [], alone = [], most = MOST }: Town): AttackSystem {
  const tables = counts.map((groups) => (groups.length === 1 ? groups : [sum(groups), ...groups]));
  const width = tables[0]?.length ?? 0;
  const unitsOf = [...counts.map((_, unit) => [unit]), ...districts];
  const shown = unitsOf.flatMap((units, node) =>
    Array.from({ length: width }, (_, category): ShownCount => {
      const count = sum(units.map((unit) => tables[unit]?.[category] ?? 0));
      const way = count < rules.smallCount ? 'class' : 'exact';
      const place = { role: units.length > 1 ? 'district' : 'main', isTotal: category === 0 };
      const form = toShownForm(count, most * units.length, way, place, rules);
      const target = widthOf(count, most * units.length, way, rules);
      return { ...form, node, category, width: target, given: undefined, isAlone: alone.includes(node) };
    }),
  );
  const parts: SystemParts = {
    ...{ series: 'a town', period: '2026', units: counts.length, unitsOf, shown, known: [] },
    names: Array.from({ length: width }, (_, i) => `count ${i}`),
    relations: width > 1 ? [{ whole: 0, parts: Array.from({ length: width - 1 }, (_, i) => i + 1) }] : [],
    upper: new Int32Array(counts.length * width).fill(most),
    truth: Int32Array.from(tables.flat()),
    outside: Array.from({ length: width }, (_, i) => sum(tables.map((row) => row[i] ?? 0))),
    ...{ stride: 1, smallCount: rules.smallCount },
  };
  const system = toAttackSystem(parts);
  if (system === undefined) throw new TypeError('Nothing in this town is small.');
  return system;
}

/** "area group" of counts, by their forms. */
function named({ cells }: AttackSystem, forms: readonly number[]): readonly string[] {
  return forms.map((form) => `${cells[form]?.node} ${cells[form]?.name}`).sort();
}

const eliminated = (system: AttackSystem) =>
  named(system, system.hiding ? hideBeforeAttack(system.spec, system.hiding) : []);

const attackOn = (system: AttackSystem) =>
  attack({ system, seed: [1, 2, 3, 4], zeroMayBeKnown: true, repair: true });

async function hiddenIn(system: AttackSystem): Promise<readonly string[]> {
  const { outcome, levels } = await attackOn(system);
  expect(outcome).toBe('safe');
  return named(
    system,
    [...levels.keys()].filter((form) => levels[form] !== 0),
  );
}

describe('what is hidden before the attack', () => {
  const worked = systemOf({
    counts: [
      [20, 3, 15],
      [12, 8, 30],
      [7, 2, 25],
    ],
  });

  test('is a·k1 and c·k1 in the worked example, and the attack asks for nothing more', async () => {
    expect(eliminated(worked)).toEqual(['0 count 1', '2 count 1']);
    expect(await hiddenIn(worked)).toEqual(['0 count 1', '2 count 1']);
  });

  test('is one neighbour of a 3 beside 40 and 60, not both', async () => {
    expect(await hiddenIn(systemOf({ counts: [[3], [40], [60]] }))).toEqual(['1 count 0']);
  });

  test('is nothing where two small counts hide each other', async () => {
    expect(await hiddenIn(systemOf({ counts: [[3], [2], [40], [60]] }))).toEqual([]);
  });

  test('is one more where one of the two is a household of its own, which can subtract itself', () => {
    const counts = [[3], [2], [40], [60]];
    expect(eliminated(systemOf({ counts, alone: [1] }))).toEqual(['2 count 0']);
  });

  test('is kept by importance: a district before an area, a larger count before a smaller one', () => {
    const town = systemOf({
      counts: [[3], [40], [60], [70]],
      districts: [
        [0, 1],
        [2, 3],
      ],
    });
    expect(eliminated(town)).toEqual(['1 count 0']);
  });
});

describe('what elimination cannot see', () => {
  test('is left to the attack: 4 and 3 beside an exact 7 can only be 3 and 4', async () => {
    const town = systemOf({
      counts: [
        [4, 3],
        [30, 40],
        [50, 60],
      ],
    });
    const first = eliminated(town);
    const all = await hiddenIn(town);
    expect(all.length).toBeGreaterThan(first.length);
    expect(first.every((count) => all.includes(count))).toBe(true);
  });
});

/** Every table of a system of few areas, by trying all counts of the groups. */
function enumerate({ spec }: AttackSystem, levels: Int32Array): readonly Int32Array[] {
  const { categories, units, upper, forms } = spec;
  const free = categories === 1 ? [0] : Array.from({ length: categories - 1 }, (_, i) => i + 1);
  const places = Array.from({ length: units }, (_, unit) => free.map((c) => unit * categories + c)).flat();
  const table = new Int32Array(units * categories);
  const found: Int32Array[] = [];
  const fits = () =>
    forms.every(({ variables, levels: all }, f) => {
      const level = all[levels[f] ?? 0];
      const value = sum(Array.from(variables, (v) => table[v] ?? 0));
      return level !== undefined && value >= level.lo && value <= level.hi;
    });
  const fill = (place: number): void => {
    const at = places[place];
    if (at === undefined) {
      for (let unit = 0; unit < units && categories > 1; unit++) {
        const base = unit * categories;
        table[base] = sum(free.map((c) => table[base + c] ?? 0));
      }
      if (fits()) found.push(table.slice());
      return;
    }
    for (let value = 0; value <= (upper[at] ?? 0); value++) {
      table[at] = value;
      fill(place + 1);
    }
  };
  fill(0);
  return found;
}

describe('against an attacker who tries every table', () => {
  const draw = (seed: number, most: number) => (seed * 7_919 + 13) % (most + 1);
  const towns = Array.from({ length: 24 }, (_, i) => ({
    i,
    counts: [0, 1, 2, 3].map((area) => [draw(i * 5 + area * area + 1, 9)]),
    districts: [[0, 1], [1, 2, 3].slice(i % 2)],
  }));

  test.each(towns)(
    'town $i keeps four values of every small count, or as many as its total leaves',
    async (town) => {
      const system = systemOf({ ...town, most: 9 });
      const { outcome, levels, exemptions } = await attackOn(system);
      expect(outcome).toBe('safe');
      const tables = enumerate(system, levels);
      const exempt = new Set(exemptions.map(({ target }) => target));
      system.spec.targets.forEach(({ form, need }, target) => {
        const variables = Array.from(system.spec.forms[form]?.variables ?? []);
        const values = new Set(tables.map((table) => sum(variables.map((v) => table[v] ?? 0))));
        if (!exempt.has(target)) expect(values.size).toBeGreaterThan(need);
      });
    },
  );
});
