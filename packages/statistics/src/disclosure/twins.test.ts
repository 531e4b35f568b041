import { describe, expect, it } from 'vitest';
import type { FormSpec, SystemSpec } from './system.ts';
import { levelsApart, mergeTwins } from './twins.ts';

const form = (
  variables: readonly number[],
  levels: readonly (readonly [number, number])[],
  costs?: number[],
): FormSpec => ({
  variables,
  weights: undefined,
  levels: levels.map(([lo, hi]) => ({ lo, hi })),
  costs,
});

/** Two units; a whole of two parts in each. In unit 1 nobody can be in the second part, so whole and first part are one count. */
const system = (forms: readonly FormSpec[], targets: SystemSpec['targets'] = []): SystemSpec => ({
  units: 2,
  categories: 3,
  relations: [{ whole: 0, parts: [1, 2] }],
  upper: Int32Array.of(9, 9, 9, 9, 9, 0),
  truth: Int32Array.of(3, 2, 1, 2, 2, 0),
  forms,
  targets,
  nodes: [],
});
const same = () => 'same';

describe('forms that must have the same value', () => {
  it('are merged: the same counts in another order, and counts that can only be nought left out', () => {
    const spec = system([form([1, 2], [[0, 4]]), form([2, 1], [[0, 9]]), form([1, 2, 5], [[2, 9]])]);
    expect(mergeTwins(spec, same).spec.forms.map(({ levels }) => levels)).toEqual([[{ lo: 2, hi: 4 }]]);
  });

  it('are merged where a whole has one single part that can be anything', () => {
    const spec = system([form([3], [[0, 4]]), form([4], [[0, 4]]), form([0], [[0, 4]]), form([1], [[0, 4]])]);
    expect(mergeTwins(spec, same).forms.map(({ members }) => members)).toEqual([[0, 1], [2], [3]]);
  });

  it('are not merged when their weights differ', () => {
    const doubled = { ...form([1], [[0, 8]]), weights: [2] };
    expect(mergeTwins(system([form([1], [[0, 4]]), doubled]), same).forms).toHaveLength(2);
  });

  it('are coarsened together, at the cost of both', () => {
    const levels = [
      [5, 7],
      [5, 14],
      [0, 30],
    ] as const;
    const merged = mergeTwins(system([form([1], levels, [1, 2]), form([1], levels, [10, 20])]), same);
    expect(merged.spec.forms[0]?.costs).toEqual([11, 22]);
    expect([...levelsApart(merged, 2, [1])]).toEqual([1, 1]);
  });

  it('leave alone the one that says less already', () => {
    const narrow = form(
      [1],
      [
        [5, 7],
        [5, 14],
        [0, 30],
      ],
      [1, 2],
    );
    const wide = form(
      [1],
      [
        [5, 14],
        [0, 30],
      ],
      [10],
    );
    const merged = mergeTwins(system([narrow, wide]), same);
    expect([...levelsApart(merged, 2, [1])]).toEqual([1, 0]);
    expect([...levelsApart(merged, 2, [2])]).toEqual([2, 1]);
  });

  it('stay within what is known from outside, however coarse they are shown', () => {
    const merged = mergeTwins(
      system([
        form(
          [1],
          [
            [5, 7],
            [0, 30],
          ],
          [1],
        ),
        form([1], [[4, 9]]),
      ]),
      same,
    );
    expect(merged.spec.forms[0]?.levels).toEqual([
      { lo: 5, hi: 7 },
      { lo: 4, hi: 9 },
    ]);
  });

  it('are one target, unless they are judged by different rules', () => {
    const forms = [form([1], [[0, 4]]), form([1], [[0, 4]])];
    const targets = [0, 1].map((f) => ({ form: f, need: 2, stride: 1 }));
    expect(mergeTwins(system(forms, targets), same).targets).toEqual([[0, 1]]);
    expect(mergeTwins(system(forms, targets), String).targets).toEqual([[0], [1]]);
  });
});
