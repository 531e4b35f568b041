import type { Reroute } from '@sveltejs/kit/hooks';
import { pathWithoutLanguage } from '#lib/texts/language.ts';

/** Both languages share their routes; the address keeps its /en. */
export const reroute: Reroute = ({ url }) => pathWithoutLanguage(url.pathname);
