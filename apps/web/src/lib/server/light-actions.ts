/**
 * What people enter on a department's page: a step of its round, an entry of the register of letting tools.
 * Belongs here: from form to input log. Does not belong: who may (access/roles.ts), which step may follow which (lib/light/round.ts).
 * The actions `?/step` and `?/tool`. Works without scripts: the form posts, the answer is a redirect back, or the page with what was wrong.
 * A round lives in the edition in force: an older one takes no more steps.
 * Start with lightActions.
 */
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { type DepartmentLight, hasRound } from '../light/department.ts';
import type { LightProblem, LightRefusal } from '../light/problems.ts';
import { stepRefusal } from '../light/round.ts';
import type { RoundStep } from '../light/steps.ts';
import type { ToolStep } from '../light/tools.ts';
import { isSignedIn, type SignedInReader } from './access/reader.ts';
import { mayDo, mayTakeStep } from './access/roles.ts';
import { type InputOf, roundStepForm, toolStepForm } from './inputs.ts';
import { departmentsOf, roundRulesOf, today } from './light.ts';
import { type Reading, readingOf } from './releases.ts';
import type { Json } from './state/canonical-json.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'url'> & {
  readonly params: { readonly code: string };
};
type Sent = Readonly<Record<string, string>>;

const STATUS: Partial<Readonly<Record<LightProblem, number>>> = { 'not-allowed': 403 };

function refuse(problem: LightProblem, form: LightRefusal['lightForm'], sent: Sent) {
  return fail<LightRefusal>(STATUS[problem] ?? 400, {
    lightProblem: problem,
    lightForm: form,
    lightSent: sent,
  });
}

// An action's address is ?/step: back to the page without it.
function backTo(url: URL, anchor: string): never {
  const words = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  const query = new URLSearchParams(words).toString();
  redirect(303, `${url.pathname}${query === '' ? '' : `?${query}`}#${anchor}`);
}

async function readSent({ request }: Event): Promise<Sent> {
  const fields = [...(await request.formData())];
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  );
}

/** The department of the address, as the writer sees it; 404 for one they may not know of. */
async function departmentOf(event: Event, reading: Reading): Promise<DepartmentLight> {
  const all = await departmentsOf(event.locals, reading);
  return all.find(({ code }) => code === event.params.code) ?? error(404, 'report/no-area');
}

type Written = Pick<InputOf<'lightDecision'> | InputOf<'lettingTool'>, 'kind' | 'payload'>;

async function write(event: Event, { account, role }: SignedInReader, { kind, payload }: Written) {
  const { state } = event.locals;
  // As it will be read again: what is not there has no key.
  const plain: Json = JSON.parse(JSON.stringify(payload));
  await state.inputs.append({ account, role, kind, payload: plain });
  await state.access.note('input-written', account);
}

async function refuseWriting({ locals }: Event, form: LightRefusal['lightForm'], sent: Sent) {
  const { reader, state } = locals;
  await state.access.note('refused', isSignedIn(reader) ? reader.account : '');
  return refuse('not-allowed', form, sent);
}

/** A form's words → a step; what a box that is not ticked leaves out is false. */
function parseStep(sent: Sent): RoundStep | undefined {
  const { objectsToData, ...words } = sent;
  const step = sent['step'] === 'reply' ? { ...words, objectsToData: objectsToData === 'on' } : words;
  return roundStepForm.safeParse(step).data;
}

async function step(event: Event) {
  const sent = await readSent(event);
  const reading = readingOf(event.locals, event.url);
  const department = await departmentOf(event, reading);
  const { reader } = event.locals;
  const parsed = parseStep(sent);
  if (!isSignedIn(reader) || !department.isParty) return refuseWriting(event, 'step', sent);
  if (!parsed) return refuse('not-filled-in', 'step', sent);
  if (!mayTakeStep(reader, parsed.step, department.organisation?.id))
    return refuseWriting(event, 'step', sent);
  if (reading.newerEdition !== undefined) return refuse('older-edition', 'step', sent);
  if (!hasRound(department)) return refuse('no-colour', 'step', sent);
  const asked = { rules: roundRulesOf(reading.release), today: today(), account: reader.account };
  const refusal = stepRefusal(department.round, parsed, asked);
  if (refusal) return refuse(refusal, 'step', sent);
  const subject = { areaSet: department.areaSet, area: department.code };
  await write(event, reader, {
    kind: 'lightDecision',
    payload: { subject, edition: reading.edition, step: { ...parsed } },
  });
  return backTo(event.url, 'runden');
}

/** A form's words → an entry; an empty last day is none. */
function parseToolStep(sent: Sent): ToolStep | undefined {
  const { to, registered, ...words } = sent;
  const written = {
    ...words,
    ...(to ? { to } : {}),
    ...(registered ? { registered: Number(registered) } : {}),
  };
  return toolStepForm.safeParse(written).data;
}

function toolRefusal({ tools }: DepartmentLight, entry: ToolStep): LightProblem | undefined {
  if (entry.step === 'registered')
    return entry.to !== undefined && entry.to < entry.from ? 'ends-before-it-begins' : undefined;
  const tool = tools.find(({ sequence }) => sequence === entry.registered);
  if (!tool) return 'not-filled-in';
  return entry.step === 'ended' && entry.to < tool.from ? 'ends-before-it-begins' : undefined;
}

async function tool(event: Event) {
  const sent = await readSent(event);
  const department = await departmentOf(event, readingOf(event.locals, event.url));
  const { reader } = event.locals;
  if (!isSignedIn(reader) || !department.isParty || !mayDo(reader, 'register-letting-tool'))
    return refuseWriting(event, 'tool', sent);
  const entry = parseToolStep(sent);
  if (!entry) return refuse('not-filled-in', 'tool', sent);
  const refusal = toolRefusal(department, entry);
  if (refusal) return refuse(refusal, 'tool', sent);
  const subject = { areaSet: department.areaSet, area: department.code };
  await write(event, reader, { kind: 'lettingTool', payload: { subject, step: { ...entry } } });
  return backTo(event.url, 'vaerktoejer');
}

/** The actions `?/step` and `?/tool`, for a page's `actions`. */
export const lightActions = { step, tool };
