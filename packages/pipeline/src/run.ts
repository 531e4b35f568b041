/**
 * THE MAIN PATH: catalogue → ingest → vault → assign → measure → analyse → protect → publish. The only file that knows the order.
 * Belongs here: opening what the stages share, handing each result to the next, closing. Does not belong: any stage's work.
 * Called by commands/build.ts. Vault and release change last and by one rename each: until then nothing is in force.
 * Start with buildRelease.
 */
import { join } from 'node:path';
import type { OperationalReport } from '@bybalance/release';
import { analyse } from './analyse/analyse.ts';
import { analyseLight } from './analyse/light.ts';
import { settleOfficial } from './analyse/official/settle.ts';
import { analyseOutlook } from './analyse/outlook.ts';
import { readAreaSets } from './areas/read-area-sets.ts';
import { assignAddresses } from './assign/assign.ts';
import { listPlaces } from './assign/places.ts';
import { countedAs } from './catalogue/counted-as.ts';
import { freezeCatalogue } from './catalogue/freeze.ts';
import type { Catalogue, Site } from './catalogue/types.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine } from './engine/types.ts';
import { ingestSources } from './ingest/ingest.ts';
import { reportDeliveries } from './ingest/report.ts';
import { readInbox, readInboxSequence } from './inputs/inbox.ts';
import { readOfficialLists } from './inputs/official-lists.ts';
import { measureIndicators } from './measure/measure.ts';
import type { MeasuredPrice } from './protect/price/price.ts';
import { sitePolicy } from './protect/profile.ts';
import { protect } from './protect/protect.ts';
import { findLayerGroups } from './publish/access.ts';
import { readEarlierEditions } from './publish/earlier-editions.ts';
import { publishRelease } from './publish/publish.ts';
import type { PublishResult } from './publish/types.ts';
import type { RunContext } from './support/context.ts';
import { collectRefusals } from './support/errors.ts';
import type { PrivateFolders } from './support/private-folders.ts';
import { openPrivateSpace, type PrivateSpace } from './support/private-space.ts';
import { tellStages } from './support/stages.ts';
import { type Keys, readKeys } from './vault/keys.ts';
import { VAULT_SCHEMA } from './vault/schema.ts';
import { openSealedBytes, type SealedBytes } from './vault/sealed-bytes.ts';
import type { Vault } from './vault/types.ts';
import { openVault } from './vault/vault.ts';

export interface RunInput {
  readonly site: Site;
  /** The site's own catalogue, as loadSite gives it. */
  readonly catalogue: Catalogue;
  readonly folders: PrivateFolders;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** ISO date; noted in the vault as the day of receipt, never in a release. */
  readonly today: string;
}

/** What the stages share, closed together. */
interface Workplace {
  readonly engine: Engine;
  readonly privateSpace: PrivateSpace;
  readonly keys: Keys;
  readonly vault: Vault;
  /** What the protection found in earlier builds. */
  readonly kept: SealedBytes;
  close(): Promise<void>;
}

async function openWorkplace(input: RunInput, context: RunContext): Promise<Workplace> {
  const { site, folders, environment, today } = input;
  // Where no real person's row is kept, losing a key loses nothing: it may be made in passing.
  const holdsPersons = site.sources.some(({ form }) => form === 'persons') && !site.frame.madeUp;
  const keys = readKeys({ directory: folders.keys, environment, createMissing: !holdsPersons });
  const privateSpace = openPrivateSpace(environment);
  const vault = openVault({ directory: folders.vault, keys, privateSpace, today });
  const engine = await openEngine({
    threads: 2,
    memoryLimit: environment['BYBALANCE_MEMORY'] ?? '1200MB',
    signal: context.signal,
    directories: [privateSpace.directory],
  });
  const close = async () => {
    await engine.close();
    await vault.discard();
    privateSpace.close();
  };
  const kept = openSealedBytes(
    join(folders.vault, 'certificates.sealed'),
    keys.vault,
    'bybalance certificates',
  );
  return { engine, privateSpace, keys, vault, kept, close };
}

/** Their names, for pages that say whose figures they show; departments are in the layers alone. */
function organisationsWithLayer({ organisations, layers }: Site): readonly { id: string; name: string }[] {
  return organisations
    .filter(({ id }) => layers.includes(`samarbejde.${id}`))
    .map(({ id, name }) => ({ id, name }));
}

/** Reads and checks the deliveries; nothing is kept yet. */
function ingest(input: RunInput, { engine, privateSpace, keys, vault }: Workplace, context: RunContext) {
  const { site, catalogue } = input;
  return ingestSources({
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
}

export interface BuildResult {
  readonly published: PublishResult;
  /** What the stages have to say to the people of the desk. */
  readonly reports: readonly OperationalReport[];
  /** What protection cost as measured; for the municipality's own desk, no part of the release. */
  readonly measuredPrices: readonly MeasuredPrice[];
}

/**
 * Builds one edition of a site and puts it in force.
 * In: a loaded site. Out: the published edition. UserError when an input or the protection refuses, InterruptedError when asked to stop;
 * then, and on any other failure, vault and releases are as they were.
 */
export async function buildRelease(input: RunInput, context: RunContext): Promise<BuildResult> {
  const { site, catalogue, folders } = input;
  const stages = tellStages(context);
  const groups = findLayerGroups(site.layerGroups, join(site.directory, 'site.yaml'));
  const lists = readOfficialLists(site.officialLists, readInbox(site.inbox));
  const workplace = await openWorkplace(input, context);
  const { engine, vault } = workplace;
  try {
    stages.begin('ingest', 'Reading areas and deliveries');
    const [geography, ingested] = await collectRefusals(
      () => readAreaSets(site, context),
      () => ingest(input, workplace, context),
    );

    stages.begin('vault', 'Storing in the vault');
    await vault.store(engine, ingested.tables, site.sources, context);
    await vault.load(engine, context);

    stages.begin('assign', 'Placing addresses in areas');
    const limits = sitePolicy(catalogue.policies, site.policy).geometry;
    const assignment = await assignAddresses({ site, geography, limits, engine, context });
    const places = await listPlaces(engine, assignment, site.frame.mainAreaSet);

    stages.begin('measure', 'Measuring indicators');
    const measured = await measureIndicators({ catalogue, site, assignment, engine, context });

    stages.begin('analyse', 'Holding figures against the law');
    const decided = analyse({ measured, catalogue, site, context });
    const areaSets = assignment.areaSets.map(({ set }) => set);
    const official = settleOfficial({ lists, findings: decided, measured, areaSets, catalogue, site });
    const { findings } = official;
    const light = analyseLight({ measured, catalogue, site, context });
    const outlook = analyseOutlook({ measured, catalogue, site });

    stages.begin('protect', 'Protecting');
    const { layers } = site;
    const { atoms } = assignment;
    const shown = await protect({
      measured,
      atoms,
      areaSets,
      findings,
      light,
      outlook,
      official,
      catalogue,
      site,
      layers,
      kept: workplace.kept,
      earlier: readEarlierEditions(folders.releases, site.edition.id, countedAs),
      context,
    });

    stages.begin('publish', 'Publishing');
    const reports = [
      reportDeliveries(ingested),
      ...(official.sheets.length === 0 ? [] : [official.report]),
      assignment.report,
      measured.report,
      shown.report,
    ];
    const indicators = measured.tables.map(({ indicator }) => indicator);
    const frame = {
      site: site.frame,
      edition: site.edition,
      layers,
      organisations: organisationsWithLayer(site),
      periods: site.periods,
      areaSets: assignment.areaSets,
      nodes: assignment.nodes.filter(({ former }) => former === undefined),
      catalogue: freezeCatalogue(catalogue, site, indicators),
      laws: catalogue.laws.filter(({ id }) => site.ruleSets.includes(id)),
      policy: shown.policy,
      light: site.light,
      agreement: site.agreement,
      lettingTools: catalogue.lettingTools,
      places,
      officialLists: official.sheets,
      backdrop: geography.backdrop,
      inputsSequence: readInboxSequence(site.inbox),
      notes: [],
    };
    const published = await publishRelease(
      {
        tables: shown.tables,
        findings: [...shown.findings, ...shown.balance, ...shown.light, ...shown.outlook, ...shown.official],
        certificates: shown.certificates,
        internPolicy: shown.internPolicy,
        operational: reports,
        frame,
      },
      { releasesDirectory: folders.releases, replace: site.frame.madeUp, groups, context },
    );
    await vault.commit();
    workplace.kept.commit();
    stages.end();
    return { published, reports, measuredPrices: shown.measuredPrices };
  } finally {
    await workplace.close();
  }
}

/** Reads and checks the deliveries and puts them in the vault, no further. The same failures as buildRelease. */
export async function ingestDeliveries(input: RunInput, context: RunContext): Promise<OperationalReport> {
  const stages = tellStages(context);
  const workplace = await openWorkplace(input, context);
  try {
    stages.begin('ingest', 'Reading deliveries');
    const ingested = await ingest(input, workplace, context);
    stages.begin('vault', 'Storing in the vault');
    await workplace.vault.store(workplace.engine, ingested.tables, input.site.sources, context);
    await workplace.vault.commit();
    stages.end();
    return reportDeliveries(ingested);
  } finally {
    await workplace.close();
  }
}
