/**
 * Fjordby's release, attacked from its bytes alone: one year of every kind of figure (persons, ready tables, moves) with linear programs
 * that share nothing with the pipeline. What the repair cost is counted in the same bytes.
 * Which areas lie in which district is read from the area sets; departments and legal areas tell no parent and are left out.
 */
import { fileURLToPath } from 'node:url';
import {
  currentEdition,
  editionDirectory,
  type Indicator,
  type Observation,
  openRelease,
  type Release,
} from '@bybalance/release';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CountedBy, type Knowledge, workOut } from '../attack/reader.ts';

const releases = fileURLToPath(new URL('../../var/fjordby/releases', import.meta.url));

let release: Release;
beforeAll(() => {
  const directory = editionDirectory(releases, currentEdition(releases) ?? '');
  if (directory === undefined) throw new Error('Fjordby has no release: run npm test, which builds it.');
  release = openRelease(directory, 'samarbejde');
});

/** Areas as pieces; a district is the areas that name it as their parent, the municipality is all of them and those who live in none. */
function placesOf(withSums: boolean): Pick<Knowledge, 'places' | 'pieces'> {
  const areas = release.areaSet('omraader')?.areas ?? [];
  const places = new Map<string, readonly number[]>(areas.map(({ code }, i) => [`omraader/${code}`, [i]]));
  if (withSums) {
    for (const [i, { parent = '' }] of areas.entries())
      places.set(parent, [...(places.get(parent) ?? []), i]);
    const [municipality] = release.areaSets.filter(({ role }) => role === 'municipality');
    for (const { code } of municipality?.areas ?? []) {
      places.set(`${municipality?.id}/${code}`, [...areas.keys(), areas.length]);
    }
  }
  return { places, pieces: areas.length + 1 };
}

const nothingKnown = { exact: new Map(), outside: new Map(), facts: [], isSecret: () => true } as const;

const rowsOf = (ids: readonly string[], period: string): readonly Observation[] =>
  ids.flatMap((indicator) => release.select({ indicator, periods: [period] }));

/** The newest period of which something is told. */
function newestOf(id: string): string {
  const told = release.select({ indicator: id }).filter((row) => 'lo' in row);
  return (
    told
      .map(({ period }) => period)
      .sort()
      .at(-1) ?? ''
  );
}

function groupsOf(id: string): readonly string[] {
  return [...new Set(release.select({ indicator: id }).map(({ group }) => group))];
}

/** Dimensions of which a reader knows that they hold everyone: sex and origin always, age where it is asked for. */
function sumsOf(
  name: (group: string) => string,
  groups: readonly string[],
  rest: readonly string[],
): Knowledge['sums'] {
  const dimensions = ['sex', 'origin', 'age'].map((dimension) =>
    groups.filter((group) => group.startsWith(`${dimension}:`)),
  );
  return dimensions
    .filter((parts) => parts.length > 0)
    .map((parts) => ({ whole: name('total'), parts: [...parts.map(name), ...rest] }));
}

const isSecret = ({ sensitivity }: Indicator) => sensitivity !== 'core';

describe('counts of residents', () => {
  /** The same people have one name: non-Western residents are a group of all residents. */
  const residents = (group: string) => `residents ${group}`;
  const nonWestern = (group: string) =>
    group === 'total' ? residents('origin:ikkevestlig') : `nonwestern ${group}`;
  const foreign = (group: string) => `foreign ${group}`;

  test('of the newest year stay open, over areas, districts, sex, age and origin together', async () => {
    const shares = { ikkevestligeLande: nonWestern, udenlandskStatsborgerskab: foreign };
    const counted = new Map<string, CountedBy>([
      ['indbyggere', { numerator: residents, denominator: () => undefined, scale: 1, isShare: false }],
      [
        'ikkevestlige-lande',
        { numerator: shares.ikkevestligeLande, denominator: residents, scale: 1, isShare: true },
      ],
      [
        'udenlandsk-statsborgerskab',
        { numerator: shares.udenlandskStatsborgerskab, denominator: residents, scale: 1, isShare: true },
      ],
    ]);
    const groups = groupsOf('indbyggere');
    const ofShares = groupsOf('ikkevestlige-lande');
    const { found, targets } = await workOut(rowsOf([...counted.keys()], '2026'), {
      ...nothingKnown,
      ...placesOf(true),
      counted,
      sums: [
        ...sumsOf(residents, groups, []),
        ...sumsOf(nonWestern, ofShares, []),
        ...sumsOf(foreign, ofShares, []),
      ],
      within: ofShares.flatMap((group) => [
        { part: nonWestern(group), whole: residents(group) },
        { part: foreign(group), whole: residents(group) },
      ]),
      isSecret: (name) => !name.startsWith('residents') || name.includes('origin:'),
    });
    expect(targets).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});

describe('shares with a population of their own', () => {
  test.each([
    ['specialklasse', 100],
    ['doemte', 100],
    ['livsstilssygdom-under-65', 20],
    ['livsstilssygdom-65-plus', 20],
    ['alene-grundskole', -1],
  ])('of the newest year stay open: %s', async (id, least) => {
    const sheet = release.indicator(id);
    if (sheet === undefined) throw new Error(`The release has no ${id}.`);
    const numerator = (group: string) => `counted ${group}`;
    const denominator = (group: string) => `all ${group}`;
    const isShare = sheet.averageYears === 1;
    const groups = groupsOf(id);
    const { found, targets } = await workOut(rowsOf([id], newestOf(id)), {
      ...nothingKnown,
      ...placesOf(true),
      counted: new Map([[id, { numerator, denominator, scale: 1, isShare }]]),
      sums: [...sumsOf(numerator, groups, []), ...sumsOf(denominator, groups, [])],
      within: groups.map((group) => ({ part: numerator(group), whole: denominator(group) })),
      isSecret: (name) => isSecret(sheet) && name.startsWith('counted'),
    });
    expect(targets).toBeGreaterThan(least);
    expect(found).toEqual([]);
  });
});

describe('moves', () => {
  test.each(['tilflyttede', 'fraflyttede'])('of the newest year stay open: %s', async (id) => {
    const numerator = (group: string) => `moves ${group}`;
    const counted: CountedBy = { numerator, denominator: () => undefined, scale: 1, isShare: false };
    const { found, targets } = await workOut(rowsOf([id], newestOf(id)), {
      ...nothingKnown,
      // Moves between two areas of a district are none of the district's: areas do not add up.
      ...placesOf(false),
      counted: new Map([[id, counted]]),
      // A child born in the year had no age when it began.
      sums: sumsOf(numerator, groupsOf(id), ['moves of no group']),
      within: [],
    });
    expect(targets).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});

describe('the price of the repair', () => {
  const everything = () =>
    release.catalogue.indicators
      .filter(({ source }) => source.form !== 'published-elsewhere')
      .flatMap(({ id }) => release.select({ indicator: id }));
  const exists = ({ status }: Observation) => status !== 'unavailable' && status !== 'not-applicable';

  /** The rule about telling breakdowns hides too; it looks at the shown total alone, so a reader can tell its work from the repair's. */
  function isByRule(
    row: Observation,
    totals: ReadonlyMap<string, Observation>,
    sizes: ReadonlyMap<string, number>,
  ): boolean {
    const total = totals.get([row.indicator, row.areaSet, row.area, row.period].join());
    const size = sizes.get(`${row.indicator} ${row.group.split(':')[0]}`) ?? 0;
    const tenths = release.indicator(row.indicator)?.counts === 'full-time-person' ? 0.9 : 0;
    if (total === undefined || !('lo' in total) || total.numerator === undefined) return false;
    const slack = size * (4 + tenths) - total.numerator.lo;
    return slack >= 0 && slack < 2;
  }

  test('is less than one figure in fifty, and no total but of departments whose area’s own figures the ministry prints', () => {
    const rows = everything().filter(exists);
    const totals = new Map(
      rows
        .filter(({ group }) => group === 'total')
        .map((row) => [[row.indicator, row.areaSet, row.area, row.period].join(), row]),
    );
    const sizes = new Map(
      release.catalogue.indicators.flatMap(({ id }) =>
        [...Map.groupBy(groupsOf(id), (group) => `${id} ${group.split(':')[0]}`)].map(
          ([key, groups]) => [key, groups.length] as const,
        ),
      ),
    );
    const hidden = rows.filter((row) => row.reason === 'secondary');
    const byRepair = hidden.filter((row) => !isByRule(row, totals, sizes));
    const coarsened = rows.filter(({ status }) => status === 'coarsened');
    expect((byRepair.length + coarsened.length) / rows.length).toBeLessThan(0.02);
    const hiddenTotals = hidden.filter(({ group }) => group === 'total');
    // Whoever has the list knows the legal area's count: a department inside it can then be worked out from its neighbours.
    expect(hiddenTotals.filter(({ areaSet }) => areaSet !== 'afdelinger')).toEqual([]);
    const printed = new Set(release.findings('official').map(({ subject }) => subject));
    const pieces = release.pieces();
    const liesBeside = (department: string) =>
      (pieces?.pieces ?? []).some((areas) => {
        const names = areas.map((area) => pieces?.areas[area] ?? '');
        return names.includes(department) && names.some((name) => printed.has(name));
      });
    for (const { areaSet, area } of hiddenTotals) expect(liesBeside(`${areaSet}/${area}`), area).toBe(true);
    expect(hiddenTotals.length / totals.size).toBeLessThan(0.0005);
  });
});
