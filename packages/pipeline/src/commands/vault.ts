/** `vault purge`: deletes what is past its retention or belongs to no declared source, and tells what. */

import { withBuildLock } from '../support/build-lock.ts';
import { openPrivateSpace } from '../support/private-space.ts';
import { readKeys } from '../vault/keys.ts';
import { purgeVault } from '../vault/purge.ts';
import { openVault } from '../vault/vault.ts';
import { openSite } from './site-folder.ts';
import { type Surroundings, toRunContext } from './surroundings.ts';

/** Never while a build runs. Says each deletion with its reason, and how much is kept; the protocol lies in the vault's folder. */
export async function purgeSite(folder: string, surroundings: Surroundings): Promise<void> {
  const { environment, clock, say } = surroundings;
  const { site, folders } = openSite(folder, environment);
  const today = clock().toISOString().slice(0, 10);
  const protocol = await withBuildLock(folders.lock, async () => {
    const keys = readKeys({ directory: folders.keys, environment, createMissing: false });
    const privateSpace = openPrivateSpace(environment);
    try {
      const vault = openVault({ directory: folders.vault, keys, privateSpace, today });
      return await purgeVault(vault, site.sources, today, toRunContext(surroundings));
    } finally {
      privateSpace.close();
    }
  });
  for (const { source, table, period, rows, reason } of protocol.deleted) {
    say(`Deleted ${source} ${table} ${period}: ${rows} rows (${reason}).`);
  }
  say(`${protocol.deleted.length} tables deleted, ${protocol.kept} kept.`);
}
