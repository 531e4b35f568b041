import type { Frame } from '#lib/frame/frame.ts';
import { frameOf } from '#lib/server/frame.ts';
import type { Language } from '#lib/texts/language.ts';

/** The frame stands around every page, also where there is no release to speak of. */
export async function load({ locals, url }: { locals: App.Locals; url: URL }): Promise<{
  language: Language;
  frame: Frame | undefined;
}> {
  return { language: locals.language, frame: await frameOf(locals, url) };
}
