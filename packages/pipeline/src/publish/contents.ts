/**
 * The files of a release as texts: same input, same bytes.
 * Belongs here: which content goes into which file, in which order. Does not belong: disks, checks.
 * The lists are made last, from the checksums of the others.
 */
import {
  areaKey,
  areaSetSeenBy,
  encodeObservations,
  type FileList,
  type Finding,
  FORMAT_VERSION,
  isOpenSet,
  type Layer,
  type LayerFiles,
  layerSees,
  type Manifest,
  type Observation,
  type OperationalReport,
  type Pieces,
  releaseFiles,
  sha256,
  toReleaseJson,
} from '@bybalance/release';
import type { PlacedAreaSet } from '../assign/types.ts';
import type { PublishInput } from './types.ts';

/** Path inside the release → text. */
export type ReleaseContents = ReadonlyMap<string, string>;

type Entry = readonly [path: string, text: string];

function frozen({ frame, internPolicy }: PublishInput): readonly Entry[] {
  const ownPolicy: readonly Entry[] =
    internPolicy === undefined ? [] : [[releaseFiles.ownPolicy('intern'), toReleaseJson(internPolicy)]];
  return [
    ...ownPolicy,
    [releaseFiles.catalogue, toReleaseJson(frame.catalogue)],
    [releaseFiles.laws, toReleaseJson(frame.laws)],
    [releaseFiles.policy, toReleaseJson(frame.policy)],
    ...(frame.light === undefined ? [] : [[releaseFiles.light, toReleaseJson(frame.light)] as const]),
    ...(frame.places === undefined ? [] : [[releaseFiles.places, toReleaseJson(frame.places)] as const]),
    ...(frame.agreement === undefined
      ? []
      : [[releaseFiles.agreement, toReleaseJson(frame.agreement)] as const]),
    ...(frame.lettingTools === undefined
      ? []
      : [[releaseFiles.lettingTools, toReleaseJson(frame.lettingTools)] as const]),
    ...(frame.officialLists === undefined || frame.officialLists.length === 0
      ? []
      : [[releaseFiles.officialLists, toReleaseJson(frame.officialLists)] as const]),
  ];
}

/** A set that everyone may see lies once for all; another one in each layer that may see some of it, and only that. */
function areasOfSet({ set, topojson }: PlacedAreaSet, layers: readonly Layer[]): readonly Entry[] {
  const { id, vintage } = set;
  const polygons = (path: string): readonly Entry[] => (topojson === undefined ? [] : [[path, topojson]]);
  if (isOpenSet(set)) {
    const description: Entry = [releaseFiles.areaSet(id, vintage), toReleaseJson(set)];
    return [description, ...polygons(releaseFiles.polygons(id, vintage))];
  }
  return layers.flatMap((layer): readonly Entry[] => {
    const seen = areaSetSeenBy(layer, set);
    if (seen === undefined) return [];
    // Shapes cannot be taken apart here: a set that is drawn has one layer.
    if (topojson !== undefined && seen !== set)
      throw new TypeError(`Part of the drawn set ${id} was asked for.`);
    const description: Entry = [releaseFiles.ownAreaSet(layer, id, vintage), toReleaseJson(seen)];
    return [description, ...polygons(releaseFiles.ownPolygons(layer, id, vintage))];
  });
}

function areas({ frame }: PublishInput): readonly Entry[] {
  const sets = frame.areaSets.flatMap((set) => areasOfSet(set, frame.layers));
  const { backdrop } = frame;
  return backdrop === undefined ? sets : [...sets, [`areas/${backdrop.name}`, backdrop.topojson]];
}

/** Layers that see the same areas share their rows, and so the text of them. */
function observations({ tables }: PublishInput): readonly Entry[] {
  const texts = new Map<readonly Observation[], string>();
  return tables.map(({ layer, indicator, observations: rows }) => {
    const text = texts.get(rows) ?? toReleaseJson(encodeObservations(indicator, rows));
    texts.set(rows, text);
    return [releaseFiles.observations(layer, indicator), text];
  });
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

/** Which areas share an address: what maps and addresses tell, without anybody's number. */
function pieces({ frame }: PublishInput): readonly Entry[] {
  return frame.layers.map((layer) => {
    const seen = frame.nodes.filter((node) => layerSees(layer, node.layer));
    const holders = new Map<number, number[]>();
    seen.forEach(({ atoms }, n) => {
      for (const atom of atoms) holders.set(atom, [...(holders.get(atom) ?? []), n]);
    });
    const lists = new Set([...holders.values()].map((list) => JSON.stringify(list)));
    const told: Pieces = {
      format: FORMAT_VERSION,
      areas: seen.map(({ areaSet, area }) => areaKey(areaSet, area)),
      pieces: [...lists].sort().map((list) => JSON.parse(list) as readonly number[]),
    };
    return [releaseFiles.pieces(layer), toReleaseJson(told)];
  });
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
    ...pieces(input),
  ]);
}

/** A report without the lines that name what the layer may not see. */
function reportFor(layer: Layer, { lines, ...report }: OperationalReport): OperationalReport {
  const seen = lines.filter((line) => layerSees(layer, line.layer ?? 'alle'));
  return { ...report, lines: seen.map(({ level, code, text }) => ({ level, code, text })) };
}

/** The contents with the operational reports of each layer: they hold counts, never figures. */
export function withReports(
  contents: ReleaseContents,
  layers: readonly Layer[],
  operational: readonly OperationalReport[],
): ReleaseContents {
  const reports = layers.map((layer): Entry => {
    const own = operational.map((report) => reportFor(layer, report));
    return [releaseFiles.reports(layer), toReleaseJson(own)];
  });
  return inOrder([...contents, ...reports]);
}

type Listed = readonly (readonly [path: string, text: string])[];

const toFileList = (files: Listed): FileList =>
  Object.fromEntries(
    files.map(([path, text]) => [path, { sha256: sha256(text), bytes: Buffer.byteLength(text) }]),
  );

const isOf = (layer: Layer, path: string) => path.startsWith(`${layer}/`);

/** The list of each layer's files: what that layer is. */
function layerLists({ frame }: PublishInput, contents: ReleaseContents): readonly Entry[] {
  return frame.layers.map((layer) => {
    const files = toFileList([...contents].filter(([path]) => isOf(layer, path)));
    const list: LayerFiles = { format: FORMAT_VERSION, edition: frame.edition.id, layer, files };
    return [releaseFiles.layerFiles(layer), toReleaseJson(list)];
  });
}

/** The manifest: what the release is and the checksums of the files that all layers share. */
function toManifest(
  { frame }: PublishInput,
  contents: ReleaseContents,
  previousEdition: string | undefined,
): Manifest {
  const shared = [...contents].filter(([path]) => !frame.layers.some((layer) => isOf(layer, path)));
  return {
    format: FORMAT_VERSION,
    edition: frame.edition.id,
    title: frame.edition.title,
    asOf: frame.edition.asOf,
    publishedOn: frame.edition.publishedOn,
    previousEdition,
    site: frame.site,
    layers: frame.layers,
    ...(frame.organisations === undefined ? {} : { organisations: frame.organisations }),
    areaSets: frame.areaSets.map(({ set }) => ({ id: set.id, vintage: set.vintage, layer: set.layer })),
    periods: frame.periods,
    inputsSequence: frame.inputsSequence,
    notes: frame.notes,
    files: toFileList(shared),
  };
}

/** The lists that say what a release and its layers are: the manifest last. Two releases with the same lists are the same. */
export function toLists(
  input: PublishInput,
  contents: ReleaseContents,
  previousEdition: string | undefined,
): ReleaseContents {
  const manifest = toReleaseJson(toManifest(input, contents, previousEdition));
  return new Map([...layerLists(input, contents), [releaseFiles.manifest, manifest]]);
}
