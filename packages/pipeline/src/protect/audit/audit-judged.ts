/**
 * Judged tables in, stricter ones out: the attack stands between the primary rules and anything shown.
 * Belongs here: which tables are attacked together, and what a coarsened count means for each figure that shows it.
 * Not attacked: means of kroner (their rules and the rounding protect them) and figures published elsewhere; the certificate says so.
 * Called by protect. Start with auditJudged.
 */
import type { AuditedSystem, Inequality } from '@bybalance/release';
import { seedFromText } from '@bybalance/statistics';
import type { ExactFinding } from '../../analyse/types.ts';
import type { AreaNode } from '../../assign/types.ts';
import type { Catalogue, Policy } from '../../catalogue/types.ts';
import type { MeasuredTable } from '../../measure/types.ts';
import type { RunContext } from '../../support/context.ts';
import { EXIT, type Issue, UserError } from '../../support/errors.ts';
import type { PublishedCounts, PublishedOf } from '../editions/published-counts.ts';
import type { JudgedTable } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import type { AttackAnswer, AttackTask } from './attack.ts';
import type { AttackSystem } from './attack-system.ts';
import { toFigures } from './figures.ts';
import type { KeptCertificates } from './kept-certificates.ts';
import { knownByDecisions } from './known.ts';
import { type Coarsened, type CountLevels, toCountLevels } from './levels.ts';
import { systemsOverAtoms } from './over-atoms.ts';
import { systemsOverMoves } from './over-moves.ts';
import { systemsOverTables } from './over-tables.ts';
import { attackInParallel } from './pool.ts';
import { stricter } from './stricter.ts';

export interface JudgedAudit {
  readonly judged: readonly JudgedTable[];
  readonly systems: readonly AuditedSystem[];
  /** Indicators that were not attacked. */
  readonly untested: readonly string[];
}

export interface JudgedAuditInput {
  readonly judged: readonly JudgedTable[];
  /** In the order of `judged`. */
  readonly measured: readonly MeasuredTable[];
  readonly nodes: readonly AreaNode[];
  readonly findings: readonly Pick<ExactFinding, 'facts'>[];
  /** What others published of our counts; missing = nothing. */
  readonly outside?: readonly Inequality[];
  readonly groups: Catalogue['groups'];
  readonly roleOf: (areaSet: string) => string;
  readonly policy: Policy;
  readonly atoms: number;
  /** What earlier editions showed; undefined = there were none. */
  readonly published: PublishedCounts | undefined;
  /** Certificates of earlier builds; undefined = every system is attacked. */
  readonly kept: KeptCertificates | undefined;
  readonly context: RunContext;
}

/** Systems that cannot be made safe, by what they count and when ("2022" or "2020-2026"). */
export class AuditRefused extends UserError {
  override readonly name = 'AuditRefused';
  readonly systems: readonly Pick<AttackSystem, 'series' | 'period'>[];
  constructor(issues: readonly Issue[], systems: readonly Pick<AttackSystem, 'series' | 'period'>[]) {
    super(issues, EXIT.protectionRefused);
    this.systems = systems.map(({ series, period }) => ({ series, period }));
  }
}

function systemsOf(input: JudgedAuditInput): readonly AttackSystem[] {
  const { nodes, roleOf, atoms } = input;
  const conditions = new Map(input.groups.map(({ id, when }) => [id, when]));
  const groupWhen = (group: string) => conditions.get(group);
  const { overAtoms, overTables, overMoves } = toFigures(input);
  const publishedOf: PublishedOf = (...count) => input.published?.of(...count) ?? [];
  const frame = { nodes, roleOf, groupWhen, atoms, publishedOf };
  const known = knownByDecisions(input, groupWhen);
  return [
    ...systemsOverAtoms({ ...frame, figures: overAtoms, knownOf: known.knownOf }),
    ...systemsOverTables({ ...frame, figures: overTables, known }),
    ...systemsOverMoves({ ...frame, figures: overMoves }),
  ];
}

function coarsenedOf(system: AttackSystem, answer: AttackAnswer): readonly Coarsened[] {
  const found: Coarsened[] = [];
  const small = new Set(system.smallTotals);
  answer.levels.forEach((level, form) => {
    const cell = system.cells[form];
    if (cell === undefined || ((level === 0 || cell.isKept) && !small.has(cell))) return;
    const last = (system.spec.forms[form]?.levels.length ?? 1) - 1;
    found.push({ ...cell, level: level === last || small.has(cell) ? 2 : 1 });
  });
  return found;
}

const REFUSALS = {
  contradiction: {
    code: 'protect/figures-contradict',
    problem: (series: string) =>
      `The figures of ${series} contradict one another: no counts of people fit them, so nothing can be said of their safety.`,
    remedy:
      'Hold the tables of the areas, districts and departments against one another, or take the indicator out of the site.',
  },
  'no-table': {
    code: 'protect/no-table-found',
    problem: (series: string) =>
      `No counts of people were found that fit the figures of ${series}, so nothing can be said of their safety.`,
    remedy:
      'Hold the tables of the areas, districts and departments against one another; tables counted at different times seldom fit. Or take the indicator out of the site.',
  },
  unproven: {
    code: 'protect/not-proven',
    problem: (series: string) =>
      `The tables that should prove ${series} safe do not fit its figures, so nothing is proven.`,
    remedy:
      'Take the indicator out of the site, or the rules that decide on its exact figures, and report the case.',
  },
  narrow: {
    code: 'protect/not-repairable',
    problem: (series: string, counts: number) =>
      `${counts} small counts of ${series} can be worked out whatever is hidden.`,
    remedy:
      'Take the indicator’s smallest breakdown or area set out of the site; a small public total may be the cause.',
  },
} as const;

function refusal({ series, period }: AttackSystem, { outcome, unsafe }: AttackAnswer): Issue {
  const unfound = outcome === 'contradiction' || outcome === 'no-table' ? outcome : undefined;
  const kind = unfound ?? (unsafe.length === 0 ? 'unproven' : 'narrow');
  const { code, problem, remedy } = REFUSALS[kind];
  return {
    level: 'error',
    code,
    place: { file: 'protection', at: period },
    problem: problem(series, unsafe.length),
    remedy,
  };
}

function audited(system: AttackSystem, answer: AttackAnswer, changed: readonly Coarsened[]): AuditedSystem {
  return {
    series: system.series,
    period: system.period,
    targets: system.spec.targets.length,
    breachesAtFirst: answer.firstBreaches,
    coarsened: changed.filter(({ level }) => level === 1).length,
    hidden: changed.filter(({ level }) => level === 2).length,
    exempt: answer.exemptions.length,
    ...(system.spec.targets.some(({ need }) => need > 1) ? { fewestValues: answer.fewestValues } : {}),
  };
}

function toTask({ series, period, spec, truth, given, hiding }: AttackSystem): AttackTask {
  return {
    system: { spec, truth, given, hiding },
    seed: seedFromText(`${series} ${period}`),
    zeroMayBeKnown: true,
    repair: true,
  };
}

/** Answers in the order of the tasks: kept ones verified anew, the others attacked. */
async function answered(
  tasks: readonly AttackTask[],
  { kept, context }: JudgedAuditInput,
): Promise<readonly AttackAnswer[]> {
  const known = tasks.map((task) => kept?.find(task));
  const open = tasks.filter((_, i) => known[i] === undefined);
  const found = await attackInParallel(open, context);
  open.forEach((task, i) => {
    const answer = found[i];
    if (answer) kept?.keep(task, answer);
  });
  let next = 0;
  return known.map((answer) => answer ?? (found[next++] as AttackAnswer));
}

/** What the coarsened counts make of the judged tables. */
function applied(input: JudgedAuditInput, levels: CountLevels): readonly JudgedTable[] {
  const conditions = new Map(input.groups.map(({ id, when }) => [id, when]));
  return input.judged.map((judged) => stricter(judged, levels, (group) => conditions.get(group)));
}

const isAttacked = ({ verdicts, showing }: JudgedTable): boolean =>
  showing.indicator.unit !== 'mean-dkk' &&
  showing.indicator.unit !== 'ratio' &&
  verdicts.some((verdict: Verdict | undefined) => verdict !== undefined);

/** Attacks every count of every table. AuditRefused (exit 4) when something cannot be made safe. */
export async function auditJudged(input: JudgedAuditInput): Promise<JudgedAudit> {
  const systems = systemsOf(input);
  const answers = await answered(systems.map(toTask), input);
  const results = systems.map((system, i) => ({ system, answer: answers[i] as AttackAnswer }));
  const refused = results.filter(({ answer }) => answer.outcome !== 'safe');
  if (refused.length > 0) {
    throw new AuditRefused(
      refused.map(({ system, answer }) => refusal(system, answer)),
      refused.map(({ system }) => system),
    );
  }
  const changed = results.map(({ system, answer }) => coarsenedOf(system, answer));
  return {
    judged: applied(input, toCountLevels(changed.flat())),
    systems: results.map(({ system, answer }, i) => audited(system, answer, changed[i] ?? [])),
    untested: input.judged.filter((one) => !isAttacked(one)).map(({ showing }) => showing.indicator.id),
  };
}
