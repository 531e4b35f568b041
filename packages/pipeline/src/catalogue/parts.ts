/** What was read, before it is held together: each thing with the place it was written in. Types only. */
import type { RuleSet, Theme } from '@bybalance/release';
import type { GroupDefinition, IndexDefinition, IndicatorDefinition, Policy, Recipe } from './types.ts';
import type { CheckedFile } from './yaml-file.ts';

/** A thing and where its parts stand. */
export interface Written<T> {
  readonly content: T;
  readonly placeOf: CheckedFile<unknown>['placeOf'];
}

/** A theme with the indicators that come first inside it. */
export type OrderedTheme = Theme & { readonly order: readonly string[] };

/** What the catalogue and a site's own folder have in common. */
export interface Shelf {
  readonly themes: readonly Written<OrderedTheme>[];
  readonly groups: readonly Written<GroupDefinition>[];
  readonly indicators: readonly Written<IndicatorDefinition>[];
  readonly recipes: readonly Written<Recipe>[];
  readonly indices: readonly Written<IndexDefinition>[];
  /** Indicators and indices whose files did not pass: they exist, so naming them is no further error. */
  readonly unreadable: readonly string[];
}

/** A whole catalogue. */
export interface Parts extends Shelf {
  readonly laws: readonly Written<RuleSet>[];
  readonly policies: readonly Written<Policy>[];
}
