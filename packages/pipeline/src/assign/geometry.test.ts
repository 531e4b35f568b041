import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaSet, node } from '../../../../tests/support/municipality.ts';
import { withholdNodes } from './geometry.ts';
import type { Residents } from './residents.ts';
import type { AreaNode } from './types.ts';

const limits = { minimumPersons: 50, minimumHouseholds: 20 };

const areaSets = [
  areaSet('kommune', [], { role: 'municipality' }),
  areaSet('skoledistrikter', [], { role: 'district' }),
  areaSet('omraader', [], { role: 'main', vintage: '2022' }),
  areaSet('omraader-2018', [], { role: 'main', vintage: '2018' }),
  areaSet('lovomraader', [], { role: 'legal' }),
  areaSet('unioner', [], { role: 'other' }),
  areaSet('afdelinger', [], { role: 'department' }),
];

/** Persons by atom; households are half as many unless told. */
const residents = (persons: readonly number[], households?: readonly number[]): Residents => ({
  persons: Float64Array.from(persons),
  households: Float64Array.from(households ?? persons.map((count) => Math.ceil(count / 2))),
});

function withheld(nodes: readonly AreaNode[], ...years: readonly Residents[]): readonly string[] {
  const found = withholdNodes({ nodes, areaSets, residents: years, limits });
  return found.map((one) => `${one.withheld.areaSet}/${one.withheld.area}`);
}

// One area of 612, its department of 600; a second area around it.
const nearlyAll = [
  node('omraader', '1', [0, 1]),
  node('omraader', '2', [2]),
  node('afdelinger', '11-01', [0]),
];

describe('the geometry rule', () => {
  it('withholds a department of 600 in an area of 612: the area stands for it', () => {
    expect(withheld(nearlyAll, residents([600, 12, 900]))).toEqual(['afdelinger/11-01']);
  });

  it('publishes both where 50 persons in 20 households remain', () => {
    expect(withheld(nearlyAll, residents([600, 50, 900]))).toEqual([]);
    expect(withheld(nearlyAll, residents([600, 49, 900]))).toEqual(['afdelinger/11-01']);
    expect(withheld(nearlyAll, residents([600, 80, 900], [300, 19, 450]))).toEqual(['afdelinger/11-01']);
  });

  it('asks in every year, and withholds for all years alike', () => {
    const years = [residents([600, 80, 900]), residents([600, 30, 900])];
    expect(withheld(nearlyAll, ...years)).toEqual(['afdelinger/11-01']);
  });

  it('finds nobody where the department is the whole area', () => {
    expect(withheld(nearlyAll, residents([600, 0, 900]))).toEqual([]);
  });

  it('withholds the older division where a new one shifts a block of 15 between two areas', () => {
    const nodes = [
      node('omraader', '1', [0]),
      node('omraader', '2', [1, 2]),
      node('omraader-2018', '1', [0, 1]),
      node('omraader-2018', '2', [2]),
    ];
    expect(withheld(nodes, residents([800, 15, 700]))).toEqual(['omraader-2018/1', 'omraader-2018/2']);
    expect(withheld(nodes, residents([800, 60, 700]))).toEqual([]);
  });

  it('withholds the new area where its neighbour of an earlier edition cannot be taken back', () => {
    const before = { areaSet: 'omraader', vintage: '2018' };
    const nodes = [
      node('omraader', '1', [0]),
      node('omraader', '2', [1, 2]),
      { ...node('omraader@2018', '1', [0, 1]), former: before },
      { ...node('omraader@2018', '2', [2]), former: before },
    ];
    expect(withheld(nodes, residents([800, 15, 700]))).toEqual(['omraader/1', 'omraader/2']);
    expect(withheld(nodes, residents([800, 60, 700]))).toEqual([]);
  });

  it('asks nothing of two sets that only earlier editions show', () => {
    const of = (vintage: string) => ({ former: { areaSet: 'omraader', vintage } });
    const nodes = [
      { ...node('omraader@2014', '1', [0]), ...of('2014') },
      { ...node('omraader@2018', '1', [0, 1]), ...of('2018') },
      node('omraader', '1', [0, 1, 2]),
    ];
    expect(withheld(nodes, residents([800, 15, 700]))).toEqual([]);
  });

  it('withholds the smaller of two departments that fill an area but for a few', () => {
    const nodes = [
      node('omraader', '1', [0, 1, 2]),
      node('afdelinger', '11-01', [0]),
      node('afdelinger', '11-02', [1]),
    ];
    expect(withheld(nodes, residents([400, 200, 12]))).toEqual(['afdelinger/11-02']);
  });

  it('sees two departments that fill two areas together but for a few, though neither fills one', () => {
    const nodes = [
      node('omraader', '1', [0, 1, 4]),
      node('omraader', '2', [2, 3]),
      node('afdelinger', '11-01', [0, 2]),
      node('afdelinger', '11-02', [1, 3]),
    ];
    expect(withheld(nodes, residents([300, 200, 250, 300, 8]))).toHaveLength(1);
  });

  it('lets an area and a department cross, however small the part they share: it cannot be worked out', () => {
    const nodes = [
      node('omraader', '1', [0, 1]),
      node('omraader', '2', [2, 3]),
      node('afdelinger', '11-01', [1, 2]),
    ];
    expect(withheld(nodes, residents([600, 4, 300, 400]))).toEqual([]);
  });

  it('lets a union be published beside its parts, which it is the sum of', () => {
    const parts = ['1', '2'].map((area) => ({ areaSet: 'omraader', area }));
    const nodes = [...nearlyAll, { ...node('unioner', 'a', [0, 1, 2]), parts }];
    expect(withheld(nodes, residents([600, 70, 900]))).toEqual([]);
  });

  it('withholds the one node that two areas, and so their union, are nearly the same as', () => {
    const parts = ['1', '2'].map((area) => ({ areaSet: 'omraader', area }));
    const nodes = [
      node('omraader', '1', [0]),
      node('omraader', '2', [1, 2]),
      node('lovomraader', 'L1', [0, 1]),
      { ...node('unioner', 'a', [0, 1, 2]), parts },
    ];
    expect(withheld(nodes, residents([700, 800, 20]))).toEqual(['lovomraader/L1']);
  });

  it('never withholds the municipality, whoever lives outside all areas', () => {
    const nodes = [node('kommune', 'x', [0, 1, 2]), node('omraader', '1', [0]), node('omraader', '2', [1])];
    expect(withheld(nodes, residents([600, 900, 7]))).toEqual([]);
  });

  it('asks nothing where no register holds persons', () => {
    expect(withheld(nearlyAll)).toEqual([]);
  });

  it('leaves no sum of published areas that is nearly another, whatever the borders', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 9, maxLength: 9 });
    const member = fc.integer({ min: 0, max: 3 });
    const memberships = fc.array(fc.tuple(member, member), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(weights, memberships, (persons, members) => {
        const areasOf = (set: string, at: 0 | 1) =>
          [0, 1, 2].map((area) =>
            node(
              set,
              String(area),
              members.flatMap((m, atom) => (m[at] === area ? [atom] : [])),
            ),
          );
        const nodes = [...areasOf('omraader', 0), ...areasOf('afdelinger', 1)];
        const year = residents(persons, persons);
        const gone = new Set(
          withholdNodes({ nodes, areaSets, residents: [year], limits }).map((one) => one.withheld),
        );
        const open = nodes.filter((one) => !gone.has(one));
        const size = (atoms: readonly number[]) => atoms.reduce((sum, atom) => sum + (persons[atom] ?? 0), 0);
        for (const one of open.filter(({ atoms }) => size(atoms) >= 50)) {
          const others = open.filter(({ areaSet: set }) => set !== one.areaSet);
          const left = subsets(others).map((chosen) => {
            const taken = new Set(chosen.flatMap(({ atoms }) => atoms));
            const only = one.atoms.filter((atom) => !taken.has(atom));
            const more = [...taken].filter((atom) => !one.atoms.includes(atom));
            return size(only) + size(more);
          });
          // Where a sum is the area exactly, any other sum differs from it by whole areas, which are told anyway.
          if (!left.includes(0)) expect(left.filter((count) => count < 50)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  const all = Array.from({ length: 2 ** list.length }, (_, bits) => bits);
  return all.map((bits) => list.filter((_, i) => (bits >> i) % 2 === 1));
}
