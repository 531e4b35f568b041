/**
 * Opening and asking a release: the one read path that pages, files and programs share.
 * Belongs here: reading files of one layer and selecting from them. Does not belong: writing, and any other layer's files.
 * Used by the web app's only door to data (lib/server/releases) and by the pipeline's diff and verify.
 * Reads lazily and keeps what it read: a release never changes. Never falls back from one layer to another.
 * Start with openRelease.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaSet, Pieces } from './areas.ts';
import type { Finding, FindingOf } from './finding.ts';
import {
  decodeObservations,
  FORMAT_VERSION,
  type ObservationFile,
  ReleaseFormatError,
  releaseFiles,
} from './format.ts';
import type { FrameworkAgreement } from './framework-agreement.ts';
import type { FrozenCatalogue, Indicator } from './indicator.ts';
import type { RuleSet } from './law.ts';
import { layerSees } from './layers.ts';
import type { LettingTool } from './letting-tools.ts';
import type { LightRules } from './light.ts';
import type { FileList, LayerFiles, Manifest, OperationalReport } from './manifest.ts';
import type { Layer, Observation } from './observation.ts';
import type { OfficialListSheet } from './official-list.ts';
import type { Places } from './places.ts';
import type { FrozenPolicy } from './policy.ts';
import type { ProtectionCertificate } from './protection.ts';

/** What to select; a missing member means all. */
export interface Query {
  readonly indicator: string;
  readonly areaSet?: string;
  readonly areas?: readonly string[];
  readonly periods?: readonly string[];
  readonly groups?: readonly string[];
}

export interface Release {
  readonly directory: string;
  /** One; several where layers were put together (join.ts). */
  readonly layers: readonly Layer[];
  readonly manifest: Manifest;
  readonly catalogue: FrozenCatalogue;
  readonly laws: readonly RuleSet[];
  readonly policy: FrozenPolicy;
  /** The area sets these layers may see, in the manifest's order. */
  readonly areaSets: readonly AreaSet[];
  indicator(id: string): Indicator | undefined;
  areaSet(id: string): AreaSet | undefined;
  /** TopoJSON text of a set's polygons; undefined when the set has none. */
  polygons(areaSetId: string): string | undefined;
  /** TopoJSON text of the land and water behind the areas; undefined when the site has none. */
  backdrop(): string | undefined;
  select(query: Query): readonly Observation[];
  /** One figure, or undefined when the release has no such cell. */
  observation(
    indicator: string,
    areaSet: string,
    area: string,
    period: string,
    group?: string,
  ): Observation | undefined;
  /** The layer's findings of one kind; none where the release has none. */
  findings<Kind extends Finding['kind']>(kind: Kind): readonly FindingOf<Kind>[];
  /** The rules that the traffic light follows; undefined where the site has none. */
  lightRules(): LightRules | undefined;
  /** The law's letting tools by kind of area; none in releases made before they were told. */
  lettingTools(): readonly LettingTool[];
  /** Which area a house lies in; undefined where the release has no addresses. */
  places(): Places | undefined;
  /** Letting tools by colour, as agreed; undefined where the site has no agreement. */
  agreement(): FrameworkAgreement | undefined;
  /** What came of the ministry's official lists, by date; none where none was handed over. */
  officialLists(): readonly OfficialListSheet[];
  reports(): readonly OperationalReport[];
  /** How the layer's areas overlap; undefined in releases made before it was told. */
  pieces(): Pieces | undefined;
  /** What the attack on this layer's figures found; undefined in releases made before there was one. */
  protection(): ProtectionCertificate | undefined;
}

/** The manifest alone, for whoever chooses a layer before opening one. Throws when the folder has none. */
export function readManifest(directory: string): Manifest {
  return readJson<Manifest>(directory, releaseFiles.manifest);
}

function readJson<T>(directory: string, path: string): T {
  return JSON.parse(readFileSync(join(directory, path), 'utf8')) as T;
}

/** Where a set's file lies for a layer: its own, where the set is not for everyone. */
function pathFor(files: FileList, own: string, shared: string): string | undefined {
  return [own, shared].find((path) => path in files);
}

const cellKey = (areaSet: string, area: string, period: string, group: string) =>
  `${areaSet}\n${area}\n${period}\n${group}`;

/**
 * Opens one layer of a release folder.
 * Throws ReleaseFormatError `release/format-version` for another format and `release/no-layer` when the layer is not in it.
 */
export function openRelease(directory: string, layer: Layer): Release {
  const manifest = readManifest(directory);
  if (manifest.format !== FORMAT_VERSION) {
    throw new ReleaseFormatError(
      'release/format-version',
      `This release has format ${String(manifest.format)}, expected ${FORMAT_VERSION}.`,
    );
  }
  if (!manifest.layers.includes(layer)) {
    throw new ReleaseFormatError('release/no-layer', `This release has no layer ${layer}.`);
  }
  const own = readJson<LayerFiles>(directory, releaseFiles.layerFiles(layer));
  const files: FileList = { ...manifest.files, ...own.files };
  const catalogue = readJson<FrozenCatalogue>(directory, releaseFiles.catalogue);
  const laws = readJson<readonly RuleSet[]>(directory, releaseFiles.laws);
  const policyPath =
    pathFor(files, releaseFiles.ownPolicy(layer), releaseFiles.policy) ?? releaseFiles.policy;
  const policy = readJson<FrozenPolicy>(directory, policyPath);
  const areaSets = manifest.areaSets
    .filter((set) => layerSees(layer, set.layer))
    .flatMap(({ id, vintage }) => {
      const path = pathFor(
        files,
        releaseFiles.ownAreaSet(layer, id, vintage),
        releaseFiles.areaSet(id, vintage),
      );
      return path === undefined ? [] : [readJson<AreaSet>(directory, path)];
    });
  const indicators = new Map(catalogue.indicators.map((i) => [i.id, i]));
  const rows = new Map<string, readonly Observation[]>();
  const cells = new Map<string, Map<string, Observation>>();

  const rowsOf = (indicator: string): readonly Observation[] => {
    const known = rows.get(indicator);
    if (known) return known;
    const path = releaseFiles.observations(layer, indicator);
    const read = path in files ? decodeObservations(readJson<ObservationFile>(directory, path)) : [];
    rows.set(indicator, read);
    return read;
  };
  const cellsOf = (indicator: string): Map<string, Observation> => {
    const known = cells.get(indicator);
    if (known) return known;
    const made = new Map(rowsOf(indicator).map((o) => [cellKey(o.areaSet, o.area, o.period, o.group), o]));
    cells.set(indicator, made);
    return made;
  };
  const areaSet = (id: string) => areaSets.find((set) => set.id === id);
  const textFile = (own: string, shared = own) => {
    const path = pathFor(files, own, shared);
    return path && readFileSync(join(directory, path), 'utf8');
  };

  return {
    directory,
    layers: [layer],
    manifest,
    catalogue,
    laws,
    policy,
    areaSets,
    indicator: (id) => indicators.get(id),
    areaSet,
    polygons(id) {
      const set = areaSet(id);
      if (!set?.hasPolygons) return undefined;
      const { vintage } = set;
      return textFile(releaseFiles.ownPolygons(layer, id, vintage), releaseFiles.polygons(id, vintage));
    },
    backdrop: () => (manifest.site.backdrop ? textFile(`areas/${manifest.site.backdrop}`) : undefined),
    select(query) {
      const areas = query.areas && new Set(query.areas);
      const periods = query.periods && new Set(query.periods);
      const groups = query.groups && new Set(query.groups);
      return rowsOf(query.indicator).filter(
        (o) =>
          (query.areaSet === undefined || o.areaSet === query.areaSet) &&
          (!areas || areas.has(o.area)) &&
          (!periods || periods.has(o.period)) &&
          (!groups || groups.has(o.group)),
      );
    },
    observation: (indicator, set, area, period, group = 'total') =>
      cellsOf(indicator).get(cellKey(set, area, period, group)),
    findings<Kind extends Finding['kind']>(kind: Kind) {
      const path = releaseFiles.findings(layer, kind);
      return path in files ? readJson<readonly FindingOf<Kind>[]>(directory, path) : [];
    },
    lightRules: () =>
      releaseFiles.light in files ? readJson<LightRules>(directory, releaseFiles.light) : undefined,
    lettingTools: () =>
      releaseFiles.lettingTools in files
        ? readJson<readonly LettingTool[]>(directory, releaseFiles.lettingTools)
        : [],
    places: () =>
      releaseFiles.places in files ? readJson<Places>(directory, releaseFiles.places) : undefined,
    agreement: () =>
      releaseFiles.agreement in files
        ? readJson<FrameworkAgreement>(directory, releaseFiles.agreement)
        : undefined,
    officialLists: () =>
      releaseFiles.officialLists in files
        ? readJson<readonly OfficialListSheet[]>(directory, releaseFiles.officialLists)
        : [],
    protection() {
      const path = releaseFiles.protection(layer);
      if (!(path in files)) return undefined;
      const certificate = readJson<ProtectionCertificate>(directory, path);
      // Releases of before prices were told by part are still on the shelf; theirs are left out.
      return { ...certificate, prices: certificate.prices.filter((price) => 'part' in price) };
    },
    pieces() {
      const path = releaseFiles.pieces(layer);
      return path in files ? readJson<Pieces>(directory, path) : undefined;
    },
    reports() {
      const path = releaseFiles.reports(layer);
      return path in files ? readJson<readonly OperationalReport[]>(directory, path) : [];
    },
  };
}
