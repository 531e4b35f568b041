/**
 * The files of a release as texts: same input, same bytes.
 * Belongs here: which content goes into which file, in which order. Does not belong: disks, checks.
 * The manifest is made last, from the checksums of the others.
 */
import {
  encodeObservations,
  type Finding,
  FORMAT_VERSION,
  type Layer,
  type Manifest,
  type OperationalReport,
  releaseFiles,
  sha256,
  toReleaseJson,
} from '@bybalance/release';
import type { PublishInput } from './types.ts';

/** Path inside the release → text. */
export type ReleaseContents = ReadonlyMap<string, string>;

type Entry = readonly [path: string, text: string];

function frozen({ frame }: PublishInput): readonly Entry[] {
  return [
    [releaseFiles.catalogue, toReleaseJson(frame.catalogue)],
    [releaseFiles.laws, toReleaseJson(frame.laws)],
    [releaseFiles.policy, toReleaseJson(frame.policy)],
  ];
}

function areas({ frame }: PublishInput): readonly Entry[] {
  const sets = frame.areaSets.flatMap(({ set, topojson }): Entry[] => {
    const description: Entry = [releaseFiles.areaSet(set.id, set.vintage), toReleaseJson(set)];
    if (topojson === undefined) return [description];
    return [description, [releaseFiles.polygons(set.id, set.vintage), topojson]];
  });
  const { backdrop } = frame;
  return backdrop === undefined ? sets : [...sets, [`areas/${backdrop.name}`, backdrop.topojson]];
}

function observations({ tables }: PublishInput): readonly Entry[] {
  return tables.map((table) => [
    releaseFiles.observations(table.layer, table.indicator),
    toReleaseJson(encodeObservations(table.indicator, table.observations)),
  ]);
}

function compareFindings(a: Finding, b: Finding): number {
  const keys = (finding: Finding) => [finding.ruleSet, finding.period, finding.subject].join('\n');
  return keys(a) < keys(b) ? -1 : keys(a) > keys(b) ? 1 : 0;
}

function findings({ findings: all, frame }: PublishInput): readonly Entry[] {
  return frame.layers.flatMap((layer): Entry[] => {
    const own = all.filter((finding) => finding.layer === layer).map(({ finding }) => finding);
    const kinds = [...new Set(own.map(({ kind }) => kind))].sort();
    return kinds.map((kind) => [
      releaseFiles.findings(layer, kind),
      toReleaseJson(own.filter((finding) => finding.kind === kind).sort(compareFindings)),
    ]);
  });
}

function certificates({ certificates: all }: PublishInput): readonly Entry[] {
  return all.map((certificate) => [releaseFiles.protection(certificate.layer), toReleaseJson(certificate)]);
}

function inOrder(entries: readonly Entry[]): ReleaseContents {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Every file but reports and manifest, in the order of their paths. */
export function toContents(input: PublishInput): ReleaseContents {
  return inOrder([
    ...frozen(input),
    ...areas(input),
    ...observations(input),
    ...findings(input),
    ...certificates(input),
  ]);
}

/** The contents with the operational reports, the same in every layer: they hold counts, never figures. */
export function withReports(
  contents: ReleaseContents,
  layers: readonly Layer[],
  operational: readonly OperationalReport[],
): ReleaseContents {
  const text = toReleaseJson(operational);
  return inOrder([...contents, ...layers.map((layer): Entry => [releaseFiles.reports(layer), text])]);
}

/** The manifest: what the release is and the checksum of every other file. */
export function toManifest(
  { frame }: PublishInput,
  contents: ReleaseContents,
  previousEdition: string | undefined,
): Manifest {
  return {
    format: FORMAT_VERSION,
    edition: frame.edition.id,
    title: frame.edition.title,
    asOf: frame.edition.asOf,
    publishedOn: frame.edition.publishedOn,
    previousEdition,
    site: frame.site,
    layers: frame.layers,
    areaSets: frame.areaSets.map(({ set }) => ({ id: set.id, vintage: set.vintage, layer: set.layer })),
    periods: frame.periods,
    inputsSequence: frame.inputsSequence,
    notes: frame.notes,
    files: Object.fromEntries(
      [...contents].map(([path, text]) => [path, { sha256: sha256(text), bytes: Buffer.byteLength(text) }]),
    ),
  };
}
