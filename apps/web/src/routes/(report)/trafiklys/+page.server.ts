import { toLightList } from '#lib/light/list-view.ts';
import { toToolChecks } from '#lib/light/tool-checks-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { departmentsOf, releaseFor, today } from '#lib/server/light.ts';
import { readingOf } from '#lib/server/releases.ts';
import { maySeeReport51b } from '#lib/server/report-51b.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = async ({ locals, url }: Asked) => {
  const reading = readingOf(locals, url);
  const departments = await departmentsOf(locals, reading);
  const asked = url.searchParams.get('organisation');
  const words = { language: locals.language, texts: textsIn(locals.language) };
  const releaseOf = (department: (typeof departments)[number]) => releaseFor(locals, reading, department);
  return {
    list: departments.length === 0 ? undefined : toLightList(departments, asked, words),
    checks: departments.length === 0 ? undefined : toToolChecks(departments, releaseOf, today(), words),
    maySeeReport: maySeeReport51b(reading),
    asked,
  };
};
