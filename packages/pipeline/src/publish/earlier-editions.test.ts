import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRelease } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editionInput } from '../../../../tests/support/edition.ts';
import { countedAs } from '../catalogue/counted-as.ts';
import { quietContext } from '../support/context.ts';
import { previousEditionId, readEarlierEditions } from './earlier-editions.ts';
import { publishRelease } from './publish.ts';

let releases: string;
beforeEach(() => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-editions-'));
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

async function publish(id: string, children: readonly number[]) {
  const input = await editionInput(id, children, {}, readEarlierEditions(releases, id, countedAs));
  return publishRelease(input, { releasesDirectory: releases, replace: true, context: quietContext() });
}

const figures = (id: string) =>
  openRelease(join(releases, id), 'samarbejde').select({ indicator: 'andel-0-17' });

describe('earlier editions', () => {
  test('are none for the first one, also when it is built again', async () => {
    expect(readEarlierEditions(releases, '2026.1', countedAs)).toEqual([]);
    await publish('2026.1', [62, 45]);
    expect(previousEditionId(releases, '2026.1')).toBeUndefined();
    expect((await publish('2026.1', [62, 45])).unchanged).toBe(true);
  });

  test('are read from their files in every open layer, and what they showed stays', async () => {
    await publish('2026.1', [62, 45]);
    await publish('2026.2', [63, 45]);
    expect(figures('2026.2')).toEqual(figures('2026.1'));
    expect(figures('2026.2').some(({ areaSet }) => areaSet === 'afdelinger')).toBe(true);
  });

  test('give way to a large correction', async () => {
    await publish('2026.1', [62, 45]);
    await publish('2026.2', [70, 45]);
    const inArea = (id: string, area: string) => figures(id).find((row) => row.area === area);
    expect(inArea('2026.2', '1')).not.toEqual(inArea('2026.1', '1'));
    expect(inArea('2026.2', '2')).toEqual(inArea('2026.1', '2'));
  });

  test('stay those that an edition was first published after, so that its bytes stay the same', async () => {
    await publish('2026.1', [62, 45]);
    await publish('2026.2', [63, 45]);
    await publish('2026.3', [63, 45]);
    expect(previousEditionId(releases, '2026.2')).toBe('2026.1');
    expect((await publish('2026.2', [63, 45])).unchanged).toBe(true);
    const chain = readEarlierEditions(releases, '2026.3', countedAs);
    expect(chain.map(({ edition }) => edition)).toEqual(['2026.2', '2026.1']);
  });
});
