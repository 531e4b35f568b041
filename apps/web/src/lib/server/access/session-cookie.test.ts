import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

/** What SvelteKit would send, written down. */
function writtenAt(address: string): readonly unknown[] {
  const written: unknown[] = [];
  const cookies = {
    set: (...parts: unknown[]) => written.push(...parts),
    delete: (...parts: unknown[]) => written.push(...parts),
  } as unknown as Cookies;
  sessionCookie(cookies, new URL(address)).write('token');
  return written;
}

describe('the session cookie', () => {
  it('is bound to the host and to https where there is https', () => {
    expect(writtenAt('https://bybalance.fjordby.example/omraader')).toEqual([
      '__Host-bybalance',
      'token',
      { path: '/', httpOnly: true, sameSite: 'lax', secure: true },
    ]);
  });

  it('has a name of its own for each server on one machine', () => {
    expect(writtenAt('http://127.0.0.1:4173/')[0]).toBe('bybalance-4173');
    expect(writtenAt('http://127.0.0.1:4180/')[0]).toBe('bybalance-4180');
  });
});
