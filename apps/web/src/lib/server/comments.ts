/**
 * Comments on numbers: what a page shows, and the two actions that write.
 * Belongs here: from request to input log and back. Does not belong: the rules of access (access/roles.ts), the chain (state).
 * Used by the Område page: `commentsFor` in its load, `...commentActions` in its actions.
 * Works without scripts: the form posts, the answer is a redirect back, or the page with what was wrong.
 * Start with commentsFor.
 */
import type { Release } from '@bybalance/release';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
  type CommentedFigure,
  type CommentProblem,
  type CommentRefusal,
  type CommentsView,
  LONGEST_COMMENT,
} from '../comments/comments.ts';
import { isSignedIn, type Reader, type SignedInReader } from './access/reader.ts';
import { AUDIENCES, type Audience, mayDo } from './access/roles.ts';
import { figureForm, type InputOf, readInputs } from './inputs.ts';
import { holdsFigure, mayWithdraw, overlay, standingComments } from './overlay.ts';
import { readingOf } from './releases.ts';

/** Audiences a reader may write to in this edition; partners exist only where the edition has their layer. */
function audiencesOf(reader: Reader, release: Release): readonly Audience[] {
  return AUDIENCES.filter(
    (audience) => release.manifest.layers.includes(audience) && mayDo(reader, `comment-${audience}`),
  );
}

/**
 * Comments on an area's figures, and whether this reader may add one.
 * `figures` are those the page shows and the form offers, each with the period it shows.
 */
export async function commentsFor(
  locals: App.Locals,
  release: Release,
  place: Pick<CommentedFigure, 'areaSet' | 'area'>,
  figures: readonly Pick<CommentedFigure, 'indicator' | 'period'>[],
): Promise<CommentsView> {
  const laid = overlay(release, await readInputs(locals.state), locals.reader);
  return {
    comments: laid.commentsOnArea(place.areaSet, place.area),
    figures: figures.flatMap(({ indicator, period }) => {
      const title = release.indicator(indicator)?.title;
      const figure = { indicator, period, areaSet: place.areaSet, area: place.area };
      return title && holdsFigure(release, figure) ? [{ ...figure, title }] : [];
    }),
    writesTo: audiencesOf(locals.reader, release),
  };
}

type Event = Pick<RequestEvent, 'request' | 'locals' | 'url'>;

const STATUS: Readonly<Record<CommentProblem, number>> = {
  empty: 400,
  'too-long': 400,
  'not-allowed': 403,
  'unknown-figure': 400,
  failed: 500,
};

function refuse(commentProblem: CommentProblem, commentText = '') {
  return fail<CommentRefusal>(STATUS[commentProblem], { commentProblem, commentText });
}

// An action's address is ?/comment: back to the page without it.
function backTo(url: URL): never {
  const words = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  const query = new URLSearchParams(words).toString();
  redirect(303, `${url.pathname}${query === '' ? '' : `?${query}`}#kommentarer`);
}

const sentForm = z.object({ figure: z.string(), text: z.string(), audience: z.string() });

/** The form names a figure as JSON [indicator, areaSet, area, period]. */
function parseFigure(written: string): CommentedFigure | undefined {
  try {
    const parts: unknown = JSON.parse(written);
    if (!Array.isArray(parts)) return undefined;
    const [indicator, areaSet, area, period] = parts as readonly unknown[];
    return figureForm.safeParse({ indicator, areaSet, area, period }).data;
  } catch {
    return undefined;
  }
}

type Written = InputOf<'comment' | 'comment-withdrawal'>;

async function write(
  event: Event,
  author: SignedInReader,
  kind: Written['kind'],
  payload: Written['payload'],
) {
  const { state } = event.locals;
  await state.inputs.append({ account: author.account, role: author.role, kind, payload });
  await state.access.note('input-written', author.account);
}

async function refuseWriting(event: Event, text: string) {
  const { reader, state } = event.locals;
  await state.access.note('refused', isSignedIn(reader) ? reader.account : '');
  return refuse('not-allowed', text);
}

async function comment(event: Event) {
  const sent = sentForm.safeParse(Object.fromEntries(await event.request.formData())).data;
  if (!sent) return refuse('empty');
  const text = sent.text.replaceAll('\r\n', '\n').trim();
  const { reader } = event.locals;
  const { release } = readingOf(event.locals, event.url);
  const audience = audiencesOf(reader, release).find((one) => one === sent.audience);
  if (!isSignedIn(reader) || !audience) return refuseWriting(event, text);
  if (text === '') return refuse('empty');
  if (text.length > LONGEST_COMMENT) return refuse('too-long', text);
  const subject = parseFigure(sent.figure);
  if (!subject || !holdsFigure(release, subject)) return refuse('unknown-figure', text);
  await write(event, reader, 'comment', { subject: { ...subject }, audience, text });
  return backTo(event.url);
}

async function withdraw(event: Event) {
  const { reader } = event.locals;
  const sequence = Number((await event.request.formData()).get('sequence'));
  const standing = standingComments(await readInputs(event.locals.state));
  const found = standing.find((one) => one.sequence === sequence);
  if (!isSignedIn(reader) || !found || !mayWithdraw(reader, found)) return refuseWriting(event, '');
  await write(event, reader, 'comment-withdrawal', { withdraws: sequence });
  return backTo(event.url);
}

/** The actions `?/comment` and `?/withdraw`, for a page's `actions`. */
export const commentActions = { comment, withdraw };
