/**
 * Protect: the one border between exact and shown. Primary rules and rounding happen here, once, for every layer.
 * Belongs here: the order exact cells → verdicts → (audit by attack) → shown rows → minting. Does not belong: files, pages, decisions.
 * Called by run.ts between analyse and publish; publish accepts nothing but what is minted here.
 * The audit (audit/) stands between judging and showing: it takes judged tables over atoms and answers with stricter verdicts; not yet facts.
 * Start with protect.
 */
import { setImmediate } from 'node:timers/promises';
import type { AreaSet, FrozenPolicy, Layer, ProtectionCertificate } from '@bybalance/release';
import type { ExactFinding } from '../analyse/types.ts';
import type { AreaNode, Atom } from '../assign/types.ts';
import type { Catalogue, IndicatorDefinition, Policy, Site } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { EXIT, UserError } from '../support/errors.ts';
import { auditJudged, type JudgedAudit } from './audit/audit-judged.ts';
import { toCertificate } from './audit/certificate.ts';
import {
  checkMayShowExactly,
  type ExactTable,
  exactCertificate,
  exactPolicy,
  showExactTable,
} from './exact-layer.ts';
import { type JudgedTable, judgeTable, type Showing } from './judge.ts';
import { mintTables, pricesFor } from './mint-tables.ts';
import { type NodeTable, toNodeTable } from './node-table.ts';
import { priceOf } from './price.ts';
import { checkMayProtect, policyFor, profileOf, sitePolicy, toFrozenPolicy } from './profile.ts';
import { protectFindings } from './show-findings.ts';
import { showTable, validityOf } from './show-table.ts';
import type { ProtectedFinding, ProtectedTable } from './types.ts';

export interface ProtectInput {
  readonly measured: Measured;
  /** The common refinement of all area sets: what the audit's unknowns are. */
  readonly atoms: readonly Atom[];
  readonly areaSets: readonly AreaSet[];
  readonly findings: readonly ExactFinding[];
  readonly catalogue: Pick<Catalogue, 'indicators' | 'policies'>;
  readonly site: Pick<Site, 'policy' | 'periods'> & Partial<Pick<Site, 'intern'>>;
  readonly layers: readonly Layer[];
  readonly context: RunContext;
}

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
    fewestValues: Math.min(...systems.map(({ fewestValues }) => fewestValues)),
    untested: untested.length,
  };
}

export interface Protected {
  readonly tables: readonly ProtectedTable[];
  readonly findings: readonly ProtectedFinding[];
  /** What readers are told about protection, with the rules that could not be tested. */
  readonly policy: FrozenPolicy;
  /** What the attack found, for each layer. */
  readonly certificates: readonly ProtectionCertificate[];
  /** What readers of exact figures are told instead; undefined where the site has no layer for them. */
  readonly internPolicy: FrozenPolicy | undefined;
}

function checkWholePersons(table: NodeTable, indicator: IndicatorDefinition): void {
  const scale = indicator.counts === 'full-time-person' ? 10 : 1;
  const broken = table.cells.filter(
    (cell) =>
      cell?.state === 'known' && Math.abs(cell.numerator * scale - Math.round(cell.numerator * scale)) > 1e-6,
  ).length;
  if (broken === 0) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'protect/fraction-of-a-person',
        place: { file: indicator.file, at: 'counts' },
        problem: `${broken} cells of ${table.indicator} count finer than ${scale === 1 ? 'whole units' : 'one decimal'}.`,
        remedy: 'Correct the delivery, or let the indicator count full-time persons with one decimal.',
      },
    ],
    EXIT.protectionRefused,
  );
}

function referenceAt(measured: Measured, indicator: IndicatorDefinition): Showing['referenceAt'] {
  const { reference } = indicator;
  if (reference === undefined) return () => undefined;
  const byPeriod = new Map(
    measured.reference
      .filter(({ scope, series }) => scope === reference.scope && series === reference.series)
      .map(({ period, value }) => [period, value]),
  );
  return (period) => byPeriod.get(period);
}

type Exact = (table: MeasuredTable, nodes: readonly AreaNode[]) => ExactTable;

/** How this site's tables are read over nodes: what does not change from table to table is worked out once. */
function exactOf({ measured, catalogue, areaSets }: ProtectInput): Exact {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  const isValid = validityOf(areaSets);
  return (table, nodes) => {
    const indicator = indicators.get(table.indicator);
    if (indicator === undefined) throw new TypeError(`Measured table ${table.indicator} has no indicator.`);
    return {
      exact: toNodeTable(table, nodes, indicator.unit === 'per1000'),
      showing: { indicator, referenceAt: referenceAt(measured, indicator), isValid },
    };
  };
}

type Judge = (table: MeasuredTable) => JudgedTable;

/** How this site's tables are judged, over the nodes that some open layer shows. */
function judgeOf({ measured, catalogue }: ProtectInput, read: Exact, policy: Policy): Judge {
  const nodes = measured.nodes.filter(({ layer }) => layer !== 'intern');
  return (table) => {
    const { exact, showing } = read(table, nodes);
    const profile = profileOf(table);
    if (profile !== 'as-published') checkWholePersons(exact, showing.indicator);
    return judgeTable(exact, {
      ...showing,
      profile,
      policy: policyFor(profile, policy, catalogue.policies),
    });
  };
}

/** Goes through a list one by one, with a chance to be stopped before each: a signal is heard only between turns of the event loop. */
async function stepwise<In, Out>(
  list: readonly In[],
  step: (one: In) => Out,
  context: Pick<RunContext, 'signal'>,
): Promise<readonly Out[]> {
  const made: Out[] = [];
  for (const one of list) {
    await setImmediate();
    stopIfAsked(context);
    made.push(step(one));
  }
  return made;
}

type Made = Pick<Protected, 'tables' | 'findings' | 'certificates'>;

const NOTHING: Made & Pick<Protected, 'internPolicy'> = {
  tables: [],
  findings: [],
  certificates: [],
  internPolicy: undefined,
};

/** The layer `intern`, of exact figures; nothing where the site has none. Made apart: the other layers are the same with and without it. */
async function protectIntern(input: ProtectInput, read: Exact): Promise<typeof NOTHING> {
  const { measured, site, layers, findings, context } = input;
  if (!layers.includes('intern')) return NOTHING;
  const { intern } = site;
  checkMayShowExactly(intern);
  const show = (table: MeasuredTable) => {
    const one = read(table, measured.nodes);
    const periods = new Set(one.showing.indicator.periods ?? site.periods);
    return [table.indicator, showExactTable(one, periods)] as const;
  };
  const rows = new Map(await stepwise(measured.tables, show, context));
  const internPolicy = exactPolicy(intern);
  return {
    tables: mintTables(rows, measured.nodes, ['intern']),
    findings: protectFindings(findings, rows, ['intern']),
    certificates: [exactCertificate(internPolicy, [...rows.keys()])],
    internPolicy,
  };
}

/**
 * Turns exact tables and findings into what each layer's readers may see.
 * In: exact cells over atoms, moves and delivered tables; findings decided on them. Out: minted tables (indicator × layer) and findings.
 * UserError with exit code 4: protect/no-policy, protect/persons-as-published, protect/delivered-as-published, protect/net-alone,
 * protect/fraction-of-a-person, protect/intern-without-legal-basis.
 */
export async function protect(input: ProtectInput): Promise<Protected> {
  const { measured, catalogue, site, findings, context } = input;
  const layers = input.layers.filter((layer) => layer !== 'intern');
  const nodes = measured.nodes.filter(({ layer }) => layer !== 'intern');
  const policy = sitePolicy(catalogue.policies, site.policy);
  checkMayProtect(measured.tables, policy);
  const read = exactOf(input);
  const judged = await stepwise(measured.tables, judgeOf(input, read, policy), context);
  const audit = await auditJudged({
    judged,
    measured: measured.tables,
    nodes,
    roleOf: roleOf(input.areaSets),
    policy,
    atoms: input.atoms.length,
    context,
  });
  const show = (one: JudgedTable) =>
    [one.exact.indicator, showTable(one, new Set(one.showing.indicator.periods ?? site.periods))] as const;
  const rows = new Map(await stepwise(audit.judged, show, context));
  const tables = mintTables(rows, nodes, layers);
  const prices = await stepwise(
    audit.judged,
    (one) => priceOf(one, rows.get(one.exact.indicator) ?? []),
    context,
  );
  const intern = await protectIntern(input, read);
  context.log.write('audited', auditFacts(audit));
  context.log.write('protected', {
    tables: rows.size,
    rows: [...rows.values()].reduce((sum, observations) => sum + observations.length, 0),
    layers: input.layers.length,
  });
  const certificates = layers.map((layer) =>
    toCertificate(audit, pricesFor(layer, prices.flat(), measured.nodes), policy, layer),
  );
  return {
    tables: [...tables, ...intern.tables],
    findings: [...protectFindings(findings, rows, layers), ...intern.findings],
    policy: toFrozenPolicy(policy, catalogue.policies, measured.tables),
    certificates: [...certificates, ...intern.certificates],
    internPolicy: intern.internPolicy,
  };
}
