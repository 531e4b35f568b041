/**
 * The departments of the traffic light, as one reader may see them: findings of the release with the rounds and tools of the input log laid over.
 * Belongs here: whose proposals a reader sees, and what is told to others of a decision. Does not belong: words, forms (light-actions.ts).
 * A department is open to its own association and to those who run the round. Other readers who know the department hear of it once it is decided.
 * Start with departmentsOf.
 */
import type { Area, AreaSet, LightFinding, Release } from '@bybalance/release';
import { dayOf } from '../format/date.ts';
import type { DepartmentLight } from '../light/department.ts';
import {
  colourInForce,
  type Round,
  type RoundRules,
  refusalOf,
  roundOf,
  toldToOthers,
  USUAL_RULES,
} from '../light/round.ts';
import type { OfferedSteps } from '../light/round-view.ts';
import { STEPS } from '../light/steps.ts';
import { toolsInUse } from '../light/tools.ts';
import { lightFindings } from '../report/per-release.ts';
import { isSignedIn, type Reader } from './access/reader.ts';
import { mayTakeStep } from './access/roles.ts';
import { type Input, type InputOf, readInputs } from './inputs.ts';
import { organisationReadings, type Reading } from './releases.ts';

interface Place {
  readonly areaSet: string;
  readonly area: Area;
}

/** A department whose proposal the reader may see. */
interface OpenDepartment extends Place {
  readonly organisation: string | undefined;
  readonly findings: readonly LightFinding[];
  readonly release: Release;
}

/** Today by the Danish clock. */
export const today = () => dayOf(Date.now());

/** How rounds go at this site. */
export function roundRulesOf(release: Release): RoundRules {
  return release.manifest.site.lightRound ?? USUAL_RULES;
}

const keyOf = (areaSet: string, area: string) => `${areaSet}/${area}`;

function placeOf(release: Release, subject: string): Place | undefined {
  const [areaSet = '', ...code] = subject.split('/');
  const area = release.areaSet(areaSet)?.areas.find((one) => one.code === code.join('/'));
  return area && { areaSet, area };
}

function openIn(release: Release, organisation: string | undefined): readonly OpenDepartment[] {
  const bySubject = Map.groupBy(lightFindings(release), ({ subject }) => subject);
  return [...bySubject].flatMap(([subject, found]) => {
    const place = placeOf(release, subject);
    const findings = [...found].sort((a, b) => a.period.localeCompare(b.period));
    return place ? [{ ...place, organisation, findings, release }] : [];
  });
}

/** Departments with proposals that this reader may see, each once: from its association's layer, or from a layer that is for all its readers. */
function openDepartments(locals: Pick<App.Locals, 'reader'>, reading: Reading): readonly OpenDepartment[] {
  const own = organisationReadings(locals, reading);
  const common = openIn(reading.release, undefined);
  const all = [...common, ...own.flatMap(({ release, organisation }) => openIn(release, organisation))];
  return [...new Map(all.map((one) => [keyOf(one.areaSet, one.area.code), one])).values()];
}

const isDepartmentSet = (set: AreaSet) => set.role === 'department';

/** Departments that the reader's own layers name, whatever is known of their light. */
function namedDepartments(release: Release): readonly Place[] {
  return release.areaSets
    .filter(isDepartmentSet)
    .flatMap(({ id, areas }) => areas.map((area) => ({ areaSet: id, area })));
}

function ofKind<K extends Input['kind']>(inputs: readonly Input[], kind: K): readonly InputOf<K>[] {
  return inputs.filter((input): input is InputOf<K> => input.kind === kind);
}

function bySubject<T extends { readonly payload: { readonly subject: { areaSet: string; area: string } } }>(
  inputs: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(inputs, ({ payload: { subject } }) => keyOf(subject.areaSet, subject.area));
}

/** Every round of a department, oldest first, by edition. */
function roundsOf(
  decisions: readonly InputOf<'lightDecision'>[],
  rules: RoundRules,
): ReadonlyMap<string, Round> {
  const byEdition = Map.groupBy(decisions, ({ payload }) => payload.edition);
  return new Map(
    [...byEdition].map(([edition, steps]) => {
      const taken = steps.map(({ sequence, at, account, role, payload }) => ({
        sequence,
        at,
        account,
        role,
        step: payload.step,
      }));
      return [edition, roundOf(taken, rules, today())];
    }),
  );
}

interface Laid {
  readonly reading: Reading;
  readonly decisions: ReadonlyMap<string, readonly InputOf<'lightDecision'>[]>;
  readonly tools: ReadonlyMap<string, readonly InputOf<'lettingTool'>[]>;
}

function organisationOf({ reading }: Laid, id: string | undefined): DepartmentLight['organisation'] {
  if (id === undefined) return undefined;
  const { organisations = [] } = reading.release.manifest;
  return { id, name: organisations.find((one) => one.id === id)?.name ?? id };
}

function layOver(laid: Laid, place: Place, open: OpenDepartment | undefined): DepartmentLight {
  const { release, edition } = laid.reading;
  const key = keyOf(place.areaSet, place.area.code);
  const rounds = roundsOf(laid.decisions.get(key) ?? [], roundRulesOf(release));
  const round = rounds.get(edition) ?? roundOf([], roundRulesOf(release), today());
  const entries = (laid.tools.get(key) ?? []).map(({ sequence, payload }) => ({
    sequence,
    step: payload.step,
  }));
  return {
    areaSet: place.areaSet,
    code: place.area.code,
    name: place.area.name,
    organisation: organisationOf(laid, open?.organisation),
    isParty: open !== undefined,
    findings: open?.findings ?? [],
    round: open ? round : toldToOthers(round),
    inForce: colourInForce([...rounds.values()], today()),
    tools: toolsInUse(entries),
    laws: open?.release.laws ?? [],
  };
}

const isTold = ({ isParty, round, inForce }: DepartmentLight) =>
  isParty || round.placement !== undefined || inForce !== undefined;

/** The departments this reader may see a light of, in no order. Empty: nothing, or nothing for them; a page cannot tell which. */
export async function departmentsOf(
  locals: Pick<App.Locals, 'reader' | 'state'>,
  reading: Reading,
): Promise<readonly DepartmentLight[]> {
  const open = new Map(
    openDepartments(locals, reading).map((one) => [keyOf(one.areaSet, one.area.code), one]),
  );
  const named = namedDepartments(reading.release);
  if (open.size === 0 && named.length === 0) return [];
  const inputs = await readInputs(locals.state);
  const laid = {
    reading,
    decisions: bySubject(ofKind(inputs, 'lightDecision')),
    tools: bySubject(ofKind(inputs, 'lettingTool')),
  };
  const others = named.filter(({ areaSet, area }) => !open.has(keyOf(areaSet, area.code)));
  return [
    ...[...open.values()].map((one) => layOver(laid, one, one)),
    ...others.map((place) => layOver(laid, place, undefined)),
  ].filter(isTold);
}

/** The layer that holds a department for this reader: the one they read, or that of its association. */
export function releaseFor(
  locals: Pick<App.Locals, 'reader'>,
  reading: Reading,
  { areaSet, code }: Pick<DepartmentLight, 'areaSet' | 'code'>,
): Release {
  const holds = (release: Release) =>
    release.areaSet(areaSet)?.areas.some((area) => area.code === code) === true;
  if (holds(reading.release)) return reading.release;
  const own = organisationReadings(locals, reading).find(({ release }) => holds(release));
  return own?.release ?? reading.release;
}

/** The steps that a reader's role allows for a department, each with why it cannot be taken now. */
export function offeredSteps(reader: Reader, department: DepartmentLight, release: Release): OfferedSteps {
  if (!isSignedIn(reader) || !department.isParty) return new Map();
  const asked = { rules: roundRulesOf(release), today: today(), account: reader.account };
  return new Map(
    STEPS.filter((step) => mayTakeStep(reader, step, department.organisation?.id)).map((step) => [
      step,
      refusalOf(department.round, step, asked),
    ]),
  );
}

/** Whether the page has anything for this reader: what the navigation asks. */
export async function hasLight(
  locals: Pick<App.Locals, 'reader' | 'state'>,
  reading: Reading,
): Promise<boolean> {
  if (openDepartments(locals, reading).length > 0) return true;
  return (await departmentsOf(locals, reading)).length > 0;
}
