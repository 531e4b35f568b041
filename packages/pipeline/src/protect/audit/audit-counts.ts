/**
 * The audit stage inside protect: attacks every count series of every year, and answers with what must be shown coarser.
 * Belongs here: which systems there are, what a failure means. Does not belong: the attack itself (packages/statistics).
 * Called by protect between verdicts and shown rows. Start with auditCounts.
 */
import type { AuditedSystem } from '@bybalance/release';
import { seedFromText } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { IndicatorDefinition, Policy } from '../../catalogue/types.ts';
import type { AtomTable } from '../../measure/types.ts';
import type { RunContext } from '../../support/context.ts';
import { EXIT, type Issue, UserError } from '../../support/errors.ts';
import type { Coarsened, Level } from './levels.ts';
import { type AuditAnswer, auditInParallel } from './pool.ts';
import { type CountSeries, seriesIds, seriesOf } from './series.ts';
import { type Shown, toYearSystem, type YearSystem } from './systems.ts';

/** One table with the indicator it answers and how its cells are shown before the audit. */
export interface AuditedTable {
  readonly table: AtomTable;
  readonly indicator: IndicatorDefinition;
  readonly shownNumerator: (node: number, period: string, group: string) => Shown;
  readonly shownDenominator: (node: number, period: string, group: string) => Shown;
}

export interface CountAudit {
  readonly coarsened: readonly Coarsened[];
  readonly systems: readonly AuditedSystem[];
}

export interface CountAuditInput {
  readonly tables: readonly AuditedTable[];
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  readonly policy: Policy;
  readonly atoms: number;
  readonly context: RunContext;
}

const FINEST_FIRST: readonly Shown[] = ['rounded', 'class', 'near-all', 'hidden'];

/** The finest form among all figures that show a count: the attacker reads whichever says most. */
function finest(shown: readonly Shown[]): Shown {
  return FINEST_FIRST.find((form) => shown.includes(form)) ?? 'hidden';
}

interface Use {
  readonly series: CountSeries;
  readonly shownAs: (node: number, period: string, group: string) => Shown;
}

function usesOf({ table, indicator, shownNumerator, shownDenominator }: AuditedTable): readonly Use[] {
  const ids = seriesIds(indicator);
  return seriesOf(table, indicator).map((series) => ({
    series,
    shownAs: series.id === ids?.numerator ? shownNumerator : shownDenominator,
  }));
}

function systemsOf(input: CountAuditInput): readonly YearSystem[] {
  const bySeries = new Map<string, Use[]>();
  for (const use of input.tables.flatMap(usesOf)) {
    bySeries.set(use.series.id, [...(bySeries.get(use.series.id) ?? []), use]);
  }
  return [...bySeries.values()].flatMap((uses) => {
    // The use with most groups names the series; the others show some of the same counts.
    const series = [...uses].sort((a, b) => b.series.groups.length - a.series.groups.length)[0]?.series;
    if (series === undefined) return [];
    const shownAs = (node: number, period: string, group: string) =>
      finest(uses.map((use) => use.shownAs(node, period, group)));
    return series.periods.flatMap((period) => toYearSystem({ ...input, series, shownAs }, period) ?? []);
  });
}

function coarsenedOf(system: YearSystem, answer: AuditAnswer): readonly Coarsened[] {
  const found: Coarsened[] = [];
  answer.levels.forEach((level, form) => {
    const cell = system.cells[form];
    if (level === 0 || cell === undefined) return;
    const last = (system.spec.forms[form]?.levels.length ?? 1) - 1;
    found.push({
      series: system.series,
      period: system.period,
      ...cell,
      level: (level === last ? 2 : 1) satisfies Level,
    });
  });
  return found;
}

function refusal(system: YearSystem, answer: AuditAnswer): Issue {
  return {
    level: 'error',
    code: 'protect/not-repairable',
    place: { file: 'protection', at: system.period },
    problem: `${answer.unsafe} small counts of ${system.series} can be worked out whatever is hidden.`,
    remedy:
      'Take the indicator’s smallest breakdown or area set out of the site; a small public total may be the cause.',
  };
}

/** Attacks every series of every period. UserError (exit 4) protect/not-repairable or protect/audit-stopped. */
export async function auditCounts(input: CountAuditInput): Promise<CountAudit> {
  const systems = systemsOf(input);
  const answers = await auditInParallel(
    systems.map(({ spec, series, period }, id) => ({
      id,
      spec,
      seed: seedFromText(`${series} ${period}`),
      zeroMayBeKnown: true,
    })),
    input.context,
  );
  const refused = systems.flatMap((system, i) =>
    answers[i]?.outcome === 'safe' ? [] : [refusal(system, answers[i] as AuditAnswer)],
  );
  if (refused.length > 0) throw new UserError(refused, EXIT.protectionRefused);
  const coarsened = systems.map((system, i) => coarsenedOf(system, answers[i] as AuditAnswer));
  return {
    coarsened: coarsened.flat(),
    systems: systems.map((system, i) => {
      const answer = answers[i] as AuditAnswer;
      const changed = coarsened[i] ?? [];
      return {
        series: system.series,
        period: system.period,
        targets: system.spec.targets.length,
        breachesAtFirst: answer.firstBreaches,
        coarsened: changed.filter(({ level }) => level === 1).length,
        hidden: changed.filter(({ level }) => level === 2).length,
        exempt: answer.exempt,
        fewestValues: answer.fewestValues,
      };
    }),
  };
}
