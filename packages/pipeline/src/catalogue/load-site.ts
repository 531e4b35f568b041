/**
 * Loads one municipality: site.yaml, its own indicators, themes, groups, recipes and proposed rule sets, held against the catalogue.
 * Belongs here: from files to Site and the catalogue as this site uses it. Does not belong: grammar, single checks.
 * Called by run.ts after loadCatalogue. All issues of all the site's files are reported together.
 * Start with loadSite.
 */
import { basename, dirname, join, resolve } from 'node:path';
import type { LightRoundRules } from '@bybalance/release';
import type { z } from 'zod';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import { agreementFile, toAgreement } from './agreement-file.ts';
import { toAreaChange } from './area-changes.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { checkLight } from './check-light.ts';
import { checkProposed, checkSite } from './check-site.ts';
import { formerSetId } from './former-set.ts';
import { type LightFile, lightFile, toLightRules } from './light-file.ts';
import { inReadingOrder, readLaws, readShelf } from './load-catalogue.ts';
import { toOfficialLists } from './official-lists.ts';
import type { OrderedTheme, Parts, Written } from './parts.ts';
import { type SiteFile, siteFile } from './site-file.ts';
import { chooseIndicators } from './site-indicators.ts';
import { type Environment, fillSettings, type SitePaths, sitePaths } from './site-paths.ts';
import { layOver } from './stricter.ts';
import type { AreaSetDeclaration, Catalogue, Site, SourceDeclaration } from './types.ts';
import { toUnion } from './unions.ts';
import { type CheckedFile, checkYamlFile } from './yaml-file.ts';

export interface LoadedSite {
  readonly site: Site;
  /** The catalogue as this site uses it: its chosen indicators only, its own included; policies as strict as it asks. */
  readonly catalogue: Catalogue;
  /** What a person should know but may live with. */
  readonly warnings: readonly Issue[];
}

const BACKDROP_IN_RELEASE = 'backdrop.topojson';

function toAreaSet(written: SiteFile['areaSets'][number], paths: SitePaths): AreaSetDeclaration {
  const { polygons, dwellings, parent, ...set } = written;
  if (polygons !== undefined) {
    const { preposition, kind, parent: parentProperty, parentCodeLength, ...named } = polygons.properties;
    const properties = {
      ...named,
      ...(preposition === undefined ? {} : { preposition }),
      ...(kind === undefined ? {} : { kind }),
      ...(parentProperty === undefined ? {} : { parent: parentProperty }),
      ...(parentCodeLength === undefined ? {} : { parentCodeLength }),
    };
    return { ...set, parent, from: 'polygons', ...polygons, file: paths.resolve(polygons.file), properties };
  }
  return { ...set, parent, from: 'dwellings', names: paths.resolve(dwellings?.names ?? '') };
}

/** A set of an earlier edition: nothing of it is shown, so it needs no words. */
function toFormerSet(
  { id, vintage, layer, polygons }: SiteFile['formerAreaSets'][number],
  paths: SitePaths,
): AreaSetDeclaration {
  const name = formerSetId(id, vintage);
  return {
    ...{ id: name, vintage, layer, role: 'other', wallToWall: false, parent: undefined },
    title: { da: name, en: name },
    singular: { da: name, en: name },
    from: 'polygons',
    ...polygons,
    file: paths.resolve(polygons.file),
    properties: { ...polygons.properties, name: polygons.properties.code },
  };
}

function toSource(written: SiteFile['sources'][number]): SourceDeclaration {
  const recipes = written.recipes.map(({ recipe, path, years = [] }) => ({ recipe, path, years }));
  return { ...written, recipes };
}

function toFrame(written: SiteFile): Site['frame'] {
  const { id, name, municipality, madeUp, language, contact, sourceLine, mainAreaSet } = written;
  const { firstIndicator, keyIndicators, townView, publicReport, backdrop, lightRound } = written;
  return {
    ...{ id, name, municipality, madeUp, language, contact, sourceLine, mainAreaSet },
    ...{ firstIndicator, keyIndicators, townView, publicReport },
    backdrop: backdrop && BACKDROP_IN_RELEASE,
    ...(lightRound && { lightRound: toLightRound(lightRound) }),
  };
}

function toLightRound({ forum, ...rules }: NonNullable<SiteFile['lightRound']>): LightRoundRules {
  return forum === undefined ? rules : { ...rules, forum };
}

function toOutlookPlan({ outlook, edition }: SiteFile): Site['outlook'] {
  if (outlook === undefined) return undefined;
  const { vantage = edition.publishedOn, lists, population, tenure } = outlook;
  return { vantage, lists, population, tenure };
}

function toPolicyName(written: string): Site['policy'] {
  const [id = '', version = ''] = written.split('@');
  return { id, version: Number(version) };
}

function toOrganisations(
  { organisations }: SiteFile,
  placeOf: CheckedFile<unknown>['placeOf'],
): Site['organisations'] {
  return organisations.map(({ id, name, departments }, i) => ({
    id,
    name,
    departments: departments.map((code, j) => ({
      code,
      place: placeOf(['organisations', i, 'departments', j]),
    })),
  }));
}

/** Groups by layer; a setting that is not set on this machine names none. */
function toLayerGroups({ layerGroups, intern }: SiteFile, environment: Environment): Site['layerGroups'] {
  const named = { ...layerGroups, ...(intern === undefined ? {} : { intern: intern.group }) };
  const filled = Object.entries(named).map(
    ([layer, group]) => [layer, fillSettings(group ?? '', environment)] as const,
  );
  return Object.fromEntries(filled.filter(([, group]) => group !== ''));
}

/** A file that site.yaml names, read; undefined where it names none. */
function readNamed<S extends z.ZodType>(folder: string, shown: string, name: string | undefined, form: S) {
  return name === undefined ? undefined : checkYamlFile(join(folder, name), `${shown}/${name}`, form);
}

interface SiteSurroundings {
  readonly light: LightFile | undefined;
  readonly agreement: Site['agreement'];
  readonly directory: string;
  readonly indicators: readonly string[];
  readonly paths: SitePaths;
  readonly placeOf: CheckedFile<unknown>['placeOf'];
  readonly environment: Environment;
}

function toSite(written: SiteFile, surroundings: SiteSurroundings): Site {
  const { directory, indicators, paths, placeOf, environment } = surroundings;
  const { region, edition, periods, ruleSets, layers, geometry, outline, backdrop, inbox } = written;
  const { segregation } = written;
  return {
    frame: toFrame(written),
    directory,
    ...{ region, edition, periods, ruleSets, layers, geometry, indicators, segregation },
    indices: written.indices,
    light: surroundings.light && toLightRules(surroundings.light),
    outlook: toOutlookPlan(written),
    agreement: surroundings.agreement,
    policy: toPolicyName(written.policy),
    firstPeriod: periods[0] ?? '',
    areaSets: written.areaSets.map((set) => toAreaSet(set, paths)),
    formerAreaSets: written.formerAreaSets.map((set) => toFormerSet(set, paths)),
    unions: written.unions.map((union, i) => toUnion(union, written, placeOf(['unions', i]))),
    legalAreaChanges: written.legalAreaChanges.map(toAreaChange),
    officialLists: toOfficialLists(written.officialLists, paths.resolve),
    sources: written.sources.map(toSource),
    organisations: toOrganisations(written, placeOf),
    intern: written.intern && { legalBasis: written.intern.legalBasis },
    layerGroups: toLayerGroups(written, environment),
    outline: outline && paths.resolve(outline),
    backdropFile: backdrop && paths.resolve(backdrop),
    deliveries: paths.deliveries,
    inbox: paths.resolve(inbox),
  };
}

/** The catalogue's things as if written in files without lines, so that own and built-in ones are checked alike. */
function builtinParts(catalogue: Catalogue): Parts {
  const place = (file: string) => () => ({ file });
  const shelved = <T>(contents: readonly T[], file: (one: T) => string): readonly Written<T>[] =>
    contents.map((content) => ({ content, placeOf: place(file(content)) }));
  const ordered = (theme: Catalogue['themes'][number]): OrderedTheme => ({ order: [], ...theme });
  return {
    themes: shelved(catalogue.themes.map(ordered), () => 'catalogue/themes.yaml'),
    groups: shelved(catalogue.groups, () => 'catalogue/groups.yaml'),
    indicators: shelved(catalogue.indicators, ({ file }) => file),
    recipes: shelved(catalogue.recipes, ({ file }) => file),
    indices: shelved(catalogue.indices, ({ file }) => file),
    laws: shelved(catalogue.laws, ({ id }) => `catalogue/laws/${id}`),
    unreadable: [],
    policies: shelved(catalogue.policies, ({ id }) => `catalogue/policies/${id}`),
  };
}

/**
 * One site under `directory`, held against `catalogue`.
 * Settings: `${NAME:-default}` in any path, and BYBALANCE_<ID>_DATA for the deliveries' folder.
 * UserError (exit 3) with every issue of every file of the site.
 */
export function loadSite(
  directory: string,
  catalogue: Catalogue,
  environment: Environment = process.env,
): LoadedSite {
  const folder = resolve(directory);
  const shown = `${basename(dirname(folder))}/${basename(folder)}`;
  const checked = checkYamlFile(join(folder, 'site.yaml'), `${shown}/site.yaml`, siteFile);
  const own = readShelf({ path: folder, shown });
  const laws = readLaws({ path: folder, shown });
  const builtin = builtinParts(catalogue);
  const parts: Parts = {
    ...builtin,
    themes: [...builtin.themes, ...own.themes],
    groups: [...builtin.groups, ...own.groups],
    indicators: [...builtin.indicators, ...own.indicators],
    recipes: [...builtin.recipes, ...own.recipes],
    indices: [...builtin.indices, ...own.indices],
    laws: [...builtin.laws, ...laws.written],
    unreadable: own.unreadable,
  };
  const found = [
    ...checked.issues,
    ...own.issues,
    ...laws.issues,
    ...checkProposed(laws.written),
    ...checkCatalogue(parts),
  ];
  const written = checked.value;
  if (written === undefined) {
    checkNoErrors(found);
    throw new Error('A file that did not pass must have an error.');
  }
  const chosen = chooseIndicators(
    written,
    { builtin: builtin.indicators, own: own.indicators },
    checked.placeOf,
  );
  const light = readNamed(folder, shown, written.light, lightFile);
  const agreement = readNamed(folder, shown, written.agreement, agreementFile);
  const lightIssues =
    light?.value === undefined
      ? (light?.issues ?? [])
      : checkLight({ light: { content: light.value, placeOf: light.placeOf }, site: written, parts });
  const issues = [
    ...found,
    ...chosen.issues,
    ...lightIssues,
    ...(agreement?.issues ?? []),
    ...checkSite(written, parts, chosen.indicators, checked.placeOf),
  ];
  checkNoErrors(issues);
  const themes = parts.themes.map(({ content }) => content);
  const indicators = inReadingOrder(chosen.indicators, themes);
  const paths = sitePaths(folder, written.id, written.deliveries, environment);
  return {
    site: toSite(written, {
      light: light?.value,
      agreement: agreement?.value && toAgreement(agreement.value),
      directory: folder,
      indicators: indicators.map(({ id }) => id),
      paths,
      placeOf: checked.placeOf,
      environment,
    }),
    catalogue: {
      ...catalogue,
      themes,
      indicators,
      groups: parts.groups.map(({ content }) => content),
      recipes: parts.recipes.map(({ content }) => content),
      indices: parts.indices.map(({ content }) => content),
      laws: parts.laws.map(({ content }) => content),
      policies: catalogue.policies.map((policy) => layOver(written.stricter ?? {}, policy)),
    },
    warnings: issues,
  };
}
