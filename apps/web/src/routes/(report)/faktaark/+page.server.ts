import { redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { mainSet } from '#lib/report/from-release.ts';
import { paperReading } from '#lib/server/pdf/paper-reading.ts';
import { setOf, startSet } from '#lib/server/pdf/sheet-set.ts';

export const load = async ({ locals, url }: Asked) => {
  const { reading, asker } = paperReading(locals, url);
  const set = await setOf(asker, url, reading);
  return {
    areas: mainSet(reading.release)?.areas.length ?? 0,
    set: set && {
      state: set.state,
      done: set.done,
      of: set.of,
      bytes: set.made?.pdf.byteLength ?? 0,
      pages: set.made?.pages ?? 0,
    },
  };
};

export const actions = {
  make: async ({ locals, url }: Asked) => {
    const { reading, asker } = paperReading(locals, url);
    await startSet(asker, url, reading);
    const edition = url.searchParams.get('udgave');
    redirect(303, `${url.pathname}${edition === null ? '' : `?udgave=${encodeURIComponent(edition)}`}`);
  },
};
