/** What every paper's view model is handed: the language and all its words. */
import type { Language } from '../texts/language.ts';
import type { Texts } from '../texts/types.ts';

export interface PaperWords {
  readonly language: Language;
  readonly texts: Texts;
}

export type PaperTexts = Texts['paper'];
