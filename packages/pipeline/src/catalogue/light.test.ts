/** A site's traffic light: what is refused, where it stands, and what it becomes. */
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
  root = mkdtempSync(join(tmpdir(), 'light-'));
  site = join(root, 'sites/fjordby');
  mkdirSync(site, { recursive: true });
  for (const file of ['site.yaml', 'light.yaml', 'rammeaftale.yaml'])
    cpSync(join(checkout, 'sites/fjordby', file), join(site, file));
});
afterEach(() => rmSync(root, { recursive: true }));

function change(from: string, to: string, file = 'light.yaml'): void {
  const path = join(site, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold what the test changes.`);
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

const lineOf = (start: string) =>
  readFileSync(join(site, 'light.yaml'), 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(start)) + 1;

it('is the four socio-economic criteria where nothing else is written', () => {
  change('criteria: [arbejdsmarked, doemte, grundskole, indkomst]\n', '');
  expect(loadSite(site, catalogue, {}).site.light).toMatchObject({
    id: 'fjordby-light@1',
    upper: 'par61a@2021',
    lower: 'par61b@2021',
    criteria: ['arbejdsmarked', 'doemte', 'grundskole', 'indkomst'],
    margin: { numerator: 1, denominator: 20 },
    minimumResidents: 300,
  });
});

it('is none where the site names no file', () => {
  change('light: light.yaml\n', '', 'site.yaml');
  expect(loadSite(site, catalogue, {}).site.light).toBeUndefined();
});

it('refuses origin, whatever else is wrong, with file and line', () => {
  change('grundskole, indkomst]', 'grundskole, oprindelse]');
  expect(issues()).toMatchObject([
    {
      code: 'catalogue/origin-in-light',
      place: { file: 'sites/fjordby/light.yaml', line: lineOf('criteria'), at: 'criteria[3]' },
    },
  ]);
});

it.each([
  ['upper: par61a@2021', 'upper: par61a@2018', 'catalogue/unknown-rule-set', 'limits.upper'],
  ['doemte, ', 'dømte, ', 'catalogue/invalid-value', 'criteria[1]'],
  ['doemte, ', 'doemt, ', 'catalogue/unknown-criterion', 'criteria[1]'],
  ['doemte, ', 'arbejdsmarked, ', 'catalogue/duplicate-criterion', 'criteria[1]'],
  ['areaSet: afdelinger', 'areaSet: omraader', 'catalogue/unknown-set-of-departments', 'areaSet'],
  ['red: {atUpper: 2}', 'red: {atUpper: 5}', 'catalogue/invalid-value', 'red.atUpper'],
  ['red: {atUpper: 2}', 'red: {atUpper: 1}', 'catalogue/invalid-value', 'yellow.atUpper'],
  ['margin: "1/20"', 'margin: "1/2"', 'catalogue/invalid-value', 'margin'],
  ['minimumResidents: 300', 'minimumResidents: 10', 'catalogue/invalid-value', 'minimumResidents'],
  [
    'hysteresis: {yearsInRow: 2',
    'hysteresis: {yearsInRow: 3',
    'catalogue/invalid-value',
    'hysteresis.yearsInRow',
  ],
  ['householdAdults: 2', 'houseAdults: 2', 'catalogue/unknown-key', 'houseAdults'],
])('refuses %s changed to %s', (from, to, code, at) => {
  change(from, to);
  expect(issues().map((issue) => [issue.code, issue.place.at])).toEqual([[code, at]]);
});

it('tells every issue at once', () => {
  change('margin: "1/20"', 'margin: "1/1"');
  change('minimumResidents: 300', 'minimumResidents: 1');
  expect(issues().map(({ place }) => place.at)).toEqual(['margin', 'minimumResidents']);
});
