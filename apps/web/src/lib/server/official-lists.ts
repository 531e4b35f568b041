/**
 * Handing over the ministry's list: from a file or pasted cells to the input log, and what has been handed over.
 * Belongs here: the actions of the page, and its view. Does not belong: reading text (the release's parseOfficialList), matching (the build).
 * Works without scripts: the form posts, the answer is a redirect back, or the page with everything that is wrong.
 * Start with officialActions.
 */
import {
  familyOf,
  type ListProblem,
  OFFICIAL_FAMILIES,
  type OfficialFamily,
  type OfficialRow,
  parseOfficialList,
} from '@bybalance/release';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { LONGEST_NAME } from '../light/steps.ts';
import { isSignedIn } from './access/reader.ts';
import { mayDo } from './access/roles.ts';
import { type InputOf, LARGEST_LIST, readInputs } from './inputs.ts';

type ListInput = InputOf<'officialList'>;
type Event = Pick<RequestEvent, 'request' | 'locals' | 'url'>;

export type ListRefusal = 'not-allowed' | 'no-source' | 'too-large' | 'not-utf8' | 'gone' | 'wrong';

/** What the actions answer when nothing was written. */
export interface RefusedList {
  readonly refusal: ListRefusal;
  readonly problems: readonly ListProblem[];
  readonly source: string;
  readonly text: string;
  readonly whole: readonly string[];
}

/** One list that waits for the next edition. */
export interface WaitingList {
  readonly sequence: number;
  readonly at: string;
  readonly source: string;
  readonly lists: readonly {
    readonly listDate: string;
    readonly family: OfficialFamily;
    readonly rows: number;
  }[];
}

/** More problems than anyone mends at once; the number of all is told. */
const PROBLEMS_SHOWN = 50;

function refuse(refusal: ListRefusal, sent: Partial<RefusedList> = {}) {
  const { problems = [], source = '', text = '', whole = [] } = sent;
  return fail<RefusedList>(refusal === 'not-allowed' ? 403 : 400, { refusal, problems, source, text, whole });
}

function listsOf(rows: readonly OfficialRow[]): WaitingList['lists'] {
  return [...Map.groupBy(rows, ({ listDate, status }) => `${listDate} ${familyOf(status)}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => ({
      listDate: own[0]?.listDate ?? '',
      family: familyOf(own[0]?.status ?? 'none'),
      rows: own.length,
    }));
}

const isList = (input: { readonly kind: string }): input is ListInput => input.kind === 'officialList';

/** Lists handed over that the edition does not hold yet, newest first; withdrawn ones are gone. */
export async function waitingLists(
  locals: App.Locals,
  inputsSequence: number,
): Promise<readonly WaitingList[]> {
  const steps = (await readInputs(locals.state)).filter(isList);
  const withdrawn = new Set(
    steps.flatMap(({ payload }) => (payload.step === 'withdrawn' ? [payload.registered] : [])),
  );
  return steps
    .flatMap(({ sequence, at, payload }): readonly WaitingList[] => {
      if (payload.step !== 'registered' || withdrawn.has(sequence) || sequence <= inputsSequence) return [];
      const { rows } = parseOfficialList(payload.text);
      return [{ sequence, at, source: payload.source, lists: listsOf(rows) }];
    })
    .reverse();
}

/** The file where one was chosen, else what was pasted. undefined: not UTF-8. */
async function sentText(form: FormData): Promise<string | undefined> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return String(form.get('text') ?? '');
  if (file.size > LARGEST_LIST * 2) return ' '.repeat(LARGEST_LIST + 1);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

async function write({ locals }: Event, account: string, role: string, payload: ListInput['payload']) {
  await locals.state.inputs.append({
    account,
    role,
    kind: 'officialList',
    payload: JSON.parse(JSON.stringify(payload)),
  });
  await locals.state.access.note('input-written', account);
}

function backTo({ url }: Event): never {
  redirect(303, `${url.pathname}#venter`);
}

async function writerOf({ locals }: Event) {
  const { reader, state } = locals;
  if (isSignedIn(reader) && mayDo(reader, 'register-official-list')) return reader;
  await state.access.note('refused', isSignedIn(reader) ? reader.account : '');
  return undefined;
}

async function handOver(event: Event) {
  const writer = await writerOf(event);
  if (!writer) return refuse('not-allowed');
  const form = await event.request.formData();
  const source = String(form.get('source') ?? '')
    .trim()
    .slice(0, LONGEST_NAME);
  const whole = OFFICIAL_FAMILIES.filter((family) => form.get(`whole-${family}`) === 'on');
  const text = (await sentText(form))?.replaceAll('\r\n', '\n');
  if (text === undefined) return refuse('not-utf8', { source, whole });
  if (text.length > LARGEST_LIST) return refuse('too-large', { source, whole });
  const { problems } = parseOfficialList(text);
  if (problems.length > 0)
    return refuse('wrong', { source, text, whole, problems: problems.slice(0, PROBLEMS_SHOWN) });
  if (source === '') return refuse('no-source', { text, whole });
  await write(event, writer.account, writer.role, { step: 'registered', source, whole, text });
  return backTo(event);
}

async function withdraw(event: Event) {
  const writer = await writerOf(event);
  if (!writer) return refuse('not-allowed');
  const registered = Number((await event.request.formData()).get('sequence'));
  const inputs = await readInputs(event.locals.state);
  const found = inputs.find((one) => isList(one) && one.sequence === registered);
  if (found === undefined) return refuse('gone');
  await write(event, writer.account, writer.role, { step: 'withdrawn', registered });
  return backTo(event);
}

/** The actions `?/handover` and `?/withdraw`. */
export const officialActions = { handover: handOver, withdraw };
