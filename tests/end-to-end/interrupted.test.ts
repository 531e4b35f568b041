/** Ctrl-C in any stage: the build ends with its own exit code, and vault and release are byte for byte as they were. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openSite } from '../../packages/pipeline/src/commands/site-folder.ts';
import { buildRelease } from '../../packages/pipeline/src/run.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { correctOneYear } from './corrections.ts';
import { type House, moveIn, root } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
  correctOneYear(house);
});
afterEach(() => house.moveOut());

/** The build in this process, stopped as soon as the stage begins. */
async function stopAt(stage: string): Promise<unknown> {
  const stop = new AbortController();
  const seen: string[] = [];
  const progress = {
    stage: (id: string) => {
      seen.push(id);
      if (id === stage) stop.abort();
    },
    note: () => undefined,
    done: () => undefined,
  };
  const { site, catalogue, folders } = openSite(house.site, {});
  const input = { site, catalogue, folders, environment: {}, today: '2026-03-12' };
  const context = { ...quietContext(), progress, signal: stop.signal };
  const error = await buildRelease(input, context).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(seen).toContain(stage);
  return error;
}

describe('a build that is asked to stop', () => {
  test.each(['ingest', 'vault', 'assign', 'measure', 'analyse', 'protect', 'publish'])(
    'in %s changes nothing',
    async (stage) => {
      const before = house.inForce();
      expect(await stopAt(stage)).toMatchObject({ name: 'InterruptedError' });
      expect(house.inForce()).toEqual(before);
    },
  );

  test('can be done again, and then takes the correction', async () => {
    await stopAt('protect');
    const before = house.inForce();
    expect((await house.build()).code).toBe(0);
    expect(house.inForce()).not.toEqual(before);
  });
});

describe('Ctrl-C on the command line', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends with exit code 5, says so, and changes nothing',
    async (signal) => {
      const before = house.inForce();
      const log = join(house.directory, 'var/fjordby/reports/build.jsonl');
      const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length : 0);
      const linesBefore = lines();
      const child = spawn(process.execPath, [
        join(root, 'packages/pipeline/src/main.ts'),
        'build',
        house.site,
      ]);
      let remarked = '';
      child.stderr.on('data', (chunk) => {
        remarked += chunk;
      });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      const watch = setInterval(() => {
        if (lines() === linesBefore) return;
        clearInterval(watch);
        child.kill(signal);
      }, 2);
      const code = await ended;
      clearInterval(watch);
      expect(code).toBe(5);
      expect(remarked).toContain('Interrupted: nothing was changed.');
      expect(house.inForce()).toEqual(before);
      expect(existsSync(join(house.directory, 'var/fjordby/build.lock'))).toBe(false);
    },
  );
});
