/**
 * Departments: some sixty housing departments of six associations, none following area borders.
 * Belongs here: which social dwellings form a department, and its name. Used by town.ts.
 */
import type { Address, Department, Dwelling } from './homes.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import { ORGANISATIONS } from './plan-homes.ts';
import { type Chance, take } from './random.ts';

const OUTSIDE_ESTATES = 34;

class Register {
  readonly departments: Department[] = [];
  readonly #numbers = new Map<string, number>();

  open(organisation: (typeof ORGANISATIONS)[number], place: string, chance: Chance): Department {
    const number = (this.#numbers.get(organisation.code) ?? 0) + chance.whole(1, 3);
    this.#numbers.set(organisation.code, number);
    const department: Department = {
      code: `${organisation.code}-${String(number).padStart(2, '0')}`,
      name: `${place} afd. ${number}`,
      organisation: organisation.name,
    };
    this.departments.push(department);
    return department;
  }
}

function byStreet(dwellings: readonly Dwelling[]): Dwelling[][] {
  const streets = new Map<string, Dwelling[]>();
  for (const dwelling of dwellings) {
    const street = streets.get(dwelling.address.street) ?? [];
    street.push(dwelling);
    streets.set(dwelling.address.street, street);
  }
  return [...streets.values()];
}

/** Whole addresses, in order, cut into parts of the given weights. */
function cut(dwellings: readonly Dwelling[], weights: readonly number[]): Dwelling[][] {
  const result: Dwelling[][] = weights.map(() => []);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const homes = new Map<Address, Dwelling[]>();
  for (const dwelling of dwellings)
    homes.set(dwelling.address, [...(homes.get(dwelling.address) ?? []), dwelling]);
  let placed = 0;
  let part = 0;
  let full = take(weights, 0);
  for (const group of homes.values()) {
    if ((placed * total) / dwellings.length >= full && part < weights.length - 1)
      full += weights[++part] ?? 0;
    take(result, part).push(...group);
    placed += group.length;
  }
  return result.filter((own) => own.length > 0);
}

function assignTo(dwellings: readonly Dwelling[], department: Department): void {
  for (const dwelling of dwellings) dwelling.department = department;
}

/** Order that walks from district to district, so that a department's streets may lie in neighbouring areas. */
function districtOrder(dwelling: Dwelling): string {
  const area = AREA_PLAN[dwelling.address.area];
  return `${area?.district ?? '99'} ${dwelling.address.street}`;
}

/** Gives every social dwelling a department; the register of departments comes back in order of code. */
export function makeDepartments(dwellings: readonly Dwelling[], chance: Chance): Department[] {
  const register = new Register();
  ESTATE_PLAN.forEach((estate, index) => {
    const own = dwellings.filter((dwelling) => dwelling.address.estate === index);
    const weights = Array.from({ length: estate.departments }, () => chance.between(0.7, 1.3));
    cut(own, weights).forEach((part, order) => {
      const second = estate.departments > 2 && order === estate.departments - 1 ? 1 : 0;
      assignTo(part, register.open(take(ORGANISATIONS, (2 * index + second) % 5), estate.name, chance));
    });
  });
  const social = dwellings.filter((dwelling) => dwelling.tenure === 'A' && dwelling.address.estate < 0);
  const keyed = byStreet(social).toSorted((a, b) =>
    districtOrder(take(a, 0)) < districtOrder(take(b, 0)) ? -1 : 1,
  );
  const weights = Array.from({ length: OUTSIDE_ESTATES }, () => 0.25 + chance.share() + chance.share() ** 3);
  for (const part of cut(keyed.flat(), weights)) {
    const place = AREA_PLAN[take(part, 0).address.area]?.name ?? 'Fjordby';
    assignTo(part, register.open(chance.pick(ORGANISATIONS), place, chance));
  }
  return register.departments.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
