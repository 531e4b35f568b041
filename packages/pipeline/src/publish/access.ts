/**
 * Who on this machine may read which file of a release: a layer's files are for its system group alone, what all layers share is for everyone.
 * Belongs here: groups by name, modes of files and folders. Does not belong: which layer is for whom (catalogue), writing (place.ts).
 * Modes are set and not left to the umask. On Windows, which has no groups of this kind, nothing is set.
 * Start with findLayerGroups and accessOf.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '@bybalance/release';
import { EXIT, UserError } from '../support/errors.ts';

/** Group numbers by layer; a layer that is not here keeps the group of the releases' folder. */
export type LayerGroups = ReadonlyMap<string, number>;

/** `group` undefined: the one that the file has by its folder. */
export interface Access {
  readonly mode: number;
  readonly group: number | undefined;
}

const SHARED = { file: 0o644, folder: 0o755 } as const;
const RESTRICTED = { file: 0o640, folder: 0o750 } as const;

function groupLine(name: string): string | undefined {
  const ofName = (line: string) => line.split(':')[0] === name;
  const listed = readFileSync('/etc/group', 'utf8').split('\n').find(ofName);
  if (listed !== undefined) return listed;
  try {
    // Groups of a directory service stand in no file.
    return execFileSync('getent', ['group', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** Number of a group, by its name or number; undefined when this machine knows none of that name. */
function groupNumber(group: string): number | undefined {
  if (/^\d+$/.test(group)) return Number(group);
  const number = groupLine(group)?.split(':')[2];
  return number === undefined ? undefined : Number(number);
}

/** The numbers of the site's groups. UserError `publish/unknown-group`, with every group that this machine does not know. */
export function findLayerGroups(
  named: Readonly<Partial<Record<Layer, string>>>,
  siteFile: string,
): LayerGroups {
  if (process.platform === 'win32') return new Map();
  const found = Object.entries(named).map(([layer, group]) => ({
    layer,
    group,
    number: groupNumber(group ?? ''),
  }));
  const unknown = found.filter(({ number }) => number === undefined);
  if (unknown.length > 0) {
    throw new UserError(
      unknown.map(({ layer, group }) => ({
        level: 'error',
        code: 'publish/unknown-group',
        place: { file: siteFile, at: layer },
        problem: `This machine has no system group ${group}.`,
        remedy: `Make it (groupadd ${group}), or name another.`,
      })),
      EXIT.inputRefused,
    );
  }
  return new Map(found.flatMap(({ layer, number }) => (number === undefined ? [] : [[layer, number]])));
}

/**
 * UserError publish/intern-without-group (exit 4) unless the layer `intern` has a system group that no other layer is read by.
 * In: the group of the releases' folder, which layers without one of their own keep.
 */
export function checkInternApart(layers: readonly Layer[], groups: LayerGroups, folderGroup: number): void {
  if (!layers.includes('intern') || process.platform === 'win32') return;
  const own = groups.get('intern');
  const others = layers
    .filter((layer) => layer !== 'intern')
    .map((layer) => groups.get(layer) ?? folderGroup);
  if (own !== undefined && !others.includes(own)) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'publish/intern-without-group',
        place: { file: 'site.yaml', at: 'intern.group' },
        problem: 'Exact figures would lie open to the group that reads another layer.',
        remedy: 'Name a system group for intern that reads nothing else. Nothing was written.',
      },
    ],
    EXIT.protectionRefused,
  );
}

/** Who may read a path of a release. In: the path inside it, with slashes. */
export function accessOf(
  path: string,
  kind: 'file' | 'folder',
  layers: readonly Layer[],
  groups: LayerGroups,
): Access {
  const [first = ''] = path.split('/');
  if (!layers.some((layer) => layer === first)) return { mode: SHARED[kind], group: undefined };
  return { mode: RESTRICTED[kind], group: groups.get(first) };
}

/** Sets who may read an open file or folder. Out: whether anything changed. Throws EPERM when this user may not give files to the group. */
export function giveAccess(handle: number, { mode, group }: Access, folderGroup: number): boolean {
  if (process.platform === 'win32') return false;
  const { mode: before, gid, uid } = fstatSync(handle);
  const wanted = group ?? folderGroup;
  if (gid === wanted && (before & 0o7777) === mode) return false;
  if (gid !== wanted) {
    // Closed to both groups while it goes from one to the other.
    fchmodSync(handle, mode & 0o700);
    fchownSync(handle, uid, wanted);
  }
  fchmodSync(handle, mode);
  return true;
}

/** The same for a file or folder by its path, on the disk when it comes back. */
export function settle(path: string, access: Access, folderGroup: number): void {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    if (giveAccess(handle, access, folderGroup)) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Sets who may read every file and folder below a release that stands already: the site may have named other groups since. */
export function settleAccess(directory: string, layers: readonly Layer[], groups: LayerGroups): void {
  if (process.platform === 'win32') return;
  const folderGroup = statSync(directory).gid;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const kind = entry.isDirectory() ? 'folder' : 'file';
    const inside = path.slice(directory.length + 1).replaceAll('\\', '/');
    settle(path, accessOf(inside, kind, layers, groups), folderGroup);
  }
}
