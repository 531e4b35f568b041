import { error } from '@sveltejs/kit';
import { toWarnings } from '#lib/outlook/warning-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { toStatusMatrix } from '#lib/report/balance-view.ts';
import { figuresOf, indicatorOrFirst, themesOf } from '#lib/report/from-release.ts';
import { nearestAreas } from '#lib/report/nearest-list.ts';
import { toSpreads } from '#lib/report/spread-view.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const asked = url.searchParams.get('maal') ?? url.searchParams.get('indikator');
  const indicator = indicatorOrFirst(release, asked);
  if (!indicator) error(404, 'release/no-indicators');
  const { townView } = release.manifest.site;
  const words = { language, text: textsIn(language).report };
  return {
    figures: cached(release, `figures ${language} ${indicator.id}`, () =>
      figuresOf(release, indicator, words),
    ),
    themes: cached(release, `themes ${language}`, () => themesOf(release, words)),
    first: indicatorOrFirst(release, null)?.id ?? indicator.id,
    unknown: asked !== null && asked !== indicator.id ? asked : undefined,
    about: { definition: indicator.definition[language], caveat: indicator.caveat[language] },
    townName: townView?.name[language],
    nearest: cached(release, `nearest ${language}`, () => nearestAreas(release, words)),
    matrix: cached(release, `matrix ${language}`, () => toStatusMatrix(release, words)),
    warnings: cached(release, `warnings ${language}`, () => toWarnings(release, words)),
    spreads: cached(release, `spreads ${language}`, () => toSpreads(release, words)),
  };
};
