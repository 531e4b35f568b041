/**
 * What is deleted when its time is over: each source says for how many years its rows are kept.
 * Belongs here: which entries are over their time. Does not belong: deleting (vault.ts).
 * Called by `bybalance vault purge`, never by a build: deletion is asked for, and leaves a protocol.
 * Start with purgeVault.
 */
import type { SourceDeclaration } from '../catalogue/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import type { PurgeProtocol, Vault, VaultEntry } from './types.ts';

/** First year the rows may no longer be kept: counted from the year they speak of, or else from the year of receipt. */
function endsIn(entry: VaultEntry, retentionYears: number): number {
  const spokenOf = /^\d{4}/.exec(entry.period)?.[0] ?? entry.receivedOn.slice(0, 4);
  return Number(spokenOf) + retentionYears;
}

function reasonToDelete(
  entry: VaultEntry,
  declarations: readonly SourceDeclaration[],
  today: string,
): string | undefined {
  const source = declarations.find(({ id }) => id === entry.source);
  if (!source) return 'the source is no longer declared';
  const isOver = Number(today.slice(0, 4)) > endsIn(entry, source.retentionYears);
  return isOver ? `kept for ${source.retentionYears} years, as declared` : undefined;
}

/**
 * Deletes what is over its time, and what belongs to no declared source; writes a protocol beside the vault.
 * Out: the protocol; nothing was deleted and none written when its list is empty.
 * Rows of 2015 kept for 10 years go on 1 January 2026.
 */
export async function purgeVault(
  vault: Vault,
  declarations: readonly SourceDeclaration[],
  today: string,
  context: RunContext,
): Promise<PurgeProtocol> {
  stopIfAsked(context);
  const reasons = new Map<VaultEntry, string>();
  for (const entry of vault.entries) {
    const reason = reasonToDelete(entry, declarations, today);
    if (reason !== undefined) reasons.set(entry, reason);
  }
  const protocol = await vault.remove(reasons);
  context.log.write('vault.purge', { deleted: protocol.deleted.length, kept: protocol.kept });
  return protocol;
}
