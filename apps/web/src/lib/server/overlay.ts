/**
 * What people have entered, laid over a release: the one place where inputs meet figures.
 * Belongs here: which inputs stand, and what a reader may see of them. Does not belong: writing, pages.
 * Used by load functions of pages that show comments. Pure: release and inputs in, what is shown out; the release is unchanged.
 * A withdrawn comment is gone from the page and stays in the log. A comment on a figure the layer has not is not shown.
 * Start with overlay.
 */
import type { Release } from '@bybalance/release';
import type { CommentedFigure, ShownComment } from '../comments/comments.ts';
import { isSignedIn, type Reader } from './access/reader.ts';
import { isRole, mayDo, mayReadComment } from './access/roles.ts';
import type { Input, InputOf } from './inputs.ts';

type CommentInput = InputOf<'comment'>;

export interface Overlay {
  /** Comments on any figure of one area, oldest first. */
  commentsOnArea(areaSet: string, area: string): readonly ShownComment[];
}

/** Whether a reader may take a comment back: their own, or any for who edits the report. */
export function mayWithdraw(reader: Reader, comment: { readonly account: string }): boolean {
  if (mayDo(reader, 'withdraw-any-comment')) return true;
  return isSignedIn(reader) && reader.account === comment.account && mayDo(reader, 'withdraw-own-comment');
}

/** Comments that have not been withdrawn, oldest first. */
export function standingComments(inputs: readonly Input[]): readonly CommentInput[] {
  const withdrawn = new Set(
    inputs.flatMap((input) => (input.kind === 'comment-withdrawal' ? [input.payload.withdraws] : [])),
  );
  return inputs.flatMap((input) =>
    input.kind === 'comment' && !withdrawn.has(input.sequence) ? [input] : [],
  );
}

/** Whether the layer holds the figure: a comment must not tell that a hidden one is there. */
export function holdsFigure(release: Release, figure: CommentedFigure): boolean {
  const { indicator, areaSet, area, period } = figure;
  return (
    release.areaSet(areaSet) !== undefined &&
    release.observation(indicator, areaSet, area, period) !== undefined
  );
}

function toShown(comment: CommentInput, release: Release, reader: Reader): readonly ShownComment[] {
  const { subject, audience, text } = comment.payload;
  const indicator = release.indicator(subject.indicator);
  const isVisible = mayReadComment(reader, audience) && holdsFigure(release, subject);
  if (!indicator || !isVisible || !isRole(comment.role)) return [];
  return [
    {
      sequence: comment.sequence,
      figure: subject,
      title: indicator.title,
      at: comment.at,
      role: comment.role,
      audience,
      text,
      mayWithdraw: mayWithdraw(reader, comment),
    },
  ];
}

/** Inputs in the order of the log, laid over one layer of a release for one reader. */
export function overlay(release: Release, inputs: readonly Input[], reader: Reader): Overlay {
  const shown = standingComments(inputs).flatMap((comment) => toShown(comment, release, reader));
  return {
    commentsOnArea: (areaSet, area) =>
      shown.filter(({ figure }) => figure.areaSet === areaSet && figure.area === area),
  };
}
