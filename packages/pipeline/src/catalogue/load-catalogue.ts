/**
 * Loads everything declared in catalogue/: indicators, indices, laws, policies, recipes, themes, groups.
 * Belongs here: which files there are and in what order things stand. Does not belong: a file's grammar, cross-checks.
 * Called by run.ts first of all, and by commands that only look. Same files, same catalogue.
 * All issues of all files are reported together, each with file and line.
 * Start with loadCatalogue.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RuleSet } from '@bybalance/release';
import type { z } from 'zod';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { indexFile, toIndex } from './index-file.ts';
import { indicatorFile, toIndicator } from './indicator-file.ts';
import { lawFile, toRuleSet } from './law-file.ts';
import { lettingToolsFile, toLettingTools } from './letting-tools-file.ts';
import { groupsFile, themesFile, toGroups, toThemes } from './lists-file.ts';
import { checkLocked } from './locked-policies.ts';
import type { OrderedTheme, Shelf, Written } from './parts.ts';
import { policyFile, toPolicy } from './policy-file.ts';
import { recipeFile, toRecipe } from './recipe-file.ts';
import type { Catalogue, IndicatorDefinition } from './types.ts';
import { checkYamlFile } from './yaml-file.ts';

/** Lies among the laws, and is a list. */
const LETTING_TOOLS = 'letting-tools.yaml';

interface Folder {
  readonly path: string;
  /** The folder's name in messages. */
  readonly shown: string;
}

/** YAML files of a folder by name; none when there is no folder. */
function yamlFiles({ path, shown }: Folder): readonly { readonly path: string; readonly file: string }[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml') && name !== LETTING_TOOLS)
    .sort()
    .map((name) => ({ path: join(path, name), file: `${shown}/${name}` }));
}

interface Read<T> {
  readonly written: readonly Written<T>[];
  /** Names (without .yaml) of files that did not pass. */
  readonly refused: readonly string[];
  readonly issues: readonly Issue[];
}

function readEach<S extends z.ZodType, T>(
  folder: Folder,
  schema: S,
  toContent: (value: z.output<S>, file: string) => T,
): Read<T> {
  const checked = yamlFiles(folder).map(({ path, file }) => checkYamlFile(path, file, schema));
  return {
    written: checked.flatMap(({ value, file, placeOf }) =>
      value === undefined ? [] : [{ content: toContent(value, file), placeOf }],
    ),
    refused: checked.filter(({ value }) => value === undefined).map(({ file }) => basename(file, '.yaml')),
    issues: checked.flatMap(({ issues }) => issues),
  };
}

/** A list file that need not exist; each entry is placed at its own line. */
function readList<S extends z.ZodType, T>(
  folder: Folder,
  name: string,
  schema: S,
  toContents: (value: z.output<S>) => readonly T[],
): Read<T> {
  const path = join(folder.path, name);
  if (!existsSync(path)) return { written: [], refused: [], issues: [] };
  const { value, issues, placeOf } = checkYamlFile(path, `${folder.shown}/${name}`, schema);
  const contents = value === undefined ? [] : toContents(value);
  const written = contents.map((content, i) => ({
    content,
    placeOf: (at: Parameters<typeof placeOf>[0]) => placeOf([i, ...at]),
  }));
  return { written, refused: [], issues };
}

const below = ({ path, shown }: Folder, name: string): Folder => ({
  path: join(path, name),
  shown: `${shown}/${name}`,
});

/** Reads the parts that the catalogue and a site's own folder have in common. */
export function readShelf(folder: Folder): Shelf & { readonly issues: readonly Issue[] } {
  const themes = readList(folder, 'themes.yaml', themesFile, (value) =>
    toThemes(value).map((theme, i) => ({ ...theme, order: value[i]?.order ?? [] })),
  );
  const groups = readList(folder, 'groups.yaml', groupsFile, toGroups);
  const indicators = readEach(below(folder, 'indicators'), indicatorFile, toIndicator);
  const recipes = readEach(below(folder, 'sources'), recipeFile, toRecipe);
  const indices = readEach(below(folder, 'indices'), indexFile, toIndex);
  return {
    themes: themes.written,
    groups: groups.written,
    indicators: indicators.written,
    recipes: recipes.written,
    indices: indices.written,
    unreadable: [...indicators.refused, ...indices.refused],
    issues: [themes, groups, indicators, recipes, indices].flatMap(({ issues }) => issues),
  };
}

/** Reads the rule sets of a folder. */
export function readLaws(folder: Folder): {
  readonly written: readonly Written<RuleSet>[];
  readonly issues: readonly Issue[];
} {
  return readEach(below(folder, 'laws'), lawFile, toRuleSet);
}

/** By theme, inside a theme by the theme's own order, then by id. */
export function inReadingOrder(
  indicators: readonly IndicatorDefinition[],
  themes: readonly OrderedTheme[],
): readonly IndicatorDefinition[] {
  const late = Number.MAX_SAFE_INTEGER;
  const rank = ({ id, theme }: IndicatorDefinition) => {
    const place = themes.findIndex((one) => one.id === theme);
    const inside = themes[place]?.order.indexOf(id) ?? -1;
    return [place < 0 ? late : place, inside < 0 ? late : inside] as const;
  };
  return [...indicators].sort((a, b) => {
    const [themeA, insideA] = rank(a);
    const [themeB, insideB] = rank(b);
    return themeA - themeB || insideA - insideB || (a.id < b.id ? -1 : 1);
  });
}

/** Orders of themes, kept for a site that adds its own indicators. */
export interface LoadedCatalogue extends Catalogue {
  readonly themes: readonly OrderedTheme[];
}

/**
 * The catalogue under `root`/catalogue.
 * In: the checkout's folder. Out: checked, in reading order. UserError (exit 3) with every issue of every file.
 */
export function loadCatalogue(root: string): LoadedCatalogue {
  const folder = { path: join(root, 'catalogue'), shown: 'catalogue' };
  const shelf = readShelf(folder);
  const laws = readLaws(folder);
  const tools = readList(below(folder, 'laws'), LETTING_TOOLS, lettingToolsFile, toLettingTools);
  const policies = readEach(below(folder, 'policies'), policyFile, toPolicy);
  const parts = { ...shelf, laws: laws.written, policies: policies.written };
  checkNoErrors([
    ...shelf.issues,
    ...laws.issues,
    ...tools.issues,
    ...policies.issues,
    ...checkCatalogue(parts),
    ...checkLocked(root, policies.written),
  ]);
  const content = <T>(written: readonly Written<T>[]) => written.map((one) => one.content);
  const themes = content(shelf.themes);
  return {
    themes,
    indicators: inReadingOrder(content(shelf.indicators), themes),
    groups: content(shelf.groups),
    laws: content(laws.written),
    policies: content(policies.written),
    recipes: content(shelf.recipes),
    indices: content(shelf.indices),
    lettingTools: content(tools.written),
  };
}
