import { da } from '#lib/texts/da.ts';
import { en } from '#lib/texts/en.ts';
import type { Language } from '#lib/texts/language.ts';
import type { Texts } from '#lib/texts/types.ts';

const texts: Readonly<Record<Language, Texts>> = { da, en };

/** All texts of a language. Server only: a browser gets its one language from the root layout. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
