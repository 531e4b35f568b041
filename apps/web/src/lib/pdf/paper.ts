/**
 * What stands on every page of every paper: product, municipality, stamp, edition, address; and the document's own title.
 * Belongs here: the frame of a paper and whether it is closed. Does not belong: what the paper says.
 * A paper is closed unless everything on it may be read by all: the layers decide, and proposals of the light close it whatever the layer.
 * Start with toPaper.
 */
import type { Layer, Manifest } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import type { Readers } from '../frame/frame.ts';
import { sayReaders } from '../frame/readers.ts';
import type { PaperWords } from './words.ts';

export interface Paper {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly product: string;
  readonly municipality: string;
  /** "Opdigtede tal"; empty for a real municipality. */
  readonly madeUp: string;
  /** "Lukket punkt · kun for Fjordbo"; empty where nothing is stamped. */
  readonly stamp: string;
  readonly isClosed: boolean;
  readonly edition: string;
  /** The page this was made from, with all that was chosen and its edition named. */
  readonly address: string;
  /** The same page and edition without what was chosen: what a footer has room for. */
  readonly short: string;
  /** "Side {n} af {of}" */
  readonly pageWords: string;
}

export interface PaperFrame {
  readonly manifest: Manifest;
  readonly layers: readonly Layer[];
  /** Undefined: everyone. */
  readonly readers: Readers | undefined;
  /** Something on it is told to parties only, such as a proposal of the light. */
  readonly hasProposals: boolean;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  /** Whether an open paper is stamped too, as attachments are. */
  readonly stampsOpen: boolean;
}

function stampOf(
  isClosed: boolean,
  { readers, stampsOpen, hasProposals }: PaperFrame,
  words: PaperWords,
): string {
  const { stamp } = words.texts.paper;
  if (!isClosed) return stampsOpen ? stamp.open : '';
  // A proposal is for its own association and those who run the round, whoever else reads the layer.
  if (hasProposals && readers?.kind !== 'organisations') return stamp.closedProposals;
  return readers ? stamp.closedFor(sayReaders(readers, words.texts.layers, words.language)) : stamp.closed;
}

/** Whether any layer of a paper is not for all. */
export function isClosedTo(layers: readonly Layer[], hasProposals: boolean): boolean {
  return hasProposals || layers.length === 0 || layers.some((layer) => layer !== 'alle');
}

function shortOf(address: string): string {
  const [path = '', query] = address.split('?');
  const edition = new URLSearchParams(query).get('udgave');
  return edition === null ? path : `${path}?${new URLSearchParams({ udgave: edition })}`;
}

/** The frame of a paper. */
export function toPaper(frame: PaperFrame, words: PaperWords): Paper {
  const { manifest, layers, hasProposals, title, description, address } = frame;
  const { texts, language } = words;
  const isClosed = isClosedTo(layers, hasProposals);
  return {
    language,
    title,
    description,
    product: texts.frame.product,
    municipality: manifest.site.municipality,
    madeUp: manifest.site.madeUp ? texts.frame.madeUp : '',
    stamp: stampOf(isClosed, frame, words),
    isClosed,
    edition: `${manifest.title[language]}, ${texts.frame.published(formatDate(manifest.publishedOn, language))}`,
    address,
    short: shortOf(address),
    pageWords: texts.paper.sheet.page('{n}', '{of}'),
  };
}
