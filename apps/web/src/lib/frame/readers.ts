import type { Language } from '../texts/language.ts';
import type { Texts } from '../texts/types.ts';
import type { Readers } from './frame.ts';

/** Who may read the page, in words: "kun for Fjordbo og Fjordby Almene Boliger". */
export function sayReaders(readers: Readers, texts: Texts['layers'], language: Language): string {
  if (readers.kind !== 'organisations') return texts[readers.kind];
  const list = new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB', { type: 'conjunction' });
  return texts.onlyFor(list.format(readers.names));
}
