import { expect, it } from 'vitest';
import { wayBack } from './way-back.ts';

it.each([
  ['/omraader/12?aar=2025#top', '/omraader/12?aar=2025#top'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
])('after signing in, til=%j leads to %s', (til, target) => {
  const url = new URL('http://127.0.0.1:4173/log-ind');
  url.searchParams.set('til', til);
  expect(wayBack(url, '/')).toBe(target);
});
