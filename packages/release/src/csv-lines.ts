/**
 * Lines of a small CSV text with its fields: quotes, and the delimiter that the first line has most of.
 * Belongs here: taking a text apart. Does not belong: what the columns mean, and deliveries (the pipeline reads those).
 */

export interface Line {
  /** In the text, 1 is the first. A quoted field may hold several lines: then its first. */
  readonly number: number;
  readonly fields: readonly string[];
}

const DELIMITERS = ['\t', ';', ','] as const;

/** Pasted cells come with tabs; of semicolons and commas, those that stand outside quotes more often. */
function delimiterOf(text: string): string {
  const [top = ''] = text.split('\n', 1);
  const bare = top.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Lines that are not empty; or the line where a quote opens and never closes, or stands inside a field. */
export function linesOf(text: string): readonly Line[] | { readonly openQuote: number } {
  const delimiter = delimiterOf(text);
  const lines: Line[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let number = 1;
  let began = 1;
  const endField = () => {
    fields.push(field);
    field = '';
  };
  const endLine = () => {
    endField();
    if (fields.some((one) => one.trim() !== '')) lines.push({ number: began, fields });
    fields = [];
    began = number + 1;
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (isQuoted) {
      if (char === '"' && text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else if (char === '"') isQuoted = false;
      else field += char;
    } else if (char === '"' && field.trim() === '') {
      field = '';
      isQuoted = true;
    } else if (char === '"') return { openQuote: number };
    else if (char === delimiter) endField();
    else if (char === '\n') endLine();
    else if (char !== '\r') field += char;
    if (char === '\n') number += 1;
  }
  if (isQuoted) return { openQuote: began };
  if (field !== '' || fields.length > 0) endLine();
  return lines;
}
