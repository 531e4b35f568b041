/** `build` and `ingest`: one at a time per site, told stage by stage, logged in var/<site>/reports/build.jsonl. */
import { join } from 'node:path';
import type { OperationalReport } from '@bybalance/release';
import { type BuildResult, buildRelease, ingestDeliveries, type RunInput } from '../run.ts';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { withBuildLock } from '../support/build-lock.ts';
import type { RunContext } from '../support/context.ts';
import { formatIssue } from '../support/errors.ts';
import { describeFailure } from './failure.ts';
import { openSite } from './site-folder.ts';
import { type Surroundings, toRunContext } from './surroundings.ts';

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

type Work<T> = (input: RunInput, context: RunContext) => Promise<T>;

/** On a full disk the log cannot be written either; what went wrong first is what the person must hear. */
function logFailure(write: () => void): void {
  try {
    write();
  } catch {
    // Nothing to add: the failure itself is on its way to the screen.
  }
}

/** Does the work under the site's lock, with a log that tells how it ended. */
async function runLocked<T>(
  event: string,
  folder: string,
  surroundings: Surroundings,
  work: Work<T>,
): Promise<T> {
  const { environment, clock, remark } = surroundings;
  surroundings.progress.stage('catalogue', 'Reading the catalogue and the site');
  const { site, catalogue, folders, warnings } = openSite(folder, environment);
  for (const warning of warnings) remark(formatIssue(warning));
  const context = toRunContext(surroundings, join(folders.reports, 'build.jsonl'));
  const today = clock().toISOString().slice(0, 10);
  return withBuildLock(folders.lock, async () => {
    const started = surroundings.now();
    const log = (exitCode: number) =>
      context.log.write(event, { exitCode, milliseconds: Math.round(surroundings.now() - started) });
    try {
      const result = await work({ site, catalogue, folders, environment, today }, context);
      log(0);
      return result;
    } catch (error) {
      logFailure(() => log(describeFailure(error).exitCode));
      throw error;
    }
  });
}

/** Warnings and errors of a report, for the screen; what is in order stays in the report. */
function tellWarnings(reports: readonly OperationalReport[], surroundings: Surroundings): void {
  for (const { level, code, text } of reports.flatMap(({ lines }) => lines)) {
    if (level !== 'ok') surroundings.remark(`${level}: ${code} — ${text.en}`);
  }
}

/** Distances as measured stay in the municipality: one file beside the log, never in a release. */
function keepMeasuredPrices({ published, measuredPrices }: BuildResult, reports: string): void {
  const file = join(reports, 'measured-price.json');
  const text = JSON.stringify({ edition: published.edition, prices: measuredPrices }, null, 1);
  writeFileAtomically(file, `${text}\n`);
}

/** Builds and publishes one edition; says where it lies, and what the stages warn of. */
export async function buildSite(folder: string, surroundings: Surroundings): Promise<void> {
  const { published, reports } = await runLocked('build', folder, surroundings, async (input, context) => {
    const result = await buildRelease(input, context);
    keepMeasuredPrices(result, input.folders.reports);
    return result;
  });
  const { edition, unchanged, directory, files, bytes, checklist } = published;
  tellWarnings([...reports, checklist], surroundings);
  const what = unchanged ? 'is unchanged' : 'is published';
  surroundings.say(`Edition ${edition} ${what}: ${directory} (${files} files, ${megabytes(bytes)})`);
}

/** Reads, checks and stores the deliveries; says what was read, line by line. */
export async function ingestSite(folder: string, surroundings: Surroundings): Promise<void> {
  const report = await runLocked('ingest', folder, surroundings, ingestDeliveries);
  for (const { text } of report.lines) surroundings.say(text.en);
}
