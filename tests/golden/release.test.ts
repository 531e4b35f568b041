/**
 * A whole release, byte for byte: what protect and publish make of a handful of made-up cells, as files that can be read in a review.
 * After a change on purpose: `npx vitest run --project golden -u`, and read the difference. Runs in CI never rewrite.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishRelease } from '../../packages/pipeline/src/publish/publish.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { editionInput } from '../support/edition.ts';

let folder = '';
let directory = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const options = { releasesDirectory: folder, replace: false, context: quietContext() };
  ({ directory } = await publishRelease(await editionInput(), options));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

/** JSON laid out for reading; everything else as it is. */
function laidOut(path: string): string {
  const text = readFileSync(join(directory, path), 'utf8');
  if (!path.endsWith('json')) return text;
  const spread = JSON.stringify(JSON.parse(text), null, 1);
  // A column on one line, so that a change of one figure is a change of one line.
  return `${spread.replace(/\[[^[\]{}]*\]/g, (column) => column.replace(/\s*\n\s*/g, ' '))}\n`;
}

test('the files of a release, and what stands in them', async () => {
  const whole = files().map((path) => `=== ${path}\n${laidOut(path)}`);
  await expect(whole.join('\n')).toMatchFileSnapshot('release.golden.txt');
});
