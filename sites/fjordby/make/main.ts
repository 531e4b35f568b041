/**
 * Makes Fjordby, the made-up municipality: areas and deliveries in the forms municipalities really hold.
 * Run: `node sites/fjordby/make/main.ts [--out var/fjordby] [--seed 1] [--scale 1] [--truth FILE]`. Same seed and scale, same bytes.
 * No person, place or figure in it is real. What is planted in it is written in sites/fjordby/truth.md.
 * Called by `bybalance demo` and by tests. Belongs here: files and the command line. Does not belong: the making (fjordby.ts).
 * Start with makeFjordby.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeliveryFolder } from './delivery.ts';
import { type Fjordby, liveFjordby } from './fjordby.ts';
import { writePlanted } from './planted.ts';
import { Chance } from './random.ts';
import type { Witness } from './simulate.ts';
import type { Town } from './town.ts';
import { type Sizes, toTruth } from './truth.ts';
import { writeAreas } from './write-areas.ts';
import { writeOfficialLists } from './write-official-lists.ts';
import {
  writeAddresses,
  writeDwellings,
  writeEvents,
  writePupils,
  writeResidents,
} from './write-registers.ts';
import { writeReference, writeTables } from './write-tables.ts';

export interface FjordbyOptions {
  /** Folder that gets `areas/`, `deliveries/` and `planted.json`; those three are replaced, all else there is left alone. */
  readonly out: string;
  readonly seed: number;
  /** 1 is full size, about 119,000 residents; 0.025 about 3,000 with the same areas. */
  readonly scale?: number;
  /** Told of each step: what was made, in Danish, and how many steps of how many are done. */
  readonly onProgress?: (text: string, done: number, of: number) => void;
}

export interface MadeFjordby extends Sizes {
  /** Of the deliveries. */
  readonly bytes: number;
  /** The text of truth.md for this seed and scale. */
  readonly truth: string;
}

/** Geography, homes, twelve 1 Januaries, tables. */
const STEPS = 15;
const OWN = ['areas', 'deliveries', 'planted.json'];

function registerWriter(folder: DeliveryFolder, town: Town): Witness {
  return {
    onState(year, population) {
      writeResidents(folder, year, population);
      writeDwellings(folder, year, town.dwellings);
      writePupils(folder, year, population);
    },
    onEvents(year, events) {
      writeEvents(folder, year, events);
    },
  };
}

function writeRest(fjordby: Fjordby, folder: DeliveryFolder, making: string, seed: number): void {
  const { town, geography, rows, country, chronicle, planted } = fjordby;
  writeAddresses(folder, town.addresses);
  writeTables(folder, rows);
  writeReference(folder, country, new Chance(`fjordby ${seed}/reference`));
  folder.close();
  writeAreas(join(making, 'areas'), geography, town.estates, town.departments);
  writeOfficialLists(join(making, 'areas'), chronicle, new Chance(`fjordby ${seed}/official lists`));
  writePlanted(making, planted);
}

const MAKING = /^\.making-(\d+)$/;

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/** A folder of this process's own beside the old files; those of processes that were stopped are swept away. */
function openMaking(out: string): string {
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out)) {
    const owner = MAKING.exec(name)?.[1];
    if (owner !== undefined && (Number(owner) === process.pid || !isRunning(Number(owner))))
      rmSync(join(out, name), { recursive: true, force: true });
  }
  return join(out, `.making-${process.pid}`);
}

/** Takes what was made into place at once, so that a stopped run leaves the old Fjordby as it was. */
function putInPlace(making: string, out: string): void {
  for (const own of OWN) {
    rmSync(join(out, own), { recursive: true, force: true });
    renameSync(join(making, own), join(out, own));
  }
  rmSync(making, { recursive: true });
}

/**
 * Makes all of Fjordby below `out`, in about ten seconds at full size.
 * Old areas and deliveries there are replaced once the new ones are whole; nothing else is touched.
 */
export function makeFjordby(options: FjordbyOptions): MadeFjordby {
  const { out, seed, scale = 1 } = options;
  const making = openMaking(out);
  const folder = new DeliveryFolder(join(making, 'deliveries'));
  let done = 0;
  const tell = (text: string): void => options.onProgress?.(text, ++done, STEPS);
  const fjordby = liveFjordby({ seed, scale, witnessOf: (town) => registerWriter(folder, town), tell });
  writeRest(fjordby, folder, making, seed);
  putInPlace(making, out);
  tell('færdige tabeller');
  return { ...fjordby.sizes, bytes: folder.bytes, truth: toTruth(fjordby.chronicle, fjordby.sizes) };
}

function runFromCommandLine(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'var/fjordby' },
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
      truth: { type: 'string' },
    },
  });
  const { truth, ...sizes } = makeFjordby({
    out: resolve(values.out),
    seed: Number(values.seed),
    scale: Number(values.scale),
    onProgress: (text, done, of) => console.log(`${done}/${of} ${text}`),
  });
  if (values.truth !== undefined) writeFileSync(values.truth, truth);
  console.log(sizes);
}

if (import.meta.main) runFromCommandLine();
