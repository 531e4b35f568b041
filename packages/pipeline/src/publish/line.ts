/** Lines of a checklist in both languages. */
import type { OperationalReport } from '@bybalance/release';

export type Line = OperationalReport['lines'][number];

const line = (level: Line['level'], code: string, da: string, en: string): Line => ({
  level,
  code,
  text: { da, en },
});
export const error = (code: string, da: string, en: string) => line('error', code, da, en);
export const warning = (code: string, da: string, en: string) => line('warning', code, da, en);
export const ok = (code: string, da: string, en: string) => line('ok', code, da, en);

/** `fine` when nothing was found. */
export function orFine(lines: readonly Line[], fine: Line): readonly Line[] {
  return lines.length > 0 ? lines : [fine];
}
