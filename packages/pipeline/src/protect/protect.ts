/**
 * Protect: the one border between exact and shown. Primary rules and rounding happen here, once, for every layer.
 * Belongs here: the order exact cells → verdicts → (audit by attack) → shown rows → minting. Does not belong: files, pages, decisions.
 * Called by run.ts between analyse and publish; publish accepts nothing but what is minted here.
 * The audit (attack-told.ts, audit/) stands between judging and showing: it takes judged tables and answers with stricter verdicts.
 * Start with protect.
 */
import type {
  AnyOutlookFinding,
  AreaSet,
  CriteriaFinding,
  FrozenPolicy,
  Layer,
  LightFinding,
  OfficialFinding,
  OperationalReport,
  ProtectionCertificate,
} from '@bybalance/release';
import type { ExactLight } from '../analyse/light.ts';
import type { Official } from '../analyse/official/types.ts';
import type { ExactOutlook } from '../analyse/outlook.ts';
import type { ExactFinding } from '../analyse/types.ts';
import type { Atom } from '../assign/types.ts';
import type { Catalogue, Policy, Site } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import type { RunContext } from '../support/context.ts';
import { attacked } from './attack-told.ts';
import type { JudgedAudit } from './audit/audit-judged.ts';
import { toCertificate } from './audit/certificate.ts';
import type { KeptBytes } from './audit/kept-certificates.ts';
import { type BalanceFinding, workOutBalance } from './balance/balance.ts';
import { checkNothingForgotten, type EarlierEdition } from './editions/earlier-edition.ts';
import { keepPublished } from './editions/keep-published.ts';
import { type PublishedCounts, publishedCounts } from './editions/published-counts.ts';
import { ALL_EDITIONS, AS_FIRST_PUBLISHED, correctionLines } from './editions/report-corrections.ts';
import { checkMayShowExactly, exactCertificate, exactPolicy, showExactTable } from './exact-layer.ts';
import { type Exact, exactOf, judgeOf, shownNodes } from './exact-tables.ts';
import { exactOrHidden, type JudgedTable } from './judge.ts';
import { tellDecisions, workOutLight } from './light/light.ts';
import { NOTHING_TOLD } from './light/told.ts';
import { mintTables, pricesFor } from './mint-tables.ts';
import { mintOfficial, OFFICIAL_VALUES } from './official/mint-official.ts';
import { workOutOutlook } from './outlook/outlook.ts';
import { inferCriteria } from './price/inferred.ts';
import { inferLights } from './price/inferred-lights.ts';
import type { MeasuredPrice } from './price/price.ts';
import { reportProtection } from './price/report.ts';
import { checkMayProtect, sitePolicy, toFrozenPolicy } from './profile.ts';
import { protectFindings } from './show-findings.ts';
import { byLayer, type ShownLayer, showOnce } from './show-layers.ts';
import { stepwise } from './stepwise.ts';
import type { ProtectedFinding, ProtectedTable } from './types.ts';

export interface ProtectInput {
  readonly measured: Measured;
  /** The common refinement of all area sets: what the audit's unknowns are. */
  readonly atoms: readonly Atom[];
  readonly areaSets: readonly AreaSet[];
  readonly findings: readonly ExactFinding[];
  /** Lines and decisions of the traffic light; missing where the site has none. */
  readonly light?: ExactLight | undefined;
  /** The law as the outlook asks it; missing where the site wants none. */
  readonly outlook?: ExactOutlook | undefined;
  /** What the ministry's lists say, and what they tell an attacker; missing where the site has none. */
  readonly official?: Pick<Official, 'official' | 'outside'>;
  readonly catalogue: Pick<Catalogue, 'indicators' | 'policies' | 'groups' | 'laws'> &
    Partial<Pick<Catalogue, 'indices'>>;
  readonly site: Pick<Site, 'policy' | 'periods'> &
    Partial<Pick<Site, 'intern' | 'indices' | 'segregation' | 'frame'>>;
  readonly layers: readonly Layer[];
  /** Where certificates of earlier builds lie; without it every system is attacked. */
  readonly kept?: KeptBytes;
  /** The editions before this one, the newest first; none for the first. */
  readonly earlier: readonly EarlierEdition[];
  readonly context: RunContext;
}

export interface Protected {
  readonly tables: readonly ProtectedTable[];
  readonly findings: readonly ProtectedFinding<CriteriaFinding>[];
  /** Indices and uneven spreads: worked out from the tables as shown. */
  readonly balance: readonly ProtectedFinding<BalanceFinding>[];
  /** Proposed colours of departments, each in its association's layer alone. */
  readonly light: readonly ProtectedFinding<LightFinding>[];
  /** Coming lists, population, early warnings and their record: worked out from what each layer is shown. */
  readonly outlook: readonly ProtectedFinding<AnyOutlookFinding>[];
  /** The ministry's lists, as they were published. */
  readonly official: readonly ProtectedFinding<OfficialFinding>[];
  /** What readers are told about protection, with the rules that could not be tested. */
  readonly policy: FrozenPolicy;
  /** What the attack found, for each layer. */
  readonly certificates: readonly ProtectionCertificate[];
  /** What readers of exact figures are told instead; undefined where the site has no layer for them. */
  readonly internPolicy: FrozenPolicy | undefined;
  /** What protection did and cost, in sentences. */
  readonly report: OperationalReport;
  /** Distances as measured, for the municipality's own desk: they never go to publish. */
  readonly measuredPrices: readonly MeasuredPrice[];
}

/** Steps of distances, and the area that the municipality itself is. */
function toldWith({ areaSets, measured }: ProtectInput, { precision }: Policy) {
  const set = areaSets.find(({ role }) => role === 'municipality')?.id;
  return { precision, municipality: measured.nodes.find(({ areaSet }) => areaSet === set) };
}

type Intern = Pick<Protected, 'tables' | 'findings' | 'certificates' | 'internPolicy'>;

const NOTHING: Intern = { tables: [], findings: [], certificates: [], internPolicy: undefined };

/** The layer `intern`, of exact figures; nothing where the site has none. Made apart: the other layers are the same with and without it. */
async function protectIntern(input: ProtectInput, read: Exact, policy: Policy): Promise<Intern> {
  const { measured, site, layers, findings, context } = input;
  const nodes = shownNodes(measured);
  if (!layers.includes('intern')) return NOTHING;
  const { intern } = site;
  checkMayShowExactly(intern);
  const show = (table: MeasuredTable) => {
    const one = read(table, nodes);
    const periods = new Set(one.showing.indicator.periods ?? site.periods);
    return [table.indicator, showExactTable(one, periods, policy)] as const;
  };
  const rows = new Map(await stepwise(measured.tables, show, context));
  const internPolicy = exactPolicy(intern, policy);
  const told = toldWith(input, policy);
  return {
    tables: mintTables(rows, nodes, ['intern']),
    findings: protectFindings({ ...told, findings, layer: 'intern', rows }),
    certificates: [exactCertificate(internPolicy, [...rows.keys()])],
    internPolicy,
  };
}

/** A layer's certificate, with the price of what that layer sees. */
function certify(
  { measured, catalogue, earlier, official, light: rules }: ProtectInput,
  audit: JudgedAudit,
  policy: Policy,
  { layer, prices, findings, light }: ShownLayer & Pick<Protected, 'findings' | 'light'>,
): ProtectionCertificate {
  const told = prices.map((price) => price.told);
  const own = findings.map(({ finding }) => finding);
  const colours = light.filter((one) => one.layer === layer).map(({ finding }) => finding);
  const certificate = toCertificate(audit, pricesFor(layer, told, shownNodes(measured)), policy, layer);
  const assumed = [
    ...certificate.assumed,
    ...((official?.official.length ?? 0) > 0 ? [OFFICIAL_VALUES] : []),
    ...(earlier.length === 0 ? [] : [ALL_EDITIONS]),
  ];
  const inferred = [
    ...inferCriteria(own, catalogue.laws),
    ...(rules ? inferLights(colours, rules.rules, catalogue.laws) : []),
  ];
  return { ...certificate, assumed, inferred };
}

/** Judged tables with what earlier editions showed left as it was. */
async function heldAgainstEarlier(
  { earlier, measured, catalogue, areaSets, context }: ProtectInput,
  fresh: readonly JudgedTable[],
  policy: Policy,
): Promise<{
  readonly judged: readonly JudgedTable[];
  readonly published: PublishedCounts | undefined;
}> {
  if (earlier.length === 0) return { judged: fresh, published: undefined };
  const { groups } = catalogue;
  const today = { areaSets, groups, nodes: measured.nodes };
  if (measured.tables.some(({ form }) => form === 'persons')) checkNothingForgotten(earlier, today);
  const published = publishedCounts({ earlier, judged: fresh, today, policy });
  const conditions = new Map(groups.map(({ id, when }) => [id, when]));
  const keep = (one: JudgedTable) => keepPublished(one, published, (group) => conditions.get(group));
  return { judged: await stepwise(fresh, keep, context), published };
}

/** Rows, prices and findings of every layer but `intern`. */
async function showAll(
  input: ProtectInput,
  judged: readonly JudgedTable[],
  audit: JudgedAudit,
  policy: Policy,
): Promise<readonly (ShownLayer & Pick<Protected, 'findings'>)[]> {
  const { site, layers, findings, context } = input;
  const open = layers.filter((layer) => layer !== 'intern');
  const pairs = judged.map((before, i) => ({ before, after: exactOrHidden(audit.judged[i] ?? before) }));
  const tables = await stepwise(pairs, (pair) => open.map(showOnce(pair, site.periods)), context);
  const indicators = judged.map(({ exact }) => exact.indicator);
  return byLayer(indicators, tables, open).map((one) => ({
    ...one,
    findings: protectFindings({ ...toldWith(input, policy), findings, layer: one.layer, rows: one.rows }),
  }));
}

function outlookOf(
  input: ProtectInput,
  policy: Policy,
  shown: Parameters<typeof workOutOutlook>[0]['shown'],
) {
  const { outlook, catalogue, measured } = input;
  if (outlook === undefined) return [];
  const { indicators } = catalogue;
  return workOutOutlook({ ...input, exact: outlook, indicators, nodes: measured.nodes, policy, shown });
}

/**
 * Turns exact tables and findings into what each layer's readers may see.
 * In: exact cells over atoms, moves and delivered tables; findings decided on them. Out: minted tables (indicator × layer) and findings.
 * UserError with exit code 4: protect/no-policy, protect/persons-as-published, protect/delivered-as-published, protect/net-alone,
 * protect/fraction-of-a-person, protect/intern-without-legal-basis, protect/not-repairable, protect/figures-contradict, protect/audit-stopped.
 */
export async function protect(input: ProtectInput): Promise<Protected> {
  const { measured, catalogue, site, context } = input;
  const policy = sitePolicy(catalogue.policies, site.policy);
  checkMayProtect(measured.tables, policy);
  const read = exactOf(input);
  const fresh = await stepwise(measured.tables, judgeOf(input, read, policy), context);
  const { judged, published } = await heldAgainstEarlier(input, fresh, policy);
  const desk = input.light && { exact: input.light, indicators: catalogue.indicators, periods: site.periods };
  const wanted = desk ? tellDecisions(desk, judged) : NOTHING_TOLD;
  const { audit, told } = await attacked(input, judged, published, policy, wanted);
  const shown = await showAll(input, judged, audit, policy);
  const intern = await protectIntern(input, read, policy);
  const light = desk ? workOutLight({ ...input, ...desk, told, policy, shown }) : [];
  const certificates = shown.map((one) => certify(input, audit, policy, { ...one, light }));
  const frozen = toFrozenPolicy(policy, catalogue.policies, measured.tables);
  const report = reportProtection(certificates, input.areaSets);
  const corrections = correctionLines(judged, published, input.earlier[0]?.edition);
  context.log.write('protected', {
    tables: measured.tables.length,
    rows: [...(shown[0]?.rows.values() ?? [])].reduce((sum, observations) => sum + observations.length, 0),
    layers: input.layers.length,
  });
  return {
    tables: [
      ...shown.flatMap((one) => mintTables(one.rows, shownNodes(measured), [one.layer])),
      ...intern.tables,
    ],
    findings: [...shown.flatMap((one) => one.findings), ...intern.findings],
    balance: workOutBalance({ ...input, policy, shown }),
    light,
    official: mintOfficial(input.official?.official ?? [], input.layers),
    outlook: outlookOf(input, policy, shown),
    policy: input.earlier.length > 0 ? { ...frozen, rules: [...frozen.rules, AS_FIRST_PUBLISHED] } : frozen,
    internPolicy: intern.internPolicy,
    certificates: [...certificates, ...intern.certificates],
    report: { ...report, lines: [...report.lines, ...corrections] },
    measuredPrices: (shown[0]?.prices ?? []).map((price) => price.measured),
  };
}
