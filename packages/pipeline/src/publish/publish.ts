/**
 * Publish: checklist, manifest with checksums, a hidden folder, verification, one rename, then `current`.
 * Belongs here: the order of these steps and what an edition may become. Does not belong: any exact figure.
 * Called by run.ts last; accepts only what protect minted, checked while running too.
 * Interrupted anywhere, the old release stays in force and no half folder is visible.
 * Start with publishRelease.
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  isEditionId,
  type Manifest,
  type OperationalReport,
  releaseFiles,
  verifyRelease,
} from '@bybalance/release';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { EXIT, InterruptedError, UserError } from '../support/errors.ts';
import { accessOf, checkInternApart, type LayerGroups, settleAccess } from './access.ts';
import { checkIsProtected, checkMayPublish, toChecklist } from './checklist.ts';
import { type ReleaseContents, toContents, toLists, withReports } from './contents.ts';
import { previousEditionId } from './earlier-editions.ts';
import { discardUnfinished, moveIntoPlace, switchCurrent, tidyReleases, writeUnfinished } from './place.ts';
import type { PublishInput, PublishResult } from './types.ts';

export interface PublishOptions {
  /** Holds one folder per edition and the file `current`; made when missing. */
  readonly releasesDirectory: string;
  /** Let the same edition take other bytes. Only made-up sites may: real editions are corrected by a new one. */
  readonly replace: boolean;
  /** Groups of this machine that may read a layer's files, as findLayerGroups gives them; missing: none is named. */
  readonly groups?: LayerGroups;
  readonly context: RunContext;
}

function refuse(code: string, edition: string, problem: string, remedy: string, cause?: unknown): UserError {
  return new UserError(
    [{ level: 'error', code, place: { file: `edition ${edition}` }, problem, remedy }],
    EXIT.inputRefused,
    { cause },
  );
}

function existingManifest(directory: string): Manifest | undefined {
  const file = join(directory, releaseFiles.manifest);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
}

/** Whether a folder holds these very files. */
function holdsAll(directory: string, files: ReleaseContents): boolean {
  return [...files].every(([path, text]) => {
    const file = join(directory, path);
    return existsSync(file) && readFileSync(file, 'utf8') === text;
  });
}

function checkMayReplace(input: PublishInput, replace: boolean): void {
  const { edition, site } = input.frame;
  if (replace && site.madeUp) return;
  throw refuse(
    'publish/edition-exists',
    edition.id,
    `${edition.id} has been published with other content.`,
    site.madeUp
      ? 'Publish with replacement, or give the edition a new id in site.yaml.'
      : 'Give the edition a new id in site.yaml: a published edition never changes.',
  );
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A failure to write, told so that the person at the keyboard can mend it. */
function asUserError(problem: unknown, edition: string): unknown {
  if (problem instanceof UserError || problem instanceof InterruptedError) return problem;
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  if (DISK_FULL.has(code)) {
    return refuse(
      'publish/disk-full',
      edition,
      'The disk is full.',
      'Make room and run again. The release in force is as it was.',
      problem,
    );
  }
  if (problem instanceof Error && 'syscall' in problem && problem.syscall === 'fchown') {
    return refuse(
      'publish/group-not-given',
      edition,
      'This user may not give a layer’s files to the group that the site names.',
      'Make the user that builds a member of that group. The release in force is as it was.',
      problem,
    );
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return refuse(
      'publish/not-writable',
      edition,
      `The releases folder cannot be written (${code}).`,
      'Give this user the right to write there. The release in force is as it was.',
      problem,
    );
  }
  return problem;
}

async function writeAndVerify(
  contents: ReleaseContents,
  { frame: { edition, layers } }: PublishInput,
  { releasesDirectory, groups = new Map(), context }: PublishOptions,
): Promise<string> {
  const accessTo = (path: string, kind: 'file' | 'folder') => accessOf(path, kind, layers, groups);
  const unfinished = await writeUnfinished(releasesDirectory, contents, accessTo, context);
  const issues = verifyRelease(unfinished);
  if (issues.length === 0) return unfinished;
  discardUnfinished(unfinished);
  throw refuse(
    'publish/not-as-written',
    edition.id,
    `${issues.length} files could not be read back as they were written.`,
    'Check the disk and run again. The release in force is as it was.',
  );
}

function resultOf(
  input: PublishInput,
  contents: ReleaseContents,
  checklist: OperationalReport,
  directory: string,
  unchanged: boolean,
): PublishResult {
  const bytes = [...contents.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { directory, edition: input.frame.edition.id, unchanged, files: contents.size, bytes, checklist };
}

/**
 * Writes an edition and puts it in force.
 * In: minted tables and findings, operational reports, the frame. Out: the folder, whether it was there already byte for byte.
 * UserError: publish/not-protected (exit 4); the checklist's errors, publish/edition-exists, publish/edition-id, publish/disk-full,
 * publish/not-writable, publish/group-not-given, publish/not-as-written (exit 3), publish/intern-without-group (exit 4). InterruptedError when asked to stop before the rename.
 */
export async function publishRelease(input: PublishInput, options: PublishOptions): Promise<PublishResult> {
  checkIsProtected(input);
  const { releasesDirectory, context } = options;
  const edition = input.frame.edition.id;
  if (!isEditionId(edition)) {
    throw refuse(
      'publish/edition-id',
      edition,
      'The id cannot be a folder name.',
      'Use letters, digits, points and hyphens.',
    );
  }
  const figures = toContents(input);
  const { layers } = input.frame;
  const checklist = toChecklist(input, withReports(figures, layers, input.operational));
  checkMayPublish(checklist, edition);
  const files = withReports(figures, layers, [...input.operational, checklist]);
  try {
    mkdirSync(releasesDirectory, { recursive: true });
    tidyReleases(releasesDirectory);
    checkInternApart(layers, options.groups ?? new Map(), statSync(releasesDirectory).gid);
    const result = await place(input, options, files, checklist);
    context.log.write('published', { edition, files: result.files, unchanged: result.unchanged });
    return result;
  } catch (problem) {
    throw asUserError(problem, edition);
  }
}

async function place(
  input: PublishInput,
  options: PublishOptions,
  files: ReleaseContents,
  checklist: OperationalReport,
): Promise<PublishResult> {
  const { releasesDirectory, replace, context } = options;
  const edition = input.frame.edition.id;
  const directory = join(releasesDirectory, edition);
  const existing = existingManifest(directory);
  const previous = previousEditionId(releasesDirectory, edition);
  const lists = toLists(input, files, previous);
  const contents: ReleaseContents = new Map([...files, ...lists]);
  const isSame = existing !== undefined && holdsAll(directory, lists);
  const unchanged = isSame && verifyRelease(directory).length === 0;
  if (!unchanged) {
    // The same lists over damaged files is a repair, not another edition.
    if (existing && !isSame) checkMayReplace(input, replace);
    const unfinished = await writeAndVerify(contents, input, options);
    stopAndDiscard(context, unfinished);
    moveIntoPlace(releasesDirectory, unfinished, edition);
  } else {
    settleAccess(directory, input.frame.layers, options.groups ?? new Map());
  }
  switchCurrent(releasesDirectory, edition);
  return resultOf(input, contents, checklist, directory, unchanged);
}

/** The last point at which a wish to stop is heard: after the rename the edition stands. */
function stopAndDiscard(context: RunContext, unfinished: string): void {
  try {
    stopIfAsked(context);
  } catch (problem) {
    discardUnfinished(unfinished);
    throw problem;
  }
}
