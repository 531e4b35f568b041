/**
 * Small grammar that both languages need when a sentence is put together.
 * Belongs here: plural, capital, genitive, order. Does not belong: sentences (texts).
 * Used by texts, tables and lists. Pure.
 */
import type { Language } from '../texts/language.ts';

/** "1 område", "2 områder", "0 områder": the form is chosen by n === 1, as 0,5 takes the plural in print. */
export function plural(n: number, one: string, other: string): string {
  return `${n} ${n === 1 ? one : other}`;
}

/** First letter large: the rest is left as it is. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('da') + text.slice(1);
}

/** "Nørrevangs", "Grejs’", "Randers’": s, or an apostrophe after s, x and z; English always takes ’s. */
export function genitive(name: string, language: Language): string {
  if (language === 'en') return `${name}’s`;
  return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`;
}

const collators = {
  da: new Intl.Collator('da', { numeric: true }),
  en: new Intl.Collator('en-GB', { numeric: true }),
};

/** Order of names: Danish puts Æ, Ø, Å (and Aa) last. */
export function collatorOf(language: Language): Intl.Collator {
  return collators[language];
}
