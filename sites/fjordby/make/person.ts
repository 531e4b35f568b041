/**
 * People and households: the types of the simulation, with the traits that no register shows.
 * Belongs here: shapes, and small questions about them. Does not belong: how they change.
 * Days count from 1 January 1970. Fields without `readonly` change as years pass.
 */
import type { Dwelling } from './homes.ts';

/** 1 Danish, 2 Western immigrant, 3 Western descendant, 4 and 5 the same from non-Western countries: the register's codes. */
export type OriginCode = 1 | 2 | 3 | 4 | 5;

/** 1 basic school, 2 upper secondary, 3 vocational, 4 short or medium higher, 5 long higher; 0 not yet finished anything. */
export type Education = 0 | 1 | 2 | 3 | 4 | 5;

export const PROVISIONS = ['almen', 'specialklasse', 'specialskole'] as const;

export interface Person {
  readonly number: string;
  readonly birthDay: number;
  readonly female: boolean;
  readonly origin: OriginCode;
  readonly citizenship: string;
  /** Hidden leaning towards disadvantage, about normal: decides who of a group is hit first. */
  readonly leaning: number;
  /** Hidden earning power, about 1. */
  readonly earning: number;
  education: Education;
  /** Outside the labour market at the end of the year lived last. */
  outside: boolean;
  /** Months outside in the year lived last, 0-12. */
  outsideMonths: number;
  student: boolean;
  convicted: boolean;
  convictedBefore: boolean;
  /** Lifestyle diagnoses: 1 KOL, 2 type 2-diabetes, 4 apopleksi. */
  illness: number;
  /** Index in PROVISIONS. */
  provision: number;
  household: Household;
}

export interface Household {
  readonly number: string;
  dwelling: Dwelling;
  readonly members: Person[];
  /** Day of the last event, so that no two share one. */
  lastDay: number;
}

/** Day number of a date. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** 1 January of a year. */
export function newYear(year: number): number {
  return dayOf(year, 1, 1);
}

/** Whole years lived on a day. */
export function ageOn(person: Person, day: number): number {
  return Math.floor((day - person.birthDay + 0.5) / 365.2425);
}

/** ISO date of a day number. */
export function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function isNonWestern(person: Person): boolean {
  return person.origin >= 4;
}
