import type { Asked } from '#lib/report/asked.ts';
import { mapOf } from '#lib/report/map-of.ts';
import { cached, readingOf } from '#lib/server/releases.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  return { geometry: cached(release, 'map-geometry', () => mapOf(release)) };
};
