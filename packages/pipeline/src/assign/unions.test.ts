import { describe, expect, it } from 'vitest';
import type { UnionDeclaration } from '../catalogue/types.ts';
import { UserError } from '../support/errors.ts';
import type { AreaNode } from './types.ts';
import { uniteAreas } from './unions.ts';

const node = (areaSet: string, area: string, atoms: readonly number[]): AreaNode => ({
  ...{ areaSet, area, atoms },
  layer: areaSet === 'afdelinger' ? 'samarbejde' : 'alle',
});

const nodes = [
  node('omraader', '1', [1, 2]),
  node('omraader', '2', [3]),
  node('omraader', '3', [4]),
  node('skoledistrikter', '01', [1, 2, 3]),
  node('afdelinger', '11-01', [2]),
  node('afdelinger', '11-02', []),
];

function union(id: string, ...of: readonly string[]): UnionDeclaration {
  return {
    ...{ id, name: `Union ${id}`, preposition: 'i', layer: 'alle', areaSet: 'unioner' },
    of: of.map((name) => ({ areaSet: name.split('/')[0] ?? '', area: name.split('/')[1] ?? '' })),
    place: { file: 'site.yaml', line: 40, at: 'unions[0]' },
  };
}

function refusal(...of: readonly string[]) {
  try {
    uniteAreas([union('a', ...of)], nodes, '2026');
  } catch (error) {
    if (error instanceof UserError) return error.issues;
    throw error;
  }
  return [];
}

describe('unions declared by a site', () => {
  it('become an area set of their own, whose nodes are the atoms of their parts', () => {
    const { areaSets, nodes: made } = uniteAreas([union('a', 'omraader/3', 'omraader/1')], nodes, '2026');
    expect(areaSets.map(({ set }) => [set.id, set.role, set.areas[0]?.name])).toEqual([
      ['unioner', 'other', 'Union a'],
    ]);
    expect(made).toMatchObject([{ areaSet: 'unioner', area: 'a', atoms: [1, 2, 4] }]);
  });

  it('stand in one set per layer, so that no open page holds what partners alone may see', () => {
    const closed = { ...union('b', 'omraader/3', 'afdelinger/11-01'), layer: 'samarbejde' as const };
    const { areaSets } = uniteAreas(
      [union('a', 'omraader/1', 'omraader/3'), { ...closed, areaSet: 'unioner-samarbejde' }],
      nodes,
      '2026',
    );
    expect(areaSets.map(({ set }) => [set.id, set.layer])).toEqual([
      ['unioner', 'alle'],
      ['unioner-samarbejde', 'samarbejde'],
    ]);
  });

  it('are none where a site declares none', () => {
    expect(uniteAreas([], nodes, '2026')).toEqual({ areaSets: [], nodes: [] });
  });

  it.each<[string, readonly string[], string]>([
    ['a part that no set has', ['omraader/1', 'omraader/99'], 'assign/union-unknown-part'],
    ['parts that share an address', ['omraader/1', 'afdelinger/11-01'], 'assign/union-overlap'],
    ['parts of two sets, one without an address', ['omraader/1', 'afdelinger/11-02'], 'assign/union-overlap'],
    ['a union that is an area already', ['omraader/1', 'omraader/2'], 'assign/union-is-an-area'],
  ])('are refused with their line in the site: %s', (_, of, code) => {
    expect(refusal(...of)).toMatchObject([{ code, place: { file: 'site.yaml', line: 40 } }]);
  });
});
