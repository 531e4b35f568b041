/**
 * The cookie that carries a session's token.
 * Belongs here: its name and its limits. Does not belong: what the token opens (state/sessions.ts).
 * Used by hooks and sign-in. Two servers on one machine (two ports) do not take each other's.
 * Start with sessionCookie.
 */
import type { Cookies } from '@sveltejs/kit';

const isSecure = (url: URL) => url.protocol === 'https:';

function nameOf(url: URL): string {
  if (isSecure(url)) return '__Host-bybalance';
  return url.port === '' ? 'bybalance' : `bybalance-${url.port}`;
}

function limitsOf(url: URL) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(url) } as const;
}

/** The session cookie of a request: read, written (for as long as the browser is open) or taken away. */
export function sessionCookie(cookies: Cookies, url: URL) {
  const name = nameOf(url);
  return {
    read: (): string | undefined => cookies.get(name),
    write: (token: string): void => cookies.set(name, token, limitsOf(url)),
    remove: (): void => cookies.delete(name, limitsOf(url)),
  };
}
