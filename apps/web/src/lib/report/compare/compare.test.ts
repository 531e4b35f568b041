/** Sammenlign from a real release: addresses, areas put together, similar areas, the sentence. Fjordby where it is built. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { currentEdition, editionDirectory, openRelease, type Release } from '@bybalance/release';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportDa } from '../../texts/report.da.ts';
import { isPrinted, toFigure } from '../figure.ts';
import type { Words } from '../words.ts';
import {
  additionsOf,
  compareQuery,
  compareWordsOf,
  MOST_PLACES,
  withoutPlace,
  withPlace,
} from './address.ts';
import { toComparison } from './comparison.ts';
import { placeFigures, placesOf } from './places.ts';
import { similarTo, TOLERANCES } from './similar.ts';

const words: Words = { language: 'da', text: reportDa };
const urlOf = (query: string) => new URL(`http://her/sammenlign${query}`);

describe('the address of a comparison', () => {
  it('gives back what it was made of, whatever the places', () => {
    const code = fc.stringMatching(/^[0-9a-zæøå-]{1,6}$/);
    const places = fc.uniqueArray(fc.uniqueArray(code, { minLength: 1, maxLength: 4 }), {
      maxLength: MOST_PLACES,
      selector: (codes) => [...codes].sort().join('~'),
    });
    fc.assert(
      fc.property(places, fc.option(code, { nil: undefined }), (chosen, maal) => {
        const read = compareWordsOf(urlOf(compareQuery({ places: chosen, maal })));
        expect(read.places).toEqual(chosen);
        expect(read.maal).toEqual(maal);
      }),
    );
  });

  it('adds a place once, takes it out again, and holds at most twelve', () => {
    const start = { places: [['101']] };
    const two = withPlace(withPlace(start, ['102']), ['102']);
    expect(two.places).toEqual([['101'], ['102']]);
    expect(withoutPlace(two, ['102']).places).toEqual([['101']]);
    const many = Array.from({ length: 20 }, (_, i) => [String(i)]);
    expect(compareWordsOf(urlOf(compareQuery({ places: many }))).places).toHaveLength(MOST_PLACES);
  });

  it('reads what its forms add', () => {
    expect(additionsOf(urlOf('?tilfoej=+Engdraget+'))).toEqual({ named: 'Engdraget', joined: [] });
    expect(additionsOf(urlOf('?saml=101&saml=102&saml=101')).joined).toEqual(['101', '102']);
  });
});

const releases = fileURLToPath(new URL('../../../../../../var/fjordby/releases', import.meta.url));
const edition = existsSync(`${releases}/current`) ? currentEdition(releases) : undefined;

describe.skipIf(edition === undefined)('a comparison of Fjordby', () => {
  let release: Release;
  beforeAll(() => {
    release = openRelease(editionDirectory(releases, edition ?? '') ?? '', 'alle');
  });
  const compare = (query: string) => toComparison(release, compareWordsOf(urlOf(query)), words);
  const indicatorOf = (id: string) => {
    const found = release.indicator(id);
    if (found === undefined) throw new Error(`Fjordby has no ${id}.`);
    return found;
  };

  it('begins with the areas at both ends, and says how they moved', () => {
    const view = compare('');
    expect(view?.places).toHaveLength(4);
    expect(view?.lead).toMatch(/^\*\*Uden for arbejdsmarkedet\*\*, fra .* til .*: .* og .*\.$/);
    expect(view?.maps).toHaveLength(2);
    expect(view?.table.rows.at(-1)?.isMunicipality).toBe(true);
  });

  it('shows a declared union by its own name and figure, any other as an interval of its parts', () => {
    const [declared, drawn] = placesOf(
      release,
      [
        ['103', '104', '118'],
        ['112', '113'],
      ],
      words,
    );
    expect(declared?.name).toBe('Havnefronten');
    expect(drawn?.name).toContain(' + ');
    const indicator = indicatorOf('alene-grundskole');
    const periods = ['2026'];
    const own = release.observation(indicator.id, 'unioner', 'havnefronten', '2026');
    const shown = declared && placeFigures(release, indicator, { periods }, declared, words)[0];
    expect(own && shown?.figure).toEqual(own && toFigure(own, indicator.unit));
    const sum = drawn && placeFigures(release, indicator, { periods }, drawn, words)[0];
    const parts = ['112', '113'].map((code) => release.observation(indicator.id, 'omraader', code, '2026'));
    const values = parts.flatMap((row) => (row && 'value' in row ? [row.value] : []));
    expect(values).toHaveLength(2);
    if (sum && isPrinted(sum.figure)) {
      expect(sum.figure.value).toBeGreaterThanOrEqual(Math.min(...values) - sum.figure.step);
      expect(sum.figure.value).toBeLessThanOrEqual(Math.max(...values) + sum.figure.step);
    } else {
      expect(sum?.note).toMatch(/^kan ikke opgøres/);
    }
  });

  it('says why areas put together have no figure, in the table too', () => {
    const view = compare('?omraader=112~113&maal=uden-for-arbejdsmarkedet');
    expect(view?.table.rows[0]?.cells[0]).toEqual({
      text: 'kan ikke opgøres',
      full: reportDa.figures.union['not-a-sum'],
    });
  });

  it('finds similar areas by what they are, within the tolerance that is said', () => {
    const residents = (code: string) => {
      const row = release.observation('indbyggere', 'omraader', code, '2026');
      return row && 'value' in row ? row.value : Number.NaN;
    };
    const near = similarTo(release, '103', 'naer', [['103']]);
    const wide = similarTo(release, '103', 'bred', [['103']]);
    expect(wide.areas.length).toBeGreaterThanOrEqual(near.areas.length);
    expect(wide.areas.length).toBeGreaterThan(0);
    for (const { code } of near.areas) {
      expect(Math.abs(residents(code) - residents('103'))).toBeLessThanOrEqual(
        residents('103') * TOLERANCES.naer.residents,
      );
    }
    expect(wide.areas.map(({ code }) => code)).not.toContain('103');
  });

  it('leaves out codes that are unknown, and asks for a place where none is left', () => {
    expect(compare('?omraader=103,nowhere')?.places.map(({ key }) => key)).toEqual(['103']);
    const empty = compare('?omraader=nowhere');
    expect(empty?.lead).toBe(reportDa.compare.choosePlaces);
    expect(empty?.panels).toBeUndefined();
  });
});
