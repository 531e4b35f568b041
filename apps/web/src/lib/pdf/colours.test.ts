import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLOURS } from './colours.ts';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
/** The first of each name is the one on white. */
const onWhite = tokens.slice(0, tokens.indexOf('@media'));

it.each(Object.entries(COLOURS))('%s is the web’s own colour %s', (name, value) => {
  expect(onWhite).toContain(`--${name}: ${value};`);
});
