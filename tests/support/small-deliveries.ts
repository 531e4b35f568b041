/**
 * A handful of made-up deliveries in the forms municipalities hold, and a place to read them into: engine, private space, vault.
 * Belongs here: files and opening. Used by the tests of ingest and vault. Nobody in it is real: person numbers begin with FB.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import type { Catalogue, SourceDeclaration } from '../../packages/pipeline/src/catalogue/types.ts';
import { openEngine } from '../../packages/pipeline/src/engine/engine.ts';
import type { Engine, SqlRow } from '../../packages/pipeline/src/engine/types.ts';
import { ingestSources } from '../../packages/pipeline/src/ingest/ingest.ts';
import type { IngestResult } from '../../packages/pipeline/src/ingest/types.ts';
import { quietContext, type RunContext } from '../../packages/pipeline/src/support/context.ts';
import { openPrivateSpace } from '../../packages/pipeline/src/support/private-space.ts';
import { type Keys, readKeys } from '../../packages/pipeline/src/vault/keys.ts';
import { VAULT_SCHEMA } from '../../packages/pipeline/src/vault/schema.ts';
import type { Vault } from '../../packages/pipeline/src/vault/types.ts';
import { openVault } from '../../packages/pipeline/src/vault/vault.ts';

/** The recipes that ship with the project. */
export const { recipes }: Catalogue = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));

const declaration = {
  controller: 'Prøveby Kommune',
  purpose: 'Statistik',
  legalBasis: 'art. 6, stk. 1, litra e',
  supplierTerms: 'Eget register',
  class: 'ordinary',
  retentionYears: 5,
} as const;

type Uses = SourceDeclaration['recipes'];

function source(id: string, form: SourceDeclaration['form'], uses: Uses): SourceDeclaration {
  return { id, title: { da: id, en: id }, form, recipes: uses, ...declaration };
}

export const sources: readonly SourceDeclaration[] = [
  source('befolkning', 'persons', [
    { recipe: 'cpr-extract@1', path: 'befolkning/befolkning-{year}.csv', years: [2025, 2026] },
    { recipe: 'cpr-events@1', path: 'flytninger/haendelser-{year}.csv', years: [2025] },
  ]),
  source('boliger', 'persons', [
    { recipe: 'address-register@1', path: 'bbr/adresser.csv', years: [] },
    { recipe: 'bbr-dwellings@1', path: 'bbr/boliger-{year}.csv', years: [2026] },
  ]),
  source('skole', 'persons', [{ recipe: 'school@1', path: 'skole/elever-{year}.parquet', years: [2026] }]),
  source('dst', 'delivered', [
    { recipe: 'dst-own-areas@1', path: 'dst/kriterier.csv', years: [] },
    { recipe: 'dst-reference@1', path: 'dst/reference.csv', years: [] },
  ]),
];

export const idOf = (number: number) => `0a000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const residents = (year: number) =>
  [
    'personnummer,dato,husstand,adresse_id,foedselsdato,koen,herkomst,statsborgerskab',
    `FB00000001,${year}-01-01,H1,${idOf(1)},1980-05-01,K,1,5100`,
    `FB00000002,${year}-01-01,H1,${idOf(1)},2012-02-29,M,1,5100`,
    `FB00000003,${year}-01-01,H2,${idOf(2)},1940-12-31,M,4,5172`,
    '',
  ].join('\n');

const windows = (text: string) => Buffer.from(text, 'latin1');

/** Path → content of every delivery, all of them right. */
function files(): Readonly<Record<string, Uint8Array | string>> {
  const pupils = parquetWriteBuffer({
    columnData: [
      { name: 'personnummer', data: ['FB00000002'], type: 'STRING' },
      { name: 'skoleaar_start', data: [2025], type: 'INT32' },
      { name: 'klassetrin', data: [7], type: 'INT32' },
      { name: 'tilbud', data: ['specialklasse'], type: 'STRING' },
    ],
  });
  return {
    'befolkning/befolkning-2025.csv': residents(2025),
    'befolkning/befolkning-2026.csv': residents(2026),
    'flytninger/haendelser-2025.csv': `personnummer,haendelse,dato,fra_adresse,til_adresse,fra_sted,til_sted
FB00000004,U,2025-06-01,${idOf(2)},,,0461
FB00000003,I,2025-07-01,${idOf(1)},${idOf(2)},,
`,
    'bbr/adresser.csv': windows(`adresse_id;vejnavn;husnr;postnr;x;y
${idOf(1)};Æblehaven;1;7100;534211,87;6176077,6
${idOf(2)};Åvej;2B;7100;534300;6176100,05
`),
    'bbr/boliger-2026.csv': windows(`bolig_id;adresse_id;ejerform;afdeling;vaerelser;areal;opfoert;status
${idOf(11)};${idOf(1)};A;11-02;3;75,5;1971;1
${idOf(12)};${idOf(2)};E;;5;140;1985;7
`),
    'skole/elever-2026.parquet': new Uint8Array(pupils),
    'dst/kriterier.csv': `\uFEFFomraadetype;omraade;aar;maal;gruppe;taeller;naevner;vaerdi;maerke\r
omraader;1;2026;doemte;total;12;480;0,025;\r
omraader;2;2026;doemte;total;;310;;..\r
`,
    'dst/reference.csv': `\uFEFFsted;aar;serie;vaerdi;taeller;naevner\r
landet;2026;doemte;0,0074;33530;4510617\r
`,
  };
}

export interface Room {
  readonly directory: string;
  readonly deliveries: string;
  readonly vaultDirectory: string;
  readonly privateDirectory: string;
  readonly keys: Keys;
  readonly engine: Engine;
  readonly vault: Vault;
  /** Rewrites a delivery, as latin1 so that every byte survives. */
  change(file: string, how: (text: string) => string): void;
  ingest(change?: Partial<Parameters<typeof ingestSources>[0]>): Promise<IngestResult>;
  /** Ingest and store, not yet in force. */
  fill(context?: RunContext): Promise<void>;
  rows(sql: string): Promise<readonly SqlRow[]>;
  /** Everything that is in force, byte for byte. */
  inForce(): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

function contentOf(directory: string): Readonly<Record<string, string>> {
  if (!existsSync(directory)) return {};
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(directory.length + 1), readFileSync(path).toString('base64')]),
  );
}

/** Opens a room with all deliveries in it, or, with `from`, in another room's folder with what its vault holds. */
export async function openRoom(from?: Pick<Room, 'directory'>, context = quietContext()): Promise<Room> {
  const directory = from?.directory ?? mkdtempSync(join(tmpdir(), 'room-'));
  const deliveries = join(directory, 'deliveries');
  const vaultDirectory = join(directory, 'vault');
  if (!from) {
    for (const [file, content] of Object.entries(files())) {
      mkdirSync(dirname(join(deliveries, file)), { recursive: true });
      writeFileSync(join(deliveries, file), content);
    }
  }
  const space = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: process.env['BYBALANCE_PRIVATE_DIR'] });
  const keys = readKeys({ directory: join(directory, 'keys'), environment: {}, createMissing: true });
  const vault = openVault({ directory: vaultDirectory, keys, privateSpace: space, today: '2026-03-01' });
  const engine = await openEngine({
    threads: 2,
    memoryLimit: '500MB',
    signal: context.signal,
    directories: [space.directory],
  });
  const ingest: Room['ingest'] = (change) =>
    ingestSources({
      sources,
      recipes,
      deliveries,
      schema: VAULT_SCHEMA,
      known: vault.entries,
      asOf: '2026-01-01',
      engine,
      privateSpace: space,
      personKey: keys.person,
      context,
      ...change,
    });
  return {
    directory,
    deliveries,
    vaultDirectory,
    privateDirectory: space.directory,
    keys,
    engine,
    vault,
    ingest,
    change(file, how) {
      const path = join(deliveries, file);
      writeFileSync(path, how(readFileSync(path, 'latin1')), 'latin1');
    },
    async fill(storing = context) {
      const { tables } = await ingest();
      await vault.store(engine, tables, sources, storing);
    },
    rows: (sql) => engine.rows(sql),
    inForce: () => contentOf(vaultDirectory),
    async close() {
      await engine.close();
      await vault.discard();
      space.close();
      if (!from) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A copy of a room's folder, for a test that damages it. */
export function copyOf(room: Pick<Room, 'directory'>): { readonly directory: string } {
  const directory = mkdtempSync(join(tmpdir(), 'room-'));
  cpSync(room.directory, directory, { recursive: true });
  return { directory };
}
