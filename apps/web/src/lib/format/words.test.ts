import { describe, expect, it } from 'vitest';
import { capitalise, collatorOf, genitive, plural } from './words.ts';

describe('words', () => {
  it.each([
    [0, '0 områder'],
    [1, '1 område'],
    [2, '2 områder'],
  ])('%d takes its form', (n, text) => {
    expect(plural(n, 'område', 'områder')).toBe(text);
  });

  it.each([
    ['Nørrevang', 'Nørrevangs'],
    ['Grejs', 'Grejs’'],
    ['Vindinge Nord', 'Vindinge Nords'],
    ['Gartz', 'Gartz’'],
  ])('%s in the genitive is %s', (name, text) => {
    expect(genitive(name, 'da')).toBe(text);
  });

  it('begin a sentence with a capital, Danish letters too', () => {
    expect(capitalise('åparken ligger')).toBe('Åparken ligger');
  });

  it('are ordered the Danish way', () => {
    const names = ['Åparken', 'Aabenraa', 'Øster', 'Ærø', 'Zoo', 'Afd. 10', 'Afd. 9'];
    expect(names.sort(collatorOf('da').compare)).toEqual([
      'Afd. 9',
      'Afd. 10',
      'Zoo',
      'Ærø',
      'Øster',
      'Aabenraa',
      'Åparken',
    ]);
  });
});
