/** `areas check`: do the areas of a file tile the ground? Tells what is wrong and where, and ends with 3 when it is not accepted. */
import { resolve } from 'node:path';
import { acceptedAreas, checkAreas } from '../areas/check-areas.ts';
import { renderAreasReport } from '../areas/render-report.ts';
import type { Tolerance } from '../areas/tolerance.ts';
import type { Crs } from '../areas/types.ts';
import { UserError } from '../support/errors.ts';
import type { Surroundings } from './surroundings.ts';

export interface AreaCheckChoices {
  readonly within?: string;
  readonly tolerance?: Tolerance;
  readonly crs?: Crs;
  readonly code?: string;
}

/** Says the report. UserError `areas/not-accepted` when overlaps or gaps are larger than the tolerance, or a ring crosses itself. */
export async function checkAreaFile(
  file: string,
  choices: AreaCheckChoices,
  surroundings: Surroundings,
): Promise<void> {
  const report = checkAreas({
    file: resolve(file),
    within: choices.within === undefined ? undefined : resolve(choices.within),
    crs: choices.crs,
    codeProperty: choices.code,
    ...(choices.tolerance ?? { toleranceShare: 0, toleranceKm2: 0 }),
  });
  surroundings.say(renderAreasReport(report));
  if (acceptedAreas(report)) return;
  throw new UserError([
    {
      level: 'error',
      code: 'areas/not-accepted',
      place: { file },
      problem: 'The areas do not tile the ground.',
      remedy: 'Mend what the report lists, or give a tolerance with --tolerance 0.3 (km²) or 0.02%.',
    },
  ]);
}
