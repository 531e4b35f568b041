/**
 * Findings that are worked out from the tables as shown: indices of the main areas, and how unevenly groups are spread over them.
 * Belongs here: whose figures are read, and which layers get the findings. Does not belong: the measures.
 * Called by protect after everything is shown. What is made of shown figures alone tells nothing that a reader could not work out, so
 * nothing has to be attacked. All layers get the same: what the most open layer that sees the main areas is shown.
 * Start with workOutBalance.
 */
import {
  type AreaSet,
  areaKey,
  type IndexFinding,
  type Layer,
  layerSees,
  type Observation,
  type SegregationFinding,
} from '@bybalance/release';
import type { Catalogue, Policy, Site } from '../../catalogue/types.ts';
import { type RunContext, stopIfAsked } from '../../support/context.ts';
import { figurePrecision } from '../layer-precision.ts';
import { mintKey } from '../mint-key.ts';
import type { ShownLayer } from '../show-layers.ts';
import { ProtectedFinding } from '../types.ts';
import { indexFindings, type MainAreas } from './index-findings.ts';
import { type FindShown, Reader } from './readings.ts';
import { segregationFinding } from './segregation-findings.ts';

export type BalanceFinding = IndexFinding | SegregationFinding;

export interface BalanceInput {
  readonly site: Pick<Site, 'periods'> & Partial<Pick<Site, 'indices' | 'segregation' | 'frame'>>;
  readonly catalogue: Pick<Catalogue, 'indicators'> & Partial<Pick<Catalogue, 'indices'>>;
  readonly areaSets: readonly AreaSet[];
  readonly layers: readonly Layer[];
  readonly policy: Policy;
  /** What the readers of each layer see. */
  readonly shown: readonly Pick<ShownLayer, 'layer' | 'rows'>[];
  readonly context: Pick<RunContext, 'signal'>;
}

/** Totals by indicator, set, area and period, of the indicators that are asked for. */
function finderOf({ rows }: Pick<ShownLayer, 'rows'>) {
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
  return (indicator: string, areaSet: string, area: string, period: string) =>
    totals(indicator).get(key(areaSet, area, period));
}

/** Declared indices of the main areas, as one list. */
function indicesOf(
  { site, catalogue, context }: BalanceInput,
  find: FindShown,
  main: MainAreas,
): readonly IndexFinding[] {
  const reader = new Reader(find, catalogue.indicators);
  return (catalogue.indices ?? [])
    .filter(({ id }) => site.indices?.includes(id))
    .flatMap((sheet) => {
      stopIfAsked(context);
      return indexFindings(reader, sheet, main);
    });
}

function spreadsOf(
  { site, areaSets, policy }: BalanceInput,
  find: ReturnType<typeof finderOf>,
  { areaSet, codes, periods }: MainAreas,
  layer: Layer,
): readonly SegregationFinding[] {
  const municipality = areaSets.find(({ role }) => role === 'municipality');
  const [whole] = municipality?.areas ?? [];
  if (municipality === undefined || whole === undefined) return [];
  return (site.segregation ?? []).flatMap((indicator) =>
    periods.flatMap((period) => {
      const spread = {
        indicator,
        period,
        subject: areaKey(municipality.id, whole.code),
        areaSet,
        areas: codes.map((code) => find(indicator, areaSet, code, period)),
        whole: find(indicator, municipality.id, whole.code, period),
        steps: figurePrecision(policy, layer).share,
      };
      return segregationFinding(spread) ?? [];
    }),
  );
}

/**
 * In: what every layer is shown. Out: the findings, minted for each layer that sees the main areas, the same in all of them.
 * None where the site declares neither index nor spread.
 */
export function workOutBalance(input: BalanceInput): readonly ProtectedFinding<BalanceFinding>[] {
  const { site, areaSets, layers, policy, shown } = input;
  const set = areaSets.find(({ id }) => id === site.frame?.mainAreaSet);
  const open = shown.find(({ layer }) => layer === set?.layer);
  if (set === undefined || open === undefined) return [];
  const find = finderOf(open);
  const main: MainAreas = {
    areaSet: set.id,
    codes: set.areas.map(({ code }) => code),
    periods: site.periods,
    steps: figurePrecision(policy, set.layer).ratio,
  };
  const findings: readonly BalanceFinding[] = [
    ...indicesOf(input, (indicator, area, period) => find(indicator, set.id, area, period), main),
    ...spreadsOf(input, find, main, set.layer),
  ];
  return layers
    .filter((layer) => layerSees(layer, set.layer))
    .flatMap((layer) => findings.map((finding) => ProtectedFinding.mint(mintKey, layer, finding)));
}
