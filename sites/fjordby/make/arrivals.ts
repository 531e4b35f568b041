/**
 * Arrivals: households from outside, as many as the town's path of residents asks for.
 * Belongs here: when they come and which home they take. Who they are is drawn in people.ts.
 */

import { alongPath } from './path.ts';
import { newYear } from './person.ts';
import { RESIDENTS, targetOf } from './profile.ts';
import { take } from './random.ts';
import { anyDay, COUNTRIES, lag, MUNICIPALITIES, type Setting } from './setting.ts';

function arrivalPlace(setting: Setting, nonDanish: boolean): string {
  const { chance } = setting;
  return chance.happens(nonDanish ? 0.45 : 0.06) ? chance.pick(COUNTRIES) : chance.pick(MUNICIPALITIES);
}

/** Newcomers look at a few vacant dwellings and like flats, new buildings and places that lag behind their plan. */
function arriveOne(setting: Setting, date: number): void {
  const { population, chance } = setting;
  const dwelling = population.vacancies.best(
    6,
    (home) =>
      (home.building === 'flats' ? 0.4 : 0) +
      (home.built >= setting.year - 1 ? 1.2 : 0) +
      8 * lag(setting, home.group) +
      chance.share(),
    chance,
  );
  if (dwelling === undefined) return;
  population.vacancies.remove(dwelling);
  const target = {
    ...targetOf(setting.profiles, dwelling.group, setting.year + 1),
    nonWestern: take(setting.newcomers, dwelling.group),
  };
  const household = population.maker.fill(dwelling, target, date, 'arriving');
  population.arrive(household, date, arrivalPlace(setting, take(household.members, 0).origin !== 1));
}

/** Arrivals come as long as the town is behind its path, so that residents follow it through the year. */
export function planArrivals(setting: Setting): void {
  const { population, year, scale } = setting;
  const start = population.size;
  const goal = Math.round(alongPath(RESIDENTS, year + 1) * scale);
  const pathAt = (date: number): number => start + ((goal - start) * (date - newYear(year))) / 365;
  const arrivals = Math.round(start * 0.055);
  for (let i = 0; i < arrivals; i++) {
    const date = anyDay(setting);
    setting.agenda.push({
      day: date,
      run: () => {
        if (population.size < pathAt(date) + 30 * scale) arriveOne(setting, date);
      },
    });
  }
  const lastDay = newYear(year + 1) - 1;
  setting.agenda.push({ day: lastDay, run: () => reachGoal(setting, goal, lastDay) });
}

function reachGoal(setting: Setting, goal: number, lastDay: number): void {
  const { population } = setting;
  for (let tries = 0; population.size < goal && tries < 4000 && population.vacancies.size > 0; tries++)
    arriveOne(setting, lastDay);
}
