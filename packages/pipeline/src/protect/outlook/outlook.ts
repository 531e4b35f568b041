/**
 * The outlook: coming lists, population, early warnings, and the record of all of them, from the figures that a layer's readers see.
 * Belongs here: whose figures are read, and which layers get which findings. Does not belong: foretelling.
 * Called by protect after everything is shown. It is a function of rows and decisions that readers have, so it adds no fact to the attack.
 * Layers that are shown the same rows get the same findings, worked out once. `intern` gets those of the partners: they are what was said.
 * Start with workOutOutlook.
 */
import {
  type AnyOutlookFinding,
  type AreaSet,
  areaKey,
  type CriteriaFinding,
  type Layer,
  layerSees,
  type Observation,
} from '@bybalance/release';
import type { ExactOutlook } from '../../analyse/outlook.ts';
import type { AreaNode } from '../../assign/types.ts';
import type { IndicatorDefinition, Policy, Site } from '../../catalogue/types.ts';
import { type RunContext, stopIfAsked } from '../../support/context.ts';
import { precisionKey } from '../layer-precision.ts';
import { mintKey } from '../mint-key.ts';
import type { ShownLayer } from '../show-layers.ts';
import { ProtectedFinding } from '../types.ts';
import { type OutlookDesk, openDesk } from './desk.ts';
import type { FindRow } from './figures.ts';
import { earlyWarning } from './flags.ts';
import { listFindings } from './list-findings.ts';
import { openMethods } from './methods.ts';
import { populationFindings } from './population.ts';
import { indicatorBacktests } from './record.ts';
import { groupOf, type OutlookUnit, toUnit } from './series.ts';
import { statusBacktest } from './status-record.ts';

export interface OutlookInput {
  readonly exact: ExactOutlook;
  readonly indicators: readonly IndicatorDefinition[];
  readonly site: Pick<Site, 'periods'> & Partial<Pick<Site, 'frame'>>;
  readonly areaSets: readonly AreaSet[];
  /** Which areas share an address: no estate is warned of twice. */
  readonly nodes: readonly AreaNode[];
  readonly layers: readonly Layer[];
  readonly policy: Policy;
  readonly shown: readonly (Pick<ShownLayer, 'layer' | 'rows'> & {
    readonly findings: readonly Pick<ProtectedFinding<CriteriaFinding>, 'finding'>[];
  })[];
  readonly context: Pick<RunContext, 'signal'>;
}

type OneLayer = OutlookInput['shown'][number];

/** Totals by indicator, set, area and period; made for an indicator when it is first asked for. */
function finderOf({ rows }: Pick<ShownLayer, 'rows'>): FindRow {
  const known = new Map<string, ReadonlyMap<string, Observation>>();
  const key = (areaSet: string, area: string, period: string) => `${areaSet}\n${area}\n${period}`;
  const totals = (indicator: string) => {
    const found = known.get(indicator);
    if (found) return found;
    const own = (rows.get(indicator) ?? []).filter(({ group }) => group === 'total');
    const made = new Map(own.map((row) => [key(row.areaSet, row.area, row.period), row]));
    known.set(indicator, made);
    return made;
  };
  return (indicator, areaSet, area, period) => totals(indicator).get(key(areaSet, area, period));
}

interface Placed {
  readonly units: readonly OutlookUnit[];
  readonly legal: readonly number[];
  readonly main: readonly number[];
  readonly candidates: readonly number[];
}

/** Legal areas first, then main areas; those that the layer may see and that are published at all. */
function placeUnits(
  { areaSets, nodes, site, exact, indicators }: OutlookInput,
  layer: Layer,
  find: FindRow,
): Placed {
  const sees = (set: AreaSet) => layerSees(layer, set.layer);
  const tenure = indicators.find(({ id }) => id === exact.plan.tenure);
  const withheld = new Set(
    nodes
      .filter((node) => node.withheld !== undefined || !layerSees(layer, node.layer))
      .map(({ areaSet, area }) => areaKey(areaSet, area)),
  );
  const unitsOf = (set: AreaSet, group: (area: string) => OutlookUnit['group']) =>
    set.areas
      .filter(({ code }) => !withheld.has(areaKey(set.id, code)))
      .map(({ code }) => toUnit(set.id, code, group(code)));
  const legal = areaSets
    .filter((set) => set.role === 'legal' && sees(set))
    .flatMap((set) => unitsOf(set, () => 'social'));
  const mainSet = areaSets.find(({ id }) => id === site.frame?.mainAreaSet);
  const main =
    mainSet !== undefined && sees(mainSet)
      ? unitsOf(mainSet, (area) => groupOf({ find, periods: site.periods }, tenure, mainSet.id, area))
      : [];
  const units = [...legal, ...main];
  const atomsOf = new Map(nodes.map((node) => [areaKey(node.areaSet, node.area), node.atoms]));
  const held = new Set(legal.flatMap(({ key }) => atomsOf.get(key) ?? []));
  const numbers = [...units.keys()];
  return {
    units,
    legal: numbers.slice(0, legal.length),
    main: numbers.slice(legal.length),
    candidates: numbers.filter(
      (unit) =>
        unit < legal.length || !(atomsOf.get(units[unit]?.key ?? '') ?? []).some((atom) => held.has(atom)),
    ),
  };
}

function wholeOf(areaSets: readonly AreaSet[]): string {
  const municipality = areaSets.find(({ role }) => role === 'municipality');
  const [whole] = municipality?.areas ?? [];
  return municipality && whole ? areaKey(municipality.id, whole.code) : '';
}

function findingsOf(input: OutlookInput, { layer, rows, findings }: OneLayer): readonly AnyOutlookFinding[] {
  const { exact, indicators, site, areaSets, context } = input;
  const find = finderOf({ rows });
  const { candidates, ...placed } = placeUnits(input, layer, find);
  const desk: OutlookDesk = openDesk({
    ...{ exact, find, ...placed },
    sheets: new Map(indicators.map((sheet) => [sheet.id, sheet])),
    periods: site.periods,
    findings: findings.map(({ finding }) => finding),
  });
  const tools = { desk, methods: openMethods(desk), whole: wholeOf(areaSets), candidates };
  const made: AnyOutlookFinding[] = [];
  const steps = [
    () => listFindings(tools),
    () => populationFindings(tools),
    () => indicatorBacktests(tools),
    () => statusBacktest(tools) ?? [],
    () => earlyWarning(tools) ?? [],
  ];
  for (const step of steps) {
    stopIfAsked(context);
    made.push(...[step()].flat());
  }
  return made;
}

/** What two layers must share to be told the same. */
function sightOf({ areaSets, policy }: OutlookInput, layer: Layer): string {
  const sets = areaSets.filter((set) => ['legal', 'main'].includes(set.role) && layerSees(layer, set.layer));
  return `${precisionKey(policy, layer)} ${sets.map(({ id }) => id).join(' ')}`;
}

/** In: what every layer is shown and was told. Out: the findings, minted for each layer. Same input, same findings in the same order. */
export function workOutOutlook(input: OutlookInput): readonly ProtectedFinding<AnyOutlookFinding>[] {
  const made = new Map<string, readonly AnyOutlookFinding[]>();
  const forLayer = (layer: Layer): readonly AnyOutlookFinding[] => {
    const own = input.shown.find((one) => one.layer === layer);
    if (own === undefined) return [];
    const key = sightOf(input, layer);
    const found = made.get(key) ?? findingsOf(input, own);
    made.set(key, found);
    return found;
  };
  return input.layers.flatMap((layer) => {
    const partners = input.shown.find((one) => one.layer === 'samarbejde') ?? input.shown[0];
    const read = layer === 'intern' ? partners?.layer : layer;
    return (read === undefined ? [] : forLayer(read)).map((finding) =>
      ProtectedFinding.mint(mintKey, layer, finding),
    );
  });
}
