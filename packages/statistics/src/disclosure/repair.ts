/**
 * Repair by coarsening: for each breach, the cheapest published form its bound rests on tells less.
 * Belongs here: choosing and lowering. Does not belong: what a level or a cost means. Each round lowers at least one form, so it ends.
 */
import { type Breach, formOf, type Run } from './run.ts';
import type { System } from './system.ts';

export interface Repair {
  readonly form: number;
  readonly level: number;
}

const canCoarsen = (system: System, form: number) => {
  const spec = system.spec.forms[form];
  return spec?.costs !== undefined && (system.level[form] as number) + 1 < spec.levels.length;
};

const costOf = (system: System, form: number) =>
  system.spec.forms[form]?.costs?.[system.level[form] as number] ?? 0;

function lowerLevel(run: Run, { form, level }: Repair): void {
  const interval = run.system.spec.forms[form]?.levels[level];
  if (!interval) return;
  run.system.level[form] = level;
  run.system.lo[form] = interval.lo;
  run.system.hi[form] = interval.hi;
  const row = run.full?.local.rowOfForm.get(form);
  if (row !== undefined) run.full?.bounds.setRow(row, interval.lo, interval.hi);
}

/** Coarsens for every breach that no form chosen for another one touches. Returns what changed; empty when nothing can. */
export function repairBreaches(run: Run, breaches: readonly Breach[]): readonly Repair[] {
  const { system } = run;
  const repairs = new Map<number, Repair>();
  for (const breach of breaches) {
    const candidates = [...breach.rows].filter((form) => canCoarsen(system, form));
    if (candidates.some((form) => repairs.has(form))) continue;
    const own = formOf(run, breach.target);
    const pool = candidates.length > 0 ? candidates : [own].filter((form) => canCoarsen(system, form));
    const cheapest = pool.sort((a, b) => costOf(system, a) - costOf(system, b) || a - b)[0];
    if (cheapest !== undefined)
      repairs.set(cheapest, { form: cheapest, level: (system.level[cheapest] as number) + 1 });
  }
  for (const repair of repairs.values()) lowerLevel(run, repair);
  run.witnesses.dropViolating([...repairs.keys()]);
  return [...repairs.values()];
}
