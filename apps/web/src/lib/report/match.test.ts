import { describe, expect, it } from 'vitest';
import { editDistance, fold, guesses, matching } from './match.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('searching', () => {
  it.each([
    ['Ødsted', 'oedsted'],
    ['Aagård', 'aagaard'],
    ['ÆRØ-Vej', 'aeroevej'],
    ['Nørre  Falsted', 'noerrefalsted'],
    ['Grejs’', 'grejs'],
    ['Neukölln', 'neukolln'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('finds the same with æ, ø, å as with ae, oe, aa', () => {
    expect(names(matching('oedsted', named('Ødsted', 'Vinding')))).toEqual(['Ødsted']);
    expect(names(matching('ØDSTED', named('Ødsted', 'Vinding')))).toEqual(['Ødsted']);
  });

  it('puts the word itself first, then beginnings, then the rest', () => {
    expect(names(matching('havn', named('Fjordhavn', 'Havneparken', 'Havn')))).toEqual([
      'Havn',
      'Havneparken',
      'Fjordhavn',
    ]);
  });

  it('finds nothing for nothing', () => {
    expect(matching('', named('Havn'))).toEqual([]);
  });

  it('guesses a name two slips away', () => {
    expect(names(guesses('Nørevnag', named('Nørrevang', 'Grejs')))).toEqual(['Nørrevang']);
  });

  it.each([
    ['nørrevang', 'nørevang', 1],
    ['ab', 'ba', 1],
    ['abc', '', 3],
    ['kat', 'hat', 1],
  ])('counts the edits between %s and %s as %d', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });
});
