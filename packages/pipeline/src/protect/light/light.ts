/**
 * The traffic light of departments: findings for the layer of each department's association and for no other, for they are proposals.
 * Belongs here: whose rows are read, which periods have a light, what is told before and after the attack. Does not belong: colours.
 * Called by protect twice: before the attack for what will be told, and after everything is shown.
 * Start with workOutLight.
 */
import type { Layer, LightFinding, Observation } from '@bybalance/release';
import type { ExactLight } from '../../analyse/light.ts';
import type { ExactFinding } from '../../analyse/types.ts';
import type { IndicatorDefinition, Policy } from '../../catalogue/types.ts';
import { type RunContext, stopIfAsked } from '../../support/context.ts';
import type { JudgedTable } from '../judge.ts';
import { figurePrecision } from '../layer-precision.ts';
import { mintKey } from '../mint-key.ts';
import type { ShownLayer } from '../show-layers.ts';
import { showTable } from '../show-table.ts';
import { ProtectedFinding } from '../types.ts';
import { type FindRow, readFigure } from './figures.ts';
import { departmentFindings, type LightDesk, RESIDENTS_INDICATOR } from './light-findings.ts';
import { listedFinder } from './listed.ts';
import { chooseDecisions, NOTHING_TOLD, type Told } from './told.ts';

interface LightInput {
  readonly exact: ExactLight;
  readonly indicators: readonly IndicatorDefinition[];
  readonly periods: readonly string[];
}

export interface WorkOutLightInput extends LightInput {
  readonly told: Told;
  readonly findings: readonly ExactFinding[];
  readonly policy: Policy;
  readonly shown: readonly Pick<ShownLayer, 'layer' | 'rows'>[];
  readonly context: Pick<RunContext, 'signal'>;
}

const sheetsOf = ({ indicators }: LightInput) => new Map(indicators.map((sheet) => [sheet.id, sheet]));

const wantedOf = ({ exact }: LightInput) => [
  RESIDENTS_INDICATOR,
  ...exact.criteria.map(({ indicator }) => indicator),
];

/** Totals of the departments. */
function finderOf(input: LightInput, rowsOf: (indicator: string) => readonly Observation[]): FindRow {
  const { areaSet } = input.exact.rules;
  const key = (indicator: string, area: string, period: string) => `${indicator}\n${area}\n${period}`;
  const found = new Map(
    wantedOf(input)
      .flatMap(rowsOf)
      .filter((row) => row.areaSet === areaSet && row.group === 'total')
      .map((row) => [key(row.indicator, row.area, row.period), row]),
  );
  return (indicator, area, period) => found.get(key(indicator, area, period));
}

/** Before the attack: which decisions will be told if the figures stay as they are. All associations see the same steps. */
export function tellDecisions(input: LightInput, judged: readonly JudgedTable[]): Told {
  const [first] = input.exact.departments;
  if (first === undefined) return NOTHING_TOLD;
  const periods = new Set(input.periods);
  const find = finderOf(input, (indicator) =>
    judged
      .filter(({ exact }) => exact.indicator === indicator)
      .flatMap((table) => showTable(table, periods, first.layer)),
  );
  return chooseDecisions(input.exact, sheetsOf(input), find, input.periods);
}

/** Periods in which every criterion has a figure, shown or hidden, for some department. */
function periodsWithLight(input: LightInput, find: FindRow): readonly string[] {
  const { exact, periods } = input;
  const sheets = sheetsOf(input);
  const isThere = (indicator: string, period: string) => {
    const sheet = sheets.get(indicator);
    return exact.departments.some(({ node }) => {
      const figure = sheet && readFigure(find, sheet, [node.areaSet, node.area, period], exact.rules);
      return figure !== undefined && ('lo' in figure.row || figure.row.status === 'suppressed');
    });
  };
  const first = periods.findIndex((period) =>
    exact.criteria.every(({ indicator }) => isThere(indicator, period)),
  );
  // A later gap in a figure is an unknown, not the end of the light.
  return first < 0 ? [] : periods.slice(first);
}

function findingsOf(input: WorkOutLightInput, layer: Layer): readonly LightFinding[] {
  const { exact, told, findings, policy, shown, context } = input;
  const rows = shown.find((one) => one.layer === layer)?.rows;
  if (rows === undefined) return [];
  stopIfAsked(context);
  const find = finderOf(input, (indicator) => rows.get(indicator) ?? []);
  const desk: LightDesk = {
    ...{ exact, find, told, sheets: sheetsOf(input) },
    precision: figurePrecision(policy, layer),
    listedAt: listedFinder(findings),
  };
  const periods = periodsWithLight(input, find);
  return exact.departments
    .filter((department) => department.layer === layer)
    .flatMap((department) => departmentFindings(desk, department, periods));
}

/** In: what every layer is shown, and what may be told. Out: findings minted for the layers of associations, each with its own departments. */
export function workOutLight(input: WorkOutLightInput): readonly ProtectedFinding<LightFinding>[] {
  const layers = [...new Set(input.exact.departments.map(({ layer }) => layer))];
  return layers.flatMap((layer) =>
    findingsOf(input, layer).map((finding) => ProtectedFinding.mint(mintKey, layer, finding)),
  );
}
