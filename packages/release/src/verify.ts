/**
 * Checks that a release folder is exactly what its manifest says.
 * Belongs here: files, checksums, files too many. Does not belong: whether the figures are safe (the pipeline's protection).
 * Used by publish before the rename, by `bybalance` and by the web server at start.
 * Reports every problem at once and never a figure.
 * Start with verifyRelease.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseFiles } from './format.ts';
import type { Manifest } from './model.ts';

export interface VerifyIssue {
  readonly code: 'release/missing-file' | 'release/checksum' | 'release/extra-file' | 'release/no-manifest';
  readonly path: string;
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function listFiles(directory: string, prefix = ''): readonly string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? listFiles(directory, path) : [path];
  });
}

/** Empty when every file of the manifest is there unchanged and nothing else is. */
export function verifyRelease(directory: string): readonly VerifyIssue[] {
  if (!existsSync(join(directory, releaseFiles.manifest))) {
    return [{ code: 'release/no-manifest', path: releaseFiles.manifest }];
  }
  const manifest = JSON.parse(readFileSync(join(directory, releaseFiles.manifest), 'utf8')) as Manifest;
  const present = new Set(listFiles(directory).filter((path) => path !== releaseFiles.manifest));
  const issues: VerifyIssue[] = [];
  for (const [path, { sha256: expected }] of Object.entries(manifest.files)) {
    if (!present.delete(path)) issues.push({ code: 'release/missing-file', path });
    else if (sha256(readFileSync(join(directory, path))) !== expected)
      issues.push({ code: 'release/checksum', path });
  }
  for (const path of present) issues.push({ code: 'release/extra-file', path });
  return issues;
}
