/**
 * Moves: households that move, couples that part or form, children that leave home. All rates are made up at Danish levels.
 * Belongs here: who is struck, by tenure and age. Does not belong: what a move does (population.ts), planted moves (planted-moves.ts).
 */
import { ageOn, type Household, isNonWestern, newYear, type Person } from './person.ts';
import { type Chance, take } from './random.ts';
import {
  adults,
  anyDay,
  COUNTRIES,
  eldest,
  isFree,
  MUNICIPALITIES,
  plan,
  type Setting,
  seek,
} from './setting.ts';

const TOTAL_MOBILITY = { A: 0.15, P: 0.25, N: 0.12, E: 0.062 } as const;

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

/** The whole household moves within town or out of it. */
export function planHouseholdMove(setting: Setting, household: Household): void {
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

/** A couple parts; some of the children go along. */
export function planSeparation(setting: Setting, household: Household): void {
  const { chance, population } = setting;
  const day = newYear(setting.year);
  const couple = adults(household, day).filter((person) => ageOn(person, day) > 22);
  if (couple.length !== 2 || ageOn(take(couple, 0), day) > 62 || !chance.happens(0.017)) return;
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

/** Grown children leave home, many of them to study elsewhere. */
export function planLeavingHome(setting: Setting, household: Household): void {
  const { chance, population } = setting;
  const day = newYear(setting.year);
  if (household.members.length < 2) return;
  const parent = eldest(household);
  for (const person of household.members) {
    const age = ageOn(person, day);
    if (parent.birthDay > person.birthDay - 16 * 365 || !chance.happens(leaveHomeRate(age))) continue;
    const date = anyDay(setting);
    plan(setting, date, household, () => {
      if (!household.members.includes(person) || household.members.length < 2) return;
      const to = chance.happens(0.38) ? undefined : seek(setting, [person], household.dwelling);
      if (to === undefined) population.splitAway([person], date, awayPlace(chance, household));
      else population.split([person], to, date);
    });
  }
}

/** Whether a single looks for a partner this year. */
export function isPairing(setting: Setting, person: Person): boolean {
  const age = ageOn(person, newYear(setting.year));
  const rate = age < 20 ? 0 : age < 40 ? 0.24 : age < 60 ? 0.05 : 0.005;
  return setting.chance.happens(rate);
}

const YEARS_APART_DAYS = 6 * 365;
/** Those who find nobody alike nearby look further once this many wait. */
const CROWDED = 40;

function suitEachOther(a: Household, b: Household, crowded: boolean): boolean {
  const one = take(a.members, 0);
  const other = take(b.members, 0);
  if (one.female === other.female || Math.abs(one.birthDay - other.birthDay) > YEARS_APART_DAYS) return false;
  return crowded || (isNonWestern(one) === isNonWestern(other) && a.dwelling.group === b.dwelling.group);
}

/** Singles move in with one another, as far as they suit; those left over stay single. */
export function planPairing(setting: Setting, singles: readonly Household[]): void {
  const waiting: Household[] = [];
  for (const household of singles) {
    const at = waiting.findIndex((other) => suitEachOther(other, household, waiting.length > CROWDED));
    const host = waiting[at];
    if (host === undefined) {
      waiting.push(household);
      continue;
    }
    waiting.splice(at, 1);
    planJoining(setting, household, host);
  }
}

function planJoining(setting: Setting, household: Household, host: Household): void {
  const date = anyDay(setting);
  plan(setting, date, household, () => {
    if (isFree(setting, host, date) && host.members.length === 1 && household.members.length === 1)
      setting.population.join(household, host, date);
  });
}
