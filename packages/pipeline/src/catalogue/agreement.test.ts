/** The framework agreement of a site, and the official lists it names, with everything wrong told by file and line. */
import { describe, expect, test } from 'vitest';
import { siteCopy } from '../../../../tests/support/site-copy.ts';

const copy = siteCopy();

const places = (): readonly string[] =>
  copy
    .issues()
    .filter(({ level }) => level === 'error')
    .map(
      ({ code, place }) => `${code} ${place.file} ${place.at}${place.line === undefined ? '' : ' with line'}`,
    );

describe('a framework agreement', () => {
  test('is read with its tools by colour, and may be left out', () => {
    const { agreement } = copy.load().site;
    expect(agreement?.colours.red.find(({ tool }) => tool === 'combined')).toEqual({
      tool: 'combined',
      says: 'foreseen',
      paragraph: expect.stringMatching(/^§\s5, stk\. ?\s?3$/),
      note: { da: 'kun hvor loven giver adgang til det', en: 'only where the law allows it' },
    });
    copy.change('agreement: rammeaftale.yaml\n', '', 'site.yaml');
    expect(copy.load().site.agreement).toBeUndefined();
  });
  test('is refused with everything that is wrong, by file and line', () => {
    copy.change(
      'tool: priority, says: not-foreseen',
      'tool: flexible, says: not-foreseen',
      'rammeaftale.yaml',
    );
    copy.change('to: 2027-12-31', 'to: 2023-12-31', 'rammeaftale.yaml');
    copy.change('tool: combined, says: not-foreseen', 'tool: combined, says: forbidden', 'rammeaftale.yaml');
    const twice = expect.stringMatching(/rammeaftale\.yaml colours\.red\[4\]\.tool with line$/);
    const unknown = expect.stringMatching(/rammeaftale\.yaml colours\.yellow\[3\]\.says with line$/);
    expect(places()).toEqual(expect.arrayContaining([twice, unknown]));
    copy.change('says: forbidden', 'says: not-foreseen', 'rammeaftale.yaml');
    copy.change(
      'tool: flexible, says: not-foreseen',
      'tool: priority, says: not-foreseen',
      'rammeaftale.yaml',
    );
    expect(places()).toEqual([expect.stringMatching(/rammeaftale\.yaml to with line$/)]);
  });
});

describe('names of areas on the official lists', () => {
  test('are of areas in a legal set, and of one each', () => {
    copy.change(
      'names: { lovomraader/L04: [Kildebakken m.fl.] }',
      'names: { omraader/101: [A], lovomraader/L04: [B], lovomraader/L05: [b] }',
      'site.yaml',
    );
    expect(places()).toEqual([
      expect.stringMatching(/unknown-legal-area-set sites\/fjordby\/site\.yaml .* with line$/),
      expect.stringMatching(/official-name-twice sites\/fjordby\/site\.yaml .* with line$/),
    ]);
  });
});
