import { error } from '@sveltejs/kit';
import { toLightPanel } from '#lib/light/light-panel.ts';
import { toWarnings } from '#lib/outlook/warning-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { toStatusMatrix } from '#lib/report/balance-view.ts';
import { figuresOf, indicatorOrFirst, themesOf } from '#lib/report/from-release.ts';
import { nearestAreas } from '#lib/report/nearest-list.ts';
import { toSpreads } from '#lib/report/spread-view.ts';
import { departmentsOf } from '#lib/server/light.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = async ({ locals, url }: Asked) => {
  const reading = readingOf(locals, url);
  const { release } = reading;
  const { language } = locals;
  const asked = url.searchParams.get('maal') ?? url.searchParams.get('indikator');
  const indicator = indicatorOrFirst(release, asked);
  if (!indicator) error(404, 'release/no-indicators');
  const { townView } = release.manifest.site;
  const words = { language, text: textsIn(language).report };
  // Everyone's own page asks nobody's register.
  const isPublic = release.layers.every((layer) => layer === 'alle');
  const departments = isPublic ? [] : await departmentsOf(locals, reading);
  return {
    light: toLightPanel(departments, { language, texts: textsIn(language) }),
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
