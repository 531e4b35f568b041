/**
 * The setting of a year: what every part of it works with, and how a happening is put on the agenda.
 * Belongs here: days, who is free, what home suits a mover. Does not belong: what happens (moves.ts, arrivals.ts …).
 * Start with Setting and plan.
 */
import type { Dwelling } from './homes.ts';
import { lagOf } from './lag.ts';
import { ageOn, dayOf, type Household, isNonWestern, newYear, type Person } from './person.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import type { Population } from './population.ts';
import { type Profiles, targetOf } from './profile.ts';
import { type Chance, take } from './random.ts';

/** Codes of places people move from and to. */
export const MUNICIPALITIES = [
  '0630',
  '0607',
  '0621',
  '0615',
  '0751',
  '0101',
  '0461',
  '0561',
  '0766',
  '0510',
  '0657',
  '0851',
];
export const COUNTRIES = ['5180', '5110', '5120', '5154', '5170', '5486', '5172', '5436', '5450', '5404'];

/** What the year's planted moves came to, for truth.md and for steering. */
export interface YearNotes {
  /** Adults 18-64 outside the labour market, and all persons and families, moved between the two estates. */
  displacedAdultsOutside: number;
  displacedPersons: number;
  displacedFamilies: number;
  rehousedPersons: number;
  rehousedHouseholds: number;
}

/** Something that happens on a day of the year. */
export interface Happening {
  readonly day: number;
  readonly run: () => void;
}

/** One year and all that its parts work with. */
export interface Setting {
  readonly year: number;
  readonly scale: number;
  readonly population: Population;
  readonly profiles: Profiles;
  readonly chance: Chance;
  readonly notes: YearNotes;
  readonly agenda: Happening[];
  /** By steering group: the non-Western share newcomers are drawn with, so that the group stays on its path. */
  readonly newcomers: readonly number[];
}

/** Newcomers make up for where a group stands off its path. */
export function newcomerShares(population: Population, profiles: Profiles, year: number): number[] {
  const counts = profiles.map(() => ({ all: 0, nonWestern: 0 }));
  for (const household of population.households)
    for (const person of household.members) {
      const count = take(counts, household.dwelling.group);
      count.all += 1;
      if (isNonWestern(person)) count.nonWestern += 1;
    }
  return counts.map(({ all, nonWestern }, group) => {
    const goal = targetOf(profiles, group, year + 1).nonWestern;
    return Math.min(0.95, Math.max(0.005, goal + 6 * (goal - (all === 0 ? goal : nonWestern / all))));
  });
}

/** How far a group lags behind its planned residents, at most a quarter either way. */
export function lag(setting: Setting, group: number): number {
  return lagOf(group, setting.population.sizes.get(group) ?? 0, setting.year + 1, setting.scale);
}

/** The steering group of an estate. */
export function groupOf(code: string): number {
  return AREA_PLAN.length + ESTATE_PLAN.findIndex((plan) => plan.code === code);
}

/** Young people move when studies begin. */
const MOVES_BY_MONTH = [8, 7, 8, 8, 8, 9, 9, 12, 10, 8, 7, 6];

/** A day for a move in the year. */
export function anyDay(setting: Setting): number {
  const month = 1 + setting.chance.weighted(MOVES_BY_MONTH);
  // Most moves fall on the first or the fifteenth.
  const day = setting.chance.happens(0.5)
    ? 1
    : setting.chance.happens(0.4)
      ? 15
      : setting.chance.whole(2, 28);
  return dayOf(setting.year, month, day) + (month === 1 && day === 1 ? 1 : 0);
}

/** A day for a birth or death in the year. */
export function evenDay(setting: Setting): number {
  return newYear(setting.year) + setting.chance.whole(1, 364);
}

/** Whether a household still exists and nothing has happened to it on or after the day. */
export function isFree(setting: Setting, household: Household, day: number): boolean {
  return setting.population.households.has(household) && household.lastDay < day;
}

/** Puts a happening on the agenda; when its day comes it runs only if the household is free. */
export function plan(setting: Setting, day: number, household: Household, run: () => void): void {
  setting.agenda.push({
    day,
    run: () => {
      if (isFree(setting, household, day)) run();
    },
  });
}

/** The oldest member. */
export function eldest(household: Household): Person {
  return household.members.reduce((a, b) => (a.birthDay <= b.birthDay ? a : b), take(household.members, 0));
}

/** Members of 18 and over. */
export function adults(household: Household, day: number): Person[] {
  return household.members.filter((member) => ageOn(member, day) >= 18);
}

/** How well a vacant dwelling suits a mover: rooms, tenure, neighbourhood and people alike. */
export function suits(
  setting: Setting,
  household: readonly Person[],
  from: Dwelling,
): (dwelling: Dwelling) => number {
  const ideal = Math.min(6, 1 + household.length * 0.85);
  const nonWestern = household.some(isNonWestern) ? 1 : -0.6;
  const outside = household.some((person) => person.outside) ? 1 : -0.7;
  return (dwelling) => {
    const target = targetOf(setting.profiles, dwelling.group, setting.year);
    return (
      (dwelling.address.area === from.address.area ? 0.7 : 0) -
      Math.abs(dwelling.rooms - ideal) * 0.5 +
      (dwelling.tenure === from.tenure ? 0.8 : 0) +
      nonWestern * take(setting.newcomers, dwelling.group) * 4 +
      outside * target.outside * 3 +
      4 * lag(setting, dwelling.group)
    );
  };
}

/** The best of a few vacant dwellings that the movers look at. */
export function seek(setting: Setting, movers: readonly Person[], from: Dwelling): Dwelling | undefined {
  return setting.population.vacancies.best(9, suits(setting, movers, from), setting.chance);
}
