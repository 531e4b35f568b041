import type { Language } from '#lib/texts/language.ts';
import type { Texts } from '#lib/texts/types.ts';

/** One language travels to the browser, as code and not as data. */
async function textsOf(language: Language): Promise<Texts> {
  return language === 'en' ? (await import('#lib/texts/en.ts')).en : (await import('#lib/texts/da.ts')).da;
}

export async function load({ data }) {
  return { ...data, texts: await textsOf(data.language) };
}
