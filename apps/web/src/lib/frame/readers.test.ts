import { describe, expect, it } from 'vitest';
import { readersOf } from '../server/frame.ts';
import { da } from '../texts/da.ts';
import { en } from '../texts/en.ts';
import { sayReaders } from './readers.ts';

const organisations = [
  { id: 'bo', name: 'Boligforeningen Østkysten' },
  { id: 'fab', name: 'Fjordby Almene Boliger' },
];

describe('who may read a page', () => {
  it.each([
    [['samarbejde'], 'samarbejde', 'partners'],
    [['intern'], 'kun internt', 'internal'],
    [['samarbejde.fab'], 'kun for Fjordby Almene Boliger', 'only for Fjordby Almene Boliger'],
    [
      ['samarbejde.bo', 'samarbejde.fab'],
      'kun for Boligforeningen Østkysten og Fjordby Almene Boliger',
      'only for Boligforeningen Østkysten and Fjordby Almene Boliger',
    ],
    [['samarbejde.ukendt'], 'kun for ukendt', 'only for ukendt'],
  ] as const)('of %j is said', (layers, danish, english) => {
    const readers = readersOf(layers, { organisations });
    expect(readers && sayReaders(readers, da.layers, 'da')).toBe(danish);
    expect(readers && sayReaders(readers, en.layers, 'en')).toBe(english);
  });

  it('is not said where everyone may', () => {
    expect(readersOf(['alle'], { organisations })).toBeUndefined();
  });
});
