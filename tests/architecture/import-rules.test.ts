/**
 * Each import rule fires: a small house is built in which exactly that rule is broken.
 * A rule without a broken house here fails the last test, so no rule can be added or lost in silence.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
const pipeline = 'packages/pipeline/src';

type House = Readonly<Record<string, string>>;

/** Inside the checkout, so that installed packages resolve. */
mkdirSync(join(root, 'var/test'), { recursive: true });
const site = mkdtempSync(join(root, 'var/test/imports-'));
afterAll(() => rmSync(site, { recursive: true, force: true }));

let built = 0;
async function brokenRules(house: House): Promise<readonly string[]> {
  built += 1;
  const baseDir = join(site, String(built));
  for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}', ...house })) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), text);
  }
  const { output } = await cruise(
    Object.keys(house),
    { ...options, baseDir, validate: true, ruleSet: { forbidden } },
    { extensions: options.enhancedResolveOptions.extensions },
  );
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map((violation) => violation.rule.name))];
}

const stage = (name: string, file = 'go.ts') => `${pipeline}/${name}/${file}`;
const value = 'export const go = 1;\n';
const page = (script: string) => `<script lang="ts">\n${script}\nconst x = go;\n</script>\n<p>{x}</p>\n`;

const later = [
  ['catalogue', 'engine'],
  ['engine', 'ingest'],
  ['ingest', 'vault'],
  ['vault', 'areas'],
  ['areas', 'assign'],
  ['assign', 'measure'],
  ['measure', 'analyse'],
  ['analyse', 'protect'],
  ['protect', 'publish'],
] as const;

const broken: readonly (readonly [rule: string, how: string, house: House])[] = [
  ...later.map(
    ([from, to]) =>
      [
        `${from}-imports-no-later-stage`,
        `${from} names a type of ${to}`,
        {
          [stage(from)]: `import type { Go } from '../${to}/types.ts';\nexport type Gone = Go;\n`,
          [stage(to, 'types.ts')]: 'export type Go = 1;\n',
        },
      ] as const,
  ),
  [
    'stages-never-call-each-other',
    'measure calls assign',
    {
      [stage('measure')]: "import { go } from '../assign/go.ts';\nexport const gone = go;\n",
      [stage('assign')]: value,
    },
  ],
  [
    'only-run-knows-the-order',
    'a stage imports run.ts',
    {
      [stage('measure')]: "import { go } from '../run.ts';\nexport const gone = go;\n",
      [`${pipeline}/run.ts`]: value,
    },
  ],
  [
    'support-knows-no-stage',
    'support names a type of the catalogue',
    {
      [stage('support')]: "import type { Go } from '../catalogue/types.ts';\nexport type Gone = Go;\n",
      [stage('catalogue', 'types.ts')]: 'export type Go = 1;\n',
    },
  ],
  [
    'driver-only-in-engine',
    'a stage imports the driver',
    {
      [stage('measure')]:
        "import { DuckDBInstance } from '@duckdb/node-api';\nexport const gone = DuckDBInstance;\n",
    },
  ],
  [
    'minting-only-in-protect',
    'publish imports the key',
    {
      [stage('publish')]: "import { go } from '../protect/mint-key.ts';\nexport const gone = go;\n",
      [stage('protect', 'mint-key.ts')]: value,
    },
  ],
  [
    'web-never-reaches-personal-data',
    'a server file reaches a stage through a third file',
    {
      'apps/web/src/lib/server/page.ts':
        "import { go } from '../../../../between.ts';\nexport const gone = go;\n",
      'apps/between.ts': "export { go } from '../packages/pipeline/src/vault/go.ts';\n",
      [stage('vault')]: value,
    },
  ],
  [
    'web-imports-no-pipeline',
    'a .svelte file imports a stage',
    {
      'apps/web/src/routes/+page.svelte': page(
        "import { go } from '../../../../packages/pipeline/src/vault/go.ts';",
      ),
      [stage('vault')]: value,
    },
  ],
  [
    'web-imports-no-pipeline',
    'a .svelte file imports the driver',
    {
      'apps/web/src/routes/+page.svelte': page("import { DuckDBInstance as go } from '@duckdb/node-api';"),
    },
  ],
  [
    'release-imports-nothing-of-ours',
    'the contract names a type of the pipeline',
    {
      'packages/release/src/model.ts':
        "import type { Go } from '../../pipeline/src/vault/types.ts';\nexport type Gone = Go;\n",
      [stage('vault', 'types.ts')]: 'export type Go = 1;\n',
    },
  ],
  [
    'statistics-imports-nothing-of-ours',
    'mathematics names a type of the contract',
    {
      'packages/statistics/src/mean.ts':
        "import type { Go } from '../../release/src/model.ts';\nexport type Gone = Go;\n",
      'packages/release/src/model.ts': 'export type Go = 1;\n',
    },
  ],
  [
    'statistics-without-disk-or-network',
    'mathematics reads a file',
    {
      'packages/statistics/src/mean.ts':
        "import { readFileSync } from 'node:fs';\nexport const gone = readFileSync;\n",
    },
  ],
  [
    'no-test-in-product',
    'a stage imports a test',
    {
      [stage('measure')]: "import { go } from './go.test.ts';\nexport const gone = go;\n",
      [stage('measure', 'go.test.ts')]: value,
    },
  ],
  [
    'no-circles',
    'two files need each other',
    {
      [stage('measure')]: "import { come } from './come.ts';\nexport const go = () => come;\n",
      [stage('measure', 'come.ts')]: "import { go } from './go.ts';\nexport const come = () => go;\n",
    },
  ],
  ['resolves', 'an import leads nowhere', { [stage('measure')]: "export { go } from './nowhere.ts';\n" }],
];

describe('each import rule fires', () => {
  test.each(broken)('%s: %s', async (rule, _how, house) => {
    expect(await brokenRules(house)).toContain(rule);
  });

  test('a stage may name the types and use the contract files of an earlier one', async () => {
    const house = {
      [stage('measure')]:
        "import type { Gone } from '../assign/go.ts';\nimport { schema } from '../vault/schema.ts';\nexport const both: Gone = schema;\n",
      [stage('assign')]: 'export type Gone = number;\n',
      [stage('vault', 'schema.ts')]: 'export const schema = 1;\n',
    };
    expect(await brokenRules(house)).toEqual([]);
  });

  test('every rule of the house has its broken house here', () => {
    const rules = forbidden.map((rule: { readonly name: string }) => rule.name);
    expect([...new Set(broken.map(([rule]) => rule))].sort()).toEqual([...rules].sort());
  });
});
