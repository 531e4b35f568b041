/** From what a person typed to a loaded site and its private folders: shared by every command that takes a site. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadSite } from '../catalogue/load-site.ts';
import type { Catalogue, Site } from '../catalogue/types.ts';
import { EXIT, type Issue, UserError } from '../support/errors.ts';
import { type PrivateFolders, privateFolders } from '../support/private-folders.ts';

/** The checkout that this program stands in: where the shared catalogue and the made-up municipality are. */
export const checkout = fileURLToPath(new URL('../../../..', import.meta.url));

export interface OpenedSite {
  readonly site: Site;
  /** The site's own: its chosen indicators only. */
  readonly catalogue: Catalogue;
  readonly folders: PrivateFolders;
  readonly warnings: readonly Issue[];
}

const named = z.object({ id: z.string() });

/** The folder itself, or one of that name among the checkout's sites. UserError (usage) when there is neither. */
function findSite(typed: string): string {
  const found = [resolve(typed), join(checkout, typed), join(checkout, 'sites', typed)].find((folder) =>
    existsSync(join(folder, 'site.yaml')),
  );
  if (found !== undefined) return found;
  const issue: Issue = {
    level: 'error',
    code: 'site/not-found',
    place: { file: typed },
    problem: 'There is no site.yaml in this folder.',
    remedy: 'Name the folder of a site, sites/fjordby for example.',
  };
  throw new UserError([issue], EXIT.usage);
}

/** A site's private folders, without reading more of it than its name: enough to serve what is published. */
export function findFolders(
  typed: string,
  environment: Readonly<Record<string, string | undefined>>,
): PrivateFolders {
  const directory = findSite(typed);
  const { id } = named.parse(parse(readFileSync(join(directory, 'site.yaml'), 'utf8')));
  return privateFolders(directory, id, environment);
}

/** UserError with every issue of the catalogue and of the site's files. */
export function openSite(
  typed: string,
  environment: Readonly<Record<string, string | undefined>>,
): OpenedSite {
  const directory = findSite(typed);
  const { site, catalogue, warnings } = loadSite(directory, loadCatalogue(checkout), environment);
  return { site, catalogue, warnings, folders: privateFolders(directory, site.frame.id, environment) };
}
