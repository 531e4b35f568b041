/**
 * What every view model that makes text is handed: the language and its words.
 * Belongs here: the shape. The words are in texts/report.da.ts and texts/report.en.ts; a page brings only its own language.
 */
import type { reportDa } from '../texts/report.da.ts';
import type { Widened } from '../texts/types.ts';

export type ReportTexts = Widened<typeof reportDa>;

export interface Words {
  readonly language: 'da' | 'en';
  readonly text: ReportTexts;
}
