import { collatorOf } from '#lib/format/words.ts';
import type { Asked } from '#lib/report/asked.ts';
import { organisationReadings, readingOf } from '#lib/server/releases.ts';

/** The associations whose papers this reader may have. */
export const load = ({ locals, url }: Asked) => {
  const reading = readingOf(locals, url);
  const { organisations = [] } = reading.release.manifest;
  const { compare } = collatorOf(locals.language);
  return {
    organisations: organisationReadings(locals, reading)
      .map(({ organisation: id }) => ({ id, name: organisations.find((one) => one.id === id)?.name ?? id }))
      .sort((a, b) => compare(a.name, b.name)),
  };
};
