/**
 * Births and deaths: who is struck in a year, by age, household and health. All rates are made up at Danish levels.
 * Belongs here: rates and rules. Does not belong: what a birth or death does (population.ts).
 */
import { ageOn, type Household, isNonWestern, newYear, type Person } from './person.ts';
import { adults, evenDay, plan, type Setting } from './setting.ts';

function fertility(person: Person, age: number, partnered: boolean, children: number): number {
  if (!person.female || age < 18 || age > 44) return 0;
  const peak = 0.172 * Math.exp(-(((age - 30.5) / 6.2) ** 2));
  return peak * (partnered ? 1.3 : 0.28) * (children >= 2 ? 0.35 : 1) * (isNonWestern(person) ? 1.15 : 1);
}

/** Births among the women of a household. */
export function planBirths(setting: Setting, household: Household): void {
  const day = newYear(setting.year);
  const grown = adults(household, day);
  const children = household.members.length - grown.length;
  for (const person of grown) {
    if (!setting.chance.happens(fertility(person, ageOn(person, day), grown.length === 2, children)))
      continue;
    const date = evenDay(setting);
    plan(setting, date, household, () => {
      if (person.household === household && household.members.includes(person))
        setting.population.bear(household, date);
    });
  }
}

function deathRate(person: Person, age: number): number {
  const base = 0.0000245 * Math.exp(0.098 * age) + 0.0002;
  return (
    base * (person.female ? 0.8 : 1.2) * (person.illness > 0 ? 1.35 : 0.95) * Math.exp(0.12 * person.leaning)
  );
}

/** Deaths in a household. */
export function planDeaths(setting: Setting, household: Household): void {
  const day = newYear(setting.year);
  for (const person of household.members) {
    const age = ageOn(person, day);
    if (age < 1 || !setting.chance.happens(deathRate(person, age))) continue;
    const date = evenDay(setting);
    plan(setting, date, household, () => {
      // A child is never left alone: the death of a lone parent is spared.
      const last = adults(household, date).length === 1 && household.members.length > 1 && age >= 18;
      if (household.members.includes(person) && !last) setting.population.die(person, date);
    });
  }
}
