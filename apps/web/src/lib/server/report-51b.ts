/**
 * The report under § 51 b for one reader: their departments, their layer. 404 for who reads the open layer alone, as if there were none.
 * Belongs here: whose report it is. Does not belong: what stands in it (lib/light/report-51b.ts).
 */
import { error } from '@sveltejs/kit';
import { type Report51b, toReport51b } from '../light/report-51b.ts';
import type { LightWords } from '../light/say.ts';
import { toDepartmentChecks } from '../light/tool-checks-view.ts';
import type { Asked } from '../report/asked.ts';
import { departmentsOf, releaseFor, today } from './light.ts';
import { type Reading, readingOf } from './releases.ts';
import { textsIn } from './texts.ts';

/** The report is for the municipality and its partners. */
export function maySeeReport51b({ release }: Pick<Reading, 'release'>): boolean {
  return release.layers.some((layer) => layer !== 'alle');
}

export async function report51bFor({
  locals,
  url,
}: Asked): Promise<{ readonly report: Report51b; readonly words: LightWords }> {
  const reading = readingOf(locals, url);
  if (!maySeeReport51b(reading)) error(404, 'report/no-area');
  const words = { language: locals.language, texts: textsIn(locals.language) };
  const departments = await departmentsOf(locals, reading);
  const report = toReport51b(
    reading.release,
    {
      departments,
      checksOf: (department) =>
        toDepartmentChecks(department, releaseFor(locals, reading, department), today(), words),
      year: url.searchParams.get('aar'),
      today: today(),
    },
    words,
  );
  return { report, words };
}
