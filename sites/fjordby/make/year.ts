/**
 * One year of life: what is drawn to happen to whom and when, carried out in order of day.
 * Belongs here: the order of drawing. Does not belong: rates (moves.ts, births-and-deaths.ts), work and school (steer.ts).
 * Start with liveYear.
 */
import { planArrivals } from './arrivals.ts';
import { planBirths, planDeaths } from './births-and-deaths.ts';
import { isPairing, planHouseholdMove, planLeavingHome, planPairing, planSeparation } from './moves.ts';
import type { Household } from './person.ts';
import { planDisplacement, planRehousing } from './planted-moves.ts';
import type { Population } from './population.ts';
import type { Profiles } from './profile.ts';
import { type Chance, take } from './random.ts';
import { newcomerShares, type Setting, type YearNotes } from './setting.ts';

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
