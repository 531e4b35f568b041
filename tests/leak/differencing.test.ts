/**
 * The differencing attack on Fjordby's release as it lies on the disk: all pairs and triples of published areas, partners' layer and all.
 * No difference that is a set of people may have its count pinned to fewer than three values. Shown to find what is planted first.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  currentEdition,
  editionDirectory,
  type Observation,
  openRelease,
  type Release,
  selectUnion,
} from '@bybalance/release';
import { beforeAll, describe, expect, test } from 'vitest';
import { addsUp, type Difference, type Narrow, narrowDifferences, singledOut } from './differences.ts';
import { type FjordbyPlaces, readFjordbyPlaces } from './fjordby-places.ts';

const releases = join(fileURLToPath(new URL('../../var/fjordby', import.meta.url)), 'releases');

let release: Release;
let fjordby: FjordbyPlaces;
let differences: readonly Difference[];
beforeAll(async () => {
  const directory = editionDirectory(releases, currentEdition(releases) ?? '');
  if (directory === undefined) throw new Error('Fjordby has no release: run npm test, which builds it.');
  release = openRelease(directory, 'samarbejde');
  fjordby = await readFjordbyPlaces();
  differences = singledOut(fjordby.places);
});

const rowsOf = (indicator: string) => release.select({ indicator });

/** Smallest set first, with its size: what a reader of a failure needs. */
function tell(narrow: readonly Narrow[]): readonly string[] {
  const name = (place: number) => fjordby.places[place]?.name ?? '';
  return narrow
    .map(({ difference, indicator, period, group, lo, hi }) => {
      const year = Number(period) - (release.indicator(indicator)?.lagYears ?? 0);
      const persons = fjordby.residentsOf(difference.atoms, String(year));
      const minus = difference.minus.map((place) => ` − ${name(place)}`).join('');
      const text = `${indicator} ${period} ${group}: ${difference.plus.map(name).join(' + ')}${minus}`;
      return { persons, text: `${text} is ${lo} to ${hi} (${persons} persons)` };
    })
    .sort((a, b) => a.persons - b.persons)
    .map(({ text }) => text);
}

describe('differences of two and three areas', () => {
  test('are many, and every published count alone has three values or more', () => {
    expect(differences.length).toBeGreaterThan(10_000);
    const counts = release.catalogue.indicators
      .filter(addsUp)
      .flatMap(({ id }) => rowsOf(id))
      .flatMap((row) => ('lo' in row ? [row.numerator, row.denominator] : []));
    expect(counts.filter((count) => count && count.hi - count.lo < 2)).toEqual([]);
  });

  test('leave every set of people three values or more', () => {
    const found = release.catalogue.indicators
      .filter(addsUp)
      .map(({ id }) => narrowDifferences(rowsOf(id), fjordby.places, differences));
    expect(found.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(1_000_000);
    expect(tell(found.flatMap((one) => one.narrow))).toEqual([]);
  });

  test('are found where figures are planted exact', () => {
    const exact = rowsOf('ikkevestlige-lande').map((row): Observation => {
      if (!('lo' in row) || row.numerator === undefined) return row;
      const { value } = row.numerator;
      return { ...row, numerator: { ...row.numerator, lo: value, hi: value } };
    });
    expect(narrowDifferences(exact, fjordby.places, differences).narrow.length).toBeGreaterThan(100);
  });
});

describe('declared unions', () => {
  test('lie inside what a reader works out from their parts, wherever that can be had', () => {
    const unions = release.areaSets.flatMap((set) =>
      set.areas.filter(({ parts }) => parts !== undefined).map((area) => ({ set: set.id, area })),
    );
    expect(unions).toHaveLength(2);
    const withoutUnions: Release = {
      ...release,
      areaSets: release.areaSets.filter(({ id }) => id !== 'unioner'),
    };
    let compared = 0;
    for (const { set, area } of unions) {
      const areas = area.parts?.map((part) => part.split('/')[1] ?? '') ?? [];
      for (const { id: indicator } of release.catalogue.indicators.filter(addsUp)) {
        const query = { indicator, areaSet: 'omraader', areas, period: '2024' };
        const own = release.observation(indicator, set, area.code, '2024');
        expect(selectUnion(release, query)).toEqual({ kind: 'declared', observation: own });
        const drawn = selectUnion(withoutUnions, query);
        if (drawn.kind !== 'sum' || own === undefined || !('lo' in own)) continue;
        compared++;
        // Two intervals that both hold the truth must meet.
        expect(Math.max(drawn.figure.lo, own.lo)).toBeLessThanOrEqual(Math.min(drawn.figure.hi, own.hi));
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});
