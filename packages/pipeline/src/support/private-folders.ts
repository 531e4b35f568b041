/**
 * Where a site's generated and private things lie: var/<site>/{deliveries,keys,vault,releases,state,reports,inbox}.
 * Belongs here: names of folders. Does not belong: reading or writing them.
 * Made once in a command and handed down; nothing else puts such a path together.
 */
import { join, resolve } from 'node:path';

export interface PrivateFolders {
  readonly root: string;
  readonly keys: string;
  readonly vault: string;
  readonly releases: string;
  readonly state: string;
  readonly reports: string;
  readonly lock: string;
}

/**
 * Folders of a site. They stand in `var/` beside the folder that holds the sites (sites/fjordby → var/fjordby),
 * or in `$BYBALANCE_VAR/<site>` where that is set: the private disk of a municipality is rarely inside a checkout.
 */
export function privateFolders(
  siteDirectory: string,
  siteId: string,
  environment: Readonly<Record<string, string | undefined>>,
): PrivateFolders {
  const set = environment['BYBALANCE_VAR'];
  const root = join(set ? resolve(set) : resolve(siteDirectory, '..', '..', 'var'), siteId);
  return {
    root,
    keys: join(root, 'keys'),
    vault: join(root, 'vault'),
    releases: join(root, 'releases'),
    state: join(root, 'state'),
    reports: join(root, 'reports'),
    lock: join(root, 'build.lock'),
  };
}
