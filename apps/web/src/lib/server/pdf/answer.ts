import type { MadePaper } from './compiler.ts';

/** What a browser shows and saves: `name` has no ending; letters outside ASCII are told the way RFC 6266 has it. */
export function pdfAnswer({ pdf }: MadePaper, name: string): Response {
  const plain = name.replace(/[^\x20-\x7e]|["%\\]/g, '-');
  return new Response(pdf, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.byteLength),
      'content-disposition': `inline; filename="${plain}.pdf"; filename*=UTF-8''${encodeURIComponent(name)}.pdf`,
    },
  });
}
