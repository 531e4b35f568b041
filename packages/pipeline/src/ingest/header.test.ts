import { describe, expect, test } from 'vitest';
import { nearestName, parseHeader } from './header.ts';

describe('the nearest name', () => {
  test.each([
    ['koen', ['navn', 'KØN', 'vej'], 'KØN'],
    ['personnummer', ['PersonNr', 'dato'], 'PersonNr'],
    ['foedselsdato', ['dato', 'fødselsdato'], 'fødselsdato'],
    ['herkomst', ['statsborgerskab', 'x'], undefined],
    ['koen', [], undefined],
  ])('to %s among %j is %s', (sought, names, near) => {
    expect(nearestName(sought, names)).toBe(near);
  });
});

test('names in a header may stand in quotes and have blanks around them', () => {
  expect(parseHeader('"a"; b ;c', ';')).toEqual(['a', 'b', 'c']);
});
