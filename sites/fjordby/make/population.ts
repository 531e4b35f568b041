/**
 * The population: who lives where, and the few things that can happen to them. Every change is written as an event.
 * Belongs here: moves, births, deaths and the vacant dwellings. Does not belong: who is struck by what (year.ts).
 * Invariant: replaying a year's events on one state gives the next. Start with Population.
 */
import type { Dwelling } from './homes.ts';
import type { HouseholdMaker } from './people.ts';
import type { Household, Person } from './person.ts';
import { type Chance, take } from './random.ts';

export type EventCode = 'F' | 'D' | 'T' | 'U' | 'I';

/** One event as the register holds it; addresses are ids or empty, places are codes or empty. */
export interface LifeEvent {
  readonly person: string;
  readonly code: EventCode;
  readonly day: number;
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly fromPlace: string;
  readonly toPlace: string;
}

interface Change {
  readonly person: Person;
  readonly code: EventCode;
  readonly day: number;
  readonly from?: Dwelling;
  readonly to?: Dwelling;
  /** The municipality or country at the other end. */
  readonly place?: string;
}

/** Vacant dwellings, from which movers see a few at a time. */
class Vacancies {
  readonly #list: Dwelling[] = [];

  get size(): number {
    return this.#list.length;
  }

  add(dwelling: Dwelling): void {
    if (dwelling.vacantAt >= 0) return;
    dwelling.vacantAt = this.#list.length;
    this.#list.push(dwelling);
  }

  remove(dwelling: Dwelling): void {
    const at = dwelling.vacantAt;
    if (at < 0) return;
    const last = this.#list.pop();
    if (last !== undefined && last !== dwelling) {
      this.#list[at] = last;
      last.vacantAt = at;
    }
    dwelling.vacantAt = -1;
  }

  /** The best of `looks` random dwellings; undefined when none scores above -100. */
  best(looks: number, score: (dwelling: Dwelling) => number, chance: Chance): Dwelling | undefined {
    let best: Dwelling | undefined;
    let top = -100;
    for (let i = 0; i < looks && this.#list.length > 0; i++) {
      const dwelling = chance.pick(this.#list);
      const value = score(dwelling);
      if (value > top) {
        best = dwelling;
        top = value;
      }
    }
    return best;
  }

  find(fits: (dwelling: Dwelling) => boolean): Dwelling | undefined {
    return this.#list.find(fits);
  }
}

/** The living register. */
export class Population {
  readonly households = new Set<Household>();
  readonly vacancies = new Vacancies();
  readonly maker: HouseholdMaker;
  events: LifeEvent[] = [];
  size = 0;
  /** Residents by steering group. */
  readonly sizes = new Map<number, number>();

  constructor(maker: HouseholdMaker) {
    this.maker = maker;
  }

  /** Takes in a household that was there from the start: no event. */
  settle(household: Household): void {
    this.households.add(household);
    this.#count(household.dwelling, household.members.length);
  }

  /** A household from outside takes a vacant dwelling. */
  arrive(household: Household, day: number, fromPlace: string): void {
    const to = household.dwelling;
    this.vacancies.remove(to);
    this.households.add(household);
    for (const person of household.members) this.#log({ person, code: 'T', day, to, place: fromPlace });
  }

  /** A whole household moves inside the municipality. */
  move(household: Household, to: Dwelling, day: number): void {
    const from = household.dwelling;
    for (const person of household.members) this.#log({ person, code: 'I', day, from, to });
    this.#leave(from, day);
    this.#take(household, to, day);
  }

  /** A whole household leaves the municipality. */
  depart(household: Household, day: number, toPlace: string): void {
    const from = household.dwelling;
    for (const person of household.members) this.#log({ person, code: 'U', day, from, place: toPlace });
    this.#dissolve(household, day);
  }

  /** Some members leave a household for a vacant dwelling and become their own household. */
  split(leavers: readonly Person[], to: Dwelling, day: number): void {
    const old = take(leavers, 0).household;
    const fresh = this.maker.open(to, day);
    this.vacancies.remove(to);
    this.households.add(fresh);
    for (const person of leavers) this.#transfer(person, old, fresh, day);
    old.lastDay = day;
  }

  /** Some members leave the municipality; the rest stay. */
  splitAway(leavers: readonly Person[], day: number, toPlace: string): void {
    const old = take(leavers, 0).household;
    for (const person of leavers) {
      this.#log({ person, code: 'U', day, from: old.dwelling, place: toPlace });
      old.members.splice(old.members.indexOf(person), 1);
    }
    old.lastDay = day;
  }

  /** All of one household move in with another. */
  join(joining: Household, host: Household, day: number): void {
    for (const person of [...joining.members]) this.#transfer(person, joining, host, day);
    this.#dissolve(joining, day);
    host.lastDay = day;
  }

  bear(household: Household, day: number): void {
    const person = this.maker.newborn(household, day);
    household.lastDay = day;
    this.#log({ person, code: 'F', day, to: household.dwelling });
  }

  die(person: Person, day: number): void {
    const { household } = person;
    this.#log({ person, code: 'D', day, from: household.dwelling });
    household.members.splice(household.members.indexOf(person), 1);
    household.lastDay = day;
    if (household.members.length === 0) this.#dissolve(household, day);
  }

  #transfer(person: Person, from: Household, to: Household, day: number): void {
    this.#log({ person, code: 'I', day, from: from.dwelling, to: to.dwelling });
    from.members.splice(from.members.indexOf(person), 1);
    to.members.push(person);
    person.household = to;
  }

  #take(household: Household, to: Dwelling, day: number): void {
    this.vacancies.remove(to);
    to.household = household;
    household.dwelling = to;
    household.lastDay = day;
  }

  #leave(dwelling: Dwelling, day: number): void {
    dwelling.household = undefined;
    const year = new Date(day * 86_400_000).getUTCFullYear();
    if (year < dwelling.closedFrom) this.vacancies.add(dwelling);
  }

  #dissolve(household: Household, day: number): void {
    this.households.delete(household);
    this.#leave(household.dwelling, day);
  }

  #count(dwelling: Dwelling, change: number): void {
    this.size += change;
    this.sizes.set(dwelling.group, (this.sizes.get(dwelling.group) ?? 0) + change);
  }

  #log(change: Change): void {
    const { person, code, day, from, to, place = '' } = change;
    if (from !== undefined) this.#count(from, -1);
    if (to !== undefined) this.#count(to, 1);
    this.events.push({
      person: person.number,
      code,
      day,
      fromAddress: from?.address.id ?? '',
      toAddress: to?.address.id ?? '',
      fromPlace: code === 'T' ? place : '',
      toPlace: code === 'U' ? place : '',
    });
  }
}
