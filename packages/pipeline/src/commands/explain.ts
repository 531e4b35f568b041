/** `explain`: what protecting a release cost, by indicator, area set and part, as a table or as JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Layer,
  openRelease,
  type ProtectionCertificate,
  type Release,
  readManifest,
  releaseFiles,
} from '@bybalance/release';
import { z } from 'zod';
import type { MeasuredPrice } from '../protect/price/price.ts';
import { hiddenTotals, renderPrice } from '../protect/price/render.ts';
import { EXIT, type ExitCode, UserError } from '../support/errors.ts';
import type { Surroundings } from './surroundings.ts';

export interface ExplainChoices {
  readonly layer: string;
  readonly json?: true;
  /** measured-price.json of the site's reports folder. */
  readonly measured?: string;
}

function refuse(code: string, file: string, problem: string, remedy: string, exitCode: ExitCode): never {
  throw new UserError([{ level: 'error', code, place: { file }, problem, remedy }], exitCode);
}

function openLayer(folder: string, wanted: string): Release {
  if (!existsSync(join(folder, releaseFiles.manifest))) {
    const remedy = 'Name the folder of one edition, var/fjordby/releases/2026.1 for example.';
    return refuse('release/no-manifest', folder, 'There is no manifest.', remedy, EXIT.usage);
  }
  const { layers } = readManifest(folder);
  const layer: Layer | undefined = layers.find((one) => one === wanted);
  if (layer !== undefined) return openRelease(folder, layer);
  return refuse(
    'release/no-layer',
    folder,
    `There is no layer ${wanted}.`,
    `Known: ${layers.join(', ')}.`,
    EXIT.usage,
  );
}

function certificateOf(release: Release): ProtectionCertificate {
  const certificate = release.protection();
  if (certificate !== undefined) return certificate;
  const remedy = 'Build the edition again: it was made before figures were attacked.';
  return refuse(
    'release/no-certificate',
    release.directory,
    'There is no protection.json.',
    remedy,
    EXIT.inputRefused,
  );
}

const distance = z.object({
  compared: z.number(),
  mean: z.number(),
  usual: z.number(),
  most: z.number(),
});
const measuredFile = z.object({
  edition: z.string(),
  prices: z.array(
    z.object({
      indicator: z.string(),
      areaSet: z.string(),
      part: z.enum(['total', 'groups']),
      counts: distance.optional(),
      values: distance.optional(),
      rankCorrelation: z.number().optional(),
    }),
  ),
});

/** What the file holds; undefined when it is not there or no JSON, which no schema accepts. */
function readJsonOrNothing(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** UserError when the file is of another edition: its distances would stand beside the wrong figures. */
function readMeasured(file: string, edition: string): readonly MeasuredPrice[] {
  const parsed = measuredFile.safeParse(readJsonOrNothing(file));
  if (parsed.success && parsed.data.edition === edition) {
    return parsed.data.prices.map(({ indicator, areaSet, part, counts, values, rankCorrelation }) => ({
      ...{ indicator, areaSet, part },
      ...{ counts, values, rankCorrelation },
    }));
  }
  const problem = parsed.success
    ? `These distances are of edition ${parsed.data.edition}, the release is ${edition}.`
    : 'This is no file of measured distances.';
  const remedy = 'Name reports/measured-price.json of the build that made the release.';
  return refuse('explain/measured-price', file, problem, remedy, EXIT.inputRefused);
}

/** Says the price. UserError when the folder is no release, has no such layer or no certificate. */
export function explainRelease(folder: string, choices: ExplainChoices, surroundings: Surroundings): void {
  const release = openLayer(resolve(folder), choices.layer);
  const certificate = certificateOf(release);
  const { edition } = release.manifest;
  const measured =
    choices.measured === undefined ? undefined : readMeasured(resolve(choices.measured), edition);
  if (choices.json) {
    const { policy, layer, systems, untested, prices, inferred = [] } = certificate;
    const hidden = hiddenTotals(prices);
    const answer = {
      edition,
      layer,
      policy,
      systems,
      untested,
      hiddenTotals: hidden,
      prices,
      inferred,
      measured,
    };
    surroundings.say(JSON.stringify(answer, null, 1));
    return;
  }
  for (const line of renderPrice(release, certificate, measured)) surroundings.say(line);
}
