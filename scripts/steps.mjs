/**
 * The steps that start and test share: the made-up municipality, its release, the web app. Each is skipped when up to date.
 * Belongs here: what is out of date, and the command that mends it. Does not belong: how a release is built (packages/pipeline).
 * A step is up to date when the fingerprint of everything it reads is the one noted in var/stamps the last time it was done.
 * Runs under the pinned Node, after ensure.
 * Start with prepareAll.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, toolEnvironment } from './ensure.mjs';

const skipped = new Set(['node_modules', 'build', '.svelte-kit', 'test-results']);

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.(test|spec)\.ts$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]));
}

/** Sources by content: a fresh clone and a touched file count as unchanged. Data by size and time: it is large. */
function fingerprint({ sources, data = [] }) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((path) => listFiles(join(root, path)))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  for (const file of data.flatMap((path) => listFiles(join(root, path)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const stampOf = (step) => join(root, 'var', 'stamps', step);

function isUpToDate(step, reads, makes) {
  const stamp = stampOf(step);
  if (!existsSync(join(root, makes)) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(reads);
}

function noteDone(step, reads) {
  mkdirSync(join(root, 'var', 'stamps'), { recursive: true });
  writeFileSync(stampOf(step), fingerprint(reads));
}

/** A program of the project that did not end well; it has said why itself. */
class StepFailed extends Error {
  constructor(exitCode) {
    super(`A step ended with exit code ${exitCode}.`);
    this.exitCode = exitCode;
  }
}

/** Runs a program of the project to its end; `hear` gets what it says where that is piped. StepFailed with its exit code if it fails. */
function runToEnd(program, args, options = {}, hear = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: toolEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    const passOn = () => child.kill('SIGTERM');
    const waitForChild = () => undefined;
    process.on('SIGTERM', passOn);
    process.on('SIGINT', waitForChild);
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      reject(new StepFailed(1));
    });
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', passOn);
      process.off('SIGINT', waitForChild);
      if (code === 0) resolve();
      else reject(new StepFailed(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 5 : 1)));
    });
  });
}

/** The command line of the pipeline, without going through npx. */
export function bybalance(...args) {
  return runToEnd(process.execPath, [join(root, 'packages', 'pipeline', 'src', 'main.ts'), ...args]);
}

async function step(name, reads, makes, work) {
  if (isUpToDate(name, reads, makes)) return;
  await work();
  noteDone(name, reads);
}

const generator = { sources: ['sites/fjordby/make'] };
const build = {
  sources: [
    'packages/pipeline/src',
    'packages/release/src',
    'packages/statistics/src',
    'catalogue',
    'sites/fjordby',
    'package-lock.json',
  ],
  data: ['var/fjordby/deliveries', 'var/fjordby/areas', 'var/fjordby/inbox'],
};
const web = {
  sources: ['apps/web', 'packages/release/src', 'package-lock.json'],
};

/** Runs the work of a script; a failed step becomes the exit code handed to `end`, without a stack. */
export async function runSteps(work, end = (status) => process.exit(status)) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    end(error.exitCode);
  }
}

/** Fjordby's deliveries and its release, made or built where missing or outdated. */
async function prepareFjordby() {
  await step('fjordby-deliveries', generator, 'var/fjordby/deliveries', () => bybalance('demo'));
  await step('fjordby-release', build, 'var/fjordby/releases/current', () =>
    bybalance('build', 'sites/fjordby'),
  );
}

/** Builds without a word and tells one line through `say`; what the builder said is shown when it fails. */
async function buildWeb(say) {
  const started = performance.now();
  const said = [];
  const options = { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' };
  try {
    await runToEnd('npm', ['run', 'build', '-w', 'apps/web'], options, (chunk) => said.push(chunk));
  } catch (error) {
    process.stderr.write(Buffer.concat(said));
    throw error;
  }
  say(`✓ Building the web app (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

/** The web app, built where missing or outdated. */
async function prepareWeb(say = console.log) {
  await step('web', web, 'apps/web/build/handler.js', () => buildWeb(say));
}

/** Both at once: the web app is built beside the release, which seldom uses all of the machine; its line comes after. */
export async function prepareAll() {
  const said = [];
  await Promise.all([prepareFjordby(), prepareWeb((line) => said.push(line))]);
  for (const line of said) console.log(line);
}
