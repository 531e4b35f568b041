import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOfRecords } from './lines.ts';

const linesOf = (text: string, wanted: readonly number[], refused: readonly number[] = []) => {
  const lines = linesOfRecords(Buffer.from(text), ',', wanted, new Set(refused));
  return wanted.map((record) => lines.get(record));
};

describe('the line of a record', () => {
  test.each([
    ['counts the header', 'a,b\n1,2\n3,4\n', [], [2, 3]],
    ['passes over empty lines', 'a,b\n\n1,2\n\n\n3,4\n', [], [3, 6]],
    ['follows line ends inside fields', 'a,b\n1,"2\n\n2"\n3,4\n', [], [2, 5]],
    ['reads doubled quotes as one', 'a,b\n1,"2""\n"\n3,4\n', [], [2, 4]],
    ['leaves quotes inside a field alone', 'a,b\n1,5"\n3,4\n', [], [2, 3]],
    ['passes over refused records', 'a,b\n1\n1,2\n3,4\n', [2], [3, 4]],
    ['needs no last line end', 'a,b\n1,2\n3,4', [], [2, 3]],
  ])('%s', (_what, text, refused, lines) => {
    expect(linesOf(text, [0, 1], refused)).toEqual(lines);
  });

  test('is its number and two in any file without quotes and empty lines', () => {
    const rows = fc.array(fc.stringMatching(/^[a-zæ0-9]{1,4},[a-z0-9]{0,3}$/), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (records) => {
        const text = ['h,h', ...records, ''].join('\n');
        expect(linesOf(text, [...records.keys()])).toEqual(records.map((_, i) => i + 2));
      }),
    );
  });
});
