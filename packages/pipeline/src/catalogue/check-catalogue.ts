/**
 * What must hold between the files of a catalogue: ids once, and everything that is named exists.
 * Belongs here: one small check per rule, each answering with issues. Does not belong: a file's own grammar.
 * Used for catalogue/ and, with `check-site.ts`, for a site's own files.
 */
import { basename } from 'node:path';
import type { RuleSet } from '@bybalance/release';
import type { Issue, Place } from '../support/errors.ts';
import { checkIndex } from './check-indices.ts';
import { suggestion } from './closest-word.ts';
import type { OrderedTheme, Parts, Written } from './parts.ts';
import { type GroupDefinition, type IndicatorDefinition, POPULATION_FIELDS } from './types.ts';

/** An error about a name that leads nowhere, with the nearest that exists. */
export function unknownName(what: string, name: string, known: readonly string[], place: Place): Issue {
  return {
    level: 'error',
    code: `catalogue/unknown-${what.replaceAll(' ', '-')}`,
    place,
    problem: `There is no ${what} ${name}.`,
    remedy: suggestion(name, known),
  };
}

const error = (code: string, place: Place, problem: string, remedy: string): Issue => ({
  level: 'error',
  code: `catalogue/${code}`,
  place,
  problem,
  remedy,
});

/** "cpr-extract@1" */
export const versioned = ({ id, version }: { readonly id: string; readonly version: number }) =>
  `${id}@${version}`;

/** Every name once; the second and later are issues at their own place. */
export function checkNoDuplicates(
  what: string,
  named: readonly { readonly name: string; readonly place: Place }[],
): readonly Issue[] {
  const seen = new Set<string>();
  return named.flatMap(({ name, place }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [error('duplicate-id', place, `There are two ${what}s ${name}.`, 'Rename or remove one.')];
  });
}

const idsOf = <T extends { readonly id: string }>(written: readonly Written<T>[]) =>
  written.map(({ content, placeOf }) => ({ name: content.id, place: placeOf(['id']) }));

function checkFileName({ content, placeOf }: Written<IndicatorDefinition>): readonly Issue[] {
  if (basename(content.file, '.yaml') === content.id) return [];
  return [
    error('file-name', placeOf(['id']), 'The file is not named after the id.', `Name it ${content.id}.yaml.`),
  ];
}

function checkTheme({ content, placeOf }: Written<IndicatorDefinition>, parts: Parts): readonly Issue[] {
  const themes = parts.themes.map((theme) => theme.content.id);
  return themes.includes(content.theme)
    ? []
    : [unknownName('theme', content.theme, themes, placeOf(['theme']))];
}

/** Fields a group's condition names; undefined when some group of the dimension exists in delivered tables only. */
function fieldsOf(dimension: string, groups: readonly GroupDefinition[]): readonly string[] | undefined {
  const own = groups.filter((group) => group.dimension === dimension);
  if (own.some(({ when }) => when === undefined)) return undefined;
  return own.flatMap(({ when = [] }) => when.map(({ field }) => field));
}

function checkDimensions({ content, placeOf }: Written<IndicatorDefinition>, parts: Parts): readonly Issue[] {
  const groups = parts.groups.map((group) => group.content);
  const known = [...new Set(groups.map(({ dimension }) => dimension))];
  const { population } = content.measure;
  return content.dimensions.flatMap((dimension, i) => {
    const place = placeOf(['dimensions', i]);
    if (!known.includes(dimension)) return [unknownName('dimension', dimension, known, place)];
    if (population === 'delivered') return [];
    const has: readonly string[] =
      population === 'flow' ? POPULATION_FIELDS.state : POPULATION_FIELDS[population];
    if (fieldsOf(dimension, groups)?.every((field) => has.includes(field))) return [];
    const problem = `The population ${population} cannot be broken down by ${dimension}.`;
    return [error('dimension-without-field', place, problem, 'Remove the dimension.')];
  });
}

function checkLimit({ content, placeOf }: Written<IndicatorDefinition>, parts: Parts): readonly Issue[] {
  const { limit } = content;
  if (limit === undefined) return [];
  const laws = parts.laws.map((law) => law.content);
  const law = laws.find(({ id }) => id === limit.ruleSet);
  const place = placeOf(['limit']);
  if (law === undefined)
    return [
      unknownName(
        'rule set',
        limit.ruleSet,
        laws.map(({ id }) => id),
        place,
      ),
    ];
  const ids = law.criteria.map(({ id }) => id);
  const criterion = law.criteria.find(({ id }) => id === limit.criterion);
  if (criterion === undefined) return [unknownName('criterion', limit.criterion, ids, place)];
  if (criterion.indicator === content.id) return [];
  const problem = `The criterion ${criterion.id} speaks of ${criterion.indicator}, not of this indicator.`;
  return [error('limit-of-another', place, problem, 'Name the criterion that speaks of this indicator.')];
}

function checkExamples({ content, placeOf }: Written<IndicatorDefinition>): readonly Issue[] {
  const { population } = content.measure;
  if (population === 'flow' || population === 'delivered') return [];
  const fields: readonly string[] = POPULATION_FIELDS[population];
  return content.examples.flatMap(({ rows }, i) =>
    rows.flatMap((row, j) =>
      Object.keys(row)
        .filter((key) => !fields.includes(key))
        .map((key) => unknownName('field', key, fields, placeOf(['examples', i, 'rows', j, key]))),
    ),
  );
}

function checkIndicator(written: Written<IndicatorDefinition>, parts: Parts): readonly Issue[] {
  return [
    ...checkFileName(written),
    ...checkTheme(written, parts),
    ...checkDimensions(written, parts),
    ...checkLimit(written, parts),
    ...checkExamples(written),
  ];
}

function checkLaw({ content, placeOf }: Written<RuleSet>, parts: Parts): readonly Issue[] {
  const indicators = parts.indicators.map((indicator) => indicator.content);
  return content.criteria.flatMap((criterion, i) => {
    const indicator = indicators.find(({ id }) => id === criterion.indicator);
    const place = placeOf(['criteria', i, 'indicator']);
    if (indicator === undefined && parts.unreadable.includes(criterion.indicator)) return [];
    if (indicator === undefined)
      return [
        unknownName(
          'indicator',
          criterion.indicator,
          indicators.map(({ id }) => id),
          place,
        ),
      ];
    return [];
  });
}

function checkThemeOrder({ content, placeOf }: Written<OrderedTheme>, parts: Parts): readonly Issue[] {
  const known = [...parts.indicators.map((indicator) => indicator.content.id), ...parts.unreadable];
  return content.order.flatMap((name, i) =>
    known.includes(name) ? [] : [unknownName('indicator', name, known, placeOf(['order', i]))],
  );
}

/** Everything that must hold inside one catalogue. Out: issues, none when it holds together. */
export function checkCatalogue(parts: Parts): readonly Issue[] {
  const recipes = parts.recipes.map(({ content, placeOf }) => ({
    name: versioned(content),
    place: placeOf(['id']),
  }));
  const policies = parts.policies.map(({ content, placeOf }) => ({
    name: versioned(content),
    place: placeOf(['id']),
  }));
  return [
    ...checkNoDuplicates('indicator', idsOf(parts.indicators)),
    ...checkNoDuplicates('theme', idsOf(parts.themes)),
    ...checkNoDuplicates('group', idsOf(parts.groups)),
    ...checkNoDuplicates('index', idsOf(parts.indices)),
    ...checkNoDuplicates('rule set', idsOf(parts.laws)),
    ...checkNoDuplicates('recipe', recipes),
    ...checkNoDuplicates('policy', policies),
    ...parts.indicators.flatMap((indicator) => checkIndicator(indicator, parts)),
    ...parts.laws.flatMap((law) => checkLaw(law, parts)),
    ...parts.indices.flatMap((index) => checkIndex(index, parts)),
    ...parts.themes.flatMap((theme) => checkThemeOrder(theme, parts)),
  ];
}
