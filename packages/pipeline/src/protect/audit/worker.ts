/** One worker of the audit: takes a system, answers with its result. A failure ends the worker and with it the audit. */
import { parentPort } from 'node:worker_threads';
import { auditSystem } from '@bybalance/statistics';
import type { AuditAnswer, AuditTask } from './pool.ts';

parentPort?.on('message', async ({ id, spec, seed, zeroMayBeKnown }: AuditTask) => {
  const result = await auditSystem(spec, {
    seed,
    rounds: 20,
    repair: true,
    zeroMayBeKnown: () => zeroMayBeKnown,
  });
  const { outcome, levels, firstBreaches, unsafe, exemptions, verify, counts, witnesses } = result;
  const answer: AuditAnswer = {
    id,
    outcome,
    levels,
    firstBreaches: firstBreaches.length,
    unsafe: unsafe.length,
    exempt: exemptions.length,
    fewestValues: verify.fewestValues,
    witnesses: witnesses.length,
    programs: counts.localPrograms + counts.fullPrograms + counts.integerPrograms,
  };
  parentPort?.postMessage(answer);
});
