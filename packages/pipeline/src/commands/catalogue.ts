/** `catalogue check`: every file of the catalogue, and of a site where one is named. */
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { formatIssue } from '../support/errors.ts';
import { checkout, openSite } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Says what was read, warnings included; a UserError has every issue of every file. */
export async function checkCatalogue(folder: string | undefined, surroundings: Surroundings): Promise<void> {
  const opened = folder === undefined ? undefined : openSite(folder, surroundings.environment);
  for (const warning of opened?.warnings ?? []) surroundings.remark(formatIssue(warning));
  const { indicators, indices, laws, policies, recipes } = opened?.catalogue ?? loadCatalogue(checkout);
  surroundings.say(
    `${indicators.length} indicators, ${indices.length} indices, ${laws.length} rule sets, ${policies.length} policies, ${recipes.length} recipes: all in order.`,
  );
}
