/**
 * What must hold between a site, its rule sets and its traffic light.
 * Belongs here: the light's choices against rule sets, indicators, area sets and layers. Does not belong: the file's own grammar.
 * Origin is the law's own condition and never part of a colour: it is refused by whatever name it comes.
 * Start with checkLight.
 */
import type { Criterion, RuleSet } from '@bybalance/release';
import type { Issue, Place } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import { tellsOrigin } from './check-indices.ts';
import type { LightFile } from './light-file.ts';
import type { Parts, Written } from './parts.ts';
import type { SiteFile } from './site-file.ts';

export interface LightDesk {
  readonly light: Written<LightFile>;
  readonly site: SiteFile;
  readonly parts: Pick<Parts, 'laws' | 'indicators'>;
}

const error = (code: string, place: Place, problem: string, remedy: string): Issue => ({
  level: 'error',
  code: `catalogue/${code}`,
  place,
  problem,
  remedy,
});

/** A light's rule set must be one that the site holds areas against: then its indicators are shown, averaged the same way. */
function lawNamed({ light, site, parts }: LightDesk, which: 'upper' | 'lower') {
  const name = light.content.limits[which];
  const place = light.placeOf(['limits', which]);
  const law = parts.laws.find(({ content }) => content.id === name)?.content;
  if (law === undefined || !site.ruleSets.includes(name))
    return { law: undefined, issues: [unknownName('rule set', name, site.ruleSets, place)] };
  return { law, issues: [] };
}

function isOrigin(criterion: Criterion, { parts }: LightDesk): boolean {
  if (criterion.role === 'gate' || criterion.subject === 'origin') return true;
  const laws = parts.laws.map(({ content }) => content);
  const sheet = parts.indicators.find(({ content }) => content.id === criterion.indicator)?.content;
  return sheet !== undefined && tellsOrigin(sheet, laws);
}

function checkCriterion(name: string, i: number, desk: LightDesk, upper: RuleSet, lower: RuleSet) {
  const { light } = desk;
  const place = light.placeOf(['criteria', i]);
  const [above, below] = [upper, lower].map(({ criteria }) => criteria.find(({ id }) => id === name));
  if ([above, below].some((one) => one !== undefined && isOrigin(one, desk))) {
    const problem = `${name} tells of origin. Origin is the law’s own condition and never part of a colour.`;
    return [error('origin-in-light', place, problem, 'Take it out of the light.')];
  }
  if (above === undefined || below === undefined) {
    const known = upper.criteria
      .filter((one) => !isOrigin(one, desk) && lower.criteria.some(({ id }) => id === one.id))
      .map(({ id }) => id);
    return [unknownName('criterion', name, known, place)];
  }
  const isTwice = light.content.criteria.indexOf(name) < i;
  const differs = above.indicator !== below.indicator || above.operator !== below.operator;
  return [
    ...(isTwice
      ? [error('duplicate-criterion', place, `${name} counts twice in the light.`, 'Name it once.')]
      : []),
    ...(differs
      ? [
          error(
            'light-limits-differ',
            place,
            `${upper.id} and ${lower.id} hold different figures against ${name}.`,
            'Name rule sets whose limits differ in their number alone.',
          ),
        ]
      : []),
  ];
}

function checkAreas({ light, site }: LightDesk): readonly Issue[] {
  const { areaSet } = light.content;
  const departments = site.areaSets.filter(({ role }) => role === 'department').map(({ id }) => id);
  if (!departments.includes(areaSet))
    return [unknownName('set of departments', areaSet, departments, light.placeOf(['areaSet']))];
  if (site.layers.some((layer) => layer.startsWith('samarbejde.'))) return [];
  return [
    error(
      'light-without-layer',
      light.placeOf(['areaSet']),
      'A proposed colour lies in the layer of the department’s housing association, and the site has no such layer.',
      'Declare organisations and their layers, or leave the light out.',
    ),
  ];
}

/** Everything that must hold for a site's light. Out: issues, none when it holds together. */
export function checkLight(desk: LightDesk): readonly Issue[] {
  const upper = lawNamed(desk, 'upper');
  const lower = lawNamed(desk, 'lower');
  const { law: above } = upper;
  const { law: below } = lower;
  const { criteria } = desk.light.content;
  return [
    ...upper.issues,
    ...lower.issues,
    ...(above && below
      ? criteria.flatMap((name, i): readonly Issue[] => checkCriterion(name, i, desk, above, below))
      : []),
    ...checkAreas(desk),
  ];
}
