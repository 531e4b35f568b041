import { createContext } from 'svelte';
import type { Language } from './language.ts';
import type { Texts } from './types.ts';

interface Wording {
  readonly language: Language;
  readonly texts: Texts;
}

const [readWording, writeWording] = createContext<() => Wording>();

/** Called once, by the root layout. */
export const provideWording = writeWording;

/** Texts of the page's language, for components. */
export function useTexts(): Texts {
  return readWording()().texts;
}

/** Language of the page, for components. */
export function useLanguage(): Language {
  return readWording()().language;
}
