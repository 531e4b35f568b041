/**
 * What must hold between a site and the outlook it asks for.
 * Belongs here: the plan against edition, periods, rule sets and chosen indicators. Does not belong: whether there are figures enough.
 * An outlook is made of figures that readers see, from a day that has been: nobody knows what is published later.
 * Start with checkOutlook.
 */
import type { Issue } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import type { Desk } from './check-site.ts';

type Plan = NonNullable<Desk['site']['outlook']>;
type Path = readonly (string | number)[];

/** Years that must lie before the first origin that is judged, and one to judge it by. */
const FEWEST_PERIODS = 6;

const error = (
  { placeOf }: Desk,
  at: Path,
  [code, problem, remedy]: readonly [code: string, problem: string, remedy: string],
): Issue => ({ level: 'error', code: `catalogue/${code}`, place: placeOf(at), problem, remedy });

function checkVantage(desk: Desk, { vantage }: Plan): readonly Issue[] {
  const { publishedOn } = desk.site.edition;
  if (vantage === undefined || vantage <= publishedOn) return [];
  return [
    error(
      desk,
      ['outlook', 'vantage'],
      [
        'outlook-after-edition',
        `The outlook is made from ${vantage}, but the edition is published on ${publishedOn}.`,
        'Name a day on which all that is in the edition was known, at the latest the day it is published.',
      ],
    ),
  ];
}

function checkPeriods(desk: Desk): readonly Issue[] {
  const { periods } = desk.site;
  const years = periods.every((period) => /^\d{4}$/.test(period));
  if (years && periods.length >= FEWEST_PERIODS) return [];
  return [
    error(
      desk,
      ['outlook'],
      [
        'outlook-without-past',
        `An outlook is held against its own past, and needs ${FEWEST_PERIODS} periods that are years; the site has ${periods.length}.`,
        'Add earlier years, or leave the outlook out.',
      ],
    ),
  ];
}

function checkLists(desk: Desk, { vantage = desk.site.edition.publishedOn }: Plan): readonly Issue[] {
  const { site, parts } = desk;
  if (!site.areaSets.some(({ role }) => role === 'legal')) return [];
  const list = `${vantage.slice(0, 4)}-12-01`;
  const isInForce = parts.laws.some(
    ({ content: { id, validFrom, validTo, statuses, standing = 'law' } }) =>
      site.ruleSets.includes(id) &&
      standing === 'law' &&
      statuses !== undefined &&
      validFrom <= list &&
      (validTo === undefined || list <= validTo),
  );
  if (isInForce) return [];
  return [
    error(
      desk,
      ['outlook'],
      [
        'outlook-without-law',
        `The site holds its legal areas against no rule set that is in force on ${list}.`,
        'Add the rule set to ruleSets, or leave the outlook out.',
      ],
    ),
  ];
}

function checkIndicators(desk: Desk, { population, tenure }: Plan): readonly Issue[] {
  const { chosen } = desk;
  const wanted = [
    ...(population
      ? [{ name: population.indicator, unit: 'count', at: ['outlook', 'population', 'indicator'] }]
      : []),
    ...(tenure ? [{ name: tenure, unit: 'share', at: ['outlook', 'tenure'] }] : []),
  ];
  return wanted.flatMap(({ name, unit, at }): readonly Issue[] => {
    const found = chosen.find(({ id }) => id === name);
    if (found === undefined) {
      const known = chosen.filter((one) => one.unit === unit).map(({ id }) => id);
      return [unknownName('indicator', name, known, desk.placeOf(at))];
    }
    if (found.unit === unit) return [];
    const problem = `${name} is shown as ${found.unit}, and a ${unit} is asked for here.`;
    return [error(desk, at, ['outlook-of-wrong-unit', problem, `Name an indicator that is a ${unit}.`])];
  });
}

function checkMainAreas(desk: Desk): readonly Issue[] {
  const { site } = desk;
  const at = site.areaSets.findIndex(({ id }) => id === site.mainAreaSet);
  const layer = site.areaSets[at]?.layer;
  if (layer !== 'samarbejde.*' && layer !== 'intern') return [];
  return [
    error(
      desk,
      ['areaSets', at, 'layer'],
      [
        'outlook-over-closed-areas',
        `An outlook is made of figures that readers see, and nobody outside sees all of the layer ${layer}.`,
        'Let the main areas be in alle or samarbejde, or leave the outlook out.',
      ],
    ),
  ];
}

/** The outlook of a site. Out: issues, none when it holds together or none is asked for. */
export function checkOutlook(desk: Desk): readonly Issue[] {
  const plan = desk.site.outlook;
  if (plan === undefined) return [];
  return [checkVantage, checkPeriods, checkLists, checkIndicators, checkMainAreas].flatMap((check) =>
    check(desk, plan),
  );
}
