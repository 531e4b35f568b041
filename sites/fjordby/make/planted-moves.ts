/**
 * Planted moves: rehousing (c) and displacement (e), as real moves of real households of the simulation.
 * Belongs here: carrying out plan-truths.ts. What they came to is counted in the year's notes.
 */
import { ageOn, dayOf, type Household, newYear } from './person.ts';
import { DISPLACEMENT, REHOUSING } from './plan-truths.ts';
import { adults, groupOf, plan, type Setting, suits } from './setting.ts';

/** (c) Households of blocks that close this year find another social dwelling elsewhere. */
export function planRehousing(setting: Setting, household: Household): void {
  if (household.dwelling.closedFrom !== setting.year) return;
  const estate = groupOf(REHOUSING.estate);
  const date = dayOf(setting.year, setting.chance.whole(2, 10), setting.chance.pick([1, 15]));
  plan(setting, date, household, () => {
    if (household.dwelling.closedFrom !== setting.year) return;
    const fits = suits(setting, household.members, household.dwelling);
    const to = setting.population.vacancies.best(
      40,
      (dwelling) => (dwelling.group === estate || dwelling.tenure !== 'A' ? -200 : fits(dwelling)),
      setting.chance,
    );
    if (to === undefined) return;
    setting.notes.rehousedHouseholds += 1;
    setting.notes.rehousedPersons += household.members.length;
    setting.population.move(household, to, date);
  });
}

function isDisplaceable(household: Household, day: number): boolean {
  const grown = adults(household, day);
  const outside = grown.some((person) => person.outside && ageOn(person, day) < 60);
  return outside && household.members.length > grown.length;
}

/** (e) Families outside the labour market move from one estate to the other. */
export function planDisplacement(setting: Setting): void {
  if (!DISPLACEMENT.years.some((year) => year === setting.year)) return;
  const from = groupOf(DISPLACEMENT.from);
  const to = groupOf(DISPLACEMENT.to);
  const now = newYear(setting.year);
  const families = [...setting.population.households].filter(
    (household) => household.dwelling.group === from && isDisplaceable(household, now),
  );
  const wanted = Math.max(1, Math.round(DISPLACEMENT.familiesPerYear * setting.scale));
  for (const household of setting.chance.shuffled(families).slice(0, wanted)) {
    const date = dayOf(setting.year, setting.chance.whole(2, 11), 1);
    plan(setting, date, household, () => displace(setting, household, to, date));
  }
}

function displace(setting: Setting, household: Household, to: number, date: number): void {
  const home = setting.population.vacancies.find((dwelling) => dwelling.group === to);
  if (home === undefined || household.dwelling.group !== groupOf(DISPLACEMENT.from)) return;
  const outside = household.members.filter(
    (person) => person.outside && ageOn(person, date) >= 18 && ageOn(person, date) < 65,
  );
  setting.notes.displacedFamilies += 1;
  setting.notes.displacedPersons += household.members.length;
  setting.notes.displacedAdultsOutside += outside.length;
  setting.population.move(household, home, date);
}
