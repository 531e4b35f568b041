/**
 * The attack by everything that is shown together, the light's decisions too as long as it lets them be told.
 * Belongs here: what is handed to the audit, and trying again with fewer decisions. Does not belong: systems and searching (audit/), choosing
 * decisions (light/told.ts). Start with attacked.
 */
import { type AreaSet, fewestPossibleValues, type Inequality } from '@bybalance/release';
import type { Policy } from '../catalogue/types.ts';
import { AuditRefused, auditJudged, type JudgedAudit } from './audit/audit-judged.ts';
import { openKeptCertificates } from './audit/kept-certificates.ts';
import type { PublishedCounts } from './editions/published-counts.ts';
import type { JudgedTable } from './judge.ts';
import { NOTHING_TOLD, type Told, withoutRefused } from './light/told.ts';
import type { ProtectInput } from './protect.ts';

function roleOf(areaSets: readonly AreaSet[]): (areaSet: string) => string {
  const roles = new Map(areaSets.map(({ id, role }) => [id, role]));
  return (areaSet) => roles.get(areaSet) ?? 'other';
}

/** What the log says of an audit: counts, never a cell. */
function auditFacts({ systems, untested }: JudgedAudit): Readonly<Record<string, number>> {
  const sum = (of: (system: JudgedAudit['systems'][number]) => number) =>
    systems.reduce((all, one) => all + of(one), 0);
  return {
    systems: systems.length,
    targets: sum(({ targets }) => targets),
    breachesAtFirst: sum(({ breachesAtFirst }) => breachesAtFirst),
    coarsened: sum(({ coarsened }) => coarsened),
    hidden: sum(({ hidden }) => hidden),
    fewestValues: fewestPossibleValues(systems) ?? 0,
    untested: untested.length,
  };
}

/**
 * Judged tables after the attack by everything that is shown together, and what it found. Where the light's decisions would give counts away
 * whatever is hidden, those on that table and year are not told: its colours are then made of shown figures alone.
 */
export async function attacked(
  input: ProtectInput,
  judged: readonly JudgedTable[],
  published: PublishedCounts | undefined,
  policy: Policy,
  told: Told,
): Promise<{ readonly audit: JudgedAudit; readonly told: Told }> {
  const { measured, catalogue, findings, areaSets, context } = input;
  const kept = input.kept && openKeptCertificates(input.kept);
  const auditWith = (facts: readonly Inequality[]) =>
    auditJudged({
      judged,
      measured: measured.tables,
      nodes: measured.nodes.filter(({ layer }) => layer !== 'intern'),
      findings: [...findings, { facts }],
      outside: input.official?.outside ?? [],
      groups: catalogue.groups,
      roleOf: roleOf(areaSets),
      policy,
      atoms: input.atoms.length,
      published,
      kept,
      context,
    });
  const done = (audit: JudgedAudit, said: Told) => {
    kept?.save();
    context.log.write('audited', { ...auditFacts(audit), decisionsTold: said.facts.length });
    return { audit, told: said };
  };
  // All decisions, then those on other counts than could not be made safe, then none.
  let left = told;
  for (;;) {
    try {
      return done(await auditWith(left.facts), left);
    } catch (cause) {
      if (left.facts.length === 0 || !(cause instanceof AuditRefused)) throw cause;
      const fewer = withoutRefused(left, cause.systems);
      left = fewer.facts.length < left.facts.length ? fewer : NOTHING_TOLD;
    }
  }
}
