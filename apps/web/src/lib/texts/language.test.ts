import { describe, expect, it } from 'vitest';
import { hrefOf, languageOf, pathWithoutLanguage, sameInLanguage } from './language.ts';

describe('the language of an address', () => {
  it.each([
    ['/', 'da', '/'],
    ['/omraader/12', 'da', '/omraader/12'],
    ['/en', 'en', '/'],
    ['/en/omraader', 'en', '/omraader'],
    ['/engdraget', 'da', '/engdraget'],
  ] as const)('%s is %s and its route %s', (pathname, language, path) => {
    expect(languageOf(pathname)).toBe(language);
    expect(pathWithoutLanguage(pathname)).toBe(path);
  });
});

describe('links', () => {
  it.each([
    ['da', '/', '/'],
    ['en', '/', '/en'],
    ['en', '/?maal=x', '/en?maal=x'],
    ['en', '/omraader#top', '/en/omraader#top'],
    ['da', '/omraader', '/omraader'],
  ] as const)('in %s to %s are %s', (language, path, href) => {
    expect(hrefOf(language, path)).toBe(href);
  });

  it('carry a pinned edition over, before the anchor, and never twice', () => {
    const from = new URL('http://x/?udgave=2025.1&maal=a');
    expect(hrefOf('en', '/omraader?soeg=a#b', from)).toBe('/en/omraader?soeg=a&udgave=2025.1#b');
    expect(hrefOf('da', '/?udgave=2026.1', from)).toBe('/?udgave=2026.1');
  });

  it('to the other language keep the whole query', () => {
    expect(sameInLanguage('en', new URL('http://x/omraader?soeg=a'))).toBe('/en/omraader?soeg=a');
    expect(sameInLanguage('da', new URL('http://x/en?maal=a'))).toBe('/?maal=a');
  });
});
