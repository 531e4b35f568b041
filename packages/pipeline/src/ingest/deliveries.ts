/**
 * Which files a site expects: source × recipe × year, each with its place in the vault.
 * Belongs here: declarations → list of deliveries, and what is wrong with the declarations. Does not belong: opening a file.
 */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Recipe, SourceDeclaration } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';
import { undeclared, type VaultSchema } from './types.ts';

/** A file that a site expects. `file` is the path as people know it, below the delivery folder. */
export interface Delivery {
  readonly source: SourceDeclaration;
  readonly recipe: Recipe;
  /** "cpr-extract@1" */
  readonly recipeId: string;
  readonly period: string;
  readonly file: string;
  readonly path: string;
}

interface Expected {
  readonly deliveries: readonly Delivery[];
  readonly issues: readonly Issue[];
}

function undeclaredIssue(source: SourceDeclaration): readonly Issue[] {
  const missing = undeclared(source);
  if (missing.length === 0) return [];
  return [
    {
      level: 'error',
      code: 'ingest/source-not-declared',
      place: { file: 'site.yaml', at: `sources.${source.id}` },
      problem: `The source does not say: ${missing.join(', ')}.`,
      remedy:
        'Declare it; nothing is read from a source without a controller, purpose, legal basis, class and retention.',
    },
  ];
}

function unknownRecipe(source: SourceDeclaration, recipe: string): Issue {
  return {
    level: 'error',
    code: 'ingest/unknown-recipe',
    place: { file: 'site.yaml', at: `sources.${source.id}.recipes` },
    problem: `There is no recipe ${recipe}.`,
    remedy: 'Add it to catalogue/sources, or name one that is there.',
  };
}

function expand(source: SourceDeclaration, recipes: readonly Recipe[], root: string): Expected {
  const deliveries: Delivery[] = [];
  const issues: Issue[] = [];
  for (const use of source.recipes) {
    const recipe = recipes.find(({ id, version }) => `${id}@${version}` === use.recipe);
    if (!recipe) issues.push(unknownRecipe(source, use.recipe));
    else {
      const periods = use.years.length > 0 ? use.years.map(String) : ['all'];
      for (const period of periods) {
        const file = use.path.replaceAll('{year}', period);
        deliveries.push({ source, recipe, recipeId: use.recipe, period, file, path: join(root, file) });
      }
    }
  }
  return { deliveries, issues };
}

/** Where the rows of a delivery lie in the vault: a newer delivery for the same place takes it over. */
export function placeInVault(one: {
  readonly table: string;
  readonly source: string;
  readonly period: string;
  readonly recipe: string;
}): string {
  return [one.table, one.source, one.period, one.recipe.replace(/@.*$/, '')].join('/');
}

function sharedPlaces(deliveries: readonly Delivery[]): readonly Issue[] {
  const seen = new Set<string>();
  const issues: Issue[] = [];
  for (const { source, recipe, recipeId, period, file } of deliveries) {
    const place = placeInVault({ table: recipe.table, source: source.id, period, recipe: recipeId });
    if (seen.has(place)) {
      issues.push({
        level: 'error',
        code: 'ingest/place-taken',
        place: { file: 'site.yaml', at: `sources.${source.id}.recipes` },
        problem: `${file} would replace another delivery of the same source, recipe and period.`,
        remedy: 'Give it a source of its own, or a {year} in its path.',
      });
    }
    seen.add(place);
  }
  return issues;
}

/** The files that the sources promise, in the site's order, with everything wrong with the promises. */
export function expectDeliveries(
  sources: readonly SourceDeclaration[],
  recipes: readonly Recipe[],
  root: string,
): Expected {
  const parts = sources.map((source) => expand(source, recipes, root));
  const deliveries = parts.flatMap((part) => part.deliveries);
  const issues = [...sources.flatMap(undeclaredIssue), ...parts.flatMap((part) => part.issues)];
  return { deliveries, issues: [...issues, ...sharedPlaces(deliveries)] };
}

/** Raised when ingest itself gives other rows for the same delivery. */
const stagingForm = 2;

/** What the rows of a delivery follow from. Holds the key's effect, never the key. */
export function fingerprintOf(
  delivery: Delivery,
  sha256: string,
  schema: VaultSchema,
  personKey: Uint8Array,
): string {
  const { file: _file, title: _title, ...recipe } = delivery.recipe;
  const columns = schema[recipe.table];
  const content = JSON.stringify([stagingForm, sha256, recipe, columns, delivery.source.id, delivery.period]);
  return createHmac('sha256', personKey).update(content).digest('hex');
}
