/**
 * One year of life: what is drawn to happen to whom and when, carried out in order of day.
 * Belongs here: rates by age, tenure and household. Does not belong: what a happening does (population.ts), work and school (steer.ts).
 * All rates are made up at Danish levels. Start with liveYear.
 */
import type { Dwelling } from './homes.ts';
import { ageOn, dayOf, type Household, isNonWestern, newYear, type Person } from './person.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { alongPath, DISPLACEMENT, ESTATE_PLAN, REHOUSING } from './plan-estates.ts';
import type { Population } from './population.ts';
import { type Profiles, RESIDENTS, targetOf } from './profile.ts';
import { type Chance, take } from './random.ts';

const TOTAL_MOBILITY = { A: 0.15, P: 0.25, N: 0.12, E: 0.062 } as const;
const MUNICIPALITIES = [
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
const COUNTRIES = ['5180', '5110', '5120', '5154', '5170', '5486', '5172', '5436', '5450', '5404'];

/** What the year's planted moves came to, for truth.md and for steering. */
export interface YearNotes {
  /** Adults 18-64 outside the labour market, and all persons and families, moved between the two estates. */
  displacedAdultsOutside: number;
  displacedPersons: number;
  displacedFamilies: number;
  rehousedPersons: number;
  rehousedHouseholds: number;
}

interface Happening {
  readonly day: number;
  readonly run: () => void;
}

interface Setting {
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
function newcomerShares(population: Population, profiles: Profiles, year: number): number[] {
  const counts = profiles.map(() => ({ all: 0, nonWestern: 0 }));
  for (const household of population.households)
    for (const person of household.members) {
      const count = take(counts, household.dwelling.group);
      count.all += 1;
      if (isNonWestern(person)) count.nonWestern += 1;
    }
  return counts.map(({ all, nonWestern }, group) => {
    const goal = targetOf(profiles, group, year + 1).nonWestern;
    return Math.min(0.95, Math.max(0.005, goal + 3 * (goal - (all === 0 ? goal : nonWestern / all))));
  });
}

function groupOf(code: string): number {
  return AREA_PLAN.length + ESTATE_PLAN.findIndex((plan) => plan.code === code);
}

function anyDay(setting: Setting): number {
  const month = setting.chance.whole(1, 12);
  // Most moves fall on the first or the fifteenth.
  const day = setting.chance.happens(0.5)
    ? 1
    : setting.chance.happens(0.4)
      ? 15
      : setting.chance.whole(2, 28);
  return dayOf(setting.year, month, day) + (month === 1 && day === 1 ? 1 : 0);
}

function evenDay(setting: Setting): number {
  return newYear(setting.year) + setting.chance.whole(1, 364);
}

function isFree(setting: Setting, household: Household, day: number): boolean {
  return setting.population.households.has(household) && household.lastDay < day;
}

function plan(setting: Setting, day: number, household: Household, run: () => void): void {
  setting.agenda.push({
    day,
    run: () => {
      if (isFree(setting, household, day)) run();
    },
  });
}

function eldest(household: Household): Person {
  return household.members.reduce((a, b) => (a.birthDay <= b.birthDay ? a : b), take(household.members, 0));
}

function adults(household: Household, day: number): Person[] {
  return household.members.filter((member) => ageOn(member, day) >= 18);
}

function awayPlace(chance: Chance, household: Household): string {
  const abroad = household.members.some((member) => member.origin !== 1) ? 0.3 : 0.07;
  return chance.happens(abroad) ? chance.pick(COUNTRIES) : chance.pick(MUNICIPALITIES);
}

function ageFactor(age: number): number {
  if (age < 25) return 2;
  if (age < 35) return 1.5;
  if (age < 50) return 0.85;
  return age < 67 ? 0.5 : 0.35;
}

/** How well a vacant dwelling suits a mover: rooms, tenure, neighbourhood and people alike. */
function suits(
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
      outside * target.outside * 3
    );
  };
}

function seek(setting: Setting, movers: readonly Person[], from: Dwelling): Dwelling | undefined {
  return setting.population.vacancies.best(9, suits(setting, movers, from), setting.chance);
}

function planHouseholdMove(setting: Setting, household: Household): void {
  const { chance, population } = setting;
  const age = ageOn(eldest(household), newYear(setting.year));
  const rate = TOTAL_MOBILITY[household.dwelling.tenure] * ageFactor(age);
  if (!chance.happens(rate)) return;
  const day = anyDay(setting);
  const away = chance.happens(age < 30 ? 0.42 : 0.34);
  plan(setting, day, household, () => {
    if (away) return population.depart(household, day, awayPlace(chance, household));
    const to = seek(setting, household.members, household.dwelling);
    if (to !== undefined) population.move(household, to, day);
  });
}

function planSeparation(setting: Setting, household: Household): void {
  const { chance, population } = setting;
  const day = newYear(setting.year);
  const couple = adults(household, day).filter((person) => ageOn(person, day) > 22);
  if (couple.length !== 2 || ageOn(take(couple, 0), day) > 62 || !chance.happens(0.021)) return;
  const date = anyDay(setting);
  plan(setting, date, household, () => {
    const leaver = chance.pick(couple);
    if (!couple.every((person) => household.members.includes(person))) return;
    const children = household.members.filter((person) => !couple.includes(person) && chance.happens(0.35));
    const leavers = [leaver, ...children];
    const to = chance.happens(0.25) ? undefined : seek(setting, leavers, household.dwelling);
    if (to === undefined) population.splitAway(leavers, date, awayPlace(chance, household));
    else population.split(leavers, to, date);
  });
}

function leaveHomeRate(age: number): number {
  if (age < 18) return 0;
  return [0.12, 0.3, 0.38, 0.36, 0.34, 0.32, 0.3][age - 18] ?? 0.25;
}

function planLeavingHome(setting: Setting, household: Household): void {
  const { chance, population } = setting;
  const day = newYear(setting.year);
  if (household.members.length < 2) return;
  const parent = eldest(household);
  for (const person of household.members) {
    const age = ageOn(person, day);
    if (parent.birthDay > person.birthDay - 16 * 365 || !chance.happens(leaveHomeRate(age))) continue;
    const date = anyDay(setting);
    plan(setting, date, household, () => {
      if (person.household !== household || household.members.length < 2) return;
      const to = chance.happens(0.44) ? undefined : seek(setting, [person], household.dwelling);
      if (to === undefined) population.splitAway([person], date, awayPlace(chance, household));
      else population.split([person], to, date);
    });
  }
}

function planPairing(setting: Setting, singles: readonly Household[]): void {
  const { chance, population } = setting;
  const waiting: Household[] = [];
  const now = newYear(setting.year);
  for (const household of singles) {
    const own = take(household.members, 0);
    const at = waiting.findIndex((other) => {
      const match = take(other.members, 0);
      return (
        (match.female !== own.female &&
          Math.abs(match.birthDay - own.birthDay) < 6 * 365 &&
          isNonWestern(match) === isNonWestern(own) &&
          other.dwelling.group === household.dwelling.group) ||
        (waiting.length > 40 &&
          match.female !== own.female &&
          Math.abs(match.birthDay - own.birthDay) < 7 * 365)
      );
    });
    const host = waiting[at];
    if (host === undefined || ageOn(own, now) < 20) {
      waiting.push(household);
      continue;
    }
    waiting.splice(at, 1);
    const date = anyDay(setting);
    plan(setting, date, household, () => {
      if (isFree(setting, host, date) && host.members.length === 1 && household.members.length === 1)
        population.join(household, host, date);
    });
  }
}

function fertility(person: Person, age: number, partnered: boolean, children: number): number {
  if (!person.female || age < 18 || age > 44) return 0;
  const peak = 0.142 * Math.exp(-(((age - 30.5) / 6.2) ** 2));
  return peak * (partnered ? 1.3 : 0.28) * (children >= 2 ? 0.35 : 1) * (isNonWestern(person) ? 1.15 : 1);
}

function planBirths(setting: Setting, household: Household): void {
  const day = newYear(setting.year);
  const grown = adults(household, day);
  const children = household.members.length - grown.length;
  for (const person of grown) {
    if (!setting.chance.happens(fertility(person, ageOn(person, day), grown.length === 2, children)))
      continue;
    const date = evenDay(setting);
    plan(setting, date, household, () => {
      if (person.household === household && household.members.includes(person))
        setting.population.bear(household, date);
    });
  }
}

function deathRate(person: Person, age: number): number {
  const base = 0.0000245 * Math.exp(0.098 * age) + 0.0002;
  return (
    base * (person.female ? 0.8 : 1.2) * (person.illness > 0 ? 1.35 : 0.95) * Math.exp(0.12 * person.leaning)
  );
}

function planDeaths(setting: Setting, household: Household): void {
  const day = newYear(setting.year);
  for (const person of household.members) {
    const age = ageOn(person, day);
    if (age < 1 || !setting.chance.happens(deathRate(person, age))) continue;
    const date = evenDay(setting);
    plan(setting, date, household, () => {
      // A child is never left alone: the death of a lone parent is spared.
      const last = adults(household, date).length === 1 && household.members.length > 1 && age >= 18;
      if (household.members.includes(person) && !last) setting.population.die(person, date);
    });
  }
}

function planRehousing(setting: Setting, household: Household): void {
  if (household.dwelling.closedFrom !== setting.year) return;
  const estate = groupOf(REHOUSING.estate);
  const date = dayOf(setting.year, setting.chance.whole(2, 10), setting.chance.pick([1, 15]));
  plan(setting, date, household, () => {
    if (household.dwelling.closedFrom !== setting.year) return;
    const fits = suits(setting, household.members, household.dwelling);
    const to = setting.population.vacancies.best(
      40,
      (dwelling) => (dwelling.group === estate || dwelling.tenure !== 'A' ? -200 : fits(dwelling)),
      setting.chance,
    );
    if (to === undefined) return;
    setting.notes.rehousedHouseholds += 1;
    setting.notes.rehousedPersons += household.members.length;
    setting.population.move(household, to, date);
  });
}

function isDisplaceable(household: Household, day: number): boolean {
  const grown = adults(household, day);
  const outside = grown.some((person) => person.outside && ageOn(person, day) < 60);
  return outside && household.members.length > grown.length;
}

function planDisplacement(setting: Setting): void {
  if (!DISPLACEMENT.years.some((year) => year === setting.year)) return;
  const from = groupOf(DISPLACEMENT.from);
  const to = groupOf(DISPLACEMENT.to);
  const now = newYear(setting.year);
  const families = [...setting.population.households].filter(
    (household) => household.dwelling.group === from && isDisplaceable(household, now),
  );
  const wanted = Math.max(1, Math.round(DISPLACEMENT.familiesPerYear * setting.scale));
  for (const household of setting.chance.shuffled(families).slice(0, wanted)) {
    const date = dayOf(setting.year, setting.chance.whole(2, 11), 1);
    plan(setting, date, household, () => displace(setting, household, to, date));
  }
}

function displace(setting: Setting, household: Household, to: number, date: number): void {
  const home = setting.population.vacancies.find((dwelling) => dwelling.group === to);
  if (home === undefined || household.dwelling.group !== groupOf(DISPLACEMENT.from)) return;
  const outside = household.members.filter(
    (person) => person.outside && ageOn(person, date) >= 18 && ageOn(person, date) < 65,
  );
  setting.notes.displacedFamilies += 1;
  setting.notes.displacedPersons += household.members.length;
  setting.notes.displacedAdultsOutside += outside.length;
  setting.population.move(household, home, date);
}

function arrivalPlace(setting: Setting, nonDanish: boolean): string {
  const { chance } = setting;
  return chance.happens(nonDanish ? 0.45 : 0.06) ? chance.pick(COUNTRIES) : chance.pick(MUNICIPALITIES);
}

function arriveOne(setting: Setting, date: number): void {
  const { population, chance } = setting;
  const dwelling = population.vacancies.best(
    3,
    (home) =>
      (home.building === 'flats' ? 0.5 : 0) + (home.built >= setting.year - 1 ? 1.5 : 0) + chance.share(),
    chance,
  );
  if (dwelling === undefined) return;
  population.vacancies.remove(dwelling);
  const target = {
    ...targetOf(setting.profiles, dwelling.group, setting.year + 1),
    nonWestern: take(setting.newcomers, dwelling.group),
  };
  const household = population.maker.fill(dwelling, target, date, 'arriving');
  population.arrive(household, date, arrivalPlace(setting, take(household.members, 0).origin !== 1));
}

/** Arrivals come as long as the town is behind its path, so that residents follow it through the year. */
function planArrivals(setting: Setting): void {
  const { chance, population, year, scale } = setting;
  const start = population.size;
  const goal = Math.round(alongPath(RESIDENTS, year + 1) * scale);
  const pathAt = (date: number): number => start + ((goal - start) * (date - newYear(year))) / 365;
  const arrivals = Math.round(start * 0.055);
  for (let i = 0; i < arrivals; i++) {
    const date = anyDay(setting);
    setting.agenda.push({
      day: date,
      run: () => {
        if (population.size < pathAt(date) + 30 * scale) arriveOne(setting, date);
      },
    });
  }
  const lastDay = newYear(year + 1) - 1;
  setting.agenda.push({ day: lastDay, run: () => reachGoal(setting, goal, lastDay) });
}

function reachGoal(setting: Setting, goal: number, lastDay: number): void {
  const { population } = setting;
  for (let tries = 0; population.size < goal && tries < 4000 && population.vacancies.size > 0; tries++)
    arriveOne(setting, lastDay);
}

/** Lives one calendar year; the population's events are that year's when it returns. */
export function liveYear(
  population: Population,
  profiles: Profiles,
  year: number,
  scale: number,
  chance: Chance,
): YearNotes {
  const notes: YearNotes = {
    displacedAdultsOutside: 0,
    displacedPersons: 0,
    displacedFamilies: 0,
    rehousedPersons: 0,
    rehousedHouseholds: 0,
  };
  const setting: Setting = {
    year,
    scale,
    population,
    profiles,
    chance,
    notes,
    agenda: [],
    newcomers: newcomerShares(population, profiles, year),
  };
  population.events = [];
  const singles: Household[] = [];
  for (const household of population.households) {
    planRehousing(setting, household);
    planHouseholdMove(setting, household);
    planSeparation(setting, household);
    planLeavingHome(setting, household);
    planBirths(setting, household);
    planDeaths(setting, household);
    if (household.members.length === 1 && isPairing(setting, take(household.members, 0)))
      singles.push(household);
  }
  planPairing(setting, singles);
  planDisplacement(setting);
  planArrivals(setting);
  for (const happening of setting.agenda.toSorted((a, b) => a.day - b.day)) happening.run();
  return notes;
}

function isPairing(setting: Setting, person: Person): boolean {
  const age = ageOn(person, newYear(setting.year));
  const rate = age < 20 ? 0.02 : age < 40 ? 0.19 : age < 60 ? 0.05 : 0.005;
  return setting.chance.happens(rate);
}
