/**
 * The rule sets that ship with the catalogue, as one page: every limit, how sure it is and where it was read.
 * Makes docs/method/rule-sets.md, which is therefore true: `npx vitest run --project spec -u` after a change on purpose.
 */
import { fileURLToPath } from 'node:url';
import type { Criterion, RuleSet } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { rulesInForce } from '../../packages/pipeline/src/analyse/criteria/evaluate.ts';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';

const { laws } = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));
const law = (id: string) => {
  const found = laws.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};

function limitOf({ operator, limit, reference }: Criterion): string {
  const { numerator, denominator } = limit;
  const percent = `${(100 * numerator) / denominator} %`;
  if (reference === undefined) return `${operator} ${percent}`;
  return denominator === 1
    ? `${operator} ${numerator} × the ${reference}`
    : `${operator} ${percent} of the ${reference}`;
}

const short = (ruleSet: RuleSet, subject: string) =>
  ruleSet.criteria
    .filter((criterion) => criterion.subject === subject)
    .map((criterion) => `${limitOf(criterion)}, ${criterion.averageYears} y`)
    .join('; ');

describe('limits, as the acts have them', () => {
  test.each([
    ['par61a@2010', '> 40 %, 4 y', '> 2.7 %, 4 y', '', '', '> 50 %, 1 y', 2],
    [
      'par61a@2014',
      '> 40 %, 2 y',
      '> 2.7 %, 2 y',
      '> 50 %, 1 y',
      '< 55 % of the region, 1 y',
      '> 50 %, 1 y',
      3,
    ],
    [
      'par61a@2018',
      '> 40 %, 2 y',
      '>= 3 × the country, 2 y',
      '> 60 %, 1 y',
      '< 55 % of the region, 1 y',
      '> 50 %, 1 y',
      2,
    ],
    [
      'par61a@2021',
      '> 40 %, 2 y',
      '>= 3 × the country, 2 y',
      '> 60 %, 1 y',
      '< 55 % of the region, 1 y',
      '> 50 %, 1 y',
      2,
    ],
    [
      'par61b@2021',
      '> 30 %, 2 y',
      '>= 2 × the country, 2 y',
      '> 60 %, 1 y',
      '< 65 % of the region, 1 y',
      '> 30 %, 1 y',
      2,
    ],
    ['par51b@2018', '>= 40 %, 1 y; >= 30 %, 1 y', '', '', '', '', 1],
    [
      'brochure@2021',
      '> 40 %, 2 y',
      '> 3 × the region, 3 y',
      '> 60 %, 1 y',
      '< 55 % of the region, 1 y',
      '> 50 %, 1 y',
      2,
    ],
  ])('%s', (id, work, convictions, education, income, origin, needed) => {
    const ruleSet = law(id);
    const subjects = ['work', 'convictions', 'education', 'income', 'origin'];
    expect(subjects.map((subject) => short(ruleSet, subject))).toEqual([
      work,
      convictions,
      education,
      income,
      origin,
    ]);
    expect(ruleSet.needed).toBe(needed);
  });

  test.each([
    ['2012-10-01', 'par61a@2010'],
    ['2014-12-01', 'par61a@2014'],
    ['2017-12-01', 'par61a@2014'],
    ['2018-12-01', 'par51b@2018 par61a@2018'],
    ['2020-12-01', 'par51b@2018 par61a@2018'],
    ['2021-12-01', 'par51b@2018 par61a@2021 par61b@2021'],
    ['2026-12-01', 'par51b@2018 par61a@2021 par61b@2021'],
    ['2009-12-01', ''],
  ])('the list of %s is decided by %s', (date, ids) => {
    expect(
      rulesInForce(laws, date)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });

  test('what is not the law says so', () => {
    expect(laws.filter(({ standing }) => standing !== 'law').map(({ id }) => id)).toEqual(['brochure@2021']);
    expect(law('brochure@2021').title.da).toContain('ikke loven');
  });

  test('origin is counted among the criteria before 2018 and stands apart since', () => {
    const roles = laws.map(({ id, criteria }) => [
      id,
      criteria.find(({ subject }) => subject === 'origin')?.role,
    ]);
    expect(Object.fromEntries(roles)).toEqual({
      'par61a@2010': 'criterion',
      'par61a@2014': 'criterion',
      'par61a@2018': 'gate',
      'par61a@2021': 'gate',
      'par61b@2021': 'gate',
      'par51b@2018': undefined,
      'brochure@2021': 'gate',
    });
  });
});

const agesText = ({ ages }: Criterion) => {
  if (ages === undefined) return 'all';
  return ages.to === undefined ? `${ages.from}+` : `${ages.from}–${ages.to}`;
};

function criterionRows({ criteria }: RuleSet): readonly string[] {
  return criteria.map((criterion) => {
    const years = criterion.averageYears > 1 ? `${criterion.averageYears}, ${criterion.averageHow}` : '1';
    const notes = [
      ...(criterion.role === 'gate' ? ['the gate'] : []),
      ...(criterion.minimumResidents === undefined
        ? []
        : [`at least ${criterion.minimumResidents} residents`]),
      ...(criterion.unknownEducation === undefined ? [] : [`unknown: ${criterion.unknownEducation}`]),
      ...(criterion.unsure === undefined ? [] : [criterion.unsure.en]),
    ];
    return `| ${criterion.title.en} | ${criterion.paragraph} | ${limitOf(criterion)} | ${agesText(criterion)} | ${years} | ${notes.join('; ')} |`;
  });
}

function citationRows({ citations = [] }: RuleSet): readonly string[] {
  return citations.map(
    ({ of, paragraph, certainty, source, note }) =>
      `| ${of} | ${paragraph} | ${certainty} | ${source} | ${note?.en ?? ''} |`,
  );
}

function sectionOf(ruleSet: RuleSet): readonly string[] {
  const { id, title, standing, validFrom, validTo, minimumResidents, needed, statuses, consecutive } =
    ruleSet;
  const steps = consecutive?.steps
    .map(({ until, years }) => (until ? `${years} until ${until}` : `${years}`))
    .join(', then ');
  const names =
    statuses?.ungated === statuses?.gated
      ? statuses?.gated
      : `${statuses?.ungated}, with the gate ${statuses?.gated}`;
  return [
    `## ${id}: ${title.en}`,
    '',
    `${standing === 'law' ? 'Law' : `**Not the law** (${standing})`}, lists from ${validFrom}${validTo ? ` to ${validTo}` : ''}. At least ${minimumResidents} residents; ${needed} needed: ${names}.` +
      (consecutive ? ` Years in a row for ${consecutive.status}: ${steps}.` : ''),
    '',
    '| criterion | paragraph | limit | ages | years | |',
    '|---|---|---|---|---|---|',
    ...criterionRows(ruleSet),
    '',
    '| part | paragraph | read | source | |',
    '|---|---|---|---|---|',
    ...citationRows(ruleSet),
    '',
  ];
}

test('the manual has them all', async () => {
  const page = [
    '<!-- Made by tests/spec/rule-sets.test.ts with: npx vitest run --project spec -u. Do not edit by hand. -->',
    '# The rule sets',
    '',
    'From `catalogue/laws/`. *read*: in the act, the bill or an authority’s own text; *secondary*: elsewhere; *unsure*: not settled or not found.',
    '',
    ...laws.flatMap(sectionOf),
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('../../docs/method/rule-sets.md');
});
