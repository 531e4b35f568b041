import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytes, SealError, seal, unseal } from './sealed-file.ts';

const key = randomBytes(32);
const headerBytes = 17;
const sealedChunk = chunkBytes + 16;

describe('a sealed file', () => {
  test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 5])(
    'of %i bytes opens to what was sealed',
    (length) => {
      const bytes = randomBytes(length);
      expect(unseal(seal(bytes, key, 'a'), key, 'a').equals(bytes)).toBe(true);
    },
  );

  test('never repeats itself and holds nothing of its content', () => {
    const bytes = Buffer.from('FB00000001,1980-05-01'.repeat(50));
    const [one, two] = [seal(bytes, key, 'a'), seal(bytes, key, 'a')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('FB00000001')).toBe(false);
  });

  test('does not open when any one byte is another', () => {
    const sealed = seal(randomBytes(300), key, 'a');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(sealed);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => unseal(damaged, key, 'a')).toThrow(SealError);
      }),
    );
  });

  test('does not open when it was cut off, in a chunk or between two', () => {
    const sealed = seal(randomBytes(2 * chunkBytes + 100), key, 'a');
    const ends = [
      0,
      5,
      headerBytes,
      headerBytes + 16,
      headerBytes + sealedChunk,
      headerBytes + 2 * sealedChunk,
      sealed.length - 1,
    ];
    for (const end of ends) expect(() => unseal(sealed.subarray(0, end), key, 'a')).toThrow(SealError);
  });

  test('does not open when chunks changed places, were repeated or left out', () => {
    const sealed = seal(randomBytes(3 * chunkBytes), key, 'a');
    const head = sealed.subarray(0, headerBytes);
    const chunks = [0, 1, 2].map((i) =>
      sealed.subarray(headerBytes + i * sealedChunk, headerBytes + (i + 1) * sealedChunk),
    );
    for (const order of [
      [1, 0, 2],
      [0, 0, 2],
      [0, 2],
      [0, 1, 1, 2],
    ]) {
      const mixed = Buffer.concat([head, ...order.map((i) => chunks[i] ?? Buffer.alloc(0))]);
      expect(() => unseal(mixed, key, 'a')).toThrow(SealError);
    }
  });

  test('does not open as something else, with another key, or with a chunk of another file', () => {
    const sealed = seal(randomBytes(100), key, 'a');
    const other = seal(randomBytes(100), key, 'a');
    expect(() => unseal(sealed, key, 'b')).toThrow(SealError);
    expect(() => unseal(sealed, randomBytes(32), 'a')).toThrow(SealError);
    const mixed = Buffer.concat([sealed.subarray(0, headerBytes), other.subarray(headerBytes)]);
    expect(() => unseal(mixed, key, 'a')).toThrow(SealError);
  });
});
