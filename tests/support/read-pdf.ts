/**
 * A PDF as a reader and a screen reader meet it: text by page, the structure tree, fonts, language, outline.
 * Belongs here: reading. Does not belong: what is expected (the tests).
 */
import { getDocumentProxy } from 'unpdf';

export interface Tag {
  readonly role: string;
  readonly alt: string;
  /** All text under it, in the order it is read. */
  readonly text: string;
  readonly children: readonly Tag[];
}

export interface ReadPage {
  /** Everything printed, headers and footers too. */
  readonly text: string;
  /** What a screen reader is told. */
  readonly tags: readonly Tag[];
}

export interface ReadPdf {
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  readonly claimsUa: boolean;
  readonly pages: readonly ReadPage[];
  /** Titles of the first level. */
  readonly bookmarks: readonly string[];
  /** By the name before the size: every one has its file in the document. */
  readonly fonts: readonly string[];
  readonly fontFiles: number;
}

interface RawNode {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly RawNode[];
}

function toTag(node: RawNode, words: ReadonlyMap<string, string>): Tag {
  const children = (node.children ?? [])
    .filter(({ role }) => role !== undefined)
    .map((one) => toTag(one, words));
  const text = (node.children ?? [])
    .map((one) => (one.role === undefined ? (words.get(one.id ?? '') ?? '') : toTag(one, words).text))
    .join('');
  return { role: node.role ?? '', alt: node.alt ?? '', text, children };
}

interface Item {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
}

/** Text by marked content, and all of it. */
function wordsOf(items: readonly Item[]): {
  readonly marked: ReadonlyMap<string, string>;
  readonly all: string;
} {
  const marked = new Map<string, string>();
  const open: string[] = [];
  let all = '';
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const said = `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`;
      all += said;
      const id = open.findLast((one) => one !== '');
      if (id !== undefined) marked.set(id, (marked.get(id) ?? '') + said);
    }
  }
  return { marked, all };
}

/** Reads the whole document. Throws where it is no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(bytes).toString('latin1');
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = await document.getMarkInfo();
  const outline: readonly { readonly title: string }[] = (await document.getOutline()) ?? [];
  const pages: ReadPage[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const { marked, all } = wordsOf(content.items as readonly Item[]);
    const tree = (await page.getStructTree()) as RawNode | null;
    pages.push({ text: all, tags: tree ? toTag({ role: 'Root', ...tree }, marked).children : [] });
  }
  const fonts = [...raw.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name ?? '');
  return {
    title: info.Title ?? '',
    language: info.Language ?? '',
    isTagged: (marks as { Marked?: boolean } | null)?.Marked === true,
    claimsUa: raw.includes('pdfuaid:part'),
    pages,
    bookmarks: outline.map(({ title }) => title),
    fonts: [...new Set(fonts)],
    fontFiles: [...raw.matchAll(/\/FontFile[23]? /g)].length,
  };
}

/** Every tag under some, in the order they are read. */
export function flattenTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.flatMap((tag) => [tag, ...flattenTags(tag.children)]);
}
