import type { Asked } from '#lib/report/asked.ts';
import { areaNames } from '#lib/report/from-release.ts';
import { cached, readingOf } from '#lib/server/releases.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  return { areas: cached(release, 'area-names', () => areaNames(release)) };
};
