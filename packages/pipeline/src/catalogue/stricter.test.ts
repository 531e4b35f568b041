/** A site may be stricter than its policy, never looser: each number and step from both sides, written in Fjordby's own file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySiteFiles } from '../../../../tests/support/site-files.ts';
import { UserError } from '../support/errors.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSite } from './load-site.ts';

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const catalogue = loadCatalogue(checkout);

let root: string;
let site: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stricter-'));
  site = join(root, 'sites/fjordby');
  copySiteFiles(site);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(stricter: string, policy = 'rounded5@1'): void {
  const path = join(site, 'site.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('policy: rounded5@1\n', `policy: ${policy}\nstricter:\n${stricter}\n`));
}

function load() {
  return loadSite(site, catalogue, {}).catalogue.policies;
}

function issues() {
  try {
    load();
  } catch (error) {
    if (error instanceof UserError) return error.issues;
    throw error;
  }
  return [];
}

const rounded = () => load().find(({ id }) => id === 'rounded5');

describe('a stricter site', () => {
  it('has its numbers laid over the policy, class by class, and over ready tables too', () => {
    write('  health: {minimumPersons: 100, mostMissing: 0.05}');
    for (const id of ['rounded5', 'suppressed', 'leveret']) {
      const policy = load().find((one) => one.id === id);
      expect(policy?.classes.health).toMatchObject({
        minimumPersons: 100,
        minimumHouseholds: 20,
        mostMissing: 0.05,
      });
      expect(policy?.classes.crime.minimumPersons).toBe(50);
    }
    expect(load().find(({ id }) => id === 'as-published')?.classes.health.minimumPersons).toBe(0);
  });

  it('tells its readers so, in both languages', () => {
    write('  health: {minimumPersons: 100}\n  core: {minimumPersons: 20}');
    expect(rounded()?.rules.at(-1)).toEqual({
      id: 'stricter',
      text: {
        da: 'Kommunen er strengere end politikken: P1 (helbred).',
        en: 'The municipality is stricter than the policy: P1 (health).',
      },
    });
  });

  it('may ask for P8 beside P7, for coarser steps, and for nothing at all in a layer', () => {
    write(
      [
        '  income: {fewMakeMost: [{largest: 1, percent: 50}]}',
        '  precision:',
        '    alle: {share: [{from: 200, step: 0.01}], meanDkk: [{from: 20, step: 10000}], working: []}',
      ].join('\n'),
    );
    expect(issues()).toEqual([]);
    expect(rounded()?.classes.income.fewMakeMost).toEqual([{ largest: 1, percent: 50 }]);
    expect(rounded()?.precision.alle).toMatchObject({ share: [{ from: 200, step: 0.01 }], working: [] });
    expect(rounded()?.precision.samarbejde.meanDkk).toEqual([{ from: 20, step: 5000 }]);
  });

  it('may round to 10 when its classes are as wide', () => {
    const classes = ['core', 'sensitive', 'income', 'health', 'crime', 'child'];
    write(['  base: 10', ...classes.map((name) => `  ${name}: {smallCount: 10}`)].join('\n'));
    expect(rounded()).toMatchObject({ base: 10, smallCount: 10 });
  });

  it('without the part uses the policies as they are', () => {
    expect(load()).toEqual(catalogue.policies);
  });
});

describe('a looser site', () => {
  it.each([
    ['P1', 'health: {minimumPersons: 49}', 'health.minimumPersons'],
    ['P2', 'income: {minimumHouseholds: 19}', 'income.minimumHouseholds'],
    ['P3/P4', 'core: {smallCount: 4}', 'core.smallCount'],
    ['P6', 'crime: {minimumHouseholdsWithAttribute: 2}', 'crime.minimumHouseholdsWithAttribute'],
    ['P7', 'income: {dominancePercent: 9.9}', 'income.dominancePercent'],
    ['P9', 'income: {minimumEachSide: 9}', 'income.minimumEachSide'],
    ['missing answers', 'sensitive: {mostMissing: 0.11}', 'sensitive.mostMissing'],
    ['rounding of counts', 'base: 4', 'base'],
    [
      'steps of shares',
      'precision: {alle: {share: [{from: 20, step: 0.01}]}}',
      'precision.alle.share[0].step',
    ],
    [
      'steps of contributions',
      'precision: {samarbejde: {contribution: [{from: 199, step: 0.005}]}}',
      'precision.samarbejde.contribution[0].from',
    ],
  ])('is refused by the name of the rule, with file and line: %s', (rule, written, at) => {
    write(`  ${written}`);
    expect(issues()).toMatchObject([
      {
        code: 'catalogue/looser-than-policy',
        place: { file: 'sites/fjordby/site.yaml', at: `stricter.${at}` },
      },
    ]);
    const [issue] = issues();
    expect(issue?.problem).toContain(`Rule ${rule}`);
    expect(issue?.problem).toContain('rounded5@1');
    const lines = readFileSync(join(site, 'site.yaml'), 'utf8').split('\n');
    expect(lines[(issue?.place.line ?? 0) - 1]).toContain(written);
  });

  it('is told of everything at once', () => {
    write(
      '  health: {minimumPersons: 10, smallCount: 3}\n  precision: {alle: {meanDkk: [{from: 20, step: 1}]}}',
    );
    expect(issues().map(({ place }) => place.at)).toEqual([
      'stricter.health.minimumPersons',
      'stricter.health.smallCount',
      'stricter.precision.alle.meanDkk[0].step',
    ]);
  });

  it.each([
    [
      'a base that the smallest class does not fill',
      'base: 10',
      'rounded5@1',
      'wider than the smallest class',
    ],
    ['a base where counts are exact', 'base: 10', 'suppressed@1', 'exact or hidden'],
    [
      'anything where figures are as published',
      'health: {minimumPersons: 100}',
      'as-published@1',
      'as-published',
    ],
    [
      'steps of a layer that cross another layer’s',
      'precision: {alle: {meanDkk: [{from: 20, step: 7000}]}}',
      'rounded5@1',
      'whole steps',
    ],
  ])('is not understood: %s', (_, written, policy, says) => {
    write(`  ${written}`, policy);
    expect(
      issues()
        .map(({ problem }) => problem)
        .join(' '),
    ).toContain(says);
  });

  it('is offered the nearest key', () => {
    write('  helth: {minimumPersons: 100}');
    expect(issues()).toMatchObject([{ code: 'catalogue/unknown-key', remedy: 'Did you mean health?' }]);
  });
});
