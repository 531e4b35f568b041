/**
 * `npm run check`: format and lint, types, Svelte, import rules, unused code. Reports everything, edits nothing.
 * Start with checks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root, toolEnvironment } from './ensure.mjs';

await ensure();

const module = (...path) => join(root, 'node_modules', ...path);
const checks = [
  { title: 'format and lint', file: module('@biomejs', 'biome', 'bin', 'biome'), args: ['check', '.'] },
  { title: 'types', file: module('typescript', 'bin', 'tsc'), args: ['-p', 'tsconfig.json'] },
  {
    title: 'types in the web app',
    file: module('svelte-check', 'bin', 'svelte-check'),
    args: ['--workspace', 'apps/web', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    needs: 'apps/web/tsconfig.json',
    before: {
      file: module('@sveltejs', 'kit', 'svelte-kit.js'),
      args: ['sync'],
      cwd: join(root, 'apps', 'web'),
    },
  },
  {
    title: 'import rules',
    file: module('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'sites', 'bench', 'tests'],
  },
  { title: 'unused code', file: module('knip', 'bin', 'knip.js'), args: ['--no-progress'] },
];

function run({ file, args, cwd = root }) {
  return spawnSync(process.execPath, [file, ...args], { cwd, env: toolEnvironment(), encoding: 'utf8' });
}

let failed = 0;
for (const check of checks) {
  if (check.needs && !existsSync(join(root, check.needs))) continue;
  const started = performance.now();
  const before = check.before ? run(check.before) : undefined;
  const done = before && before.status !== 0 ? before : run(check);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${done.status === 0 ? '✓' : '✗'} ${check.title} (${seconds} s)`);
  if (done.status === 0) continue;
  failed += 1;
  console.log(`${done.stdout}${done.stderr}`.trimEnd());
}
if (failed > 0) console.log(`${failed} of ${checks.length} checks failed.`);
process.exit(failed === 0 ? 0 : 1);
