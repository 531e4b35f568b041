/**
 * The set of all sheets takes seconds: one making for all who would be told the same, with how far it has come.
 * Belongs here: starting, following, forgetting. Does not belong: what a set says (sheets.ts).
 * Whose set it is, is told by everything that goes into it: release, language, host, and the departments this reader may see.
 * Start with setOf.
 */
import { createHash } from 'node:crypto';
import type { Release } from '@bybalance/release';
import { mainSet } from '../../report/from-release.ts';
import { departmentsOf } from '../light.ts';
import type { Reading } from '../releases.ts';
import type { MadePaper } from './compiler.ts';
import type { Asker } from './paper-reading.ts';
import { allSheets } from './sheets.ts';

export interface SheetSet {
  readonly of: number;
  /** Areas laid out; all of them: the pages are being set. */
  done: number;
  state: 'making' | 'ready' | 'failed';
  readonly paper: Promise<MadePaper>;
  made: MadePaper | undefined;
}

const MOST_SETS = 12;

const sets = new WeakMap<Release, Map<string, SheetSet>>();

function setsOf(release: Release): Map<string, SheetSet> {
  const known = sets.get(release) ?? new Map<string, SheetSet>();
  sets.set(release, known);
  return known;
}

async function askedFor(asker: Asker, url: URL, reading: Reading) {
  const departments = await departmentsOf(asker, reading);
  const said = JSON.stringify([asker.language, url.origin, reading.edition, departments]);
  return { departments, key: createHash('sha256').update(said).digest('base64') };
}

/** The set as far as it has come; undefined while nobody has asked for it. */
export async function setOf(asker: Asker, url: URL, reading: Reading): Promise<SheetSet | undefined> {
  const { key } = await askedFor(asker, url, reading);
  return setsOf(reading.release).get(key);
}

function begin(
  asker: Asker,
  url: URL,
  reading: Reading,
  departments: Parameters<typeof allSheets>[3],
): SheetSet {
  const told = (done: number) => {
    set.done = done;
  };
  const set: SheetSet = {
    of: mainSet(reading.release)?.areas.length ?? 0,
    done: 0,
    state: 'making',
    made: undefined,
    paper: allSheets(asker, url, reading, departments, told),
  };
  set.paper.then(
    (made) => {
      set.made = made;
      set.state = 'ready';
    },
    () => {
      set.state = 'failed';
    },
  );
  return set;
}

/** The same, started if it is not: twice asked for is made once. A set that failed is tried anew. */
export async function startSet(asker: Asker, url: URL, reading: Reading): Promise<SheetSet> {
  const { departments, key } = await askedFor(asker, url, reading);
  const known = setsOf(reading.release);
  const found = known.get(key);
  if (found && found.state !== 'failed') return found;
  // What is asked for is copied: a request that has ended takes nothing with it.
  const { reader, state, language } = asker;
  const set = begin({ reader, state, language }, new URL(url), reading, departments);
  known.set(key, set);
  for (const old of [...known.keys()].slice(0, -MOST_SETS)) known.delete(old);
  return set;
}
