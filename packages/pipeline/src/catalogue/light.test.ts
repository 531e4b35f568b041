/** A site's traffic light: what is refused, where it stands, and what it becomes. */
import { expect, it } from 'vitest';
import { siteCopy } from '../../../../tests/support/site-copy.ts';

const copy = siteCopy();
const change = (from: string, to: string, file = 'light.yaml') => copy.change(from, to, file);

const lineOf = (start: string) =>
  copy
    .read('light.yaml')
    .split('\n')
    .findIndex((line) => line.startsWith(start)) + 1;

it('is the four socio-economic criteria where nothing else is written', () => {
  change('criteria: [arbejdsmarked, doemte, grundskole, indkomst]\n', '');
  expect(copy.load().site.light).toMatchObject({
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
  expect(copy.load().site.light).toBeUndefined();
});

it('refuses origin, whatever else is wrong, with file and line', () => {
  change('grundskole, indkomst]', 'grundskole, oprindelse]');
  expect(copy.issues()).toMatchObject([
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
  expect(copy.issues().map((issue) => [issue.code, issue.place.at])).toEqual([[code, at]]);
});

it('tells every issue at once', () => {
  change('margin: "1/20"', 'margin: "1/1"');
  change('minimumResidents: 300', 'minimumResidents: 1');
  expect(copy.issues().map(({ place }) => place.at)).toEqual(['margin', 'minimumResidents']);
});
