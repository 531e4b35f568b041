/**
 * The attack cannot be carried through: the solver does not start, a worker is killed or runs out of memory, someone asks to stop, or
 * the whole program is killed. What was not attacked is not published, the reason is said, and the release before stays as it was.
 * Belongs here: faults brought about from outside, by what Node loads before the program and by signals.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { currentEdition } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishRelease } from '../../packages/pipeline/src/publish/publish.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { checksums } from '../end-to-end/house.ts';
import { editionInput } from '../support/edition.ts';

const program = fileURLToPath(new URL('audit-child.ts', import.meta.url));

let releases = '';
beforeEach(async () => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-faults-'));
  const options = { releasesDirectory: releases, replace: false, context: quietContext() };
  await publishRelease(await editionInput('2025'), options);
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

/** Runs the program; `atAttack` is sent to it as soon as its first worker begins. */
function run(fault: { readonly options?: string; readonly atAttack?: NodeJS.Signals } = {}): Promise<Ended> {
  const env = { ...process.env, NODE_OPTIONS: fault.options ?? '' };
  const child = spawn(process.execPath, [program, releases], { env });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.startsWith('attacking') && fault.atAttack) child.kill(fault.atAttack);
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, said })));
}

/** Options that make Node run a line of code before the program and before each of its workers. */
const loading = (code: string) => `--import=data:text/javascript,${encodeURIComponent(code)}`;

const inForce = () => checksums(['2025', '2026'], releases);

describe('what was not attacked is not published', () => {
  test('but without a fault the program publishes', async () => {
    expect(await run()).toMatchObject({ code: 0, said: 'attacking\npublished\n' });
    expect(currentEdition(releases)).toBe('2026');
  });

  test.each([
    [
      'a solver that does not start',
      loading("WebAssembly.instantiate = () => Promise.reject(new Error('no solver'));"),
    ],
    [
      'a worker that is killed at its work',
      loading("process.on('worker', (worker) => setTimeout(() => worker.terminate(), 100));"),
    ],
    [
      'a worker that runs out of memory',
      `--max-old-space-size=200 ${loading(
        "import { isMainThread } from 'node:worker_threads'; const held = []; if (!isMainThread) setTimeout(() => { for (;;) held.push(new Array(100000).fill(held.length)); }, 50);",
      )}`,
    ],
  ])('%s ends it with the reason', async (_what, options) => {
    const before = inForce();
    const { code, said } = await run({ options });
    expect(code, said).toBe(4);
    expect(said).toMatch(/^protect\/audit-stopped — .* nothing is published\./m);
    expect(inForce()).toEqual(before);
    expect(currentEdition(releases)).toBe('2025');
  });

  test.each([
    ['a wish to stop', 'SIGTERM', { code: 5, said: 'attacking\ninterrupted\n' }],
    ['the end of the whole program', 'SIGKILL', { signal: 'SIGKILL', said: 'attacking\n' }],
  ] as const)('%s in the middle of the attack changes nothing', async (_what, atAttack, ended) => {
    const before = inForce();
    expect(await run({ atAttack })).toMatchObject(ended);
    expect(inForce()).toEqual(before);
    expect(currentEdition(releases)).toBe('2025');
  });
});
