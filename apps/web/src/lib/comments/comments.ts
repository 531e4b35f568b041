import type { Text } from '@bybalance/release';
import type { Audience, Role } from '../server/access/roles.ts';

/** The figure that a comment speaks of. */
export interface CommentedFigure {
  readonly indicator: string;
  readonly areaSet: string;
  readonly area: string;
  readonly period: string;
}

/** A comment as this reader may see it: its author's role, never a name. */
export interface ShownComment {
  readonly sequence: number;
  readonly figure: CommentedFigure;
  readonly title: Text;
  /** ISO time of writing. */
  readonly at: string;
  readonly role: Role;
  readonly audience: Audience;
  readonly text: string;
  readonly mayWithdraw: boolean;
}

/** What a page needs to show and take comments on some figures of one area. */
export interface CommentsView {
  readonly comments: readonly ShownComment[];
  /** Figures that can be chosen in the form. */
  readonly figures: readonly (CommentedFigure & { readonly title: Text })[];
  /** Audiences this reader may write to; empty = no form. */
  readonly writesTo: readonly Audience[];
}

export const LONGEST_COMMENT = 1000;

/** Why a comment was not saved, and what was written, so that it still stands in the form. */
export type CommentProblem = 'empty' | 'too-long' | 'not-allowed' | 'unknown-figure' | 'failed';

/** What the comment actions answer when nothing was saved. */
export interface CommentRefusal {
  readonly commentProblem: CommentProblem;
  readonly commentText: string;
}
