/**
 * What must hold between a site and the catalogue: policy, recipes, sources, laws, area sets, chosen indicators.
 * Belongs here: one small check per rule, each answering with issues. Does not belong: the file's own grammar.
 */
import type { RuleSet } from '@bybalance/release';
import type { Issue } from '../support/errors.ts';
import { checkAreaChanges } from './area-changes.ts';
import { checkAudiences } from './check-audiences.ts';
import { checkBalance } from './check-balance.ts';
import { checkNoDuplicates, unknownName, versioned } from './check-catalogue.ts';
import { checkOutlook } from './check-outlook.ts';
import { formerSetId } from './former-set.ts';
import { checkOfficialLists } from './official-lists.ts';
import type { Parts, Written } from './parts.ts';
import type { SiteFile } from './site-file.ts';
import { checkStricter } from './stricter.ts';
import type { IndicatorDefinition } from './types.ts';
import { checkUnions } from './unions.ts';
import type { CheckedFile } from './yaml-file.ts';

/** What every check is given. */
export interface Desk {
  readonly site: SiteFile;
  readonly parts: Parts;
  readonly chosen: readonly IndicatorDefinition[];
  readonly placeOf: CheckedFile<unknown>['placeOf'];
}

const MUNICIPALITY = 'kommune';

function checkPolicy({ site, parts, placeOf }: Desk): readonly Issue[] {
  const known = parts.policies.map(({ content }) => versioned(content));
  return known.includes(site.policy) ? [] : [unknownName('policy', site.policy, known, placeOf(['policy']))];
}

function checkStricterNumbers({ site, parts, placeOf }: Desk): readonly Issue[] {
  const policy = parts.policies.find(({ content }) => versioned(content) === site.policy)?.content;
  return policy === undefined || site.stricter === undefined
    ? []
    : checkStricter(site.stricter, policy, placeOf);
}

function checkRecipes({ site, parts, placeOf }: Desk): readonly Issue[] {
  const known = parts.recipes.map(({ content }) => versioned(content));
  return site.sources.flatMap(({ recipes }, i) =>
    recipes.flatMap(({ recipe }, j) =>
      known.includes(recipe)
        ? []
        : [unknownName('recipe', recipe, known, placeOf(['sources', i, 'recipes', j, 'recipe']))],
    ),
  );
}

function checkRuleSets({ site, parts, chosen, placeOf }: Desk): readonly Issue[] {
  const known = parts.laws.map(({ content }) => content.id);
  const ids = chosen.map(({ id }) => id);
  return site.ruleSets.flatMap((name, i) => {
    const place = placeOf(['ruleSets', i]);
    const law = parts.laws.find(({ content }) => content.id === name)?.content;
    if (law === undefined) return [unknownName('rule set', name, known, place)];
    const missing = law.criteria
      .filter(({ indicator }) => !ids.includes(indicator))
      .map(
        ({ indicator, id }): Issue => ({
          level: 'error',
          code: 'catalogue/rule-set-without-indicator',
          place,
          problem: `Criterion ${id} of ${name} needs the indicator ${indicator}, which the site does not show.`,
          remedy: 'Choose the indicator and declare its source, or leave the rule set out.',
        }),
      );
    return [...missing, ...checkAverages(law, chosen, place)];
  });
}

/** A municipality makes no law: a rule set in its own folder says that it is proposed. */
export function checkProposed(laws: readonly Written<RuleSet>[]): readonly Issue[] {
  return laws
    .filter(({ content }) => content.standing !== 'proposed')
    .map(({ content, placeOf }) => ({
      level: 'error',
      code: 'catalogue/not-proposed',
      place: placeOf(['standing']),
      problem: `${content.id} lies in the site’s folder and is not marked as proposed.`,
      remedy: 'Write standing: proposed. Rules in force belong in catalogue/laws.',
    }));
}

/** A criterion is decided on the very figure that is shown beside it: the same years, put together the same way. */
function checkAverages(
  law: RuleSet,
  chosen: readonly IndicatorDefinition[],
  place: Issue['place'],
): readonly Issue[] {
  return law.criteria.flatMap(({ id, indicator, averageYears, averageHow }): readonly Issue[] => {
    const average = chosen.find((one) => one.id === indicator)?.average;
    if (average === undefined) return [];
    const same = averageYears === 1 || averageHow === undefined || averageHow === average.how;
    if (averageYears === average.years && same) return [];
    const written = `${averageYears} years${averageHow === undefined ? '' : ` (${averageHow})`}`;
    return [
      {
        level: 'error',
        code: 'catalogue/averages-differ',
        place,
        problem: `Criterion ${id} of ${law.id} averages ${written}, the indicator ${average.years} (${average.how}).`,
        remedy: 'Hold areas against it with `bybalance criteria evaluate`, or let both say the same.',
      },
    ];
  });
}

function checkSources({ site, chosen, placeOf }: Desk): readonly Issue[] {
  const known = site.sources.map(({ id }) => id);
  return chosen.flatMap(({ id, sourceId, measure }): readonly Issue[] => {
    const source = site.sources.find((one) => one.id === sourceId);
    const place = placeOf(['sources']);
    if (source === undefined) return [unknownName(`source for ${id}:`, sourceId, known, place)];
    if ((measure.population === 'delivered') === (source.form !== 'persons')) return [];
    return [
      {
        level: 'error',
        code: 'catalogue/source-form',
        place: placeOf(['sources', known.indexOf(sourceId), 'form']),
        problem: `The indicator ${id} is measured from ${measure.population}, but ${sourceId} is declared as ${source.form}.`,
        remedy: 'Correct the form, or choose another indicator.',
      },
    ];
  });
}

function checkShownIndicators({ site, chosen, placeOf }: Desk): readonly Issue[] {
  const known = chosen.map(({ id }) => id);
  const named = [
    { id: site.firstIndicator, place: placeOf(['firstIndicator']) },
    ...site.keyIndicators.map((id, i) => ({ id, place: placeOf(['keyIndicators', i]) })),
  ];
  return named.flatMap(({ id, place }) =>
    known.includes(id) ? [] : [unknownName('indicator', id, known, place)],
  );
}

function checkAreaSets({ site, placeOf }: Desk): readonly Issue[] {
  const ids = site.areaSets.map(({ id }) => id);
  const main = ids.includes(site.mainAreaSet)
    ? []
    : [unknownName('area set', site.mainAreaSet, ids, placeOf(['mainAreaSet']))];
  return [
    ...main,
    ...site.areaSets.flatMap(({ id, parent, layer }, i) => [
      ...(parent === undefined || (parent !== id && ids.includes(parent))
        ? []
        : [
            unknownName(
              'parent area set',
              parent,
              ids.filter((one) => one !== id),
              placeOf(['areaSets', i, 'parent']),
            ),
          ]),
      ...(layer === 'samarbejde.*' || site.layers.includes(layer)
        ? []
        : [unknownName('layer', layer, site.layers, placeOf(['areaSets', i, 'layer']))]),
    ]),
  ];
}

function checkFormerAreaSets({ site, placeOf }: Desk): readonly Issue[] {
  const named = ({ id, vintage }: { readonly id: string; readonly vintage: string }) =>
    formerSetId(id, vintage);
  return [
    ...checkNoDuplicates('area set', [
      ...site.areaSets.map((set, i) => ({ name: named(set), place: placeOf(['areaSets', i, 'vintage']) })),
      ...site.formerAreaSets.map((set, i) => ({
        name: named(set),
        place: placeOf(['formerAreaSets', i, 'vintage']),
      })),
    ]),
    ...site.formerAreaSets.flatMap(({ layer }, i) =>
      site.layers.includes(layer)
        ? []
        : [unknownName('layer', layer, site.layers, placeOf(['formerAreaSets', i, 'layer']))],
    ),
  ];
}

/** "kommune" is the whole municipality, made by assign: no set of the site may take its name. */
function checkIds({ site, placeOf }: Desk): readonly Issue[] {
  return [
    ...checkNoDuplicates('area set', [
      { name: MUNICIPALITY, place: placeOf(['areaSets']) },
      ...site.areaSets.map(({ id }, i) => ({ name: id, place: placeOf(['areaSets', i, 'id']) })),
    ]),
    ...checkNoDuplicates(
      'source',
      site.sources.map(({ id }, i) => ({ name: id, place: placeOf(['sources', i, 'id']) })),
    ),
  ];
}

function checkWideRecipes({ site, parts }: Desk): readonly Issue[] {
  const sets = [MUNICIPALITY, ...site.areaSets.map(({ id }) => id)];
  const used = new Set(site.sources.flatMap(({ recipes }) => recipes.map(({ recipe }) => recipe)));
  return parts.recipes
    .filter(({ content }) => used.has(versioned(content)))
    .flatMap(({ content, placeOf }) => {
      const { wide } = content;
      if (wide === undefined) return [];
      const named = [
        { areaSet: wide.areaSet, place: placeOf(['wide', 'areaSet']) },
        ...wide.sums.map(({ areaSet }, i) => ({ areaSet, place: placeOf(['wide', 'sums', i, 'areaSet']) })),
      ];
      return named.flatMap(({ areaSet, place }) =>
        sets.includes(areaSet) ? [] : [unknownName('area set', areaSet, sets, place)],
      );
    });
}

function checkLegalAreaChanges({ site, placeOf }: Desk): readonly Issue[] {
  const legal = site.areaSets.filter(({ role }) => role === 'legal').map(({ id }) => id);
  return [
    ...checkAreaChanges(site.legalAreaChanges, legal, placeOf),
    ...checkOfficialLists(site.officialLists, legal, placeOf),
  ];
}

/** Everything that must hold between a site and what it uses. Out: issues, none when it holds together. */
export function checkSite(
  site: SiteFile,
  parts: Parts,
  chosen: readonly IndicatorDefinition[],
  placeOf: CheckedFile<unknown>['placeOf'],
): readonly Issue[] {
  const desk: Desk = { site, parts, chosen, placeOf };
  return [
    checkIds,
    checkPolicy,
    checkStricterNumbers,
    checkRecipes,
    checkSources,
    checkRuleSets,
    checkShownIndicators,
    checkAreaSets,
    checkFormerAreaSets,
    checkWideRecipes,
    checkAudiences,
    checkBalance,
    checkOutlook,
    ({ site: file, placeOf: place }: Desk) => checkUnions(file, place),
    checkLegalAreaChanges,
  ].flatMap((check) => check(desk));
}
