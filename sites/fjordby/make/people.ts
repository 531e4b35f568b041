/**
 * People: drawing persons and households with traits that fit the home they live in.
 * Belongs here: who is drawn. Does not belong: what happens to them later (year.ts, steer.ts).
 * Start with HouseholdMaker.
 */
import type { Dwelling } from './homes.ts';
import type { Education, Household, OriginCode, Person } from './person.ts';
import type { Target } from './profile.ts';
import { type Chance, take } from './random.ts';

type Kind = 'single' | 'couple' | 'family' | 'singleParent' | 'shared';
const KINDS: readonly Kind[] = ['single', 'couple', 'family', 'singleParent', 'shared'];

/** Weights of KINDS in a dwelling of 1, 2, 3 … rooms. */
const KIND_WEIGHTS: readonly (readonly number[])[] = [
  [0.92, 0.05, 0, 0.01, 0.02],
  [0.62, 0.26, 0.03, 0.07, 0.02],
  [0.36, 0.33, 0.15, 0.13, 0.03],
  [0.19, 0.36, 0.34, 0.09, 0.02],
  [0.11, 0.37, 0.45, 0.06, 0.01],
  [0.07, 0.36, 0.52, 0.04, 0.01],
  [0.06, 0.34, 0.56, 0.03, 0.01],
];
const WESTERN = ['5154', '5180', '5154', '5120', '5110', '5180', '5154', '5170', '5150'];
const NON_WESTERN = ['5486', '5172', '5486', '5436', '5172', '5450', '5486', '5404', '5438', '5436'];
const WESTERN_SHARE = 0.038;

/** When a household is drawn: residents of long standing, or people who move to town. */
export type Occasion = 'settled' | 'arriving';

/** A multiplicative walk through eight digits that never repeats. */
function scrambled(counter: number): number {
  return (counter * 61_803_399 + 27_182_818) % 100_000_000;
}

/** Draws households; hands out person and household numbers. */
export class HouseholdMaker {
  readonly #chance: Chance;
  #persons = 0;
  #households = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** An empty household in a dwelling. */
  open(dwelling: Dwelling, day: number): Household {
    const number = `H${String(scrambled(++this.#households)).padStart(8, '0')}`;
    const household: Household = { number, dwelling, members: [], lastDay: day };
    dwelling.household = household;
    return household;
  }

  /** A household that fits the dwelling and the neighbourhood. */
  fill(dwelling: Dwelling, target: Target, day: number, occasion: Occasion): Household {
    const chance = this.#chance;
    const household = this.open(dwelling, day);
    const kind = take(KINDS, chance.weighted(take(KIND_WEIGHTS, Math.min(dwelling.rooms, 7) - 1)));
    const foreign = chance.happens(householdShare(target.nonWestern, occasion));
    const western = !foreign && chance.happens(WESTERN_SHARE * (occasion === 'arriving' ? 1.8 : 1));
    const base: OriginCode = foreign ? (chance.happens(0.8) ? 4 : 5) : western ? 2 : 1;
    const adults = kind === 'couple' || kind === 'family' ? 2 : kind === 'shared' ? chance.whole(2, 4) : 1;
    const age = this.#adultAge(kind, dwelling, occasion);
    for (let i = 0; i < adults; i++) this.#addAdult(household, kind, i, age, base, target, day);
    if (kind === 'family' || kind === 'singleParent')
      this.#addChildren(household, kind, age, foreign, target, day);
    return household;
  }

  #adultAge(kind: Kind, dwelling: Dwelling, occasion: Occasion): number {
    const chance = this.#chance;
    if (kind === 'shared') return chance.whole(19, 27);
    if (kind === 'singleParent') return chance.whole(26, 52);
    if (kind === 'family') return occasion === 'arriving' ? chance.whole(25, 44) : chance.whole(27, 52);
    return occasion === 'arriving' ? this.#arrivingAge() : this.#settledAge(kind, dwelling);
  }

  /** Newcomers are young: students, first jobs, and a few who come to retire. */
  #arrivingAge(): number {
    const chance = this.#chance;
    const band = chance.weighted([0.5, 0.3, 0.2]);
    return band === 0 ? chance.whole(19, 30) : band === 1 ? chance.whole(27, 52) : chance.whole(52, 80);
  }

  /** Couples without children are mostly past them; the old live alone or in pairs. */
  #settledAge(kind: Kind, dwelling: Dwelling): number {
    const chance = this.#chance;
    const young = dwelling.building === 'flats' ? 0.34 : 0.12;
    const band = chance.weighted(kind === 'couple' ? [young, 0.55, 0.4] : [young, 0.44, 0.33]);
    if (band === 0) return chance.whole(19, 32);
    if (band === 1)
      return kind === 'couple' && chance.happens(0.9) ? chance.whole(53, 68) : chance.whole(36, 68);
    return 64 + Math.floor((0.35 * chance.share() + 0.65 * chance.share() * chance.share()) * 32);
  }

  #addAdult(
    household: Household,
    kind: Kind,
    order: number,
    age: number,
    base: OriginCode,
    target: Target,
    day: number,
  ): void {
    const chance = this.#chance;
    const female = this.#isFemale(household, kind, age);
    const own = Math.max(18, order === 0 ? age : Math.round(age + chance.bell() * 3.5));
    const origin: OriginCode =
      order === 0 || chance.happens(0.86) ? base : base === 1 ? (chance.happens(0.5) ? 4 : 2) : 1;
    this.adult(household, own, female, origin, target, day);
  }

  /** Partners are mostly of opposite sex; lone parents and old people living alone mostly women. */
  #isFemale(household: Household, kind: Kind, age: number): boolean {
    const chance = this.#chance;
    const first = household.members[0];
    if (kind === 'singleParent') return chance.happens(0.8);
    if (kind === 'single') return chance.happens(age < 65 ? 0.4 : 0.6);
    if (first === undefined || kind === 'shared') return chance.happens(0.5);
    return chance.happens(0.98) ? !first.female : first.female;
  }

  /** Adds an adult with traits drawn from the neighbourhood. */
  adult(
    household: Household,
    age: number,
    female: boolean,
    origin: OriginCode,
    target: Target,
    day: number,
  ): Person {
    const chance = this.#chance;
    const leaning = chance.bell();
    const social = household.dwelling.tenure === 'A' ? 1.35 : household.dwelling.tenure === 'E' ? 0.8 : 1.1;
    const estate = household.dwelling.address.estate >= 0 ? 1 : social;
    const hit = Math.exp(0.5 * leaning) * 0.88 * estate;
    const person = this.#person(household, this.#birthDay(age, day), age, female, origin, leaning);
    person.outside = age < 65 && chance.happens(Math.min(0.97, target.outside * hit));
    person.education = educationAt(age, chance.happens(Math.min(0.97, target.basicSchool * hit)), chance);
    person.student = age < 30 && !person.outside && chance.happens(studentShare(age));
    person.illness = chance.happens(illnessBy(age, leaning, household.dwelling))
      ? 1 << chance.whole(0, 2)
      : 0;
    return person;
  }

  #addChildren(
    household: Household,
    kind: Kind,
    age: number,
    foreign: boolean,
    target: Target,
    day: number,
  ): void {
    const chance = this.#chance;
    const count =
      1 +
      chance.weighted(
        kind === 'family' ? [0.44, 0.43, foreign ? 0.28 : 0.1, foreign ? 0.12 : 0.01] : [0.55, 0.36, 0.09],
      );
    // Parents past the usual age have their youngest at home still.
    const eldest = Math.max(0, age - 27 - chance.whole(0, 7));
    let childAge = eldest > 17 ? chance.whole(7, 17) : eldest;
    for (let i = 0; i < count && childAge >= 0; i++) {
      const child = this.child(household, childAge, day);
      const grade = Math.max(0, childAge - 6);
      if (
        childAge >= 6 &&
        chance.happens(target.special * (0.45 + 0.1 * grade) * (child.female ? 0.66 : 1.34))
      )
        child.provision = chance.happens(0.83) ? 1 : 2;
      childAge -= chance.whole(2, 4);
    }
  }

  /** Adds a child; its origin follows from its parents', as in the registers. */
  child(household: Household, age: number, day: number): Person {
    const parents = adultsOf(household, day);
    const origin = childOrigin(parents, age > 0 && this.#chance.happens(0.3));
    const leaning = this.#inherited(parents);
    return this.#person(
      household,
      this.#birthDay(age, day),
      age,
      this.#chance.happens(0.487),
      origin,
      leaning,
    );
  }

  /** A newborn on a day. */
  newborn(household: Household, day: number): Person {
    const parents = adultsOf(household, day);
    const leaning = this.#inherited(parents);
    return this.#person(household, day, 0, this.#chance.happens(0.487), childOrigin(parents, false), leaning);
  }

  #inherited(parents: readonly Person[]): number {
    const mean = parents.reduce((sum, parent) => sum + parent.leaning, 0) / Math.max(1, parents.length);
    return 0.6 * mean + 0.8 * this.#chance.bell();
  }

  #birthDay(age: number, day: number): number {
    const lived = age === 0 ? this.#chance.share() * 360 : (age + this.#chance.share() * 0.99) * 365.2425;
    return Math.floor(day - lived);
  }

  #person(
    household: Household,
    birthDay: number,
    age: number,
    female: boolean,
    origin: OriginCode,
    leaning: number,
  ): Person {
    const chance = this.#chance;
    const person: Person = {
      number: `FB${String(scrambled(++this.#persons)).padStart(8, '0')}`,
      birthDay,
      female,
      origin,
      citizenship: citizenshipOf(origin, chance),
      leaning,
      earning: Math.exp(0.28 * chance.bell() - 0.12 * leaning),
      education: 0,
      outside: false,
      outsideMonths: 0,
      student: age >= 15 && age < 18,
      convicted: false,
      convictedBefore: false,
      illness: 0,
      provision: 0,
      household,
    };
    household.members.push(person);
    return person;
  }
}

function adultsOf(household: Household, day: number): Person[] {
  return household.members.filter((member) => day - member.birthDay > 17.5 * 365.25);
}

/** Households hold more persons where children are many, so a household's share is a little lower than the persons'. */
function householdShare(nonWestern: number, occasion: Occasion): number {
  return Math.min(0.95, nonWestern * (occasion === 'arriving' ? 1.04 : 0.98));
}

function childOrigin(parents: readonly Person[], abroad: boolean): OriginCode {
  const foreign = parents.find((parent) => parent.origin !== 1);
  if (foreign === undefined || parents.some((parent) => parent.origin === 1)) return 1;
  if (foreign.origin >= 4) return abroad ? 4 : 5;
  return abroad ? 2 : 3;
}

function citizenshipOf(origin: OriginCode, chance: Chance): string {
  if (origin === 1) return chance.happens(0.995) ? '5100' : chance.pick(WESTERN);
  const danish = { 2: 0.12, 3: 0.55, 4: 0.3, 5: 0.72 }[origin];
  if (chance.happens(danish)) return '5100';
  return chance.pick(origin <= 3 ? WESTERN : NON_WESTERN);
}

/** Education reached at an age; `basic` is the drawn end point of those who never go further. */
export function educationAt(age: number, basic: boolean, chance: Chance): Education {
  if (age < 16) return 0;
  if (age < 20 || basic) return 1;
  if (age < 25) return chance.happens(0.7) ? 2 : 3;
  return take([2, 3, 4, 5] as const, chance.weighted([0.13, 0.5, 0.25, 0.12]));
}

/** Share of an age that studies. */
export function studentShare(age: number): number {
  if (age < 18) return 0.9;
  if (age < 21) return 0.62;
  return age < 25 ? 0.42 : age < 30 ? 0.14 : 0;
}

/** Chance of having had a lifestyle diagnosis by an age. */
export function illnessBy(age: number, leaning: number, dwelling: Dwelling): number {
  if (age < 30) return 0;
  const tenure = dwelling.tenure === 'A' ? 1.4 : dwelling.tenure === 'E' ? 0.85 : 1;
  return Math.min(0.6, 0.021 * Math.exp(0.052 * (age - 40)) * Math.exp(0.3 * leaning) * tenure);
}
