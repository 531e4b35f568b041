import type { Layer } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { LayersMistake, parseServedLayers } from './served-layers.ts';

const LAYERS: readonly Layer[] = ['alle', 'samarbejde', 'samarbejde.bo', 'samarbejde.fab', 'intern'];

describe('layers that a process serves', () => {
  it.each([
    [undefined, ['alle', 'samarbejde', 'samarbejde.bo', 'samarbejde.fab']],
    ['', ['alle', 'samarbejde', 'samarbejde.bo', 'samarbejde.fab']],
    ['alle', ['alle']],
    ['alle, samarbejde', ['alle', 'samarbejde']],
    ['samarbejde.*', ['samarbejde.bo', 'samarbejde.fab']],
    ['samarbejde.fab', ['samarbejde.fab']],
    ['intern', ['intern']],
  ])('of %j are %j', (text, expected) => {
    const served = parseServedLayers(text);
    expect(LAYERS.filter((layer) => served.includes(layer))).toEqual(expected);
    expect(served.isIntern).toBe(text === 'intern');
  });

  it.each(['intern,alle', 'alle,intern', 'samarbejde.*,intern', 'allle', 'samarbejde.', '*', 'alle,'])(
    'are not %j',
    (text) => {
      expect(() => parseServedLayers(text)).toThrow(LayersMistake);
    },
  );
});
