/**
 * Lag: how far a neighbourhood's residents are behind their plan, so that movers and newcomers even it out.
 * Belongs here: planned residents by steering group and year. Used by setting.ts and arrivals.ts.
 */
import { alongPath } from './path.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import { LAST_YEAR, RESIDENTS } from './profile.ts';
import { take } from './random.ts';

/** Share of an estate's homes inside its own area. */
const INSIDE = 0.9;

/** Residents planned for a steering group in the year: estates as planned, areas less the estate inside. */
function plannedResidents(group: number, year: number): number {
  const growth = alongPath(RESIDENTS, year) / alongPath(RESIDENTS, LAST_YEAR);
  const area = AREA_PLAN[group];
  if (area === undefined) return take(ESTATE_PLAN, group - AREA_PLAN.length).residents * growth;
  const estate = ESTATE_PLAN.find((plan) => plan.area === area.name);
  const reaching = ESTATE_PLAN.find((plan) => plan.reachesInto === area.name);
  const inside = INSIDE * (estate?.residents ?? 0) + (1 - INSIDE) * (reaching?.residents ?? 0);
  return (area.residents - inside) * growth;
}

/** How far a group lags behind its plan, at most a quarter either way. */
export function lagOf(group: number, residents: number, year: number, scale: number): number {
  const planned = plannedResidents(group, year) * scale;
  const share = (planned - residents) / planned;
  return Math.max(-0.25, Math.min(0.25, share));
}
