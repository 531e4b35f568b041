import { error } from '@sveltejs/kit';
import { departmentTrends } from '#lib/light/department-trends.ts';
import { toDepartmentView } from '#lib/light/department-view.ts';
import { toRoundView } from '#lib/light/round-view.ts';
import { toDepartmentChecks } from '#lib/light/tool-checks-view.ts';
import { toToolsView } from '#lib/light/tools-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { mayDo } from '#lib/server/access/roles.ts';
import { departmentsOf, offeredSteps, releaseFor, roundRulesOf, today } from '#lib/server/light.ts';
import { lightActions } from '#lib/server/light-actions.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const actions = { ...lightActions };

export const load = async ({ locals, url, params }: Asked & { params: { code: string } }) => {
  const reading = readingOf(locals, url);
  const department = (await departmentsOf(locals, reading)).find(({ code }) => code === params.code);
  if (!department) error(404, 'report/no-area');
  const words = { language: locals.language, texts: textsIn(locals.language) };
  const { release } = reading;
  const isCurrent = reading.newerEdition === undefined;
  const offered = offeredSteps(locals.reader, department, release);
  return {
    department: toDepartmentView(department, release, words),
    round: toRoundView(department, roundRulesOf(release), offered, isCurrent, words),
    tools: toToolsView(
      department.tools,
      today(),
      toDepartmentChecks(department, releaseFor(locals, reading, department), today(), words),
      words,
    ),
    trends: departmentTrends(department, releaseFor(locals, reading, department), today(), words),
    mayRegister: department.isParty && mayDo(locals.reader, 'register-letting-tool'),
    forum: department.round.placement?.forum ?? release.manifest.site.lightRound?.forum ?? '',
    proposed: department.findings.at(-1)?.status ?? [],
    today: today(),
  };
};
