import type { Asked } from '#lib/report/asked.ts';
import { toCatalogueRows, toProtection } from '#lib/report/method.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const words = { language, text: textsIn(language).report };
  const { manifest, catalogue } = release;
  return {
    themes: cached(release, `catalogue ${language}`, () => toCatalogueRows(release, words)),
    protection: cached(release, `protection ${language}`, () => toProtection(release, words)),
    sources: new Set(catalogue.indicators.map((indicator) => indicator.source.id)).size,
    hasOutlook: cached(release, 'has-outlook', () => release.findings('backtest').length > 0),
    notes: manifest.notes.map((note) => note[language]),
  };
};
