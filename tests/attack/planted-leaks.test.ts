/**
 * Seven planted leaks (methods A.10-4) and one that was found: each is worked out by a plain attacker from a careless form, and cannot be from the real one.
 * Belongs here: the leaks, one by one. Does not belong: attacking (reader.ts), towns (town.ts).
 */
import type { Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { atomTable, flowTable, indicator, node } from '../support/municipality.ts';
import { attackRows } from './linear-attack.ts';
import { workOut } from './reader.ts';
import { exactly, knowledgeOf, nearestFive, publish, sensitiveShare, type Town, told, town } from './town.ts';

const found = async (place: Town, observations: readonly Observation[]) =>
  (await workOut(observations, knowledgeOf(place))).found;

function sharesTown(
  numerator: readonly number[],
  denominator: readonly number[],
  more: Town['nodes'] = [],
): Town {
  const tables = [atomTable('skole', { numerator, denominator })];
  return town(numerator.length, { definitions: [sensitiveShare('skole')], tables }, more);
}

describe('(a) a block of which only the margins are told, zeros among them', () => {
  // Areas 1 and 2 by sex: 3 boys and 1 girl in area 1, nobody in area 2; every other count is large.
  const groups = ['total', 'sex:m', 'sex:k'];
  const numerator = [4, 3, 1, 0, 0, 0, 60, 30, 30, 50, 25, 25];
  const denominator = [200, 100, 100, 200, 100, 100, 400, 200, 200, 400, 200, 200];
  const tables = [atomTable('skole', { numerator, denominator }, ['2026'], groups)];
  const place = town(4, { definitions: [sensitiveShare('skole')], tables }, [
    node('skoledistrikter', 'a', [0, 1]),
  ]);

  test('is worked out where a zero is shown as a zero', async () => {
    const margins = [
      told('skole', 'omraader/1', exactly(4)),
      told('skole', 'omraader/2', exactly(0)),
      told('skole', 'skoledistrikter/a', exactly(3), 'sex:m'),
      told('skole', 'skoledistrikter/a', exactly(1), 'sex:k'),
    ];
    const hidden = ['omraader/1', 'omraader/2'].flatMap((area) =>
      ['sex:m', 'sex:k'].map((group) => told('skole', area, undefined, group)),
    );
    const known = await found(place, [...margins, ...hidden]);
    expect(known).toContainEqual({ name: 'omraader/1 2026 skole sex:m', lo: 3, hi: 3 });
    expect(known).toContainEqual({ name: 'omraader/1 2026 skole sex:k', lo: 1, hi: 1 });
  });

  test('stays open in the real form', async () => {
    expect(await found(place, await publish(place))).toEqual([]);
  });
});

describe('(b) four counts of 2 and their sum of 8', () => {
  const place = sharesTown(
    [2, 2, 2, 2, 60, 70, 80],
    [200, 200, 200, 200, 400, 400, 400],
    [node('skoledistrikter', 'a', [0, 1, 2, 3])],
  );

  test('are worked out where everything is rounded to the nearest 5 and nothing is a class', async () => {
    const areas = [1, 2, 3, 4].map((area) => told('skole', `omraader/${area}`, nearestFive(2)));
    const known = await found(place, [...areas, told('skole', 'skoledistrikter/a', nearestFive(8))]);
    expect(known.filter(({ lo, hi }) => lo === 2 && hi === 2)).toHaveLength(4);
  });

  test('stay open in the real form', async () => {
    expect(await found(place, await publish(place))).toEqual([]);
  });
});

/** What an attacker makes of one area without another inside it, published side by side. */
async function remainder(observations: readonly Observation[], place: Town, whole: string, part: string) {
  const count = (key: string) => {
    const row = observations.find(({ areaSet, area }) => `${areaSet}/${area}` === key);
    if (row === undefined || !('lo' in row) || row.numerator === undefined)
      throw new Error(`${key} tells nothing.`);
    return row.numerator;
  };
  const knowledge = knowledgeOf(place);
  const [piece = 0] = (knowledge.places.get(whole) ?? []).filter(
    (one) => !knowledge.places.get(part)?.includes(one),
  );
  const people = knowledge.exact.get('people total')?.[piece] ?? 0;
  const target = {
    name: 'remainder',
    columns: [0],
    weights: [1],
    need: 2,
    stride: 1,
    mayBeKnown: 'zero' as const,
  };
  return attackRows(
    {
      columns: 2,
      upper: Float64Array.of(people, Number.POSITIVE_INFINITY),
      rows: [
        { columns: [0, 1], weights: [1, 1], ...bounds(count(whole)) },
        { columns: [1], weights: [1], ...bounds(count(part)) },
      ],
    },
    [target],
  );
}

const bounds = ({ lo, hi }: { readonly lo: number; readonly hi: number }) => ({ lo, hi });

describe('(c) a department that is its area minus 12 residents', () => {
  // Area 1 is the department (600) and 12 others, of whom 2 are counted.
  const tables = [atomTable('skole', { numerator: [58, 2, 70, 80], denominator: [600, 12, 700, 800] })];
  const place: Town = {
    ...town(4, { definitions: [sensitiveShare('skole')], tables }),
    nodes: [
      node('kommune', 'alt', [0, 1, 2, 3]),
      node('omraader', '1', [0, 1]),
      node('omraader', '2', [2]),
      node('omraader', '3', [3]),
      node('afdelinger', '7', [0]),
    ],
  };

  test('gives the 12 away where counts are exact', async () => {
    const naive = [told('skole', 'omraader/1', exactly(60)), told('skole', 'afdelinger/7', exactly(58))];
    expect(await remainder(naive, place, 'omraader/1', 'afdelinger/7')).toEqual([
      { name: 'remainder', lo: 2, hi: 2 },
    ]);
  });

  test('leaves the 12 at least three values in the real form', async () => {
    const shown = await publish(place);
    expect(await remainder(shown, place, 'omraader/1', 'afdelinger/7')).toEqual([]);
    expect(await found(place, shown)).toEqual([]);
  });
});

describe('(d) two vintages of an area that differ by one block of 15 residents', () => {
  const tables = [atomTable('skole', { numerator: [40, 3, 52, 61], denominator: [500, 15, 600, 700] })];
  const place: Town = {
    ...town(4, { definitions: [sensitiveShare('skole')], tables }),
    nodes: [
      node('kommune', 'alt', [0, 1, 2, 3]),
      ...[[0, 1], [2], [3]].map((atoms, i) => node('omraader-2018', String(i + 1), atoms)),
      ...[[0], [1, 2], [3]].map((atoms, i) => node('omraader-2022', String(i + 1), atoms)),
    ],
  };

  test('give the block away where counts are exact', async () => {
    const naive = [
      told('skole', 'omraader-2018/1', exactly(43)),
      told('skole', 'omraader-2022/1', exactly(40)),
    ];
    expect(await remainder(naive, place, 'omraader-2018/1', 'omraader-2022/1')).toEqual([
      { name: 'remainder', lo: 3, hi: 3 },
    ]);
  });

  test('leave the block at least three values in the real form', async () => {
    const shown = await publish(place);
    expect(await remainder(shown, place, 'omraader-2018/1', 'omraader-2022/1')).toEqual([]);
    expect(await found(place, shown)).toEqual([]);
  });
});

describe('(e) an edition with one late in-mover', () => {
  const before = sharesTown([7, 60, 70, 80], [300, 400, 400, 400]);
  const after = sharesTown([8, 60, 70, 80], [301, 400, 400, 400]);

  /** The neighbours know that one person came: does the attacker know whether that person is counted? */
  async function lateInMover(first: readonly Observation[], second: readonly Observation[]) {
    const counts = [first, second].map((observations) => {
      const row = observations.find(({ areaSet, area }) => `${areaSet}/${area}` === 'omraader/1');
      if (row === undefined || !('lo' in row) || row.numerator === undefined)
        throw new Error('Nothing is told.');
      return bounds(row.numerator);
    });
    const [older = exactly(0), newer = exactly(0)] = counts;
    const rows = [
      { columns: [0], weights: [1], ...older },
      { columns: [0, 1], weights: [1, 1], ...newer },
    ];
    // One person: both values must stay possible.
    const mover = {
      name: 'mover',
      columns: [1],
      weights: [1],
      need: 1,
      stride: 1,
      mayBeKnown: 'nothing' as const,
    };
    return attackRows({ columns: 2, upper: Float64Array.of(Number.POSITIVE_INFINITY, 1), rows }, [mover]);
  }

  test('tells of the in-mover where each edition is exact', async () => {
    const [first, second] = [7, 8].map((count) => [told('skole', 'omraader/1', exactly(count))]);
    expect(await lateInMover(first ?? [], second ?? [])).toEqual([{ name: 'mover', lo: 1, hi: 1 }]);
  });

  test('tells of the in-mover where each edition is protected for itself alone', async () => {
    expect(await lateInMover(await publish(before), await publish(after))).toEqual([
      { name: 'mover', lo: 1, hi: 1 },
    ]);
  });

  test('tells nothing where the second edition is held against the first', async () => {
    const first = await publish(before);
    expect(await lateInMover(first, await publish(after, { previous: first }))).toEqual([]);
  });
});

describe('(f) a total of the municipality that everybody can look up', () => {
  const place = sharesTown([4, 4, 12, 12], [200, 200, 200, 200]);

  test('gives every area away where figures are rounded and not attacked', async () => {
    const known = await found(place, await publish(place, { audited: false }));
    expect(known).toContainEqual({ name: 'omraader/1 2026 skole total', lo: 4, hi: 4 });
  });

  test('gives nothing away in the real form', async () => {
    expect(await found(place, await publish(place))).toEqual([]);
  });
});

describe('(g) a share with one decimal of 140 residents', () => {
  const place = sharesTown([3, 60, 70, 80], [140, 400, 400, 400]);

  test('is a count in disguise', async () => {
    const decimal: Observation = {
      ...{ indicator: 'skole', areaSet: 'omraader', area: '1', period: '2026', group: 'total' },
      ...{ quality: 'final', reason: 'none', status: 'under-threshold' },
      ...{ lo: 0.0205, hi: 0.0215, step: 0.001, numerator: undefined, denominator: undefined },
    };
    expect(await found(place, [decimal])).toEqual([{ name: 'omraader/1 2026 skole total', lo: 3, hi: 3 }]);
  });

  test('is told as "under" with a step that fits its residents', async () => {
    const shown = await publish(place);
    expect(await found(place, shown)).toEqual([]);
    const row = shown.find(({ areaSet, area }) => `${areaSet}/${area}` === 'omraader/1');
    expect(row).toMatchObject({ status: 'under-threshold', lo: 0, hi: 0.04 });
  });
});

describe('(h) moves out of areas that are together no more than their district has', () => {
  const residents = atomTable('indbyggere', { numerator: [400, 400, 400, 400] });
  const away = [4, 12, 12, 40].map((persons, atom) => [atom, -1, persons, persons] as const);
  const place = town(
    4,
    {
      definitions: [
        indicator('fraflyttede', { unit: 'per1000', measure: { population: 'flow', direction: 'out' } }),
      ],
      tables: [flowTable('fraflyttede', 'out', away, residents)],
    },
    [node('skoledistrikter', '1', [0, 1, 2])],
  );

  /** Whoever leaves the district leaves one of its areas, so the areas have at least as many moves together. */
  function fewestMovers(observations: readonly Observation[]) {
    const intervalOf = (name: string) => {
      const row = observations.find(({ areaSet, area }) => `${areaSet}/${area}` === name);
      const count = row && 'lo' in row ? row.numerator : undefined;
      return count ? bounds(count) : { lo: 0, hi: 1000 };
    };
    const areas = ['1', '2', '3'].map((area, column) => ({
      columns: [column],
      weights: [1],
      ...intervalOf(`omraader/${area}`),
    }));
    const district = {
      columns: [0, 1, 2],
      weights: [1, 1, 1],
      lo: intervalOf('skoledistrikter/1').lo,
      hi: 3000,
    };
    const target = {
      ...{ name: 'omraader/1', columns: [0], weights: [1], need: 2, stride: 1 },
      mayBeKnown: 'nothing' as const,
    };
    return attackRows({ columns: 3, upper: Float64Array.of(1000, 1000, 1000), rows: [...areas, district] }, [
      target,
    ]);
  }

  test('tell that "under 5" is 4 where figures are rounded and not attacked', async () => {
    const rounded = { 'omraader/1': [0, 4], 'omraader/2': [8, 12], 'omraader/3': [8, 12] } as const;
    const careless = Object.entries({ ...rounded, 'skoledistrikter/1': [28, 32] }).map(([name, [lo, hi]]) =>
      told('fraflyttede', name, { lo: lo ?? 0, hi: hi ?? 0 }),
    );
    expect(await fewestMovers(careless)).toEqual([{ name: 'omraader/1', lo: 4, hi: 4 }]);
  });

  test('tell nothing in the real form', async () => {
    expect(await fewestMovers(await publish(place))).toEqual([]);
  });
});
