/**
 * What the policy rounded5 of the catalogue shows of a true share, as a table of cases with its edges.
 * The step follows from the rounded number of people, 1,998 counting as 2,000: the exact one must not show through it.
 * Each row: people with the attribute, people, households, households with the attribute → what a reader gets, and why.
 */
import { fileURLToPath } from 'node:url';
import type { Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import { atomTable, indicator, node, protectInput } from '../support/municipality.ts';

const { policies } = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));

async function shown(y: number, n: number, householdsN: number, householdsY: number): Promise<Observation> {
  const table = atomTable('andel', {
    numerator: [y],
    denominator: [n],
    householdsN: [householdsN],
    householdsY: [householdsY],
  });
  const input = protectInput({ tables: [table], nodes: [node('omraader', '1', [0])] }, [indicator('andel')]);
  const { tables } = await protect({ ...input, catalogue: { ...input.catalogue, policies } });
  const observation = tables[0]?.observations[0];
  if (observation === undefined) throw new Error('protect gave no figure.');
  return observation;
}

/** What a reader gets, in one line. */
function tell(o: Observation): string {
  const why = o.reason === 'none' ? '' : ` · ${o.reason}`;
  if (o.status === 'published' || o.status === 'coarsened') return `${o.value} ± step ${o.step}${why}`;
  if (o.status === 'under-threshold') return `between ${o.lo} and ${o.hi}${why}`;
  return `${o.status}${why}`;
}

describe('a share under rounded5', () => {
  test.each`
    y      | n       | householdsN | householdsY | reads
    ${500} | ${2000} | ${900}      | ${400}      | ${'0.25 ± step 0.001'}
    ${500} | ${1998} | ${900}      | ${400}      | ${'0.25 ± step 0.001'}
    ${500} | ${1997} | ${900}      | ${400}      | ${'0.25 ± step 0.005'}
    ${100} | ${997}  | ${400}      | ${80}       | ${'0.1 ± step 0.01'}
    ${50}  | ${197}  | ${80}       | ${30}       | ${'0.25 ± step 0.05'}
    ${10}  | ${20}   | ${10}       | ${6}        | ${'0.5 ± step 0.05'}
    ${10}  | ${19}   | ${10}       | ${6}        | ${'suppressed · few-persons'}
    ${10}  | ${20}   | ${9}        | ${6}        | ${'suppressed · few-households'}
  `('$y of $n in $householdsN households: $reads', async ({ y, n, householdsN, householdsY, reads }) => {
    expect(tell(await shown(y, n, householdsN, householdsY))).toBe(reads);
  });

  test.each([0, 1, 4])('of a small count, %i of 300, is only said to be small', async (y) => {
    const observation = await shown(y, 300, 120, Math.min(y, 3));
    expect(observation.status).toBe('under-threshold');
    expect(observation).toEqual(await shown(2, 300, 120, 2));
  });
});
