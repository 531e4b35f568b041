/**
 * What a newcomer is promised about the checkout itself: headers, a short README, no paths of a machine, dependencies with a reason.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
})
  .toString()
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));

const stages = readdirSync(join(root, 'packages/pipeline/src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['support', 'commands', 'inputs'].includes(entry.name))
  .map((entry) => entry.name);

/** Lines of the comment a file begins with, without its marks. */
function headerOf(text: string): readonly string[] {
  const [, comment] = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(text) ?? [];
  return (comment ?? '').split('\n').filter((line) => line.trim().length > 2);
}

describe('a stage says what it is', () => {
  test.each(stages)('%s has a file that begins with at least four lines naming its bounds', (stage) => {
    const folder = `packages/pipeline/src/${stage}`;
    const candidates = readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${folder}/${file}`);
    const headers = candidates.map((path) => headerOf(read(path)));
    const complete = headers.filter(
      (lines) =>
        lines.length >= 4 &&
        /belongs here/i.test(lines.join(' ')) &&
        /does not belong/i.test(lines.join(' ')),
    );
    expect(complete.length).toBeGreaterThan(0);
  });
});

describe('the checkout', () => {
  test('has a README of at most 80 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(80);
  });

  test('links from README and the decisions to files that are there', () => {
    const links = (path: string) =>
      [...read(path).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target ?? '');
    const missing = [
      ...links('README.md'),
      ...links('docs/decisions/README.md').map((target) => `docs/decisions/${target}`),
    ].filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test('lists every decision record in their index', () => {
    const records = tracked.filter((path) => /^docs\/decisions\/(?!README)/.test(path));
    const index = read('docs/decisions/README.md');
    expect(records.filter((path) => !index.includes(`(${path.split('/').at(-1)})`))).toEqual([]);
  });

  test('holds no path of a machine and no registry address', () => {
    // Written so that this file does not hold what it looks for.
    const machine = /\/(home|Users)\/[a-z]|\/wor[k]\/(main|shared)|registry[.][a-z0-9-]+[.]/;
    const text = tracked.filter((path) =>
      /\.(ts|mjs|cjs|js|svelte|json|ya?ml|md|css|html)$|\/run$/.test(path),
    );
    expect(text.filter((path) => path !== 'package-lock.json' && machine.test(read(path)))).toEqual([]);
  });

  test('holds nothing private or generated', () => {
    expect(tracked.filter((path) => /(^|\/)(var|node_modules|build|\.svelte-kit)\//.test(path))).toEqual([]);
  });
});

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const workspaces = ['.', 'packages/release', 'packages/pipeline', 'packages/statistics', 'apps/web'];

function declared(): ReadonlyMap<string, string> {
  const all = workspaces.flatMap((path) => {
    const file: Package = JSON.parse(read(join(path, 'package.json')));
    return [file.dependencies, file.devDependencies, file.optionalDependencies].flatMap((group) =>
      Object.entries(group ?? {}),
    );
  });
  return new Map(all.filter(([name]) => !name.startsWith('@bybalance/')));
}

describe('dependencies', () => {
  const rows = [
    ...read('docs/decisions/dependencies.md').matchAll(/^\| ([^ |]+) \| ([^ |]+) \|(.+)\|$/gm),
  ].filter(([, name]) => name !== 'package' && !name?.startsWith('---'));

  test('each have a line that says why, and no line speaks of one that is gone', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual([...declared().keys()].sort());
  });

  test('are pinned exactly, to the version in their line', () => {
    const written = new Map(rows.map(([, name, version]) => [name, version]));
    const different = [...declared()].filter(([name, version]) => written.get(name) !== version);
    expect(different).toEqual([]);
  });
});

interface Locked {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, Locked>>;

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Packages };

/** Where Node finds `name` from a folder of the lockfile; undefined when it is not locked. */
function resolveFrom(path: string, name: string): string | undefined {
  for (let at = path; ; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    const found = packages[candidate];
    if (found) return found.link ? found.resolved : candidate;
    if (at === '') return undefined;
  }
}

/** Everything a workspace's installation holds, by walking the lockfile the way Node resolves. */
function installedTree(workspace: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const { dependencies, optionalDependencies, devDependencies } = packages[path] ?? {};
    const needed = {
      ...dependencies,
      ...optionalDependencies,
      ...(path === workspace ? devDependencies : {}),
    };
    for (const name of Object.keys(needed)) {
      const found = resolveFrom(path, name);
      if (found !== undefined) visit(found);
    }
  };
  visit(workspace);
  return seen;
}

describe('the web app', () => {
  const drivers = /duckdb|better-sqlite3|clickhouse|chdb|\/pg$|mssql|tedious|parquet|packages\/pipeline/;

  test('installs no analytical engine and not the pipeline, directly or through anything', () => {
    expect([...installedTree('apps/web')].filter((path) => drivers.test(path))).toEqual([]);
  });

  test('would be seen to: the pipeline’s own tree holds the driver', () => {
    expect([...installedTree('packages/pipeline')].filter((path) => drivers.test(path))).toContain(
      'node_modules/@duckdb/node-api',
    );
  });
});

describe('the lockfile', () => {
  test('names the packages of every platform, without which npm ci refuses on another one', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => resolveFrom(path, name) === undefined),
    );
    expect(missing).toEqual([]);
  });

  test('names no registry: each machine uses its own', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "[a-z]+:/);
  });
});
