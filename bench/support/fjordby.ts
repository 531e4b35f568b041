/**
 * Fjordby's registers in an engine, by the pipeline's own stages, and the same rows as Parquet files.
 * Belongs here: getting there. Does not belong: anything that is timed.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAreaSets } from '../../packages/pipeline/src/areas/read-area-sets.ts';
import { assignAddresses } from '../../packages/pipeline/src/assign/assign.ts';
import type { Assignment } from '../../packages/pipeline/src/assign/types.ts';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { loadSite } from '../../packages/pipeline/src/catalogue/load-site.ts';
import type { Catalogue, Site } from '../../packages/pipeline/src/catalogue/types.ts';
import { openEngine } from '../../packages/pipeline/src/engine/engine.ts';
import { type Engine, literal } from '../../packages/pipeline/src/engine/types.ts';
import { ingestSources } from '../../packages/pipeline/src/ingest/ingest.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { openPrivateSpace } from '../../packages/pipeline/src/support/private-space.ts';
import { VAULT_SCHEMA } from '../../packages/pipeline/src/vault/schema.ts';
import { openVault } from '../../packages/pipeline/src/vault/vault.ts';

export interface FjordbyInEngine {
  readonly site: Site;
  readonly catalogue: Catalogue;
  readonly assignment: Assignment;
  readonly engine: Engine;
  /** Folder with one Parquet file per table. */
  readonly parquet: string;
  close(): Promise<void>;
}

const TABLES = ['person_state', 'event', 'spell', 'dwelling_state', 'delivered', 'reference', 'place'];

/** Loads Fjordby; undefined when its deliveries are not made yet. */
export async function loadFjordby(): Promise<FjordbyInEngine | undefined> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { site, catalogue } = loadSite(join(root, 'sites/fjordby'), loadCatalogue(root));
  if (!existsSync(site.deliveries)) return undefined;
  const context = quietContext();
  const privateSpace = openPrivateSpace(process.env);
  const { directory } = privateSpace;
  const vaultFolder = mkdtempSync(join(tmpdir(), 'bybalance-bench-'));
  const keys = { person: new Uint8Array(32).fill(1), vault: new Uint8Array(32).fill(2) };
  const engine = await openEngine({
    threads: 2,
    memoryLimit: '2GB',
    signal: context.signal,
    directories: [directory],
  });
  const vault = openVault({ directory: vaultFolder, keys, privateSpace, today: site.edition.asOf });
  const ingested = await ingestSources({
    sources: site.sources,
    recipes: catalogue.recipes,
    deliveries: site.deliveries,
    schema: VAULT_SCHEMA,
    known: vault.entries,
    asOf: site.edition.asOf,
    engine,
    privateSpace,
    personKey: keys.person,
    context,
  });
  await vault.store(engine, ingested.tables, site.sources, context);
  await vault.load(engine, context);
  const geography = await readAreaSets(site, context);
  const limits = { minimumPersons: 50, minimumHouseholds: 20 };
  const assignment = await assignAddresses({ site, geography, limits, engine, context });
  for (const table of TABLES) {
    await engine.run(`COPY "${table}" TO ${literal(join(directory, `${table}.parquet`))} (FORMAT parquet)`);
  }
  const close = async () => {
    await engine.close();
    await vault.discard();
    privateSpace.close();
    rmSync(vaultFolder, { recursive: true, force: true });
  };
  return { site, catalogue, assignment, engine, parquet: directory, close };
}
