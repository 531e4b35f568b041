import type { Asked } from '#lib/report/asked.ts';
import { report51bFor } from '#lib/server/report-51b.ts';

export const load = async (asked: Asked) => ({ report: (await report51bFor(asked)).report });
