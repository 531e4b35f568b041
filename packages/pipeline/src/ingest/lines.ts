/**
 * From the number of a record to the line it begins on, for messages. Lines differ from records where a quoted field
 * holds a line end, where a line is empty, and where the engine could not read a record.
 */

const code = { newline: 0x0a, quote: 0x22 };

/** Index after the line end that closes the record beginning at `start`; quotes count at the start of a field only. */
function endOfRecord(text: Buffer, start: number, delimiter: number): number {
  let quoted = false;
  let fieldStart = true;
  for (let i = start; i < text.length; i++) {
    const byte = text[i];
    if (quoted) {
      if (byte === code.quote && text[i + 1] === code.quote) i++;
      else if (byte === code.quote) quoted = false;
    } else if (byte === code.newline) return i + 1;
    else if (byte === code.quote && fieldStart) quoted = true;
    fieldStart = !quoted && byte === delimiter;
  }
  return text.length;
}

function newlinesBetween(text: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(code.newline, from); at >= 0 && at < to; count++) {
    at = text.indexOf(code.newline, at + 1);
  }
  return count;
}

/**
 * The lines on which records begin; the header is line 1.
 * In: record numbers from 0 among the records the engine read, and the numbers (header = 1, empty lines counted) of those it refused.
 * Out: line by record number.
 */
export function linesOfRecords(
  text: Buffer,
  delimiter: string,
  wanted: readonly number[],
  refused: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  const sought = new Set(wanted);
  let line = 1;
  let record = -1;
  for (let start = 0, position = 1; start < text.length && lines.size < sought.size; position++) {
    const end = endOfRecord(text, start, delimiter.charCodeAt(0));
    const isEmpty = text[start] === code.newline;
    if (position > 1 && !isEmpty && !refused.has(position)) record++;
    if (sought.has(record) && !lines.has(record)) lines.set(record, line);
    line += newlinesBetween(text, start, end);
    start = end;
  }
  return lines;
}
