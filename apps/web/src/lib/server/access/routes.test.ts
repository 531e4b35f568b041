import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from './reader.ts';
import { NotAllowed } from './roles.ts';
import { checkMayEnter, entryOf, mayEnter, ROUTES } from './routes.ts';

const routesFolder = fileURLToPath(new URL('../../../routes', import.meta.url));
const open = { publicReport: true };
const closed = { publicReport: false };

/** Route ids that exist: folders with a page or an endpoint. */
function existingRoutes(): readonly string[] {
  const files = readdirSync(routesFolder, { recursive: true, encoding: 'utf8' });
  const folders = files
    .filter((file) => /\+(page|server)(@[^.]*)?\.(svelte|ts|server\.ts)$/.test(file))
    .map(dirname);
  return [...new Set(folders)]
    .map((folder) => (folder === '.' ? '/' : `/${folder.replaceAll('\\', '/')}`))
    .sort();
}

describe('the access table', () => {
  it('names every route there is, and no other', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(existingRoutes());
  });

  it('answers that a route it does not name is not there', () => {
    expect(entryOf(ANONYMOUS, '/somewhere', open)).toBe('unknown');
    expect(entryOf(ANONYMOUS, 'constructor', open)).toBe('unknown');
    expect(() => checkMayEnter(ANONYMOUS, '/somewhere', open)).toThrow(NotAllowed);
  });

  it.each(Object.entries(ROUTES))('opens %s (%s) as its rule says', (route, rule) => {
    expect(mayEnter(ANONYMOUS, route, open)).toBe(true);
    expect(entryOf(ANONYMOUS, route, closed)).toBe(rule === 'anyone' ? 'open' : 'sign-in');
    const reader = { role: 'reader', account: 'a-1', name: 'Nogen', organisations: [] } as const;
    expect(() => checkMayEnter(reader, route, closed)).not.toThrow();
  });
});
