/**
 * A thread that sets papers: templates and typeface are read once, each request becomes one PDF.
 * Belongs here: driving the compiler. Does not belong: what a paper says (src/lib/pdf), who asks (src/lib/server/pdf/compiler.ts).
 * The compiler knows no file of the machine: its folder does not exist, and the templates are handed to it by name.
 * Words travel as data, never as source, so nothing in a name can be read as a command.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { COLOURS } from '../src/lib/pdf/colours.ts';
import { readTypeface } from '../src/lib/server/pdf/typeface.ts';

export interface Asked {
  readonly id: number;
  /** JSON of what the template main.typ reads. */
  readonly data: string;
  /** Seconds since 1970: what the document says of its making. */
  readonly madeAt: number;
}

export type Answered =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number }
  | { readonly id: number; readonly refused: string };

const NOWHERE = '/paper';
/** Layouts that no paper has used this many papers ago are forgotten; those of a set of sheets, which is many megabytes, at once. */
const REMEMBERED = 4;
const SET_PAGES = 12;

const templates = new URL('../src/lib/pdf/typst/', import.meta.url);

function openCompiler(): NodeCompiler {
  const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: readTypeface() }] });
  for (const name of readdirSync(templates).filter((file) => file.endsWith('.typ')))
    compiler.addSource(`${NOWHERE}/${name}`, readFileSync(new URL(name, templates), 'utf8'));
  return compiler;
}

const compiler = openCompiler();
const colours = JSON.stringify(COLOURS);

function answer({ id, data, madeAt }: Asked): Answered {
  const compiled = compiler.compile({ mainFilePath: `${NOWHERE}/main.typ`, inputs: { data, colours } });
  const document = compiled.result;
  if (!document) {
    const said = compiled.takeDiagnostics() ?? compiled.takeError();
    return { id, refused: JSON.stringify(said?.shortDiagnostics ?? []) };
  }
  const pdf = compiler.pdf(document, { pdfStandard: PdfStandard.UA_1, creationTimestamp: madeAt });
  compiler.evictCache(document.numOfPages > SET_PAGES ? 0 : REMEMBERED);
  return { id, pdf: new Uint8Array(pdf), pages: document.numOfPages };
}

function answerOrRefuse(asked: Asked): Answered {
  try {
    return answer(asked);
  } catch (cause) {
    return { id: asked.id, refused: cause instanceof Error ? cause.message : String(cause) };
  }
}

parentPort?.on('message', (asked: Asked) => {
  const answered = answerOrRefuse(asked);
  parentPort?.postMessage(answered, 'pdf' in answered ? [answered.pdf.buffer] : []);
});
