/**
 * Index and uneven spread of a made-up town of twelve areas, as they lie in a release.
 * After a change on purpose: `npx vitest run --project golden -u`, and read the difference. Runs in CI never rewrite.
 */
import { expect, test } from 'vitest';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import { balancedTown } from '../support/balance.ts';

/** One finding a line. */
const laidOut = (findings: readonly object[]) =>
  findings.map((finding) => JSON.stringify(finding)).join('\n');

test('the findings of an index and of a spread', async () => {
  const { balance } = await protect(balancedTown());
  const of = (kind: string) =>
    balance.map(({ finding }) => finding).filter((finding) => finding.kind === kind);
  const text = `=== findings/index.json\n${laidOut(of('index'))}\n\n=== findings/segregation.json\n${laidOut(of('segregation'))}\n`;
  await expect(text).toMatchFileSnapshot('balance.golden.txt');
});
