/** The command line itself: help, usage errors, and commands that only look. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { bybalance, type House, moveIn } from './house.ts';

let house: House;
beforeAll(() => {
  house = moveIn(inject('base'));
});
afterAll(() => house.moveOut());

describe('usage', () => {
  test('--help lists the commands and ends with 0', async () => {
    const { code, said } = await bybalance(['--help']);
    expect(code).toBe(0);
    for (const command of [
      'build',
      'ingest',
      'demo',
      'serve',
      'explain',
      'areas',
      'catalogue',
      'criteria',
      'inputs',
      'vault',
      'release',
    ]) {
      expect(said).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
  });

  test.each([
    ['an unknown command', ['buidl', 'sites/fjordby']],
    ['a missing argument', ['build']],
    ['an unknown option', ['build', 'sites/fjordby', '--force']],
    ['exact figures beside others', ['serve', 'sites/fjordby', '--layers', 'alle,intern']],
    ['a number that is none', ['demo', '--scale', 'big']],
    ['a folder without a site', ['build', 'docs']],
  ])('%s ends with 2 and without a stack', async (_what, args) => {
    const { code, remarked } = await bybalance(args);
    expect(code).toBe(2);
    expect(remarked).not.toMatch(/^\s+at /m);
  });
});

describe('one build at a time', () => {
  test('a second one is refused while a living process holds the lock', async () => {
    const lock = join(house.directory, 'var/fjordby/build.lock');
    writeFileSync(lock, `${process.pid}\n`);
    const { code, remarked } = await house.build();
    expect(code).toBe(3);
    expect(remarked).toContain('build/already-running');
  });

  test('the lock of a process that is gone is taken over', async () => {
    writeFileSync(join(house.directory, 'var/fjordby/build.lock'), '4194399\n');
    expect((await house.build()).code).toBe(0);
  });
});

describe('looking', () => {
  test('catalogue check reads everything', async () => {
    const { code, said, remarked } = await bybalance(['catalogue', 'check', house.site]);
    expect(code, remarked).toBe(0);
    expect(said).toMatch(/^\d+ indicators, /);
  });

  test('release verify tells a whole release from one that was changed', async () => {
    const edition = join(house.directory, 'var/fjordby/releases/2026.1');
    expect(await bybalance(['release', 'verify', edition])).toMatchObject({ code: 0 });
    appendFileSync(join(edition, 'catalogue.json'), ' ');
    const { code, remarked } = await bybalance(['release', 'verify', edition]);
    expect(code).toBe(3);
    expect(remarked).toContain('release/checksum — catalogue.json');
  });

  test('explain prints the price of a release, for people and for programs', async () => {
    const folder = join(house.directory, 'var/fjordby');
    const edition = join(folder, 'releases/2026.1');
    const table = await bybalance(['explain', edition]);
    expect(table.code, table.remarked).toBe(0);
    expect(table.said).toMatch(/^omraader, total$/m);
    const { said } = await bybalance(['explain', edition, '--json', '--layer', 'samarbejde']);
    expect(JSON.parse(said)).toMatchObject({ edition: '2026.1', layer: 'samarbejde' });
    const measured = join(folder, 'reports/measured-price.json');
    expect((await bybalance(['explain', edition, '--measured', measured])).said).toContain(
      'For the desk alone',
    );
  });

  test.each([
    ['a folder that is no release', ['docs'], 'release/no-manifest'],
    ['a layer that is not there', ['--layer', 'findes-ikke'], 'release/no-layer'],
  ])('explain refuses %s', async (_what, args, code) => {
    const edition = join(house.directory, 'var/fjordby/releases/2026.1');
    const asked = args[0] === 'docs' ? args : [edition, ...args];
    const answer = await bybalance(['explain', ...asked]);
    expect(answer.code).toBe(2);
    expect(answer.remarked).toContain(code);
  });

  test('inputs pull from a site that nobody has written in finds nothing', async () => {
    const { code, said, remarked } = await bybalance(['inputs', 'pull', house.site]);
    expect(code, remarked).toBe(0);
    expect(said).toContain('Nothing new');
  });
});
