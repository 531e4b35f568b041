/** `audit RELEASE`: the attack once more, from the published files alone; exit code 4 when a cell is narrower than the policy promises. */
import { resolve } from 'node:path';
import { type AuditedBytes, auditRelease, type ReleaseAudit } from '../protect/audit-release.ts';
import { EXIT, type Issue, UserError } from '../support/errors.ts';
import { type Surroundings, toRunContext } from './surroundings.ts';

const FINDINGS = {
  contradiction: {
    code: 'audit/figures-contradict',
    problem: ({ series }: AuditedBytes) => `The figures of ${series} contradict one another.`,
    remedy: 'Withdraw the edition and build it again; the protection would have stopped it.',
  },
  'no-table': {
    code: 'audit/no-population-found',
    problem: ({ series }: AuditedBytes) => `No population was found that fits the figures of ${series}.`,
    remedy: 'Nothing can be said of their safety from the files alone; audit the build instead.',
  },
  narrow: {
    code: 'audit/cell-worked-out',
    problem: ({ series, narrow }: AuditedBytes) =>
      `${narrow.length} cells of ${series} could not be shown to stay uncertain (${areasOf(narrow)}).`,
    remedy: 'Withdraw the edition and build it again; the protection would have stopped it.',
  },
} as const;

function areasOf(narrow: AuditedBytes['narrow']): string {
  return [...new Set(narrow.map(({ area }) => area))].slice(0, 5).join(', ');
}

function narrowIssues(file: string, { systems }: ReleaseAudit): readonly Issue[] {
  return systems.flatMap((system): readonly Issue[] => {
    if (system.without === undefined && system.narrow.length === 0) return [];
    const { code, problem, remedy } = FINDINGS[system.without ?? 'narrow'];
    return [{ level: 'error', code, place: { file, at: system.period }, problem: problem(system), remedy }];
  });
}

function unfitIssues(file: string, { unfit }: ReleaseAudit): readonly Issue[] {
  if (unfit.length === 0) return [];
  return [
    {
      level: 'error',
      code: 'audit/no-population-fits',
      place: { file },
      problem: `For ${unfit.length} series and years no population fits the published wholes (${unfit.slice(0, 5).join('; ')}).`,
      remedy: 'Nothing can be said of their safety from the files alone; audit the build instead.',
    },
  ];
}

/** Says what was attacked. UserError (exit 4) with everything that could be worked out. */
export async function auditPublished(folder: string, surroundings: Surroundings): Promise<void> {
  const directory = resolve(folder);
  surroundings.progress.stage('audit', 'Attacking the published files');
  const audit = await auditRelease(directory, toRunContext(surroundings));
  surroundings.progress.done();
  const targets = audit.systems.reduce((sum, one) => sum + one.targets, 0);
  const narrow = audit.systems.reduce((sum, one) => sum + one.narrow.length, 0);
  surroundings.say(
    `${audit.systems.length} systems, ${targets} cells, ${narrow} of them narrower than the policy promises.`,
  );
  surroundings.say(`layers read: ${audit.layers.join(', ')}`);
  if (audit.untested.length > 0)
    surroundings.say(`not attacked from the files alone: ${audit.untested.join(', ')}`);
  const issues = [...narrowIssues(directory, audit), ...unfitIssues(directory, audit)];
  if (issues.length > 0) throw new UserError(issues, EXIT.protectionRefused);
}
