/** The outlook a site asks for: what is refused, where it stands, and what is taken where nothing is written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { siteCopy } from '../../../../tests/support/site-copy.ts';

const copy = siteCopy();

it('is looked at from the day of publishing, two lists ahead, where nothing else is written', () => {
  copy.change('  vantage: 2026-03-12\n  lists: 2\n', '');
  expect(copy.load().site.outlook).toEqual({
    vantage: '2026-03-12',
    lists: 2,
    population: { indicator: 'indbyggere', years: 3 },
    tenure: 'almene-boliger',
  });
});

it('is none where the site wants none', () => {
  writeFileSync(join(copy.site, 'site.yaml'), copy.read('site.yaml').replace(/\noutlook:\n(?: .*\n)+/, '\n'));
  expect(copy.load().site.outlook).toBeUndefined();
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
  copy.change(from, to);
  expect(copy.issues().map((issue) => [issue.code, issue.place.at])).toEqual([[code, at]]);
});

it('refuses too short a past, and a list that no law speaks of', () => {
  copy.change('periods: { from: 2015, to: 2026 }', 'periods: { from: 2022, to: 2026 }');
  expect(copy.issues().map(({ code }) => code)).toContain('catalogue/outlook-without-past');
});
