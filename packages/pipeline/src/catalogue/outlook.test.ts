/** The outlook a site asks for: what is refused, where it stands, and what is taken where nothing is written. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Issue, UserError } from '../support/errors.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSite } from './load-site.ts';

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const catalogue = loadCatalogue(checkout);

let site: string;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'outlook-'));
  site = join(root, 'sites/fjordby');
  mkdirSync(site, { recursive: true });
  for (const file of ['site.yaml', 'light.yaml', 'rammeaftale.yaml'])
    cpSync(join(checkout, 'sites/fjordby', file), join(site, file));
});
afterEach(() => rmSync(root, { recursive: true }));

function change(from: string, to: string): void {
  const path = join(site, 'site.yaml');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error('site.yaml does not hold what the test changes.');
  writeFileSync(path, text.replace(from, to));
}

function issues(): readonly Issue[] {
  try {
    loadSite(site, catalogue, {});
  } catch (error) {
    if (error instanceof UserError) return error.issues;
    throw error;
  }
  return [];
}

it('is looked at from the day of publishing, two lists ahead, where nothing else is written', () => {
  change('  vantage: 2026-03-12\n  lists: 2\n', '');
  expect(loadSite(site, catalogue, {}).site.outlook).toEqual({
    vantage: '2026-03-12',
    lists: 2,
    population: { indicator: 'indbyggere', years: 3 },
    tenure: 'almene-boliger',
  });
});

it('is none where the site wants none', () => {
  const path = join(site, 'site.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\noutlook:\n(?: .*\n)+/, '\n'));
  expect(loadSite(site, catalogue, {}).site.outlook).toBeUndefined();
});

it.each([
  ['vantage: 2026-03-12', 'vantage: 2026-03-13', 'catalogue/outlook-after-edition', 'outlook.vantage'],
  ['lists: 2', 'lists: 4', 'catalogue/invalid-value', 'outlook.lists'],
  ['lists: 2', 'list: 2', 'catalogue/unknown-key', 'outlook.list'],
  ['years: 3 }', 'years: 9 }', 'catalogue/invalid-value', 'outlook.population.years'],
  [
    '{ indicator: indbyggere',
    '{ indicator: indbygere',
    'catalogue/unknown-indicator',
    'outlook.population.indicator',
  ],
  [
    '{ indicator: indbyggere',
    '{ indicator: doemte',
    'catalogue/outlook-of-wrong-unit',
    'outlook.population.indicator',
  ],
  ['tenure: almene-boliger', 'tenure: indbyggere', 'catalogue/outlook-of-wrong-unit', 'outlook.tenure'],
])('refuses %s changed to %s', (from, to, code, at) => {
  change(from, to);
  expect(issues().map((issue) => [issue.code, issue.place.at])).toEqual([[code, at]]);
});

it('refuses too short a past, and a list that no law speaks of', () => {
  change('periods: { from: 2015, to: 2026 }', 'periods: { from: 2022, to: 2026 }');
  expect(issues().map(({ code }) => code)).toContain('catalogue/outlook-without-past');
});
