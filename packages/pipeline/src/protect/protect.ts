/**
 * Protect: the one border between exact and shown. Primary rules and rounding happen here, once, for every layer.
 * Belongs here: the order exact cells → verdicts → (audit by attack) → shown rows → minting. Does not belong: files, pages, decisions.
 * Called by run.ts between analyse and publish; publish accepts nothing but what is minted here.
 * The audit (audit/) stands between judging and showing: it takes judged tables over atoms and answers with stricter verdicts.
 * Start with protect.
 */
import { setImmediate } from 'node:timers/promises';
import {
  type AreaSet,
  type FrozenPolicy,
  type Layer,
  layerSees,
  type Observation,
  type OperationalReport,
  type ProtectionCertificate,
} from '@bybalance/release';
import type { ExactFinding } from '../analyse/types.ts';
import type { Atom } from '../assign/types.ts';
import type { Catalogue, IndicatorDefinition, Policy, Site } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { EXIT, UserError } from '../support/errors.ts';
import { auditJudged, type JudgedAudit } from './audit/audit-judged.ts';
import { toCertificate } from './audit/certificate.ts';
import { type KeptBytes, openKeptCertificates } from './audit/kept-certificates.ts';
import { exactOrHidden, type JudgedTable, judgeTable, type Showing } from './judge.ts';
import { precisionKey } from './layer-precision.ts';
import { mintKey } from './mint-key.ts';
import { type NodeTable, toNodeTable } from './node-table.ts';
import { inferCriteria } from './price/inferred.ts';
import { type MeasuredPrice, type Price, priceOf } from './price/price.ts';
import { reportProtection } from './price/report.ts';
import { checkMayProtect, policyFor, profileOf, sitePolicy, toFrozenPolicy } from './profile.ts';
import { protectFindings } from './show-findings.ts';
import { showTable, validityOf } from './show-table.ts';
import { type ProtectedFinding, ProtectedTable } from './types.ts';

export interface ProtectInput {
  readonly measured: Measured;
  /** The common refinement of all area sets: what the audit's unknowns are. */
  readonly atoms: readonly Atom[];
  readonly areaSets: readonly AreaSet[];
  readonly findings: readonly ExactFinding[];
  readonly catalogue: Pick<Catalogue, 'indicators' | 'policies' | 'groups' | 'laws'>;
  readonly site: Pick<Site, 'policy' | 'periods'>;
  readonly layers: readonly Layer[];
  /** Where certificates of earlier builds lie; without it every system is attacked. */
  readonly kept?: KeptBytes;
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
  /** What protection did and cost, in sentences. */
  readonly report: OperationalReport;
  /** Distances as measured, for the municipality's own desk: they never go to publish. */
  readonly measuredPrices: readonly MeasuredPrice[];
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

type Judge = (table: MeasuredTable) => JudgedTable;

/** How this site's tables are judged: what does not change from table to table is worked out once. */
function judgeOf({ measured, catalogue, areaSets }: ProtectInput, policy: Policy): Judge {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  const isValid = validityOf(areaSets);
  return (table) => {
    const indicator = indicators.get(table.indicator);
    if (indicator === undefined) throw new TypeError(`Measured table ${table.indicator} has no indicator.`);
    const exact = toNodeTable(table, measured.nodes, indicator.unit === 'per1000');
    const profile = profileOf(table, policy);
    if (profile !== 'as-published') checkWholePersons(exact, indicator);
    return judgeTable(exact, {
      indicator,
      profile,
      policy: policyFor(profile, policy, catalogue.policies),
      referenceAt: referenceAt(measured, indicator),
      isValid,
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

function layerOfSets(measured: Measured): (areaSet: string) => Layer {
  const layers = new Map(measured.nodes.map(({ areaSet, layer }) => [areaSet, layer]));
  return (areaSet) => layers.get(areaSet) ?? 'intern';
}

type Rows = ReadonlyMap<string, readonly Observation[]>;

/** What one layer's readers see before areas are kept from them, and what it cost. */
interface ShownLayer {
  readonly layer: Layer;
  readonly rows: Rows;
  readonly prices: readonly Price[];
}

/** Rows and price of one table, made once for all layers that show figures with the same steps. */
function showOnce(before: JudgedTable, one: JudgedTable, periods: readonly string[]) {
  const { indicator, policy } = one.showing;
  const wanted = new Set(indicator.periods ?? periods);
  const made = new Map<string, Pick<ShownLayer, 'prices'> & { readonly rows: readonly Observation[] }>();
  return (layer: Layer) => {
    const key = precisionKey(policy, layer);
    const known = made.get(key);
    if (known) return known;
    const rows = showTable(one, wanted, layer);
    const fresh = { rows, prices: priceOf({ before, after: one }, rows) };
    made.set(key, fresh);
    return fresh;
  };
}

async function showLayers(
  before: readonly JudgedTable[],
  judged: readonly JudgedTable[],
  input: ProtectInput,
): Promise<readonly ShownLayer[]> {
  const { layers, site, context } = input;
  const tables = await stepwise(
    judged.map((one, i) => [before[i] ?? one, one] as const),
    ([primary, one]) => {
      const show = showOnce(primary, one, site.periods);
      return layers.map(show);
    },
    context,
  );
  return layers.map((layer, i) => ({
    layer,
    rows: new Map(judged.map(({ exact }, at) => [exact.indicator, tables[at]?.[i]?.rows ?? []])),
    prices: tables.flatMap((table) => table[i]?.prices ?? []),
  }));
}

function mintTables(rows: Rows, measured: Measured, layers: readonly Layer[]): readonly ProtectedTable[] {
  const layerOf = layerOfSets(measured);
  return layers.flatMap((layer) =>
    [...rows].map(([indicator, observations]) =>
      ProtectedTable.mint(
        mintKey,
        indicator,
        layer,
        observations.filter(({ areaSet }) => layerSees(layer, layerOf(areaSet))),
      ),
    ),
  );
}

/** A layer's certificate, with the price of what that layer sees. */
function certify(
  { measured, catalogue }: ProtectInput,
  audit: JudgedAudit,
  policy: Policy,
  { layer, prices, findings }: ShownLayer & { readonly findings: readonly ProtectedFinding[] },
): ProtectionCertificate {
  const layerOf = layerOfSets(measured);
  const seen = prices.map(({ told }) => told).filter(({ areaSet }) => layerSees(layer, layerOf(areaSet)));
  const own = findings.map(({ finding }) => finding);
  return { ...toCertificate(audit, seen, policy, layer), inferred: inferCriteria(own, catalogue.laws) };
}

/**
 * Turns exact tables and findings into what each layer's readers may see.
 * In: exact cells over atoms, moves and delivered tables; findings decided on them. Out: minted tables (indicator × layer) and findings.
 * UserError with exit code 4: protect/no-policy, protect/persons-as-published, protect/delivered-as-published, protect/net-alone,
 * protect/fraction-of-a-person.
 */
export async function protect(input: ProtectInput): Promise<Protected> {
  const { measured, catalogue, findings, layers, context } = input;
  const policy = sitePolicy(catalogue.policies, input.site.policy);
  checkMayProtect(measured.tables, policy);
  const judged = await stepwise(measured.tables, judgeOf(input, policy), context);
  const kept = input.kept && openKeptCertificates(input.kept);
  const audit = await auditJudged({
    judged,
    measured: measured.tables,
    nodes: measured.nodes,
    findings,
    groups: catalogue.groups,
    roleOf: roleOf(input.areaSets),
    policy,
    atoms: input.atoms.length,
    kept,
    context,
  });
  kept?.save();
  const shown = await showLayers(judged, audit.judged.map(exactOrHidden), input);
  const rows: Rows = shown[0]?.rows ?? new Map();
  const minted = shown.map((one) => ({ ...one, findings: protectFindings(findings, one.rows, [one.layer]) }));
  const certificates = minted.map((one) => certify(input, audit, policy, one));
  context.log.write('audited', auditFacts(audit));
  context.log.write('protected', {
    tables: rows.size,
    rows: [...rows.values()].reduce((sum, observations) => sum + observations.length, 0),
    layers: layers.length,
  });
  return {
    tables: minted.flatMap((one) => mintTables(one.rows, measured, [one.layer])),
    findings: minted.flatMap((one) => one.findings),
    policy: toFrozenPolicy(policy, catalogue.policies, measured.tables),
    certificates,
    report: reportProtection(certificates, input.areaSets),
    measuredPrices: (minted[0]?.prices ?? []).map((price) => price.measured),
  };
}
