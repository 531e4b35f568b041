import { describe, expect, test } from 'vitest';
import { decodeText } from './text.ts';

const decode = (bytes: readonly number[], encoding: 'utf-8' | 'windows-1252') => {
  const { text, issues } = decodeText(Buffer.from(bytes), 'x.csv', encoding);
  return [text.toString(), issues[0]?.place.line];
};

describe('decoding', () => {
  test('takes Windows-1252 by its own table, not Latin-1’s', () => {
    expect(decode([0xc6, 0x80, 0x96, 0xf8], 'windows-1252')).toEqual(['Æ€–ø', undefined]);
  });

  test('removes the byte order mark and makes every line end one byte', () => {
    expect(decode([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0x62, 0x0d, 0x63], 'utf-8')).toEqual([
      'a\nb\nc',
      undefined,
    ]);
  });

  test('leaves plain text as it is in both', () => {
    expect(decode([0x61, 0x0a], 'utf-8')).toEqual(['a\n', undefined]);
    expect(decode([0x61, 0x0a], 'windows-1252')).toEqual(['a\n', undefined]);
  });

  test.each([
    ['a torn letter in UTF-8', [0x61, 0x0a, 0xc3], 'utf-8', 2],
    ['a byte that is no letter in Windows-1252', [0x61, 0x0a, 0x0a, 0x81], 'windows-1252', 3],
    ['UTF-8 where Windows-1252 is declared', [0x0a, 0xc3, 0xa6], 'windows-1252', 2],
    ['a zero byte', [0x61, 0x0a, 0x00], 'utf-8', 2],
  ] as const)('refuses %s with its line', (_what, bytes, encoding, line) => {
    expect(decode(bytes, encoding)).toEqual(['', line]);
  });
});
