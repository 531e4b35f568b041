/**
 * The counter by hand: plain loops over rows, sharing nothing with the compiled statements that it is held against.
 * Belongs here: what an indicator's definition says, told once more in the simplest way. Used by measure's property test.
 * Start with countByHand.
 */
import type { AreaNode } from '../../packages/pipeline/src/assign/types.ts';
import type {
  Condition,
  GroupDefinition,
  IndicatorDefinition,
} from '../../packages/pipeline/src/catalogue/types.ts';
import type { EventRow, Registers, StateRow } from './registers.ts';

/** Registers together with the groups that figures are broken down by. */
export interface Country extends Registers {
  readonly groups: readonly GroupDefinition[];
}

type Row = Readonly<Record<string, string | number | boolean>>;

const placeOf = (all: Country, address: number | undefined) =>
  address === undefined ? -1 : (all.places.get(address) ?? -1);

function holds(condition: Condition, row: Row): boolean {
  return condition.every(({ field, test }) => {
    const value = row[field];
    if (test.kind === 'is') return value === test.value;
    if (test.kind === 'in') return test.values.includes(String(value));
    return Number(value) >= (test.from ?? -Infinity) && Number(value) <= (test.to ?? Infinity);
  });
}

function ageOn(born: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(born.slice(0, 4));
  return date.slice(5) < born.slice(5) ? years - 1 : years;
}

function inGroup(all: Country, group: string, row: Row): boolean {
  const definition = all.groups.find(({ id }) => id === group);
  return group === 'total' || holds(definition?.when ?? [], row);
}

const personRow = (state: StateRow, date: string): Row => ({
  ageYears: ageOn(state.birth, date),
  sex: state.sex,
  origin: state.origin,
  danishCitizen: state.danishCitizen,
});

interface Unit {
  readonly row: Row;
  readonly atom: number;
  readonly contributor: string;
}

const personsAt = (all: Country, year: number) => all.states.filter((state) => state.year === year);

function households(all: Country, year: number): readonly Unit[] {
  const members = Map.groupBy(personsAt(all, year), ({ household }) => household);
  return [...members].map(([household, rows]) => {
    const children = rows.filter((state) => ageOn(state.birth, `${year}-01-01`) < 18).length;
    const row = { persons: rows.length, adults: rows.length - children, children };
    return { row, atom: placeOf(all, rows[0]?.address), contributor: String(household) };
  });
}

function unitsOf(indicator: IndicatorDefinition, all: Country, year: number): readonly Unit[] {
  const { population } = indicator.measure;
  const persons = personsAt(all, year).map((state) => ({
    state,
    atom: placeOf(all, state.address),
    contributor: String(state.household),
    row: personRow(state, `${year}-01-01`),
  }));
  if (population === 'state') return persons;
  if (population === 'household') return households(all, year);
  if (population === 'dwelling') {
    return all.dwellings
      .filter((home) => home.year === year && home.status === 'in-use')
      .map(({ tenure, rooms, areaM2, address, dwelling }) => ({
        row: { tenure, rooms, areaM2, occupied: personsAt(all, year).some((one) => one.address === address) },
        atom: placeOf(all, address),
        contributor: `${dwelling}`,
      }));
  }
  return persons.flatMap(({ state, ...unit }) =>
    all.pupils
      .filter(({ person, began }) => person === state.person && began === year - 1)
      .map(({ classLevel, provision }) => ({ ...unit, row: { ...unit.row, classLevel, provision } })),
  );
}

const hasRows: Readonly<Record<string, (all: Country, year: number) => boolean>> = {
  state: (all, year) => all.states.some((row) => row.year === year),
  household: (all, year) => all.states.some((row) => row.year === year),
  pupil: (all, year) => all.pupils.some((row) => row.began === year - 1),
  dwelling: (all, year) => all.dwellings.some((row) => row.year === year),
};

const sizeOf = (units: readonly Unit[]) => new Set(units.map(({ contributor }) => contributor)).size;

function countedByHand(
  indicator: IndicatorDefinition,
  all: Country,
  at: AreaNode,
  year: number,
  group: string,
) {
  const { measure } = indicator;
  if (measure.population === 'flow' || measure.population === 'delivered') throw new Error('Not counted.');
  if (!hasRows[measure.population]?.(all, year)) return 'missing';
  const units = unitsOf(indicator, all, year).filter(
    ({ atom, row }) => at.atoms.includes(atom) && inGroup(all, group, row),
  );
  const below = units.filter(({ row }) => holds(measure.denominator ?? measure.numerator, row));
  const above = below.filter(({ row }) => holds(measure.numerator, row));
  const denominator = measure.denominator === undefined ? undefined : below.length;
  if (denominator === 0) return 'nobody';
  return { numerator: above.length, denominator, householdsN: sizeOf(below), householdsY: sizeOf(above) };
}

function moverState(all: Country, event: EventRow): StateRow | undefined {
  const year = Number(event.date.slice(0, 4));
  return (
    personsAt(all, year).find(({ person }) => person === event.person) ??
    personsAt(all, year + 1).find(({ person }) => person === event.person)
  );
}

function moverRow(all: Country, event: EventRow): Row | undefined {
  const state = moverState(all, event);
  return state && personRow(state, event.date);
}

const householdOf = (all: Country, event: EventRow) => moverState(all, event)?.household ?? -1;

function movesByHand(
  indicator: IndicatorDefinition,
  all: Country,
  at: AreaNode,
  year: number,
  group: string,
) {
  if (indicator.measure.population !== 'flow') throw new Error('Not a flow.');
  const { direction } = indicator.measure;
  const inYear = all.events.filter(({ date }) => date.startsWith(String(year)));
  if (inYear.length === 0 || !hasRows['state']?.(all, year)) return 'missing';
  const residents = personsAt(all, year).filter(
    (state) =>
      at.atoms.includes(placeOf(all, state.address)) &&
      inGroup(all, group, personRow(state, `${year}-01-01`)),
  ).length;
  if (residents === 0) return 'nobody';
  let numerator = 0;
  const movers = new Set<number>();
  for (const event of inYear) {
    if (event.type === 'birth' || event.type === 'death') continue;
    const row = moverRow(all, event);
    if (group !== 'total' && (row === undefined || !inGroup(all, group, row))) continue;
    const from = at.atoms.includes(placeOf(all, event.from));
    const to = at.atoms.includes(placeOf(all, event.to));
    if (to !== from && direction !== (to ? 'out' : 'in')) movers.add(householdOf(all, event));
    if (to && !from && direction !== 'out') numerator += 1;
    if (from && !to && direction !== 'in') numerator += direction === 'net' ? -1 : 1;
  }
  return { numerator, denominator: residents, mostHouseholds: movers.size };
}

/** One cell: its counts and distinct households, 'missing' where the register holds nothing, 'nobody' where no one lives. */
export function countByHand(
  indicator: IndicatorDefinition,
  all: Country,
  at: AreaNode,
  period: string,
  group: string,
) {
  const year = Number(period) - indicator.lagYears;
  const by = indicator.measure.population === 'flow' ? movesByHand : countedByHand;
  return by(indicator, all, at, year, group);
}
