/** The README's commands work as they are written there. `npm test` itself is the one that runs this. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type House, moveIn, root } from './house.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => (block ?? '').split('\n'))
  .map((line) => line.replace(/ +#.*/, '').trim())
  .filter((line) => line !== '');

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

/** The command with the README's placeholders filled in for the house. */
function inHouse(command: string): string {
  return command
    .replaceAll('sites/<name>', house.site)
    .replaceAll('omraader.geojson', join(house.areas, 'omraader-2022.geojson'))
    .replaceAll('kommune.geojson', join(house.areas, 'kommune.geojson'));
}

interface Running {
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  readonly stop: () => void;
}

/** As typed in a shell in the checkout, in a process group of its own so that Ctrl-C reaches all of it. */
function type(command: string, env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true,
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    said: () => said,
    ended: new Promise((resolve) => child.on('close', resolve)),
    stop: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
  };
}

/** The address that a serving command prints, once it answers. */
async function addressOf({ said, ended }: Running): Promise<string> {
  let over = false;
  ended.then(() => {
    over = true;
  });
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said())?.[0];
    if (address !== undefined) return address;
    if (over) throw new Error(`It ended:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the commands of the README', () => {
  test('are these', () => {
    expect(commands).toEqual([
      'npm start',
      'npm test',
      'npx bybalance areas check omraader.geojson --within kommune.geojson',
      'npx bybalance build sites/<name>',
      'npx bybalance serve sites/<name>',
    ]);
  });

  test('npm test is what this is', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.test).toBe('node scripts/test.mjs');
  });

  test.each(commands.filter((command) => /(check|build) /.test(command)))('%s', async (command) => {
    const running = type(inHouse(command));
    expect(await running.ended, running.said()).toBe(0);
  });

  test.each([
    ['npm start', '41873'],
    ['npx bybalance serve sites/<name>', '41874'],
  ])('%s serves a page, and Ctrl-C ends all of it without a complaint', async (command, port) => {
    const running = type(inHouse(command), { PORT: port });
    const address = await addressOf(running);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Fjordby');
    running.stop();
    await running.ended;
    expect(running.said()).not.toMatch(/^\s+at |mistake in Bybalance|npm error/m);
    await expect(fetch(address)).rejects.toThrow();
  });
});
