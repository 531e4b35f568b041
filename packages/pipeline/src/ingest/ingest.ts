/**
 * Ingest: every delivery of a site read and checked, its keys hashed, its rows laid out as the vault keeps them.
 * Belongs here: going through the deliveries, and the one list of everything wrong. Does not belong: encryption, places.
 * Called by run.ts before the vault; one wrong row in one file refuses the whole run, and nothing is kept.
 * Messages count and name lines; they never quote a row.
 * Start with ingestSources.
 */
import type { Recipe, SourceDeclaration } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import type { PrivateSpace } from '../support/private-space.ts';
import { type Delivery, expectDeliveries, placeInVault } from './deliveries.ts';
import { noteReader } from './delivery-note.ts';
import { openPseudonyms } from './pseudonyms.ts';
import { deskOf } from './raw-table.ts';
import { type Outcome, readDelivery, type Shared } from './read-delivery.ts';
import type { IngestResult, KnownDelivery, VaultSchema } from './types.ts';

export interface IngestInput {
  readonly sources: readonly SourceDeclaration[];
  readonly recipes: readonly Recipe[];
  /** The delivery folder, absolute. */
  readonly deliveries: string;
  readonly schema: VaultSchema;
  /** What the vault holds: a delivery that is unchanged, or gone since, is not read again. */
  readonly known: readonly KnownDelivery[];
  /** The edition's day; a later date is in the future. */
  readonly asOf: string;
  readonly engine: Engine;
  readonly privateSpace: PrivateSpace;
  readonly personKey: Uint8Array;
  readonly context: RunContext;
}

/** A year of a middling municipality is one piece of work to the engine: two at a time keep two cores busy. */
const desks = 2;

function knownPlaces(known: readonly KnownDelivery[]): (delivery: Delivery) => KnownDelivery | undefined {
  const places = new Map(known.map((one) => [placeInVault(one), one]));
  return ({ source, recipe, recipeId, period }) =>
    places.get(placeInVault({ table: recipe.table, source: source.id, period, recipe: recipeId }));
}

/** Outcomes in the order of the deliveries, whatever order they were ready in. */
async function readAll(
  deliveries: readonly Delivery[],
  input: IngestInput,
  shared: Omit<Shared, 'isRefused'>,
): Promise<readonly Outcome[]> {
  const { engine, privateSpace, context } = input;
  const knownAs = knownPlaces(input.known);
  const outcomes: Outcome[] = [];
  const queue = deliveries.entries();
  let refused = false;
  let read = 0;
  const workAt = async (number: number) => {
    const desk = deskOf(await engine.beside(), privateSpace, number);
    for (const [i, delivery] of queue) {
      stopIfAsked(context);
      const table = `staged_${i}`;
      const outcome = await readDelivery(desk, delivery, knownAs(delivery), table, {
        ...shared,
        isRefused: () => refused,
      });
      outcomes[i] = outcome;
      refused ||= outcome.issues.some(({ level }) => level === 'error');
      context.progress.note(`${++read} of ${deliveries.length} files`);
    }
    await desk.engine.close();
  };
  const work = await Promise.allSettled(Array.from({ length: desks }, (_, number) => workAt(number)));
  for (const end of work) if (end.status === 'rejected') throw end.reason;
  return outcomes;
}

function noteIssues(deliveries: readonly Delivery[], noteOf: Shared['noteOf']): readonly Issue[] {
  return [...new Set(deliveries.map(noteOf))].flatMap((note) => note.issues);
}

const present = <T>(values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value) => value !== undefined);

function toResult(outcomes: readonly Outcome[], issues: readonly Issue[], input: IngestInput): IngestResult {
  return {
    tables: present(outcomes.map(({ table }) => table)),
    issues,
    rejected: present(outcomes.map(({ rejected }) => rejected)),
    unchanged: present(outcomes.map((outcome) => outcome.unchanged)),
    sources: input.sources.map(({ id, title }) => ({ id, title })),
  };
}

async function refuseWithErrors({ tables, issues }: IngestResult, engine: Engine): Promise<void> {
  if (!issues.some(({ level }) => level === 'error')) return;
  for (const { table } of tables) await engine.run(`DROP TABLE ${table}`);
  checkNoErrors(issues);
}

/**
 * Reads every delivery the sources promise. Out: one engine table per delivery that is new or changed, with the vault's columns.
 * UserError with every error and warning of every file when there is one error; then no staged table is left.
 * InterruptedError when asked to stop; the engine is then of no further use.
 */
export async function ingestSources(input: IngestInput): Promise<IngestResult> {
  const { engine, context } = input;
  const expected = expectDeliveries(input.sources, input.recipes, input.deliveries);
  checkNoErrors(expected.issues);
  const noteOf = noteReader(input.deliveries);
  const pseudonyms = await openPseudonyms(engine, input.personKey);
  const outcomes = await readAll(expected.deliveries, input, { ...input, noteOf, pseudonyms });
  await pseudonyms.drop();
  const issues = [
    ...noteIssues(expected.deliveries, noteOf),
    ...outcomes.flatMap((outcome) => outcome.issues),
  ];
  const result = toResult(outcomes, issues, input);
  await refuseWithErrors(result, engine);
  context.log.write('ingest', {
    read: result.tables.length,
    unchanged: result.unchanged.length,
    warnings: issues.length,
  });
  return result;
}
