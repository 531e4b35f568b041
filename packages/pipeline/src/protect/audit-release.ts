/**
 * The attack on a published release, from its files alone: every layer that readers outside may have, read together.
 * Belongs here: reading the layers, attacking, answering in counts. Does not belong: the systems (audit/from-bytes.ts), the terminal.
 * Called by the command `audit RELEASE`. Start with auditRelease.
 */
import {
  type Indicator,
  type Inequality,
  type Layer,
  layerSees,
  type Observation,
  openRelease,
  type Release,
  readManifest,
} from '@bybalance/release';
import { seedFromText } from '@bybalance/statistics';
import type { RunContext } from '../support/context.ts';
import type { AttackAnswer } from './audit/attack.ts';
import type { AttackSystem } from './audit/attack-system.ts';
import type { BytesInput, PublishedFigures } from './audit/bytes-counts.ts';
import { systemsFromBytes } from './audit/from-bytes.ts';
import { movesFromBytes } from './audit/moves-from-bytes.ts';
import { attackInParallel } from './audit/pool.ts';

/** What the attack says of one series and year. */
export interface AuditedBytes {
  readonly series: string;
  readonly period: string;
  readonly targets: number;
  /** Cells that may be narrower than the policy promises: areas and counts, never a value. */
  readonly narrow: readonly { readonly area: string; readonly name: string }[];
  /** What stood in the way of an attack: figures that contradict one another (proven), or no population found that fits them. */
  readonly without: 'contradiction' | 'no-table' | undefined;
}

export interface ReleaseAudit {
  readonly layers: readonly Layer[];
  readonly systems: readonly AuditedBytes[];
  readonly unfit: readonly string[];
  /** Indicators that are not attacked from bytes. */
  readonly untested: readonly string[];
}

/** How often another population is tried for what was not proven beside the first. */
const ATTEMPTS = 3;

const openLayers = (directory: string) =>
  readManifest(directory).layers.filter((layer) => layer !== 'intern');

/** Layers that together hold every area readers outside may see; each adds something the ones before do not. */
function layersToRead(directory: string): readonly Release[] {
  const layers = openLayers(directory);
  const order = [...layers].sort(
    (a, b) => Number(layerSees(a, b)) - Number(layerSees(b, a)) || (a < b ? 1 : -1),
  );
  const seen = new Set<string>();
  return order.flatMap((layer) => {
    const release = openRelease(directory, layer);
    const areas = release.pieces()?.areas ?? [];
    if (areas.every((area) => seen.has(area))) return [];
    for (const area of areas) seen.add(area);
    return [release];
  });
}

function unitsOf(releases: readonly Release[]): Pick<BytesInput, 'areas' | 'unitsOf' | 'units'> {
  // Layers that see more areas see finer pieces; the first holds all that later ones share with it.
  const [widest] = [...releases].sort(
    (a, b) => (b.pieces()?.areas.length ?? 0) - (a.pieces()?.areas.length ?? 0),
  );
  const pieces = widest?.pieces();
  if (pieces === undefined) return { areas: [], unitsOf: [], units: 0 };
  const lists: number[][] = pieces.areas.map(() => []);
  pieces.pieces.forEach((holders, piece) => {
    for (const area of holders) lists[area]?.push(piece);
  });
  return { areas: pieces.areas, unitsOf: lists, units: pieces.pieces.length };
}

const rowKey = ({ areaSet, area, period, group }: Observation) => [areaSet, area, period, group].join('\n');

function rowsOf(releases: readonly Release[], { id }: Indicator): readonly Observation[] {
  const rows = new Map<string, Observation>();
  for (const release of releases)
    for (const row of release.select({ indicator: id })) rows.set(rowKey(row), row);
  return [...rows.values()];
}

function figuresOf(releases: readonly Release[]): readonly PublishedFigures[] {
  const [first] = releases;
  return (first?.catalogue.indicators ?? []).flatMap((sheet): readonly PublishedFigures[] => {
    const { measure } = sheet;
    if (measure === undefined || sheet.source.form === 'published-elsewhere') return [];
    return [{ sheet: { ...sheet, measure }, observations: rowsOf(releases, sheet) }];
  });
}

/** Everything that decisions tell in any layer: on the criteria, and on the light of departments. */
function factsOf(directory: string): readonly Inequality[] {
  const facts = openLayers(directory)
    .map((layer) => openRelease(directory, layer))
    .flatMap((release) => [...release.findings('criteria'), ...release.findings('light')])
    .flatMap((finding) => finding.facts);
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

const isCount = ({ unit, measure }: Pick<Indicator, 'unit' | 'measure'>) =>
  measure?.population === 'flow' || unit === 'share' || unit === 'count';

function toTask({ series, period, spec, truth, given }: AttackSystem, attempt: number) {
  return {
    system: { spec, truth, given },
    seed: seedFromText(`${series} ${period} ${attempt}`),
    zeroMayBeKnown: true,
    repair: false,
  };
}

function narrowCells(
  system: AttackSystem,
  answer: AttackAnswer,
  areas: readonly string[],
): AuditedBytes['narrow'] {
  return answer.unsafe.flatMap((form) => {
    const cell = system.cells[form];
    return cell ? [{ area: areas[cell.node] ?? '', name: cell.name }] : [];
  });
}

const cellKey = ({ area, name }: AuditedBytes['narrow'][number]) => `${area}\n${name}`;

/** Cells that stayed narrow beside every population tried. */
function stillNarrow(before: AuditedBytes | undefined, now: AuditedBytes): AuditedBytes {
  if (before === undefined || before.without) return now;
  if (now.without) return before;
  const narrow = new Set(now.narrow.map(cellKey));
  return { ...now, narrow: before.narrow.filter((cell) => narrow.has(cellKey(cell))) };
}

const isOpen = ({ narrow, without }: AuditedBytes) => without !== undefined || narrow.length > 0;

/** Attacks a release folder. Throws ReleaseFormatError where the folder is none. */
export async function auditRelease(directory: string, context: RunContext): Promise<ReleaseAudit> {
  const releases = layersToRead(directory);
  const [first] = releases;
  const figures = figuresOf(releases);
  const conditions = new Map((first?.catalogue.groups ?? []).map(({ id, when }) => [id, when]));
  const pieces = unitsOf(releases);
  const facts = factsOf(directory);
  const results = new Map<string, AuditedBytes>();
  let unfit: readonly string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const bytes: BytesInput = {
      ...pieces,
      figures,
      groupWhen: (group) => conditions.get(group),
      smallCountOf: ({ sensitivity }) => first?.policy.classes[sensitivity].smallCount ?? 5,
      attempt,
      facts,
      hasPrevious: first?.manifest.previousEdition !== undefined,
    };
    const made = await systemsFromBytes(bytes);
    unfit = made.unfit;
    const systems = [...made.systems, ...movesFromBytes(bytes)];
    const keyOf = ({ series, period }: AttackSystem) => `${series}\n${period}`;
    const asked = systems.filter((system) => {
      const known = results.get(keyOf(system));
      return known === undefined || isOpen(known);
    });
    const answers = await attackInParallel(
      asked.map((system) => toTask(system, attempt)),
      context,
    );
    asked.forEach((system, i) => {
      const answer = answers[i];
      if (answer === undefined) return;
      const now: AuditedBytes = {
        series: system.series,
        period: system.period,
        targets: system.spec.targets.length,
        narrow: narrowCells(system, answer, pieces.areas),
        without:
          answer.outcome === 'contradiction' || answer.outcome === 'no-table' ? answer.outcome : undefined,
      };
      results.set(keyOf(system), stillNarrow(results.get(keyOf(system)), now));
    });
    if (![...results.values()].some(isOpen)) break;
  }
  return {
    layers: releases.flatMap(({ layers }) => layers),
    systems: [...results.values()],
    unfit,
    untested: (first?.catalogue.indicators ?? [])
      .filter((sheet) => sheet.source.form !== 'published-elsewhere' && !isCount(sheet))
      .map(({ id }) => id),
  };
}
