import type { Layer, Manifest } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import type { Readers } from '../frame/frame.ts';
import { da } from '../texts/da.ts';
import { en } from '../texts/en.ts';
import { toPaper } from './paper.ts';

const manifest = {
  edition: '2026.1',
  title: { da: 'Udgave 2026', en: 'Edition 2026' },
  publishedOn: '2026-03-12',
  site: { municipality: 'Fjordby Kommune', madeUp: true },
} as Manifest;

const paper = (
  layers: readonly Layer[],
  readers: Readers | undefined,
  { hasProposals = false, stampsOpen = false } = {},
) =>
  toPaper(
    {
      manifest,
      layers,
      readers,
      hasProposals,
      stampsOpen,
      title: 'Bilag',
      description: '',
      address: 'https://x.example/bilag?omraade=1&maal=a&udgave=2026.1',
    },
    { language: 'da', texts: da },
  );

describe('the stamp', () => {
  const partners = { kind: 'samarbejde' } as const;
  const fjordbo = { kind: 'organisations', names: ['Fjordbo'] } as const;
  it.each([
    ['open layer, attachment', paper(['alle'], undefined, { stampsOpen: true }), false, 'Åben dagsorden'],
    ['open layer, sheet', paper(['alle'], undefined), false, ''],
    [
      'open layer with a proposal',
      paper(['alle'], undefined, { hasProposals: true }),
      true,
      'Lukket punkt · med forslag til farver',
    ],
    ['partners', paper(['samarbejde'], partners), true, 'Lukket punkt · samarbejde'],
    [
      'partners with a proposal',
      paper(['samarbejde'], partners, { hasProposals: true }),
      true,
      'Lukket punkt · med forslag til farver',
    ],
    [
      'one association',
      paper(['samarbejde.fjordbo'], fjordbo, { hasProposals: true }),
      true,
      'Lukket punkt · kun for Fjordbo',
    ],
    ['two layers', paper(['alle', 'samarbejde.fjordbo'], fjordbo), true, 'Lukket punkt · kun for Fjordbo'],
    ['inside alone', paper(['intern'], { kind: 'intern' }), true, 'Lukket punkt · kun internt'],
    ['no layer at all', paper([], undefined), true, 'Lukket punkt'],
  ])('%s', (_, { isClosed, stamp }, closed, said) => {
    expect([isClosed, stamp]).toEqual([closed, said]);
  });
});

describe('what stands on every page', () => {
  it('is the edition with its day, and an address short enough for a footer', () => {
    const { edition, short, address, madeUp } = paper(['alle'], undefined);
    expect(edition).toBe('Udgave 2026, offentliggjort 12. marts 2026');
    expect(short).toBe('https://x.example/bilag?udgave=2026.1');
    expect(address).toContain('omraade=1');
    expect(madeUp).toBe('Opdigtede tal');
  });
  it('is said in the reader’s language', () => {
    expect(en.paper.stamp.closed).toBe('Closed item');
  });
});
