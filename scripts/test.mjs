/**
 * `npm test`: every test of the project. Installs what is missing, Chromium included where that can be done.
 * The last line is the count alone: `N passed, N failed[, N skipped]`. Arguments go to Vitest: `npm test -- --project unit`.
 * Start with main.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root, toolEnvironment } from './ensure.mjs';
import { prepareAll, runSteps } from './steps.mjs';

const browsers = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const aptCommand = 'apt-get update && apt-get install -y --no-install-recommends chromium';

const findBrowser = () => browsers.find((path) => path && existsSync(path));

function installBrowser() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return;
  console.log('Installing Chromium for the browser tests …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('sh', ['-c', aptCommand], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Path of a Chromium; undefined when there is none and none can be installed. */
function ensureBrowser() {
  if (!findBrowser()) installBrowser();
  return findBrowser();
}

/** Said where there is no browser: its tests fail, all others are run. */
function nameTheCommand() {
  console.error(
    'The browser tests need Chromium (or Chrome; name it in CHROMIUM_PATH). On Debian, run once:',
  );
  console.error(`  sudo sh -c '${aptCommand}'`);
}

function finish({ passed, failed, skipped }, status) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(status);
}

function readCounts(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  // A file that does not load, or an error outside any test, fails the run without a failed test.
  const failed = status === 0 ? numFailedTests : Math.max(numFailedTests, 1);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

/** Projects that need no release, no web app and no browser, so that a developer can run them alone at once. */
const light = ['unit', 'spec', 'golden', 'property', 'architecture', 'attack'];

function isLight(args) {
  const named = args.flatMap((arg, i) => (arg === '--project' ? [args[i + 1]] : []));
  return named.length > 0 && named.every((project) => light.includes(project));
}

async function main(args) {
  await ensure();
  const env = toolEnvironment();
  let browser;
  if (!isLight(args)) {
    browser = ensureBrowser();
    if (browser) env.CHROMIUM_PATH = browser;
    else nameTheCommand();
    await runSteps(prepareAll, (status) => finish({ passed: 0, failed: 1, skipped: 0 }, status));
  }
  const results = join(root, 'var', 'test', 'results.json');
  mkdirSync(join(root, 'var', 'test'), { recursive: true });
  rmSync(results, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const done = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const status = done.status ?? 1;
  if (!isLight(args) && !browser) nameTheCommand();
  finish(readCounts(results, status), status);
}

await main(process.argv.slice(2));
