/**
 * What a paper of sections is made of: headings, text, tables, lines, lights, a ready paragraph, definitions.
 * Belongs here: the shapes that typst/attachment.typ draws. Used by attachment.ts and dialogue.ts.
 */
import type { Definition } from './definitions.ts';
import type { LineFigure } from './line-figure.ts';
import type { Paper } from './paper.ts';
import type { Run } from './runs.ts';
import type { LightPart } from './sheet-light.ts';

export interface NumberTable {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
  readonly note: string;
}

export type Part =
  | { readonly kind: 'heading' | 'subheading'; readonly title: string; readonly subtitle: string }
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  | { readonly kind: 'bullets'; readonly entries: readonly (readonly Run[])[] }
  | { readonly kind: 'table'; readonly table: NumberTable }
  | { readonly kind: 'lines'; readonly columns: number; readonly figures: readonly LineFigure[] }
  | { readonly kind: 'lights'; readonly light: LightPart }
  | {
      readonly kind: 'ready';
      readonly title: string;
      readonly subtitle: string;
      readonly paragraphs: readonly string[];
    }
  | {
      readonly kind: 'definitions';
      readonly title: string;
      readonly entries: readonly Definition[];
      readonly notes: readonly string[];
    };

export interface PartedPaper {
  readonly kind: 'parts';
  readonly paper: Paper;
  readonly name: string;
  /** A line above the name. */
  readonly over: string;
  readonly lead: readonly Run[];
  readonly parts: readonly Part[];
  /** Stands before the live link at the end. */
  readonly more: string;
}
