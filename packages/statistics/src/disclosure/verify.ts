/**
 * The verifier: whole-number additions only, no solver, no search, no seed, nothing shared with them but the published system.
 * It takes what was published and the kept tables and answers whether every target has enough possible values.
 * A wrong search can cost time or coarsening; it cannot get past this file.
 */
import type { SystemSpec } from './system.ts';

export interface Exemption {
  readonly target: number;
  /** Why this target need not be uncertain; listed in the certificate. */
  readonly reason: 'proven-zero';
}

export interface VerifyResult {
  readonly safe: boolean;
  /** Tables that contradict the publication, by position. */
  readonly badTables: readonly number[];
  /** Targets without enough distinct values and without an exemption. */
  readonly unproven: readonly number[];
  /** Fewest distinct values over the targets that need most and are not exempt; Infinity when there are none. */
  readonly fewestValues: number;
}

function weightedSum(form: SystemSpec['forms'][number], table: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < form.variables.length; k++) {
    sum += (form.weights?.[k] ?? 1) * (table[form.variables[k] as number] as number);
  }
  return sum;
}

/** Whether in one unit the parts of every relation add up. */
function unitFits(spec: SystemSpec, table: Int32Array, unit: number): boolean {
  const base = unit * spec.categories;
  return spec.relations.every(({ whole, parts }) => {
    let sum = 0;
    for (const part of parts) sum += table[base + part] as number;
    return sum === (typeof whole === 'number' ? table[base + whole] : whole[unit]);
  });
}

/** How many values there are that lie at least `stride` apart from one another: smallest first, each next one far enough. */
function countApart(values: ReadonlySet<number>, stride: number): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - last < stride) continue;
    count++;
    last = value;
  }
  return count;
}

/** Whether a table satisfies bounds, relations and every published form at its level in force. */
export function tableFits(spec: SystemSpec, levels: ArrayLike<number>, table: Int32Array): boolean {
  if (table.length !== spec.units * spec.categories) return false;
  for (let v = 0; v < table.length; v++) {
    const value = table[v] as number;
    if (!Number.isInteger(value) || value < 0 || value > (spec.upper[v] as number)) return false;
  }
  for (let unit = 0; unit < spec.units; unit++) if (!unitFits(spec, table, unit)) return false;
  return spec.forms.every((form, f) => {
    const level = form.levels[levels[f] as number];
    const value = weightedSum(form, table);
    return level !== undefined && value >= level.lo && value <= level.hi;
  });
}

/** Answers for the whole publication; `levels[f]` is the level in force of form f. */
export function verifyWitnesses(
  spec: SystemSpec,
  levels: ArrayLike<number>,
  tables: readonly Int32Array[],
  exemptions: readonly Exemption[],
): VerifyResult {
  const candidates = [spec.truth, ...tables];
  const badTables = candidates.flatMap((table, i) => (tableFits(spec, levels, table) ? [] : [i - 1]));
  const exempt = new Set(exemptions.map((exemption) => exemption.target));
  const unproven: number[] = [];
  const mostNeeded = spec.targets.reduce((most, { need }) => Math.max(most, need), 0);
  let fewestValues = Number.POSITIVE_INFINITY;
  spec.targets.forEach((target, t) => {
    if (exempt.has(t)) return;
    const form = spec.forms[target.form];
    const values = new Set(form ? candidates.map((table) => weightedSum(form, table)) : []);
    const apart = countApart(values, target.stride);
    if (target.need === mostNeeded) fewestValues = Math.min(fewestValues, apart);
    if (apart < target.need + 1) unproven.push(t);
  });
  return { safe: badTables.length === 0 && unproven.length === 0, badTables, unproven, fewestValues };
}
