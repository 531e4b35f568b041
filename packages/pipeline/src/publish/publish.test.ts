import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentEdition, listEditions, type Manifest, openRelease, verifyRelease } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editionInput, site } from '../../../../tests/support/edition.ts';
import { quietContext } from '../support/context.ts';
import { InterruptedError, UserError } from '../support/errors.ts';
import { publishRelease } from './publish.ts';
import type { PublishInput } from './types.ts';

let releases = '';
beforeEach(() => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-publish-'));
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

const publish = (input: PublishInput, replace = false, context = quietContext()) =>
  publishRelease(input, { releasesDirectory: releases, replace, context });

const manifestOf = (edition: string): Manifest =>
  JSON.parse(readFileSync(join(releases, edition, 'manifest.json'), 'utf8'));

async function codesOf(input: PublishInput): Promise<readonly string[]> {
  const refusal = await publish(input).catch((problem: unknown) => problem);
  return refusal instanceof UserError ? refusal.issues.map(({ code }) => code) : ['published'];
}

describe('a published edition', () => {
  test('is in force, complete and readable layer by layer', async () => {
    const result = await publish(await editionInput());
    expect(currentEdition(releases)).toBe('2026.1');
    expect(verifyRelease(result.directory)).toEqual([]);
    expect(result).toMatchObject({ edition: '2026.1', unchanged: false, files: readAll().length });
    const open = openRelease(result.directory, 'alle');
    expect(open.observation('andel-0-17', 'omraader', '1', '2026')).toMatchObject({ value: 0.2, step: 0.01 });
    expect(open.areaSets.map(({ id }) => id)).toEqual(['kommune', 'omraader']);
    expect(open.select({ indicator: 'andel-0-17', areaSet: 'afdelinger' })).toEqual([]);
    expect(open.polygons('omraader')).toContain('Topology');
    const partners = openRelease(result.directory, 'samarbejde');
    expect(partners.select({ indicator: 'andel-0-17' })).toHaveLength(4);
    expect(open.reports().map(({ kind }) => kind)).toEqual(['build', 'checklist']);
  });

  const readAll = () =>
    readdirSync(join(releases, '2026.1'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );

  test('published again with the same bytes changes nothing', async () => {
    await publish(await editionInput());
    const before = statSync(join(releases, '2026.1', 'manifest.json'));
    const again = await publish(await editionInput());
    expect(again.unchanged).toBe(true);
    expect(statSync(join(releases, '2026.1', 'manifest.json')).ino).toBe(before.ino);
  });

  test('of a made-up site may be replaced when asked, and is refused otherwise', async () => {
    await publish(await editionInput());
    const other = await editionInput('2026.1', [90, 45]);
    await expect(publish(other)).rejects.toThrow('publish/edition-exists');
    expect((await publish(other, true)).unchanged).toBe(false);
    expect(openRelease(join(releases, '2026.1'), 'alle').select({ indicator: 'andel-0-17' })).toHaveLength(3);
    expect(readdirSync(releases).sort()).toEqual(['2026.1', 'current']);
  });

  test('of a real site never changes, even when asked', async () => {
    const real = { site: { ...site, madeUp: false } };
    await publish(await editionInput('2026.1', [60, 45], real));
    const other = await editionInput('2026.1', [90, 45], real);
    await expect(publish(other, true)).rejects.toThrow('publish/edition-exists');
    expect(verifyRelease(join(releases, '2026.1'))).toEqual([]);
  });

  test('names its predecessor, and keeps that name when built again', async () => {
    await publish(await editionInput('2025'));
    await publish(await editionInput('2026'));
    expect(manifestOf('2025').previousEdition).toBeUndefined();
    expect(manifestOf('2026').previousEdition).toBe('2025');
    expect((await publish(await editionInput('2026'))).unchanged).toBe(true);
    expect(listEditions(releases)).toEqual(['2025', '2026']);
  });

  test('that was damaged on the disk is mended by publishing it again', async () => {
    const { directory } = await publish(await editionInput());
    writeFileSync(join(directory, 'catalogue.json'), '{}\n');
    expect(verifyRelease(directory)).toHaveLength(1);
    expect((await publish(await editionInput())).unchanged).toBe(false);
    expect(verifyRelease(directory)).toEqual([]);
  });
});

describe('the checklist', () => {
  const withFrame = async (frame: Partial<PublishInput['frame']>) => editionInput('2026.1', [60, 45], frame);

  test('passes an edition that is whole, and says so', async () => {
    const { checklist } = await publish(await editionInput());
    expect(new Set(checklist.lines.map(({ level }) => level))).toEqual(new Set(['ok']));
  });

  test('reports everything at once, and nothing is written', async () => {
    const input = await editionInput();
    const broken = {
      ...input,
      tables: input.tables.filter(({ layer }) => layer === 'alle'),
      frame: {
        ...input.frame,
        site: { ...site, sourceLine: { da: 'Kilde', en: 'Source' }, mainAreaSet: 'x' },
      },
    };
    expect(await codesOf(broken)).toEqual([
      'publish/no-observations',
      'publish/area-without-figures',
      'publish/no-main-areas',
      'publish/made-up-not-said',
    ]);
    expect(readdirSync(releases)).toEqual([]);
  });

  test('refuses figures of areas that the layer may not see', async () => {
    const input = await editionInput();
    const areaSets = input.frame.areaSets.filter(({ set }) => set.id !== 'afdelinger');
    expect(await codesOf({ ...input, frame: { ...input.frame, areaSets } })).toEqual([
      'publish/area-outside-layer',
    ]);
  });

  test('refuses a source without controller or legal basis', async () => {
    const { frame } = await editionInput();
    const indicators = frame.catalogue.indicators.map((one) => ({
      ...one,
      source: { ...one.source, legalBasis: ' ' },
    }));
    expect(await codesOf(await withFrame({ catalogue: { ...frame.catalogue, indicators } }))).toEqual([
      'publish/source-not-declared',
    ]);
  });

  test.each([
    ['a personal number', '0107614321'],
    ['a personal number with hyphen', '010761-4321'],
    ['a key of the made-up persons', 'FB00012345'],
    ['a pseudonym', '0f8fad5b-d9cb-469f-a165-70867728950e'],
  ])('refuses %s in any text, without repeating it', async (_, text) => {
    const input = await withFrame({ notes: [] });
    const withText = {
      ...input,
      operational: [{ kind: 'build', title: { da: `Person ${text}`, en: '' }, lines: [] } as const],
    };
    const refusal = await publish(withText).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(UserError);
    expect(String(refusal)).toContain('publish/person-like-text');
    expect(String(refusal)).not.toContain(text);
  });

  test('is no obstacle to area codes, dates and long numbers', async () => {
    const lines = ['09501838', '2026-03-12', '12345678901234', 'LBK 1171 af 11. november 2024'];
    const title = { da: lines.join(' '), en: '' };
    const input = await editionInput();
    expect(await codesOf({ ...input, operational: [{ kind: 'build', title, lines: [] }] })).toEqual([
      'published',
    ]);
  });

  test('takes nothing that protect has not made', async () => {
    const input = await editionInput();
    const [first] = input.tables;
    const copied = { ...input, tables: first ? [{ ...first } as typeof first] : [] };
    const refusal = await publish(copied).catch((problem: unknown) => problem);
    expect(refusal).toMatchObject({ exitCode: 4, issues: [{ code: 'publish/not-protected' }] });
    expect(readdirSync(releases)).toEqual([]);
  });

  test('takes no layer that has no certificate of the attack on it', async () => {
    const input = await editionInput();
    const refusal = await publish({ ...input, certificates: input.certificates.slice(0, 1) }).catch(
      (problem: unknown) => problem,
    );
    expect(refusal).toMatchObject({ exitCode: 4, issues: [{ code: 'publish/not-protected' }] });
    expect(readdirSync(releases)).toEqual([]);
  });

  test('takes no edition id that is no folder name', async () => {
    expect(await codesOf(await editionInput('../2026'))).toEqual(['publish/edition-id']);
  });
});

describe('interrupted by a wish to stop', () => {
  test.each([1, 4, 9])(
    'before file %i, the old edition stays in force and nothing else is there',
    async (at) => {
      await publish(await editionInput('2025'));
      const stopping = new AbortController();
      let looks = 0;
      const context = quietContext();
      const watched = {
        ...context,
        get signal() {
          looks += 1;
          if (looks === at) stopping.abort();
          return stopping.signal;
        },
      };
      await expect(publish(await editionInput('2026'), false, watched)).rejects.toThrow(InterruptedError);
      expect(readdirSync(releases).sort()).toEqual(['2025', 'current']);
      expect(currentEdition(releases)).toBe('2025');
    },
  );
});
