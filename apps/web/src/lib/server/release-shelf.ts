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
  type Layer,
  listEditions,
  type Manifest,
  openRelease,
  type Release,
  readManifest,
  releaseFiles,
  verifyRelease,
} from '@bybalance/release';

export interface ReleaseShelf {
  /** Edition in force; undefined while nothing has been published. */
  current(): string | undefined;
  /** Oldest first. */
  editions(): readonly string[];
  /** What an edition says of itself; undefined when it is not here. Throws DamagedRelease as open does. */
  manifestOf(edition: string): Manifest | undefined;
  /** Layers of an edition; empty when it is not here. Throws DamagedRelease as open does. */
  layersOf(edition: string): readonly Layer[];
  /** One layer of an edition; undefined when either is not here. Throws DamagedRelease when its files are not what they were. */
  open(edition: string, layer: Layer): Release | undefined;
}

/** An edition whose files differ from its manifest. Holds counts, no paths. */
export class DamagedRelease extends Error {
  override readonly name = 'DamagedRelease';
  constructor(edition: string, problems: number) {
    super(
      `release/damaged — edition ${edition}: ${problems} files are not as published. Restore the folder.`,
    );
  }
}

interface Held {
  readonly directory: string;
  readonly stamp: string;
  readonly manifest: Manifest;
  readonly open: Map<Layer, Release>;
}

/** Changes when the edition's folder was put in place anew. */
function stampOf(directory: string): string {
  const { ino, mtimeMs, size } = statSync(join(directory, releaseFiles.manifest));
  return `${ino} ${mtimeMs} ${size}`;
}

function verify(edition: string, directory: string): void {
  const issues = verifyRelease(directory);
  if (issues.length > 0) throw new DamagedRelease(edition, issues.length);
}

function openOnce(held: Held, layer: Layer): Release | undefined {
  if (!held.manifest.layers.includes(layer)) return undefined;
  const known = held.open.get(layer) ?? openRelease(held.directory, layer);
  held.open.set(layer, known);
  return known;
}

/** A shelf over var/<site>/releases. Opening it reads nothing yet. */
export function openShelf(releasesDirectory: string): ReleaseShelf {
  const held = new Map<string, Held>();
  const hold = (edition: string): Held | undefined => {
    const directory = editionDirectory(releasesDirectory, edition);
    if (directory === undefined) return undefined;
    const stamp = stampOf(directory);
    const known = held.get(edition);
    if (known?.stamp === stamp) return known;
    verify(edition, directory);
    const made = { directory, stamp, manifest: readManifest(directory), open: new Map() };
    held.set(edition, made);
    return made;
  };
  return {
    current: () => currentEdition(releasesDirectory),
    editions: () => listEditions(releasesDirectory),
    manifestOf: (edition) => hold(edition)?.manifest,
    layersOf: (edition) => hold(edition)?.manifest.layers ?? [],
    open(edition, layer) {
      const here = hold(edition);
      return here && openOnce(here, layer);
    },
  };
}
