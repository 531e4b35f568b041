import { error, redirect } from '@sveltejs/kit';
import { populationOutlook } from '#lib/outlook/population-view.ts';
import { toAreaPage } from '#lib/report/area-page.ts';
import type { Asked } from '#lib/report/asked.ts';
import { nearestArea } from '#lib/report/find.ts';
import { areaNames, mainSet } from '#lib/report/from-release.ts';
import { commentActions, commentsFor } from '#lib/server/comments.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';
import { hrefOf } from '#lib/texts/language.ts';

export const actions = { ...commentActions };

export const load = async ({ locals, url, params }: Asked & { params: { code: string } }) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const set = mainSet(release);
  const area = set?.areas.find((one) => one.code === params.code);
  if (!set || !area) {
    const near = nearestArea(release, params.code);
    if (near) redirect(307, hrefOf(language, `/omraader/${encodeURIComponent(near.code)}`, url));
    error(404, 'report/no-area');
  }
  const words = { language, text: textsIn(language).report };
  const asked = url.searchParams.get('aar');
  const [parentSet, parentCode] = area.parent?.split('/') ?? [];
  const district = release.areaSet(parentSet ?? '');
  const parent = district?.areas.find((one) => one.code === parentCode);
  const content = toAreaPage(release, area, asked, words);
  const figures = content.keyRows.map((row) => ({ indicator: row.id, period: row.period }));
  return {
    comments: await commentsFor(locals, release, { areaSet: set.id, area: area.code }, figures),
    area: areaNames(release).findIndex((one) => one.code === area.code),
    parent: parent?.name,
    parentKind: district?.singular[language],
    content,
    population: populationOutlook(release, { set: set.id, code: area.code }, words),
  };
};
