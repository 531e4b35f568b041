import { formatDate } from '#lib/format/date.ts';
import type { Asked } from '#lib/report/asked.ts';
import { mayDo } from '#lib/server/access/roles.ts';
import { officialActions, waitingLists } from '#lib/server/official-lists.ts';
import { readingOf } from '#lib/server/releases.ts';

export const actions = { ...officialActions };

export const load = async ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const date = (day: string) => formatDate(day, locals.language);
  const mayHandOver = mayDo(locals.reader, 'register-official-list');
  const waiting = mayHandOver ? await waitingLists(locals, release.manifest.inputsSequence) : [];
  return {
    mayHandOver,
    handed: [...release.officialLists()].reverse().map(({ listDate, unknown, ...sheet }) => ({
      ...{ ...sheet, key: `${listDate} ${sheet.family}`, date: date(listDate), unknown: unknown.length },
    })),
    waiting: waiting.map(({ at, lists, ...one }) => ({
      ...one,
      at: date(at.slice(0, 10)),
      lists: lists.map(({ listDate, ...list }) => ({ ...list, date: date(listDate) })),
    })),
  };
};
