import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Issue, UserError } from '../support/errors.ts';
import { loadCatalogue } from './load-catalogue.ts';

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'catalogue-'));
  cpSync(join(checkout, 'catalogue'), join(root, 'catalogue'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function change(file: string, from: string, to: string): void {
  const path = join(root, 'catalogue', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold what the test changes.`);
  writeFileSync(path, text.replace(from, to));
}

function issuesOf(work: () => unknown): readonly Issue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.issues;
    throw error;
  }
  return [];
}

const issues = () => issuesOf(() => loadCatalogue(root));
const loosened = () => issues().filter(({ code }) => code === 'catalogue/invalid-value');

describe('loadCatalogue', () => {
  it('reads the catalogue that ships with the project, in reading order', () => {
    const { indicators, laws, policies } = loadCatalogue(checkout);
    expect(indicators.slice(0, 6).map(({ id }) => id)).toEqual([
      'uden-for-arbejdsmarkedet',
      'doemte',
      'alene-grundskole',
      'bruttoindkomst-region',
      'ikkevestlige-lande',
      'indbyggere',
    ]);
    expect(laws.map(({ id }) => id)).toEqual([
      'brochure@2021',
      'par51b@2018',
      'par61a@2010',
      'par61a@2014',
      'par61a@2018',
      'par61a@2021',
      'par61b@2021',
    ]);
    expect(policies.map(({ id }) => id)).toEqual(['as-published', 'leveret', 'rounded5', 'suppressed']);
  });

  it('speaks plainly: no sentence of a sheet or a policy is longer than 20 words', () => {
    const { indicators, policies } = loadCatalogue(checkout);
    const texts = [
      ...indicators.flatMap(({ definition, caveat, numerator, denominator }) => [
        ...[definition, caveat, numerator, denominator],
      ]),
      ...policies.flatMap(({ sentence, rules }) => [sentence, ...rules.map(({ text }) => text)]),
    ];
    const sentences = texts.flatMap(({ da, en }) => [da, en]).flatMap((text) => text.split(/[.;](?:\s|$)/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });

  it('keeps spaces that must not break a line', () => {
    const criminal = loadCatalogue(checkout).indicators.find(({ id }) => id === 'doemte');
    expect(criminal?.subtitle.da).toContain('gennemsnit af 2\u00a0år');
    expect(loadCatalogue(checkout).laws.at(-2)?.paragraph).toBe('§ 61 a');
  });

  it('offers the nearest known key for an unknown one, with file and line', () => {
    change('indicators/indbyggere.yaml', 'caveat:', 'caveats:');
    expect(issues()).toEqual(
      expect.arrayContaining([
        {
          level: 'error',
          code: 'catalogue/unknown-key',
          place: { file: 'catalogue/indicators/indbyggere.yaml', line: 21, at: 'caveats' },
          problem: 'The key caveats is not known here.',
          remedy: 'Did you mean caveat?',
        },
        {
          level: 'error',
          code: 'catalogue/missing-key',
          place: { file: 'catalogue/indicators/indbyggere.yaml', line: 1, at: 'caveat' },
          problem: 'The key caveat is missing.',
          remedy: 'Write it.',
        },
      ]),
    );
  });

  it('tells of all files at once, and of a broken file only what is broken in it', () => {
    change('indicators/alene-grundskole.yaml', 'direction: high', 'direction: up');
    change('indicators/andel-0-17.yaml', '  population: state', '  population: stat');
    change('policies/rounded5.yaml', 'base: 5', 'base: 3');
    expect(issues().map(({ code, place }) => [code, place.file, place.at])).toEqual([
      ['catalogue/invalid-value', 'catalogue/indicators/alene-grundskole.yaml', 'direction'],
      ['catalogue/invalid-value', 'catalogue/indicators/andel-0-17.yaml', 'measure.population'],
      ['catalogue/invalid-value', 'catalogue/policies/rounded5.yaml', 'base'],
    ]);
  });

  it('answers a file that is not YAML with the line', () => {
    writeFileSync(join(root, 'catalogue/indicators/x.yaml'), 'id: x\ntitle: {da: a\n');
    const [issue] = issues();
    expect([issue?.code, issue?.place.file]).toEqual(['catalogue/not-yaml', 'catalogue/indicators/x.yaml']);
    expect(issue?.place.line).toBeGreaterThan(1);
  });

  it.each([
    ['a theme nobody knows', 'theme: mennesker', 'theme: menesker', 'catalogue/unknown-theme'],
    [
      'a breakdown nobody knows',
      'dimensions: [sex, age, origin]',
      'dimensions: [sexx]',
      'catalogue/unknown-dimension',
    ],
    [
      'a field the population does not have',
      'numerator: {}',
      'numerator: {rooms: 3}',
      'catalogue/unknown-key',
    ],
    [
      'a code the vault does not have',
      'numerator: {}',
      'numerator: {origin: danks}',
      'catalogue/invalid-value',
    ],
    ['three breaks', 'breaks: [800, ', 'breaks: [', 'catalogue/invalid-value'],
    ['breaks that descend', 'breaks: [800, ', 'breaks: [80000, ', 'catalogue/invalid-value'],
    ['one language only', '  en: Residents\nshort', 'short', 'catalogue/missing-key'],
    ['an id that is not the file name', 'id: indbyggere', 'id: beboere', 'catalogue/file-name'],
    ['an id that another file has', 'id: indbyggere', 'id: husstande', 'catalogue/duplicate-id'],
    [
      'a title past forty characters',
      '  da: Indbyggere\n',
      '  da: Indbyggere i hele det store område nord for byen\n',
      'catalogue/invalid-value',
    ],
  ])('refuses %s', (_, from, to, code) => {
    change('indicators/indbyggere.yaml', from, to);
    expect(issues().map((issue) => issue.code)).toContain(code);
  });

  it('refuses a law about an indicator that is not there', () => {
    change('laws/par61a-2021.yaml', 'indicator: doemte', 'indicator: domte');
    const found = issues().find(({ code }) => code === 'catalogue/unknown-indicator');
    expect([found?.place.at, found?.remedy]).toEqual(['criteria[1].indicator', 'Did you mean doemte?']);
  });

  it.each([
    ['criteria', 'averageYears: 2', 'averageYears: 5', 'criteria[0].averageYears'],
    ['how years are put together', '  averageHow:\n', '  averagehow:\n', 'citations.averagehow'],
    ['years in a row', 'steps: [{years: 5}]', 'steps: [{until: 2030, years: 5}]', 'consecutive.steps'],
    ['the day it begins', 'validFrom: 2021-11-30', 'validFrom: 2021-11-31', 'validFrom'],
  ])('refuses a rule set with wrong %s', (_, from, to, at) => {
    change('laws/par61a-2021.yaml', from, to);
    expect(issues().map(({ place }) => place.at)).toContain(at);
  });

  it('refuses a rule set that does not say where a part was read', () => {
    const path = join(root, 'catalogue/laws/par61a-2021.yaml');
    const written = readFileSync(path, 'utf8');
    writeFileSync(path, written.replace(/\n {2}unknownEducation:\n(?: {4}.*\n)+/, '\n'));
    expect(issues().map(({ problem }) => problem)).toContain(
      'A criterion on education says how unknown education is counted, and cites it.',
    );
  });

  it.each([
    ['minimumPersons: 20', 'minimumPersons: 10', 'P1', 'classes.core.minimumPersons'],
    ['minimumPersons: 50', 'minimumPersons: 20', 'P1', 'classes.health.minimumPersons'],
    ['minimumHouseholds: 10', 'minimumHouseholds: 5', 'P2', 'classes.core.minimumHouseholds'],
    ['minimumHouseholds: 20', 'minimumHouseholds: 19', 'P2', 'classes.income.minimumHouseholds'],
    ['smallCount: 5', 'smallCount: 3', 'P3/P4', 'classes.core.smallCount'],
    [
      'minimumHouseholdsWithAttribute: 3',
      'minimumHouseholdsWithAttribute: 1',
      'P6',
      'classes.core.minimumHouseholdsWithAttribute',
    ],
    ['dominancePercent: 10', 'dominancePercent: 5', 'P7', 'classes.core.dominancePercent'],
    ['minimumEachSide: 10', 'minimumEachSide: 9', 'P9', 'classes.core.minimumEachSide'],
    ['mostMissing: 0.1', 'mostMissing: 0.2', 'missing answers', 'classes.core.mostMissing'],
    ['\nbase: 5', '\nbase: 3', 'rounding of counts', 'base'],
    ['step: 5000', 'step: 1000', 'rounding of income', 'precision.alle.meanDkk[0].step'],
    ['{from: 20, step: 0.05}', '{from: 20, step: 0.01}', 'steps of shares', 'precision.alle.share[3].step'],
    ['{from: 20, step: 0.05}', '{from: 10, step: 0.05}', 'steps of shares', 'precision.alle.share[3].from'],
    [
      '{from: 1000, step: 0.005}',
      '{from: 900, step: 0.005}',
      'steps of shares',
      'precision.alle.share[1].step',
    ],
    [
      'ratio: [{from: 20, step: 0.01}',
      'ratio: [{from: 20, step: 0.001}',
      'ratios',
      'precision.alle.ratio[0].step',
    ],
    [
      'distancePersons: [{from: 20, step: 5}',
      'distancePersons: [{from: 20, step: 1}',
      'distances',
      undefined,
    ],
    [
      'probability: [{from: 20, step: 0.05}',
      'probability: [{from: 20, step: 0.01}',
      'probabilities',
      undefined,
    ],
    ['contribution: [{from: 200', 'contribution: [{from: 100', 'contributions', undefined],
    [
      'working: [{from: 20, step: 5}',
      'working: [{from: 20, step: 1}',
      'workings',
      'precision.samarbejde.working[0].step',
    ],
    ['geometry: {minimumPersons: 50', 'geometry: {minimumPersons: 40', 'geometry', undefined],
    [
      'geometry: {minimumPersons: 50, minimumHouseholds: 20}',
      'geometry: {minimumPersons: 50, minimumHouseholds: 10}',
      'geometry',
      undefined,
    ],
  ])('locks the policy: %s may not become %s', (from, to, rule, at) => {
    change('policies/rounded5.yaml', from, to);
    const issue = issues().find(({ problem }) => problem.includes('is locked'));
    expect(issue?.problem).toContain(rule);
    if (at !== undefined) expect(issue?.place.at).toBe(at);
    expect(issue?.place.line).toBeGreaterThan(1);
  });

  it('names every rule that a policy loosens, at once', () => {
    change('policies/rounded5.yaml', 'crime: {minimumPersons: 50', 'crime: {minimumPersons: 49');
    change('policies/rounded5.yaml', 'step: 5000', 'step: 500');
    change('policies/rounded5.yaml', '\nbase: 5', '\nbase: 1');
    expect(issues().map(({ place }) => place.at)).toEqual([
      'base',
      'classes.crime.minimumPersons',
      'precision.alle.meanDkk[0].step',
    ]);
  });

  it('lets a layer be less precise, on steps that hold whole steps of the finest', () => {
    change(
      'policies/rounded5.yaml',
      'meanDkk: [{from: 20, step: 5000}]',
      'meanDkk: [{from: 20, step: 10000}]',
    );
    expect(loosened()).toEqual([]);
    change('policies/rounded5.yaml', 'step: 10000}', 'step: 7000}');
    expect(loosened().map(({ problem }) => problem)).toEqual([
      'A step of 7000 must hold whole steps of 5000.',
    ]);
  });

  it('leaves exact figures to the layer intern', () => {
    const intern = loadCatalogue(checkout).policies.find(({ id }) => id === 'rounded5')?.precision.intern;
    expect(intern?.distancePersons).toEqual([{ from: 0, step: 1 }]);
  });

  it('lets a policy be stricter, as a version of its own', () => {
    change('policies/rounded5.yaml', 'minimumPersons: 20', 'minimumPersons: 30');
    expect(issues()).toMatchObject([
      {
        code: 'catalogue/policy-changed',
        place: { file: 'catalogue/policies/rounded5.yaml', line: 2, at: 'version' },
        problem: 'The policy rounded5@1 is locked, and this file is not what was locked.',
      },
    ]);
    change('policies/rounded5.yaml', 'version: 1', 'version: 2');
    const [issue] = issues();
    expect(issue?.code).toBe('catalogue/policy-not-locked');
    const line = /"(.+)"/.exec(issue?.remedy ?? '')?.[1];
    appendFileSync(join(root, 'catalogue/policies/locked.txt'), `${line}\n`);
    expect(issues()).toEqual([]);
  });

  it('knows a locked policy whatever ends its lines, and not without the list', () => {
    const path = join(root, 'catalogue/policies/leveret.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect(issues()).toEqual([]);
    rmSync(join(root, 'catalogue/policies/locked.txt'));
    expect(new Set(issues().map(({ code }) => code))).toEqual(new Set(['catalogue/policy-not-locked']));
  });

  it('refuses a recipe whose codes the vault does not know', () => {
    change('sources/bbr-dwellings.yaml', 'A: almen', 'A: almene');
    expect(issues().map(({ place }) => place.file)).toEqual(['catalogue/sources/bbr-dwellings.yaml']);
  });

  it('holds limits as exact fractions', () => {
    const law = loadCatalogue(checkout).laws.find(({ id }) => id === 'par61a@2021');
    expect(
      law?.criteria.map(({ id, operator, limit }) => [id, operator, limit.numerator, limit.denominator]),
    ).toEqual([
      ['arbejdsmarked', '>', 40, 100],
      ['doemte', '>=', 3, 1],
      ['grundskole', '>', 60, 100],
      ['indkomst', '<', 55, 100],
      ['oprindelse', '>', 50, 100],
    ]);
  });
});
