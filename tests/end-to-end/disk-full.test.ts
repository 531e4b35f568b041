/** A disk that is full in the middle of a build: a sentence, exit code 3, and everything as it was. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { correctOneYear } from './corrections.ts';
import { type House, houseAt, moveIn } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

/** A small disk of its own; false where this machine does not let us have one. */
function mount(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a full disk', () => {
  test.each([
    ['at the first file', 1],
    ['at a larger one', 40],
  ])('%s leaves vault and release as they were', async (_when, kilobytes) => {
    correctOneYear(house);
    const before = house.inForce();
    // The operating system refuses to let any file grow past the limit, as a full disk would.
    const { code, remarked } = await house.build({ before: `ulimit -f ${kilobytes}` });
    expect(code, remarked).toBe(3);
    expect(remarked).toMatch(/^system\/(disk-full|file-too-large) — /m);
    expect(house.inForce()).toEqual(before);
  });

  test('of the real kind leaves vault and release as they were', async ({ skip }) => {
    const disk = mkdtempSync(join(tmpdir(), 'bybalance-disk-'));
    if (!mount(disk, '300m')) skip('this machine does not let us mount a small disk');
    try {
      cpSync(house.directory, disk, { recursive: true });
      const full = houseAt(disk);
      correctOneYear(full);
      const before = full.inForce();
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail - 10) * bsize));
      const { code, remarked } = await full.build();
      expect(code, remarked).toBe(3);
      expect(remarked).toContain('system/disk-full');
      expect(full.inForce()).toEqual(before);
    } finally {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });
});
