/**
 * Steering: once a year the hidden traits move on (work, convictions, education, illness, school), and each neighbourhood
 * is brought to its planned level by choosing which persons change. So figures are planned, lives are drawn.
 * Belongs here: traits that only the ready tables show. Does not belong: moves (year.ts), counting (tables.ts).
 * Start with steerYear.
 */

import { alongPath } from './path.ts';
import { educationAt, illnessBy, studentShare } from './people.ts';
import { ageOn, newYear, type Person } from './person.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import { DISPLACEMENT } from './plan-truths.ts';
import type { Population } from './population.ts';
import { MUNICIPALITY, type Profiles, type Target, targetOf } from './profile.ts';
import { type Chance, take } from './random.ts';

interface Neighbour {
  readonly person: Person;
  readonly age: number;
}

interface Round {
  readonly year: number;
  readonly chance: Chance;
  readonly first: boolean;
}

type Groups = readonly (readonly Neighbour[])[];

function gather(population: Population, year: number): Groups {
  const groups: Neighbour[][] = Array.from({ length: AREA_PLAN.length + ESTATE_PLAN.length }, () => []);
  const day = newYear(year);
  for (const household of population.households)
    for (const person of household.members)
      take(groups, household.dwelling.group).push({ person, age: ageOn(person, day) });
  return groups;
}

function isOfWorkingAge({ age }: Neighbour): boolean {
  return age >= 18 && age <= 64;
}

function isMidlife({ age }: Neighbour): boolean {
  return age >= 30 && age <= 59;
}

function isGrown({ age }: Neighbour): boolean {
  return age >= 18;
}

/** One year of work for a person, before steering. */
function workOn(person: Person, age: number, round: Round): void {
  const { chance } = round;
  if (age > 64 || age < 18) {
    person.outside = false;
    person.outsideMonths = 0;
    return;
  }
  if (person.outside) {
    const leaves =
      !round.first && chance.happens(0.12 * Math.exp(-0.5 * person.leaning) * (age > 55 ? 0.4 : 1));
    person.outside = !leaves;
    person.outsideMonths = leaves ? chance.whole(1, 10) : 12;
    return;
  }
  const enters = !round.first && !person.student && chance.happens(0.02 * Math.exp(0.7 * person.leaning));
  person.outside = enters;
  person.outsideMonths = enters ? chance.whole(3, 12) : chance.happens(0.05) ? chance.whole(1, 4) : 0;
}

function fullTime(neighbours: readonly Neighbour[]): number {
  return neighbours.reduce((sum, { person }) => sum + person.outsideMonths, 0) / 12;
}

function ranked(neighbours: readonly Neighbour[], score: (n: Neighbour) => number): Neighbour[] {
  return neighbours
    .map((neighbour) => ({ neighbour, at: score(neighbour) }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ neighbour }) => neighbour);
}

/** Brings the group's full-time persons outside to `share` of its 18-64-year-olds. */
function steerWork(neighbours: readonly Neighbour[], share: number, round: Round): void {
  const { chance } = round;
  const own = neighbours.filter(isOfWorkingAge);
  let gap = Math.round((share * own.length - fullTime(own)) * 12);
  const sign = Math.sign(gap);
  const movable = own.filter(({ person }) =>
    sign > 0 ? !person.outside && !person.student : person.outsideMonths > 0,
  );
  for (const { person } of ranked(movable, ({ person }) => sign * person.leaning + chance.bell())) {
    if (gap * sign <= 0) return;
    const room = sign > 0 ? 12 - person.outsideMonths : person.outsideMonths;
    const wanted = round.first ? 12 : chance.whole(6, 12);
    const months = Math.min(Math.abs(gap), room, wanted);
    person.outsideMonths += sign * months;
    person.outside = sign > 0;
    gap -= sign * months;
  }
}

function crimeWeight({ person, age }: Neighbour): number {
  const byAge = age < 25 ? 4 : age < 35 ? 2.6 : age < 50 ? 1.2 : 0.25;
  return (
    byAge * (person.female ? 0.22 : 1) * (person.convictedBefore ? 6 : 1) * Math.exp(0.7 * person.leaning)
  );
}

function convict(neighbours: readonly Neighbour[], share: number, chance: Chance): void {
  const own = neighbours.filter(isGrown);
  for (const { person } of own) person.convicted = false;
  let left = Math.floor(share * own.length + chance.share());
  // Weighted sampling without replacement: the largest of u^(1/w).
  const order = ranked(own, (n) => Math.log(chance.share() + 1e-12) / crimeWeight(n));
  for (const { person } of order) {
    if (left-- <= 0) return;
    person.convicted = true;
    person.convictedBefore = true;
  }
}

function learnOn(person: Person, age: number, target: Target, chance: Chance): void {
  if (age === 16 && person.education === 0) person.education = 1;
  if (age === 20 && person.education === 1) person.education = educationAt(age, chance.happens(0.3), chance);
  if (age === 26 && person.education <= 3) {
    const basic = chance.happens(Math.min(0.97, target.basicSchool * 0.9 * Math.exp(0.5 * person.leaning)));
    person.education = educationAt(age, basic, chance);
  }
  if (age >= 15) person.student = chance.happens(studentShare(age)) && !person.outside;
}

/** Brings the share with basic school only to plan: some finish a vocational course, or newcomers turn out to have none. */
function steerSchool(neighbours: readonly Neighbour[], share: number, round: Round): void {
  const own = neighbours.filter(isMidlife);
  const have = own.filter(({ person }) => person.education <= 1).length;
  const gap = Math.floor(share * own.length + 0.5) - have;
  const movable = own.filter(({ person }) =>
    gap > 0 ? person.education > 1 && person.education < 5 : person.education <= 1,
  );
  const order = ranked(movable, ({ person, age }) =>
    gap > 0
      ? person.leaning + round.chance.bell() - 0.06 * age
      : round.chance.bell() - person.leaning - 0.06 * age,
  );
  for (const { person } of order.slice(0, Math.abs(gap))) person.education = gap > 0 ? 1 : 3;
}

function fallIll(person: Person, age: number, chance: Chance): void {
  const { dwelling } = person.household;
  const fresh = illnessBy(age, person.leaning, dwelling) - illnessBy(age - 1, person.leaning, dwelling);
  if (chance.happens(fresh)) person.illness |= 1 << chance.weighted([0.36, 0.42, 0.22]);
}

function schoolOn(person: Person, age: number, target: Target, chance: Chance): void {
  const rate = target.special * (person.female ? 0.66 : 1.34) * Math.exp(0.25 * person.leaning) * 0.95;
  if (age === 6) person.provision = chance.happens(0.42 * rate) ? 1 : 0;
  else if (age < 6 || age > 17) return;
  else if (person.provision === 0 && chance.happens(0.135 * rate)) person.provision = 1;
  else if (person.provision > 0 && chance.happens(0.03)) person.provision = 0;
  if (person.provision === 1 && chance.happens(0.05)) person.provision = 2;
}

/** Sum of planned levels over the ordinary areas, so that the municipality lands on its own path. */
function levelFactor(
  groups: Groups,
  profiles: Profiles,
  year: number,
  key: 'outside' | 'convicted' | 'basicSchool',
): number {
  const counted = { outside: isOfWorkingAge, convicted: isGrown, basicSchool: isMidlife }[key];
  let all = 0;
  let ordinary = 0;
  let estates = 0;
  groups.forEach((neighbours, group) => {
    const count = neighbours.filter(counted).length;
    const persons = count * targetOf(profiles, group, year)[key];
    all += count;
    if (group < AREA_PLAN.length) ordinary += persons;
    else estates += persons;
  });
  return ((alongPath(MUNICIPALITY[key], year) / 100) * all - estates) / ordinary;
}

/** Adults outside the labour market moved so far between the two estates of the displacement. */
export interface Displaced {
  readonly adults: number;
}

/** The displaced shift both estates' levels: each counts for itself less what the other residents' level would have given. */
function displacedShift(group: number, displaced: Displaced, level: number, count: number): number {
  const code = ESTATE_PLAN[group - AREA_PLAN.length]?.code;
  const share = (displaced.adults * (1 - level)) / Math.max(1, count);
  return code === DISPLACEMENT.from ? -share : code === DISPLACEMENT.to ? share : 0;
}

/** Moves all traits on to 1 January of `year`: what they say is of the calendar year before. */
export function steerYear(
  population: Population,
  profiles: Profiles,
  year: number,
  displaced: Displaced,
  first: boolean,
  chance: Chance,
): void {
  const groups = gather(population, year);
  const round: Round = { year, chance, first };
  const outside = levelFactor(groups, profiles, year, 'outside');
  const convicted = levelFactor(groups, profiles, year, 'convicted');
  const basicSchool = levelFactor(groups, profiles, year, 'basicSchool');
  groups.forEach((neighbours, group) => {
    const target = targetOf(profiles, group, year);
    const ordinary = group < AREA_PLAN.length;
    for (const { person, age } of neighbours) moveOn(person, age, target, round);
    const count = neighbours.filter(isOfWorkingAge).length;
    const level = target.outside * (ordinary ? outside : 1);
    steerWork(neighbours, level + displacedShift(group, displaced, level, count), round);
    steerSchool(neighbours, target.basicSchool * (ordinary ? basicSchool : 1), round);
    convict(neighbours, target.convicted * (ordinary ? convicted : 1), chance);
  });
}

function moveOn(person: Person, age: number, target: Target, round: Round): void {
  if (!round.first) {
    learnOn(person, age, target, round.chance);
    fallIll(person, age, round.chance);
    schoolOn(person, age, target, round.chance);
  }
  workOn(person, age, round);
}
