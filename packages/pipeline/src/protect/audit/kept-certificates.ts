/**
 * Certificates kept from earlier builds: a system that has not changed is not attacked again, only verified again.
 * Belongs here: what makes two systems the same, how an answer is kept. Does not belong: the disk (the vault seals it), attacking.
 * Witnesses lie near the truth: they are kept sealed beside the vault and never come near a release.
 * Start with openKeptCertificates.
 */
import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';
import { type SystemSpec, verifyWitnesses } from '@bybalance/statistics';
import type { AttackAnswer, AttackTask } from './attack.ts';

/** Where kept bytes lie; run.ts hands in the vault's sealed file. */
export interface KeptBytes {
  read(): Uint8Array | undefined;
  write(bytes: Uint8Array): void;
}

export interface KeptCertificates {
  /** The answer for the very same system: of this run as it was made, of an earlier build verified anew; undefined when there is none. */
  find(task: AttackTask): AttackAnswer | undefined;
  /** Takes an answer in; only safe ones are worth keeping. */
  keep(task: AttackTask, answer: AttackAnswer): void;
  /** Writes what was found or kept in this run; the rest belongs to figures that are gone. */
  save(): void;
}

interface Kept {
  readonly levels: Int32Array;
  readonly firstBreaches: number;
  readonly exemptions: AttackAnswer['exemptions'];
  readonly widened: number;
  /** The start table, where nobody has the truth. */
  readonly start: Int32Array | undefined;
  readonly witnesses: number;
  /** Witnesses minus the start table, deflated. */
  readonly differences: Uint8Array;
}

const FORM = 1;

/** Everything the attack runs on: another program is another certificate. */
function programHash(): string {
  const hash = createHash('sha256');
  const folders = [
    new URL('.', import.meta.url),
    new URL('./disclosure/', import.meta.resolve('@bybalance/statistics')),
  ];
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
        hash.update(name).update(readFileSync(new URL(name, folder)));
    }
  }
  return hash.digest('hex');
}

function addNumbers(hash: Hash, numbers: ArrayLike<number> | undefined): void {
  hash.update(`${numbers?.length ?? -1}:`);
  if (numbers) hash.update(Float64Array.from(numbers));
}

function addForms(hash: Hash, forms: SystemSpec['forms']): void {
  for (const { variables, weights, levels, costs } of forms) {
    addNumbers(hash, variables);
    addNumbers(hash, weights);
    addNumbers(
      hash,
      levels.flatMap(({ lo, hi }) => [lo, hi]),
    );
    addNumbers(hash, costs);
  }
}

/** Two tasks with one name are one task: same unknowns, same publication, same targets, same program. */
function nameOf({ system, seed, zeroMayBeKnown, repair }: AttackTask, program: string): string {
  const { spec, truth, given, hiding } = system;
  const hash = createHash('sha256')
    .update(program)
    .update(JSON.stringify([truth, seed, zeroMayBeKnown, repair]));
  addNumbers(hash, [spec.units, spec.categories]);
  for (const { whole, parts } of spec.relations) {
    addNumbers(hash, typeof whole === 'number' ? [whole] : whole);
    addNumbers(hash, parts);
  }
  addNumbers(hash, spec.upper);
  addNumbers(hash, spec.truth);
  addForms(hash, spec.forms);
  addNumbers(
    hash,
    given.flatMap((interval) => (interval ? [interval.lo, interval.hi] : [Number.NaN])),
  );
  addNumbers(
    hash,
    spec.targets.flatMap(({ form, need, stride }) => [form, need, stride]),
  );
  for (const node of spec.nodes) addNumbers(hash, node);
  for (const forms of hiding ? [hiding.primary, hiding.candidates, hiding.singletons] : [])
    addNumbers(hash, forms);
  return hash.digest('hex');
}

const LARGEST = 32_767;

function pack(tables: readonly Int32Array[], start: Int32Array): Uint8Array | undefined {
  const all = new Int16Array(tables.length * start.length);
  for (const [t, table] of tables.entries()) {
    for (let v = 0; v < start.length; v++) {
      const difference = (table[v] ?? 0) - (start[v] ?? 0);
      if (Math.abs(difference) > LARGEST) return undefined;
      all[t * start.length + v] = difference;
    }
  }
  return deflateSync(new Uint8Array(all.buffer), { level: 1 });
}

function unpack(packed: Uint8Array, count: number, start: Int32Array): readonly Int32Array[] {
  const bytes = Uint8Array.from(inflateSync(packed));
  const all = new Int16Array(bytes.buffer);
  return Array.from({ length: count }, (_, t) =>
    start.map((value, v) => value + (all[t * start.length + v] ?? 0)),
  );
}

/** The kept answer, if the verifier still finds every target safe. */
function proven(task: AttackTask, kept: Kept): AttackAnswer | undefined {
  const { spec } = task.system;
  const start = kept.start ?? spec.truth;
  const widened = (levels: SystemSpec['forms'][number]['levels']) =>
    levels.map(({ lo, hi }) => ({ lo: Math.max(0, lo - kept.widened), hi: hi + kept.widened }));
  const forms =
    kept.widened === 0 ? spec.forms : spec.forms.map((form) => ({ ...form, levels: widened(form.levels) }));
  const witnesses = unpack(kept.differences, kept.witnesses, start);
  const verify = verifyWitnesses({ ...spec, forms, truth: start }, kept.levels, witnesses, kept.exemptions);
  if (!verify.safe) return undefined;
  const { levels, firstBreaches, exemptions } = kept;
  return {
    ...{ outcome: 'safe', levels, firstBreaches, exemptions, witnesses, start, widened: kept.widened },
    unsafe: [],
    fewestValues: verify.fewestValues,
  };
}

function readKept(bytes: KeptBytes, program: string): ReadonlyMap<string, Kept> {
  const read = bytes.read();
  if (read === undefined) return new Map();
  // Sealed by this program for itself: what opens is what it wrote, in this form or an older one.
  const content = deserialize(read) as { form: number; program: string; kept: Map<string, Kept> };
  return content.form === FORM && content.program === program ? content.kept : new Map();
}

/** Opens what earlier builds kept. */
export function openKeptCertificates(bytes: KeptBytes): KeptCertificates {
  const program = programHash();
  const before = readKept(bytes, program);
  const now = new Map<string, Kept>();
  // A refused audit is tried again with fewer decisions: most of its systems are the same as the first time.
  const made = new Map<string, AttackAnswer>();
  let isChanged = false;
  return {
    find(task) {
      const name = nameOf(task, program);
      const known = made.get(name);
      if (known) return known;
      const kept = before.get(name);
      const answer = kept && proven(task, kept);
      if (kept && answer) {
        now.set(name, kept);
        made.set(name, answer);
      }
      return answer;
    },
    keep(task, answer) {
      if (answer.outcome !== 'safe') return;
      const name = nameOf(task, program);
      made.set(name, answer);
      const differences = pack(answer.witnesses, answer.start);
      if (differences === undefined) return;
      isChanged = true;
      now.set(name, {
        levels: answer.levels,
        firstBreaches: answer.firstBreaches,
        exemptions: answer.exemptions,
        widened: answer.widened,
        start: task.system.truth === 'unknown' ? answer.start : undefined,
        witnesses: answer.witnesses.length,
        differences,
      });
    },
    save() {
      if (isChanged || now.size < before.size) bytes.write(serialize({ form: FORM, program, kept: now }));
    },
  };
}
