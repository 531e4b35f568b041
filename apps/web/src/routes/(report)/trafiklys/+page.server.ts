import { toLightList } from '#lib/light/list-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { departmentsOf } from '#lib/server/light.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = async ({ locals, url }: Asked) => {
  const departments = await departmentsOf(locals, readingOf(locals, url));
  const asked = url.searchParams.get('organisation');
  const words = { language: locals.language, texts: textsIn(locals.language) };
  return { list: departments.length === 0 ? undefined : toLightList(departments, asked, words), asked };
};
