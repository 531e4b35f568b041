/**
 * One round of attack, cheapest means first: walk, directed search, bounds near a target, search again, bounds over everything.
 * Budgets are counted in moves and steps, so that the round is the same on every machine. Start with attackOnce.
 */
import { fullBreaches, localBreaches } from './breaches.ts';
import { type Breach, boundsOfForm, openTargets, type Run, type Search, seekFrom, strideOf } from './run.ts';
import { walk } from './search.ts';

/** Seeks values within `span` of the truth for each target. */
function seekAll(
  run: Run,
  targets: readonly number[],
  search: Search,
  span: number,
  start?: Int32Array,
): void {
  for (const target of targets) {
    if (run.witnesses.isSafe(target)) continue;
    const { lo, hi } = boundsOfForm(run, target);
    const truth = run.witnesses.truthOf(target);
    const reach = span * strideOf(run, target);
    const near = run.roomNear.get(target) ?? { lo, hi };
    const range = { lo: Math.max(lo, near.lo, truth - reach), hi: Math.min(hi, near.hi, truth + reach) };
    seekFrom(run, target, range, search, start);
  }
}

/** Breaches found in this round. Targets may be left open: neither safe nor breached. */
export function attackOnce(run: Run, round: number): readonly Breach[] {
  // A cheap start; after a repair few targets are open, and searching for each is cheaper.
  if (round === 0) walk(run.system, run.witnesses, run.random, 2);
  if (!run.wanderer.fits()) run.wanderer.moveTo(run.system.spec.truth);
  seekAll(run, openTargets(run), { steps: 50, candidates: 2 }, 3);
  const local = localBreaches(run, openTargets(run));
  const breached = new Set(local.map((breach) => breach.target));
  const left = () => openTargets(run).filter((target) => !breached.has(target));
  seekAll(run, left(), { steps: 400, candidates: 12 }, 40, run.system.spec.truth);
  return [...local, ...fullBreaches(run, left())];
}
