/**
 * Homes: the things people live in. Types shared by the makers of streets, estates and households.
 * Belongs here: Address, Dwelling, Department, Home stock. Does not belong: how they are made or who lives there.
 */

import type { Household } from './person.ts';
import type { Building, Tenure } from './plan-homes.ts';

/** An access address. Coordinates in whole centimetres; `area` and `estate` are indices into the plans, -1 for none. */
export interface Address {
  readonly id: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  x: number;
  y: number;
  area: number;
  readonly estate: number;
  /** Not in the address register: a real-life flaw, planted. */
  unlisted: boolean;
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
}

export interface Dwelling {
  readonly id: string;
  readonly address: Address;
  readonly tenure: Tenure;
  readonly building: Building;
  department: Department | undefined;
  readonly rooms: number;
  readonly areaM2: number;
  /** Year of completion; in the register from 1 January after. */
  readonly built: number;
  /** Year of demolition; status 7 from 1 January after. */
  demolished: number | undefined;
  /** No new household may move in from this year on. */
  closedFrom: number;
  /** Index of the steering group: an area (0-78) or an estate (79-88). */
  readonly group: number;
  household: Household | undefined;
  /** Place in the list of vacant dwellings, -1 when not in it. */
  vacantAt: number;
}

export interface HomeStock {
  readonly addresses: readonly Address[];
  readonly dwellings: readonly Dwelling[];
  readonly departments: readonly Department[];
}
