import { levelOf } from '#lib/report/address.ts';
import type { Asked } from '#lib/report/asked.ts';
import { toProtection } from '#lib/report/method.ts';
import { toProtectionPage } from '#lib/report/protection-page.ts';
import { toInferred, toPricePage } from '#lib/report/protection-price.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const words = { language, text: textsIn(language).report };
  return {
    protection: cached(release, `protection ${language}`, () => toProtection(release, words)),
    about: cached(release, `protection-page ${language}`, () => toProtectionPage(release, words)),
    price: toPricePage(release, words, levelOf(url)),
    inferred: cached(release, `inferred ${language}`, () => toInferred(release, words)),
  };
};
