/** What is kept of an attack: the answer itself within a run, a certificate that is verified anew in the next. */
import { seedFromText } from '@bybalance/statistics';
import { expect, test } from 'vitest';
import { type AttackTask, attack } from './attack.ts';
import { toAttackSystem } from './attack-system.ts';
import { type KeptBytes, openKeptCertificates } from './kept-certificates.ts';

/** Three areas of 100 with 4, 12 and 30; each count within the interval that it is shown as. */
function taskOf(counts: readonly [number, number, number]): AttackTask {
  const system = toAttackSystem({
    series: 'skole',
    period: '2026',
    units: 3,
    unitsOf: [[0], [1], [2]],
    names: ['skole total'],
    relations: [],
    upper: Int32Array.of(100, 100, 100),
    truth: Int32Array.from(counts),
    shown: counts.map((count, node) => ({
      levels: [
        { lo: Math.max(0, count - 4), hi: count + 4 },
        { lo: 0, hi: 100 },
      ],
      costs: [1],
      ...{ node, category: 0, width: 2, given: undefined },
    })),
    known: [],
    outside: [undefined],
    stride: 1,
    smallCount: 5,
  });
  if (system === undefined) throw new Error('The system has targets.');
  const { spec, truth, given } = system;
  return { system: { spec, truth, given }, seed: seedFromText('kept'), zeroMayBeKnown: true, repair: true };
}

function inMemory(): KeptBytes {
  let kept: Uint8Array | undefined;
  return {
    read: () => kept,
    write: (bytes) => {
      kept = bytes;
    },
  };
}

test('an answer is found again: as it was made in the same run, verified anew in the next, and not for other figures', async () => {
  const bytes = inMemory();
  const task = taskOf([4, 12, 30]);
  const answer = await attack(task);
  expect(answer.outcome).toBe('safe');
  const first = openKeptCertificates(bytes);
  expect(first.find(task)).toBeUndefined();
  first.keep(task, answer);
  expect(first.find(task)).toBe(answer);
  first.save();
  const second = openKeptCertificates(bytes);
  const found = second.find(taskOf([4, 12, 30]));
  expect(found).not.toBe(answer);
  expect(found).toMatchObject({ outcome: 'safe', levels: answer.levels, fewestValues: answer.fewestValues });
  expect(second.find(taskOf([4, 12, 31]))).toBeUndefined();
});

test('what was not proven is not kept', async () => {
  const task = taskOf([4, 12, 30]);
  const kept = openKeptCertificates(inMemory());
  kept.keep(task, { ...(await attack(task)), outcome: 'breach' });
  expect(kept.find(task)).toBeUndefined();
});
