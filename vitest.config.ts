import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const minutes = (n: number) => n * 60_000;

/** A folder of tests/ as a project; `whole` = works with a whole build, server or browser, and so is given time. */
const folder = (name: string, whole = false) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`, `apps/web/tests/${name}/**/*.test.ts`],
    ...(whole ? { testTimeout: minutes(15), hookTimeout: minutes(15) } : {}),
  },
});

const whole = folder('end-to-end', true);
const endToEnd = { ...whole, test: { ...whole.test, globalSetup: ['tests/end-to-end/setup.ts'] } };

export default defineConfig({
  // One for all: apps/web's own extends a file that SvelteKit writes, which a fresh checkout has not.
  tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
  test: {
    // Two at least: one waits for a server or a browser while the other computes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: [fileURLToPath(new URL('tests/support/fixed-seed.ts', import.meta.url))],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/web/{src,server}/**/*.test.ts',
            'sites/**/*.test.ts',
          ],
        },
      },
      folder('spec'),
      folder('golden'),
      folder('property'),
      folder('architecture'),
      folder('attack', true),
      folder('leak', true),
      endToEnd,
      folder('browser', true),
    ],
  },
});
