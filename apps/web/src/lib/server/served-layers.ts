/**
 * Which layers this process may serve: all but `intern` unless told otherwise, and `intern` only by a process that serves nothing else.
 * Belongs here: the setting and its one rule. Does not belong: who is asking (access/roles.ts).
 * Used by settings.ts; the shelf of releases opens no layer that is not served here.
 * Start with parseServedLayers.
 */
import type { Layer } from '@bybalance/release';

export interface ServedLayers {
  /** True in the process for exact figures: its report is for accounts only, whatever the site publishes. */
  readonly isIntern: boolean;
  includes(layer: Layer): boolean;
}

const WORD = /^(alle|intern|samarbejde(\.([a-z0-9-]+|\*))?)$/;

/** What is wrong with the setting, in one sentence. */
export class LayersMistake extends Error {
  override readonly name = 'LayersMistake';
}

function isMeant(word: string, layer: Layer): boolean {
  return word === layer || (word === 'samarbejde.*' && layer.startsWith('samarbejde.'));
}

/**
 * In: layers with commas between, `samarbejde.*` for those of all organisations; missing or empty: all but `intern`.
 * LayersMistake for a word that is no layer, and for `intern` beside any other.
 */
export function parseServedLayers(text: string | undefined): ServedLayers {
  if (!text) return { isIntern: false, includes: (layer) => layer !== 'intern' };
  const words = text.split(',').map((word) => word.trim());
  const strange = words.filter((word) => !WORD.test(word));
  if (strange.length > 0) throw new LayersMistake(`${strange.join(', ')} is no layer.`);
  const isIntern = words.includes('intern');
  if (isIntern && words.some((word) => word !== 'intern')) {
    throw new LayersMistake(
      'The layer intern is never served beside another: start a second server for it, as another system user.',
    );
  }
  return { isIntern, includes: (layer) => words.some((word) => isMeant(word, layer)) };
}
