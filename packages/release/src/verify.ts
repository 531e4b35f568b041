/**
 * Checks that a release folder is exactly what its manifest and the lists of its layers say.
 * Belongs here: files, checksums, files too many. Does not belong: whether the figures are safe (the pipeline's protection).
 * Used by publish before the rename, by `bybalance` and by the web server at start, which checks the layers it serves and may read no other.
 * Reports every problem at once and never a figure.
 * Start with verifyRelease.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseFiles } from './format.ts';
import type { FileList, LayerFiles, Manifest } from './manifest.ts';
import type { Layer } from './observation.ts';

export interface VerifyIssue {
  readonly code:
    | 'release/missing-file'
    | 'release/checksum'
    | 'release/extra-file'
    | 'release/no-manifest'
    | 'release/unreadable'
    | 'release/other-edition';
  readonly path: string;
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
const MAY_NOT: readonly unknown[] = ['EACCES', 'EPERM'];

/** What `read` answers, or the issue that stands in its way. */
function attempt<T>(path: string, read: () => T): { readonly value: T } | { readonly issue: VerifyIssue } {
  try {
    return { value: read() };
  } catch (cause) {
    if (MAY_NOT.includes(codeOf(cause))) return { issue: { code: 'release/unreadable', path } };
    if (codeOf(cause) === 'ENOENT') return { issue: { code: 'release/missing-file', path } };
    if (cause instanceof SyntaxError) return { issue: { code: 'release/checksum', path } };
    throw cause;
  }
}

/** Paths of the files below a folder that `enters` lets in; folders of other layers are not so much as opened. */
function listFiles(directory: string, enters: (folder: string) => boolean, prefix = ''): readonly string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return enters(path) ? listFiles(directory, enters, path) : [];
  });
}

function checkFiles(directory: string, files: FileList, listed: readonly string[]): readonly VerifyIssue[] {
  const present = new Set(listed);
  const wrong = Object.entries(files).flatMap(([path, { sha256: expected }]): readonly VerifyIssue[] => {
    if (!present.delete(path)) return [{ code: 'release/missing-file', path }];
    const found = attempt(path, () => sha256(readFileSync(join(directory, path))));
    if ('issue' in found) return [found.issue];
    return found.value === expected ? [] : [{ code: 'release/checksum', path }];
  });
  return [...wrong, ...[...present].map((path): VerifyIssue => ({ code: 'release/extra-file', path }))];
}

function checkLayer(directory: string, { edition }: Manifest, layer: Layer): readonly VerifyIssue[] {
  const list = releaseFiles.layerFiles(layer);
  const read = attempt(list, () => JSON.parse(readFileSync(join(directory, list), 'utf8')) as LayerFiles);
  if ('issue' in read) return [read.issue];
  if (read.value.edition !== edition || read.value.layer !== layer)
    return [{ code: 'release/other-edition', path: list }];
  const listed = attempt(layer, () => listFiles(directory, () => true, layer));
  if ('issue' in listed) return [listed.issue];
  return checkFiles(
    directory,
    read.value.files,
    listed.value.filter((path) => path !== list),
  );
}

/**
 * Empty when every file that the layers share, and every file of `layers` (default: all the release has), is there unchanged, and no other.
 * Layers that are not asked for are left alone: this process need not be allowed to read them.
 */
export function verifyRelease(directory: string, layers?: readonly Layer[]): readonly VerifyIssue[] {
  if (!existsSync(join(directory, releaseFiles.manifest))) {
    return [{ code: 'release/no-manifest', path: releaseFiles.manifest }];
  }
  const manifest = JSON.parse(readFileSync(join(directory, releaseFiles.manifest), 'utf8')) as Manifest;
  const isLayer = (folder: string) => manifest.layers.some((layer) => layer === folder);
  const shared = attempt('', () => listFiles(directory, (folder) => !isLayer(folder)));
  if ('issue' in shared) return [shared.issue];
  return [
    ...checkFiles(
      directory,
      manifest.files,
      shared.value.filter((path) => path !== releaseFiles.manifest),
    ),
    ...manifest.layers
      .filter((layer) => layers === undefined || layers.includes(layer))
      .flatMap((layer) => checkLayer(directory, manifest, layer)),
  ];
}
