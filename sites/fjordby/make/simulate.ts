/**
 * The simulation: twelve 1 Januaries and the eleven years between them.
 * Belongs here: the order of things, and the snapshot of each 1 January. Does not belong: files (write-*.ts), tables (tables.ts).
 * Start with simulate; `onState` and `onEvents` are called as soon as a year is ready, while its people are as they were then.
 */
import type { Dwelling } from './homes.ts';
import { alongPath } from './path.ts';
import { HouseholdMaker } from './people.ts';
import { newYear } from './person.ts';
import { type LifeEvent, Population } from './population.ts';
import { FIRST_YEAR, type Profiles, RESIDENTS, targetOf, YEARS } from './profile.ts';
import type { Chance } from './random.ts';
import type { YearNotes } from './setting.ts';
import { steerYear } from './steer.ts';
import { liveYear } from './year.ts';

export interface Witness {
  /** The population on 1 January of the year. */
  onState(year: number, population: Population): void;
  /** Events of the calendar year. */
  onEvents(year: number, events: readonly LifeEvent[], notes: YearNotes): void;
}

function moveEveryoneIn(
  population: Population,
  dwellings: readonly Dwelling[],
  profiles: Profiles,
  residents: number,
  chance: Chance,
): void {
  const day = newYear(FIRST_YEAR);
  const standing = dwellings.filter((dwelling) => dwelling.built < FIRST_YEAR);
  for (const dwelling of chance.shuffled(standing)) {
    const target = targetOf(profiles, dwelling.group, FIRST_YEAR);
    if (population.size < residents)
      population.settle(population.maker.fill(dwelling, target, day - 1, 'settled'));
    else population.vacancies.add(dwelling);
  }
}

function openAndClose(population: Population, dwellings: readonly Dwelling[], year: number): void {
  for (const dwelling of dwellings) {
    if (dwelling.built === year) population.vacancies.add(dwelling);
    if (dwelling.closedFrom === year) population.vacancies.remove(dwelling);
  }
}

/** Lives through all years, telling the witness of each state and each year's events. */
export function simulate(
  dwellings: readonly Dwelling[],
  profiles: Profiles,
  scale: number,
  witness: Witness,
  chance: Chance,
): void {
  const population = new Population(new HouseholdMaker(chance.fork('people')));
  const residents = alongPath(RESIDENTS, FIRST_YEAR) * scale;
  moveEveryoneIn(population, dwellings, profiles, residents, chance.fork('moving in'));
  let displaced = 0;
  for (const year of YEARS) {
    if (year > FIRST_YEAR) {
      const notes = liveYear(population, profiles, year - 1, scale, chance.fork(`life ${year - 1}`));
      displaced += notes.displacedAdultsOutside;
      witness.onEvents(year - 1, population.events, notes);
    }
    steerYear(
      population,
      profiles,
      year,
      { adults: displaced },
      year === FIRST_YEAR,
      chance.fork(`steer ${year}`),
    );
    witness.onState(year, population);
    openAndClose(population, dwellings, year);
  }
}
