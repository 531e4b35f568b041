/** The framework agreement of a site, and the official lists it names, with everything wrong told by file and line. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../support/errors.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSite } from './load-site.ts';

const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
const catalogue = loadCatalogue(checkout);
let root = '';
let site = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'agreement-'));
  site = join(root, 'sites/fjordby');
  mkdirSync(site, { recursive: true });
  for (const name of ['site.yaml', 'light.yaml', 'rammeaftale.yaml'])
    cpSync(join(checkout, 'sites/fjordby', name), join(site, name));
});
afterEach(() => rmSync(root, { recursive: true }));

function change(name: string, from: string, to: string): void {
  const path = join(site, name);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

function places(): readonly string[] {
  try {
    loadSite(site, catalogue);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.issues
      .filter(({ level }) => level === 'error')
      .map(
        ({ code, place }) =>
          `${code} ${place.file} ${place.at}${place.line === undefined ? '' : ' with line'}`,
      );
  }
}

describe('a framework agreement', () => {
  test('is read with its tools by colour, and may be left out', () => {
    const { agreement } = loadSite(site, catalogue).site;
    expect(agreement?.colours.red.find(({ tool }) => tool === 'combined')).toEqual({
      tool: 'combined',
      says: 'foreseen',
      paragraph: expect.stringMatching(/^§\s5, stk\. ?\s?3$/),
      note: { da: 'kun hvor loven giver adgang til det', en: 'only where the law allows it' },
    });
    change('site.yaml', 'agreement: rammeaftale.yaml\n', '');
    expect(loadSite(site, catalogue).site.agreement).toBeUndefined();
  });
  test('is refused with everything that is wrong, by file and line', () => {
    change('rammeaftale.yaml', 'tool: priority, says: not-foreseen', 'tool: flexible, says: not-foreseen');
    change('rammeaftale.yaml', 'to: 2027-12-31', 'to: 2023-12-31');
    change('rammeaftale.yaml', 'tool: combined, says: not-foreseen', 'tool: combined, says: forbidden');
    const twice = expect.stringMatching(/rammeaftale\.yaml colours\.red\[4\]\.tool with line$/);
    const unknown = expect.stringMatching(/rammeaftale\.yaml colours\.yellow\[3\]\.says with line$/);
    expect(places()).toEqual(expect.arrayContaining([twice, unknown]));
    change('rammeaftale.yaml', 'says: forbidden', 'says: not-foreseen');
    change('rammeaftale.yaml', 'tool: flexible, says: not-foreseen', 'tool: priority, says: not-foreseen');
    expect(places()).toEqual([expect.stringMatching(/rammeaftale\.yaml to with line$/)]);
  });
});

describe('names of areas on the official lists', () => {
  test('are of areas in a legal set, and of one each', () => {
    change(
      'site.yaml',
      'names: { lovomraader/L04: [Kildebakken m.fl.] }',
      'names: { omraader/101: [A], lovomraader/L04: [B], lovomraader/L05: [b] }',
    );
    expect(places()).toEqual([
      expect.stringMatching(/unknown-legal-area-set sites\/fjordby\/site\.yaml .* with line$/),
      expect.stringMatching(/official-name-twice sites\/fjordby\/site\.yaml .* with line$/),
    ]);
  });
});
