/** The search itself: a leak test that cannot find is worse than none. */
import { expect, test } from 'vitest';
import { createSearch } from './search.ts';

const secrets = [
  { name: 'person number', value: 'FB01010001' },
  { name: 'address', value: '8f1c2d3e-aaaa-4bbb-8ccc-0123456789ab' },
  { name: 'street', value: 'Nørregade 12' },
  { name: 'key', value: Buffer.from('00ff10203040506070', 'hex') },
];
const search = createSearch(secrets);
const found = (bytes: Buffer) => search(bytes).map(({ secret }) => secret);
const around = (middle: Buffer | string) =>
  Buffer.concat([Buffer.from('{"before":"x",'), Buffer.from(middle), Buffer.from('"after":1}')]);

test.each([
  ['as it is', 'FB01010001', 'person number'],
  ['in upper-case hexadecimal', Buffer.from('FB01010001').toString('hex').toUpperCase(), 'person number'],
  ['in Windows-1252', Buffer.from('Nørregade 12', 'latin1'), 'street'],
  ['in UTF-16', Buffer.from('Nørregade 12', 'utf16le'), 'street'],
  ['as raw bytes', Buffer.from('00ff10203040506070', 'hex'), 'key'],
  ['as raw bytes in base64', Buffer.from('00ff10203040506070', 'hex').toString('base64'), 'key'],
  ['in a URL', encodeURIComponent('Nørregade 12'), 'street'],
])('finds a secret %s', (_how, bytes, name) => {
  expect(found(around(bytes))).toContain(name);
});

test.each([0, 1, 2, 3, 4, 5])('finds a secret in base64 after %i other bytes', (before) => {
  const encoded = Buffer.from(`${'x'.repeat(before)}FB01010001 and more`).toString('base64');
  expect(found(around(encoded))).toContain('person number');
});

test('finds a secret at the very beginning and the very end', () => {
  expect(found(Buffer.from('FB01010001'))).toEqual(['person number']);
  expect(found(Buffer.from('x FB01010001'))).toEqual(['person number']);
});

test('finds nothing where only a part stands', () => {
  expect(found(Buffer.from('FB0101000'))).toEqual([]);
  expect(found(around('FB0101000 1'))).toEqual([]);
});

test('refuses a secret that would be found by chance', () => {
  expect(() => createSearch([{ name: 'short', value: '12345' }])).toThrow('too short');
});
