/**
 * The command line: parse the arguments, call, turn what was thrown into a sentence and an exit code.
 * Belongs here: names, arguments and help of commands. Does not belong: what a command does (commands/) and the order of stages (run.ts).
 * Exit codes: 0 done · 1 bug · 2 usage · 3 input refused · 4 protection refused · 5 interrupted.
 * Each command's code is loaded when it is called: `serve` needs no analytical engine.
 * Start with toProgram.
 */
import { statSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseTolerance, type Tolerance } from './areas/tolerance.ts';
import { CRS } from './areas/types.ts';
import { describeFailure } from './commands/failure.ts';
import { processSurroundings, type Surroundings } from './commands/surroundings.ts';
import { EXIT, type ExitCode } from './support/errors.ts';
import type { PanelColumns } from './tables/read-panel.ts';

function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new InvalidArgumentError('Give a number, zero or more.');
  }
  return number;
}

function toTolerance(text: string): Tolerance {
  const tolerance = parseTolerance(text);
  if (tolerance === undefined) throw new InvalidArgumentError('Give 0.3 (km²) or 0.02%.');
  return tolerance;
}

const parseList = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

function parseWhole(text: string): number {
  const number = parseNumber(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('Give a whole number, zero or more.');
  return number;
}

const parseNumbers = (text: string): readonly number[] => parseList(text).map(parseNumber);

function parseWholes(text: string): readonly number[] {
  const numbers = [...new Set(parseList(text).map(parseWhole))].sort((a, b) => a - b);
  if (numbers.includes(0)) throw new InvalidArgumentError('Give whole numbers, one or more.');
  return numbers;
}

interface PanelOptions {
  readonly unit: string;
  readonly period: string;
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly group?: string;
}

/** CommanderError (usage) unless there is either a value or both halves of a share. */
function toPanelColumns({ unit, period, value, numerator, denominator, group }: PanelOptions): PanelColumns {
  const halves = [numerator, denominator].filter((half) => half !== undefined).length;
  if (value !== undefined && halves === 0) return { unit, period, group, figure: { kind: 'value', value } };
  if (value === undefined && numerator !== undefined && denominator !== undefined)
    return { unit, period, group, figure: { kind: 'share', numerator, denominator } };
  throw new InvalidArgumentError('Give --value, or --numerator and --denominator.');
}

const isFolder = (place: string) => statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

/** Options that a plain table needs and a release does not. CommanderError (usage) with all that are missing. */
function needed<Options extends object>(options: Options, names: readonly string[]): Options {
  const missing = names.filter((name) => !(name in options)).map((name) => `--${name}`);
  if (missing.length === 0) return options;
  throw new InvalidArgumentError(`A plain table needs ${missing.join(', ')}.`);
}

/** A site's folder; `fjordby` alone means sites/fjordby. */
const siteArgument = ['<site>', 'folder of a site, sites/fjordby for example'] as const;

function toProgram(surroundings: Surroundings): Command {
  const program = new Command('bybalance')
    .description('From register extracts to protected, published figures of neighbourhoods.')
    .exitOverride()
    .showHelpAfterError('(bybalance --help lists the commands)');

  program
    .command('build')
    .description('read deliveries, measure, protect, and publish a release')
    .argument(...siteArgument)
    .action(async (site: string) => (await import('./commands/build.ts')).buildSite(site, surroundings));
  program
    .command('ingest')
    .description('read and check the deliveries and store them in the vault, no further')
    .argument(...siteArgument)
    .action(async (site: string) => (await import('./commands/build.ts')).ingestSite(site, surroundings));
  program
    .command('demo')
    .description('make the deliveries of Fjordby, the made-up municipality')
    .option('--scale <number>', 'share of its 120,000 residents, for small trials', parseNumber, 1)
    .option('--into <folder>', 'where the made-up files go (default: var/fjordby of this checkout)')
    .action(async (options) => (await import('./commands/demo.ts')).makeDemo(options, surroundings));
  program
    .command('serve')
    .description('serve the report of a site on this machine')
    .argument(...siteArgument)
    .option('--port <number>', 'port on 127.0.0.1 (default: $PORT or 4173)', parseNumber)
    .option(
      '--layers <names>',
      'layers it may serve, with commas between (default: all but intern)',
      parseList,
    )
    .action(async (site: string, options) =>
      (await import('./commands/serve.ts')).serveSite(site, options, surroundings),
    );

  program
    .command('explain')
    .description('what protecting a release cost, by indicator and area set')
    .argument('<folder>', 'the folder of one edition')
    .option('--layer <name>', 'whose figures', 'alle')
    .option('--json', 'as JSON, for programs')
    .option('--measured <file>', 'reports/measured-price.json: distances as measured, for the desk alone')
    .action(async (folder: string, options) =>
      (await import('./commands/explain.ts')).explainRelease(folder, options, surroundings),
    );

  const areas = program.command('areas').description('files of areas');
  areas
    .command('check')
    .description('report overlaps, gaps, holes, parts outside and invalid rings')
    .argument('<file>', 'GeoJSON of the areas')
    .option('--within <outline>', 'GeoJSON of what the areas should fill')
    .option(
      '--tolerance <size>',
      'accept overlaps and gaps of this size each: 0.3 (km²) or 0.02%',
      toTolerance,
    )
    .addOption(new Option('--crs <code>', 'coordinates of the files, where they do not say').choices(CRS))
    .option('--code <property>', 'property that holds the areas’ codes')
    .action(async (file: string, options) =>
      (await import('./commands/areas.ts')).checkAreaFile(file, options, surroundings),
    );

  const catalogue = program.command('catalogue').description('indicators, laws, policies, sources');
  catalogue
    .command('check')
    .description('check every file of the catalogue, and of a site where one is named')
    .argument('[site]', siteArgument[1])
    .action(async (site: string | undefined) =>
      (await import('./commands/catalogue.ts')).checkCatalogue(site, surroundings),
    );

  const criteria = program.command('criteria').description('the law held against plain tables');
  const criteriaTable = (name: string, description: string, argument: readonly [string, string]) =>
    criteria
      .command(name)
      .description(description)
      .argument(...argument)
      .addOption(
        new Option('--earlier <what>', 'lists before the first in the file: there were none, or nobody knows')
          .choices(['none', 'unknown'])
          .default('none'),
      )
      .option('--out <file>', 'where the answer goes (default: standard output)');
  criteriaTable('evaluate', 'criteria, status and years in a row of areas from their figures', [
    '<figures>',
    'CSV, one row per area and list',
  ])
    .option(
      '--rules <ids>',
      'auto: those in force on each list’s date; or ids of rule sets, with commas between',
      parseList,
      ['auto'],
    )
    .addOption(
      new Option('--gate <how>', 'the origin condition as the law has it, or switched off and taken as this')
        .choices(['law', 'met', 'not-met'])
        .default('law'),
    )
    .option('--site <folder>', 'a site whose proposed rule sets may be named')
    .action(async (file: string, options) =>
      (await import('./commands/criteria.ts')).evaluateTable(file, options, surroundings),
    );
  criteriaTable('counters', 'years in a row and status from membership of lists alone', [
    '<membership>',
    'CSV, one row per area and list that names it',
  ])
    .option('--changes <file>', 'YAML of splits and unions of areas that the ministry approved')
    .action(async (file: string, options) =>
      (await import('./commands/criteria.ts')).countTable(file, options, surroundings),
    );

  const inputs = program.command('inputs').description('what people entered in the report');
  inputs
    .command('pull')
    .description('verify the state store’s chain and write the inputs to the inbox, for the next build')
    .argument(...siteArgument)
    .action(async (site: string) =>
      (await import('./commands/inputs.ts')).pullSiteInputs(site, surroundings),
    );
  inputs
    .command('list')
    .description('list the inputs in the inbox by kind')
    .argument(...siteArgument)
    .action(async (site: string) => (await import('./commands/inputs.ts')).listInputs(site, surroundings));
  inputs
    .command('official')
    .description('check a file of the ministry’s list of 1 December, and say what is in it')
    .argument('<file>', 'CSV, one row per area and list')
    .action(async (file: string) =>
      (await import('./commands/inputs.ts')).checkOfficialFile(file, surroundings),
    );

  const vault = program.command('vault').description('the private store');
  vault
    .command('purge')
    .description('delete what is past its retention or of a source no longer declared, and write a protocol')
    .argument(...siteArgument)
    .action(async (site: string) => (await import('./commands/vault.ts')).purgeSite(site, surroundings));

  const outlook = program.command('outlook').description('forecasts, and what they are worth');
  outlook
    .command('backtest')
    .description('forecast a plain panel from earlier origins and score the forecasts')
    .argument('<panel>', 'long CSV, one row per unit and period')
    .requiredOption('--unit <column>', 'column of units')
    .requiredOption('--period <column>', 'column of periods: years, half-years, quarters or months')
    .option('--value <column>', 'column of figures, forecast as they are')
    .option('--numerator <column>', 'with --denominator: column of counts, forecast as shares (0–1)')
    .option('--denominator <column>', 'column of what the counts are out of')
    .option('--group <column>', 'column of groups whose misses are pooled together, tenure for example')
    .option(
      '--origins <periods>',
      'periods to forecast from (default: all with five periods known)',
      parseList,
    )
    .option('--horizons <numbers>', 'periods ahead', parseWholes, [1, 2, 3])
    .option('--lag <number>', 'periods a figure is published late', parseWhole, 0)
    .option('--limits <numbers>', 'limits whose crossing is foretold, in the figure’s unit', parseNumbers, [])
    .requiredOption('--out <file>', 'where the forecasts go')
    .action(async (file: string, options) =>
      (await import('./commands/outlook.ts')).backtestPanel(
        file,
        { ...options, columns: toPanelColumns(options) },
        surroundings,
      ),
    );

  const release = program.command('release').description('published editions');
  release
    .command('verify')
    .description('check that a release folder is exactly what its manifest says')
    .argument('<folder>', 'the folder of one edition')
    .action(async (folder: string) =>
      (await import('./commands/release.ts')).verifyFolder(folder, surroundings),
    );

  const table = (name: string, description: string, argument: readonly [string, string]) =>
    program
      .command(name)
      .description(description)
      .argument(...argument)
      .option('--keys <columns>', 'key columns, with commas between', parseList)
      .option('--count <column>', 'column of counts')
      .option('--total <value>', 'what stands for a margin in a key column', 'total')
      .option('--hierarchy <file...>', 'CSV child,parent: levels of a key', [])
      .option('--link <file...>', 'CSV child,parent: a second grouping of a key', [])
      .option('--out <file>', 'where the answer goes (default: standard output)');
  const aTable = ['<table>', 'long CSV, one row per cell and per margin'] as const;
  table('audit', 'attack a release folder, or a plain table with suppressed cells: bounds of each of them', [
    '<release or table>',
    'the folder of an edition; or a long CSV, one row per cell and per margin',
  ])
    .option('--status <column>', 'column with published or suppressed')
    .action(async (place: string, options) =>
      isFolder(place)
        ? (await import('./commands/audit-release.ts')).auditPublished(place, surroundings)
        : (await import('./commands/tables.ts')).auditPlainTable(
            place,
            needed(options, ['keys', 'count', 'status']),
            surroundings,
          ),
    );
  table('protect', 'protect a plain table and attack the result before handing it out', aTable)
    .addOption(
      new Option('--profile <name>', 'how it is protected')
        .choices(['suppressed', 'rounded5'])
        .default('rounded5'),
    )
    .option('--threshold <number>', 'counts below this are small, zero included', parseNumber, 5)
    .option(
      '--width <number>',
      'suppressed: least distance between the bounds of a small cell',
      parseNumber,
      1,
    )
    .action(async (file: string, options) =>
      (await import('./commands/tables.ts')).protectPlainTable(
        file,
        needed(options, ['keys', 'count']),
        surroundings,
      ),
    );

  return program;
}

async function main(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    await toProgram(surroundings).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // Thrown by a command that looked at its options together: nobody has said it yet.
    if (error instanceof InvalidArgumentError) surroundings.remark(`error: ${error.message}`);
    // Commander has already said what is wrong with the arguments; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { text, exitCode } = describeFailure(error);
    surroundings.remark(`\n${text}`);
    return exitCode;
  }
}

// An open handle of a library must not keep a finished command alive.
process.exit(await main(process.argv.slice(2), processSurroundings()));
