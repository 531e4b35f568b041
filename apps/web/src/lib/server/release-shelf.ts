/**
 * A folder of releases: which editions it holds, which one is in force, and each opened once a layer.
 * Belongs here: finding, verifying, keeping open. Does not belong: who is asking (releases.ts).
 * Used by releases.ts, the server's start and tests. Reads "current" anew for every question, so a new edition shows without a restart.
 * An edition that fails its checksums is never opened.
 * Start with openShelf.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  currentEdition,
  editionDirectory,
  joinReleases,
  type Layer,
  listEditions,
  type Manifest,
  openRelease,
  type Release,
  readManifest,
  releaseFiles,
  type VerifyIssue,
  verifyRelease,
} from '@bybalance/release';
import { parseServedLayers, type ServedLayers } from './served-layers.ts';

export interface ReleaseShelf {
  /** Edition in force; undefined while nothing has been published. */
  current(): string | undefined;
  /** Oldest first. */
  editions(): readonly string[];
  /** What an edition says of itself; undefined when it is not here. Throws DamagedRelease as open does. */
  manifestOf(edition: string): Manifest | undefined;
  /** Layers of an edition that are served here; empty when it is not here. Throws DamagedRelease as open does. */
  layersOf(edition: string): readonly Layer[];
  /**
   * Layers of an edition, read as one; undefined when there are none, or one of them is not here or not served.
   * Throws DamagedRelease when its files are not what they were.
   */
  open(edition: string, layers: readonly Layer[]): Release | undefined;
}

/** An edition whose files differ from its lists, or may not be read. Holds counts, no paths. */
export class DamagedRelease extends Error {
  override readonly name = 'DamagedRelease';
  constructor(edition: string, issues: readonly VerifyIssue[]) {
    const closed = issues.filter(({ code }) => code === 'release/unreadable').length;
    const said = [
      ...(issues.length > closed
        ? [`${issues.length - closed} files are not as published. Restore the folder.`]
        : []),
      ...(closed > 0
        ? [
            `${closed} files or layers may not be read by this user. Put it into their group, or leave the layers out (BYBALANCE_LAYERS).`,
          ]
        : []),
    ];
    super(`release/damaged — edition ${edition}: ${said.join(' ')}`);
  }
}

interface Held {
  readonly directory: string;
  readonly stamp: string;
  readonly manifest: Manifest;
  /** Those that are served here. */
  readonly layers: readonly Layer[];
  /** By layer, and by the layers that were put together. */
  readonly open: Map<string, Release>;
}

/** Changes when the edition's folder was put in place anew. */
function stampOf(directory: string): string {
  const { ino, mtimeMs, size } = statSync(join(directory, releaseFiles.manifest));
  return `${ino} ${mtimeMs} ${size}`;
}

/** Only what is served: this process need not be allowed to read the other layers. */
function verify(edition: string, directory: string, layers: readonly Layer[]): void {
  const issues = verifyRelease(directory, layers);
  if (issues.length > 0) throw new DamagedRelease(edition, issues);
}

function openOnce(held: Held, layer: Layer): Release | undefined {
  if (!held.layers.includes(layer)) return undefined;
  const known = held.open.get(layer) ?? openRelease(held.directory, layer);
  held.open.set(layer, known);
  return known;
}

/** Layers together, once for all who read the same: what pages keep of a release is kept by it. */
function openTogether(held: Held, layers: readonly Layer[]): Release | undefined {
  const opened = layers.flatMap((layer) => openOnce(held, layer) ?? []);
  const [first, ...others] = opened;
  if (first === undefined || opened.length < layers.length) return undefined;
  if (others.length === 0) return first;
  const key = layers.join(' ');
  const known = held.open.get(key) ?? joinReleases(first, others);
  held.open.set(key, known);
  return known;
}

/** A shelf over var/<site>/releases, of the layers that are served. Opening it reads nothing yet. */
export function openShelf(
  releasesDirectory: string,
  served: Pick<ServedLayers, 'includes'> = parseServedLayers(undefined),
): ReleaseShelf {
  const held = new Map<string, Held>();
  const hold = (edition: string): Held | undefined => {
    const directory = editionDirectory(releasesDirectory, edition);
    if (directory === undefined) return undefined;
    const stamp = stampOf(directory);
    const known = held.get(edition);
    if (known?.stamp === stamp) return known;
    const manifest = readManifest(directory);
    const layers = manifest.layers.filter((layer) => served.includes(layer));
    verify(edition, directory, layers);
    const made = { directory, stamp, manifest, layers, open: new Map() };
    held.set(edition, made);
    return made;
  };
  return {
    current: () => currentEdition(releasesDirectory),
    editions: () => listEditions(releasesDirectory),
    manifestOf: (edition) => hold(edition)?.manifest,
    layersOf: (edition) => hold(edition)?.layers ?? [],
    open(edition, layers) {
      const here = hold(edition);
      return here && openTogether(here, layers);
    },
  };
}
