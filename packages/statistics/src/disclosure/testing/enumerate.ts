/** The attacker with unlimited time: every whole-number table that fits a publication, listed. Small systems only. */
import type { SystemSpec } from '../system.ts';

function valueIn(form: SystemSpec['forms'][number] | undefined, table: Int32Array): number {
  let value = 0;
  for (let k = 0; form && k < form.variables.length; k++)
    value += (form.weights?.[k] ?? 1) * (table[form.variables[k] ?? 0] ?? 0);
  return value;
}

/** Every table that fits the publication at the levels in force. */
export function enumerateTables(spec: SystemSpec, levels: ArrayLike<number>): Int32Array[] {
  const found: Int32Array[] = [];
  const table = new Int32Array(spec.units * spec.categories);
  const unitTables = Array.from({ length: spec.units }, (_, unit) => tablesOfUnit(spec, unit));
  const fits = () =>
    spec.forms.every((form, f) => {
      const level = form.levels[levels[f] ?? 0];
      const value = valueIn(form, table);
      return level !== undefined && value >= level.lo && value <= level.hi;
    });
  const fill = (unit: number) => {
    if (unit === spec.units) {
      if (fits()) found.push(table.slice());
      return;
    }
    for (const choice of unitTables[unit] ?? []) {
      table.set(choice, unit * spec.categories);
      fill(unit + 1);
    }
  };
  fill(0);
  return found;
}

/** Every table of one unit inside its bounds in which all relations hold: categories filled one by one, dead ends cut early. */
function tablesOfUnit(spec: SystemSpec, unit: number): number[][] {
  const base = unit * spec.categories;
  const tables: number[][] = [];
  const table = new Array<number>(spec.categories).fill(0);
  const holds = (filled: number) =>
    spec.relations.every(({ whole, parts }) => {
      const members = typeof whole === 'number' ? [whole, ...parts] : parts;
      if (members.some((category) => category >= filled)) return true;
      const sum = parts.reduce((s, part) => s + (table[part] ?? 0), 0);
      return sum === (typeof whole === 'number' ? table[whole] : whole[unit]);
    });
  const fill = (category: number) => {
    if (!holds(category)) return;
    if (category === spec.categories) {
      tables.push(table.slice());
      return;
    }
    for (let value = 0; value <= (spec.upper[base + category] ?? 0); value++) {
      table[category] = value;
      fill(category + 1);
    }
  };
  fill(0);
  return tables;
}

/** How many of the values lie at least `stride` apart: the most that can, found by trying every first one. */
export function countApart(values: ReadonlySet<number>, stride: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const most = new Map<number, number>();
  for (const value of sorted.toReversed()) {
    const after = sorted.filter((other) => other >= value + stride).map((other) => most.get(other) ?? 0);
    most.set(value, 1 + Math.max(0, ...after));
  }
  return Math.max(0, ...most.values());
}

/** For every target, how many values lie far enough apart over all tables that fit. */
export function possibleValues(spec: SystemSpec, levels: ArrayLike<number>): readonly number[] {
  const values = spec.targets.map(() => new Set<number>());
  for (const table of enumerateTables(spec, levels)) {
    spec.targets.forEach(({ form }, t) => {
      values[t]?.add(valueIn(spec.forms[form], table));
    });
  }
  return spec.targets.map(({ stride }, t) => countApart(values[t] ?? new Set(), stride));
}
