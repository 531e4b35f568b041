import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRelease } from '../../../tests/fixture/make-release.ts';
import { DamagedRelease, openShelf } from './release-shelf.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelf-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a shelf of releases', () => {
  it('is empty before the first edition', () => {
    const shelf = openShelf(folder);
    expect(shelf.current()).toBeUndefined();
    expect(shelf.editions()).toEqual([]);
    expect(shelf.open('2026.1', ['alle'])).toBeUndefined();
  });

  it('shows a new edition without a restart, and the old one by its name', () => {
    makeRelease(folder, '2025.1');
    const shelf = openShelf(folder);
    expect(shelf.current()).toBe('2025.1');
    makeRelease(folder, '2026.1');
    expect(shelf.current()).toBe('2026.1');
    expect(shelf.editions()).toEqual(['2025.1', '2026.1']);
    expect(shelf.open('2025.1', ['alle'])?.manifest.edition).toBe('2025.1');
  });

  it('opens each layer once and no layer that is not there', () => {
    makeRelease(folder);
    const shelf = openShelf(folder);
    expect(shelf.open('2026.1', ['alle'])).toBe(shelf.open('2026.1', ['alle']));
    expect(shelf.open('2026.1', ['intern'])).toBeUndefined();
  });

  it('never opens an edition that is not as published', () => {
    makeRelease(folder);
    appendFileSync(join(folder, '2026.1', 'policy.json'), ' ');
    expect(() => openShelf(folder).open('2026.1', ['alle'])).toThrow(DamagedRelease);
  });

  it('opens an edition anew when it has been put in place anew', () => {
    makeRelease(folder);
    const shelf = openShelf(folder);
    const before = shelf.open('2026.1', ['alle']);
    rmSync(join(folder, '2026.1'), { recursive: true });
    makeRelease(folder, '2026.1', { name: 'Nyby' });
    const after = shelf.open('2026.1', ['alle']);
    expect(after).not.toBe(before);
    expect(after?.manifest.site.name).toBe('Nyby');
  });

  it.each(['../2026.1', '.hidden', 'current', ''])('takes %j for no edition', (edition) => {
    makeRelease(folder);
    expect(openShelf(folder).open(edition, ['alle'])).toBeUndefined();
  });
});
