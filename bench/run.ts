/**
 * `npm run bench`: runs every benchmark of this folder, one after the other, and prints one table with the targets.
 * Belongs here: finding, running, printing. Does not belong: what is measured (the other files).
 * Writes nothing but standard output. `npm run bench -- page build` runs the named ones only. Exit code 1 when a target is missed.
 * Figures of a machine that does other things are worth little; ratios measured in one run are worth more.
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Benchmark, Figure } from './contract.ts';

const here = new URL('.', import.meta.url);
const known = readdirSync(here)
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['run.ts', 'contract.ts'].includes(file),
  )
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const missed = ({ value, target }: Figure) => target !== undefined && value > target;

function row(figure: Figure): string {
  const { what, value, unit, target, how } = figure;
  const digits = unit === 'requests' || unit === 'kB' || unit === 'ms' ? 0 : 2;
  const aim = target === undefined ? '–' : `≤ ${target} ${unit}`;
  const mark = target === undefined ? '' : missed(figure) ? '✗' : '✓';
  return `| ${what} | ${value.toFixed(digits)} ${unit} | ${aim} | ${mark} | ${how} |`;
}

async function load(name: string): Promise<Benchmark> {
  const { run } = (await import(new URL(`${name}.ts`, here).href)) as { readonly run?: Benchmark };
  if (run === undefined) throw new Error(`bench/${name}.ts exports no run().`);
  return run;
}

const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
console.log('| what | measured | target | | how |\n|---|---|---|---|---|');
let failures = 0;
for (const name of asked.length > 0 ? asked : known) {
  const figures = await (await load(name))();
  if ('skipped' in figures) {
    console.log(`| ${name} | skipped | | | ${figures.skipped} |`);
    continue;
  }
  for (const figure of figures) console.log(row(figure));
  failures += figures.filter(missed).length;
}
process.exit(failures === 0 ? 0 : 1);
