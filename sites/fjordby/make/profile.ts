/**
 * Profiles: what every neighbourhood is steered towards, year by year.
 * Belongs here: target shares per steering group and report year, and the municipality's own path. Does not belong: reaching them (steer.ts).
 * A steering group is an area without its large estate (0-78) or an estate (79-88). Shares are 0-1, income in kroner.
 * Start with makeProfiles.
 */

import { alongPath, type Path } from './path.ts';
import { AREA_PLAN, type AreaPlan } from './plan-areas.ts';
import { ESTATE_PLAN, type EstatePlan } from './plan-estates.ts';
import { INTERVENTION } from './plan-truths.ts';
import { type Chance, take } from './random.ts';

export const FIRST_YEAR = 2015;
export const LAST_YEAR = 2026;
export const YEARS: readonly number[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, i) => FIRST_YEAR + i,
);

/** Paths of the whole municipality, per cent, by report year. */
export const MUNICIPALITY: Readonly<Record<'outside' | 'convicted' | 'basicSchool' | 'special', Path>> = {
  outside: [
    [2015, 23.6],
    [2020, 22.4],
    [2023, 22.2],
    [2026, 22.1],
  ],
  convicted: [
    [2015, 1.12],
    [2026, 1.0],
  ],
  basicSchool: [
    [2015, 24.4],
    [2026, 21.3],
  ],
  special: [
    [2015, 5.0],
    [2026, 6.6],
  ],
};
/** Residents on 1 January. */
export const RESIDENTS: Path = [
  [2015, 110_000],
  [2020, 114_600],
  [2026, 119_000],
];
/** Mean gross income, by report year (income year before). */
export const INCOME: Readonly<Record<'region' | 'municipality', Path>> = {
  region: [
    [2015, 283_000],
    [2021, 322_500],
    [2026, 361_500],
  ],
  municipality: [
    [2015, 257_500],
    [2021, 293_500],
    [2026, 329_000],
  ],
};

export interface Target {
  readonly outside: number;
  readonly convicted: number;
  readonly basicSchool: number;
  readonly incomeDkk: number;
  readonly nonWestern: number;
  readonly special: number;
}

/** Targets by group, then by report year minus FIRST_YEAR. */
export type Profiles = readonly (readonly Target[])[];

/** A slow wander around zero: one value per year, deviation about `size` and never beyond twice that. */
function wander(size: number, chance: Chance): number[] {
  let value = chance.bell() * size;
  return YEARS.map(() => {
    value = 0.6 * value + 0.8 * size * chance.bell();
    return Math.max(-2 * size, Math.min(2 * size, value));
  });
}

function nonWesternOf(area: AreaPlan, chance: Chance): number {
  const fromLevel = Math.max(0, area.outside - 12) * (area.kind === 'by' ? 0.74 : 0.22);
  return Math.max(1.2, 2.2 + fromLevel + chance.bell() * 1.1);
}

function areaTargets(area: AreaPlan, chance: Chance): Target[] {
  const drift = chance.bell() * 1.6;
  const noise = wander(0.55, chance);
  const crime = wander(0.12, chance);
  const school = chance.bell() * 1.5;
  const origin = nonWesternOf(area, chance);
  const incomeNoise = wander(0.8, chance);
  return YEARS.map((year, i) => {
    const back = (LAST_YEAR - year) / 11;
    const outside = area.outside + drift * back + (noise[i] ?? 0);
    return {
      outside: (outside * alongPath(MUNICIPALITY.outside, year)) / 22.1 / 100,
      convicted: Math.max(0.15, 0.3 + 0.032 * (outside - 8) + (crime[i] ?? 0)) / 100,
      basicSchool: Math.max(6, 2.5 + 0.85 * area.outside + school + 3 * back) / 100,
      incomeDkk: ((area.income + (incomeNoise[i] ?? 0)) / 100) * alongPath(INCOME.municipality, year),
      nonWestern: (origin * (1 - 0.22 * back)) / 100,
      special: ((2.0 + 0.19 * area.outside) * alongPath(MUNICIPALITY.special, year)) / 6.6 / 100,
    };
  });
}

function interventionEffect(estate: EstatePlan, year: number): number {
  return estate.code === INTERVENTION.estate ? alongPath(INTERVENTION.effect, year - 1) : 0;
}

/** Small enough that the planted truths hold, large enough to look like life. */
const ESTATE_NOISE = { outside: 0.32, convicted: 0.06, basicSchool: 0.28, income: 0.35 } as const;

function estateTargets(estate: EstatePlan, chance: Chance): Target[] {
  const outside = wander(ESTATE_NOISE.outside, chance);
  const convicted = wander(ESTATE_NOISE.convicted, chance);
  const school = wander(ESTATE_NOISE.basicSchool, chance);
  const income = wander(ESTATE_NOISE.income, chance);
  return YEARS.map((year, i) => ({
    outside: (alongPath(estate.outside, year) + interventionEffect(estate, year) + take(outside, i)) / 100,
    convicted: (alongPath(estate.convicted, year) * (1 + take(convicted, i))) / 100,
    basicSchool: (alongPath(estate.basicSchool, year) + take(school, i)) / 100,
    incomeDkk: ((alongPath(estate.income, year) + take(income, i)) / 100) * alongPath(INCOME.region, year),
    nonWestern: alongPath(estate.nonWestern, year) / 100,
    special:
      ((7.0 + 0.13 * alongPath(estate.outside, year)) * alongPath(MUNICIPALITY.special, year)) / 6.6 / 100,
  }));
}

/** Targets of all 89 steering groups. */
export function makeProfiles(chance: Chance): Profiles {
  return [
    ...AREA_PLAN.map((area) => areaTargets(area, chance.fork(area.code))),
    ...ESTATE_PLAN.map((estate) => estateTargets(estate, chance.fork(estate.code))),
  ];
}

/** The target of a group in a report year. */
export function targetOf(profiles: Profiles, group: number, year: number): Target {
  return take(take(profiles, group), Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year)) - FIRST_YEAR);
}
