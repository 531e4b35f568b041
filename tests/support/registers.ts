/**
 * Made-up registers in a real engine: plain rows in, the vault's tables and `place` out, ready to be measured.
 * Belongs here: rows and loading them. Used by the tests of measure and by worked examples.
 * Persons, addresses and households are small numbers; nothing here resembles anyone.
 */
import type { AreaNode } from '../../packages/pipeline/src/assign/types.ts';
import type { Catalogue, Site } from '../../packages/pipeline/src/catalogue/types.ts';
import { openEngine } from '../../packages/pipeline/src/engine/engine.ts';
import { type Engine, identifier, type SqlValue } from '../../packages/pipeline/src/engine/types.ts';
import { measureIndicators } from '../../packages/pipeline/src/measure/measure.ts';
import type { MeasureResult } from '../../packages/pipeline/src/measure/types.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { PLACE_SCHEMA, VAULT_SCHEMA } from '../../packages/pipeline/src/vault/schema.ts';

export interface StateRow {
  readonly person: number;
  readonly year: number;
  readonly household: number;
  readonly address: number;
  readonly birth: string;
  readonly sex: string;
  readonly origin: string;
  readonly danishCitizen: boolean;
}
export interface EventRow {
  readonly person: number;
  readonly type: string;
  readonly date: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}
export interface PupilRow {
  readonly person: number;
  /** Calendar year the school year began. */
  readonly began: number;
  readonly classLevel: number;
  readonly provision: string;
}
export interface DwellingRow {
  readonly dwelling: number;
  readonly year: number;
  readonly address: number;
  readonly tenure: string;
  readonly rooms: number;
  readonly areaM2: number;
  readonly status: string;
}
export interface DeliveredRow {
  readonly source: string;
  readonly areaSet: string;
  readonly area: string;
  readonly period: string;
  readonly indicator: string;
  readonly group: string;
  readonly value?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly mark?: string | undefined;
  readonly lo?: number | undefined;
  readonly hi?: number | undefined;
}
export interface ReferenceRow {
  readonly scope: string;
  readonly period: string;
  readonly series: string;
  readonly value: number;
}
export interface Registers {
  readonly states: readonly StateRow[];
  readonly events: readonly EventRow[];
  readonly pupils: readonly PupilRow[];
  readonly dwellings: readonly DwellingRow[];
  readonly delivered: readonly DeliveredRow[];
  readonly reference: readonly ReferenceRow[];
  /** Address → atom, the same in every year of `years`; an address that is not here has no place. */
  readonly places: ReadonlyMap<number, number>;
  readonly years: readonly number[];
}

export const noRegisters: Registers = {
  states: [],
  events: [],
  pupils: [],
  dwellings: [],
  delivered: [],
  reference: [],
  places: new Map(),
  years: [],
};

/** A UUID that says what it is of and which: kinds never meet. */
function key(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const person = (n: number) => key(1, n);
const household = (n: number) => key(2, n);
const address = (n: number) => key(3, n);
const firstOfJanuary = (year: number) => `${year}-01-01`;

/** An empty engine with the vault's tables and `place`. */
export async function openRegisters(): Promise<Engine> {
  const engine = await openEngine({
    threads: 1,
    memoryLimit: '500MB',
    signal: new AbortController().signal,
    directories: [],
  });
  for (const [table, columns] of Object.entries({ ...VAULT_SCHEMA, place: PLACE_SCHEMA })) {
    const parts = Object.entries(columns).map(([name, type]) => `${identifier(name)} ${type}`);
    await engine.run(`CREATE TABLE ${identifier(table)} (${parts.join(', ')})`);
  }
  return engine;
}

async function fill(engine: Engine, table: string, rows: readonly (readonly SqlValue[])[]): Promise<void> {
  await engine.run(`DELETE FROM ${identifier(table)}`);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null));
  if (width > 0) await engine.append(table, columns);
}

/** Replaces everything in the engine by `registers`. */
export async function loadRegisters(engine: Engine, registers: Registers): Promise<void> {
  const { states, events, pupils, dwellings, delivered, reference, places, years } = registers;
  const optional = (n: number | undefined) => (n === undefined ? null : address(n));
  const placeRows = years.flatMap((year) =>
    [...places].map(([n, atom]): readonly SqlValue[] => [address(n), firstOfJanuary(year), atom]),
  );
  await fill(engine, 'place', placeRows);
  await fill(
    engine,
    'person_state',
    states.map((row) => [
      ...[person(row.person), firstOfJanuary(row.year), household(row.household), address(row.address)],
      ...[row.birth, row.sex, row.origin, row.danishCitizen],
    ]),
  );
  await fill(
    engine,
    'event',
    events.map((row) => [
      ...[person(row.person), row.type, row.date, optional(row.from), optional(row.to)],
      ...[null, null],
    ]),
  );
  await fill(
    engine,
    'spell',
    pupils.map((row) => [
      ...[person(row.person), 'school', row.provision, row.classLevel, `${row.began}-08-01`],
      null,
    ]),
  );
  await fill(
    engine,
    'dwelling_state',
    dwellings.map((row) => [
      ...[key(4, row.dwelling), firstOfJanuary(row.year), address(row.address), row.tenure, null],
      ...[row.rooms, row.areaM2, 1970, row.status],
    ]),
  );
  await fill(
    engine,
    'delivered',
    delivered.map((row) => [
      ...[row.source, row.areaSet, row.area, row.period, row.indicator, row.group, row.value ?? null],
      ...[row.numerator ?? null, row.denominator ?? null, row.mark ?? null, row.lo ?? null, row.hi ?? null],
    ]),
  );
  await fill(
    engine,
    'reference',
    reference.map(({ scope, period, series, value }) => [scope, period, series, value, null, null]),
  );
}

/** The real measure stage on these registers. */
export async function measureRegisters(
  engine: Engine,
  registers: Registers,
  catalogue: Pick<Catalogue, 'indicators' | 'groups'>,
  site: Pick<Site, 'periods' | 'sources'>,
  nodes: readonly AreaNode[],
): Promise<MeasureResult> {
  await loadRegisters(engine, registers);
  const atomCount = 1 + Math.max(0, ...nodes.flatMap(({ atoms }) => atoms));
  const atoms = Array.from({ length: atomCount }, (_, index) => ({ index, membership: [] }));
  return measureIndicators({
    catalogue,
    site,
    assignment: { atoms, nodes },
    engine,
    context: quietContext(),
  });
}
