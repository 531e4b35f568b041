/** What a person writes in the report reaches the next edition: web → state store → inbox → manifest, chain and all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { signIn, startWebServer } from '../support/web-server.ts';
import { bybalance, checksums, type House, moveIn } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

const inHouse = (...path: readonly string[]) => join(house.directory, 'var/fjordby', ...path);

/** Signs in as an editor and sends the form of an area's page, once per text. */
async function comment(texts: readonly string[]): Promise<void> {
  const server = await startWebServer({ releases: inHouse('releases'), state: inHouse('state') });
  try {
    const cookie = await signIn(server, inHouse('state'), 'redaktør');
    const figure = JSON.stringify(['indbyggere', 'omraader', '101', '2026']);
    for (const text of texts) {
      const answer = await fetch(`${server.address}/omraader/101?/comment`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.address, accept: 'text/html' },
        body: new URLSearchParams({ figure, text, audience: 'alle' }),
      });
      expect(answer.status).toBe(303);
    }
  } finally {
    await server.stop();
  }
}

const sequenceInForce = () =>
  JSON.parse(readFileSync(inHouse('releases/2026.1/manifest.json'), 'utf8')).inputsSequence;

test('a comment is pulled once, and the next edition says up to which input it goes', async () => {
  expect(sequenceInForce()).toBe(0);
  await comment(['Skolen har fået to nye spor.', 'Børnehaven er flyttet.']);
  const pulled = await bybalance(['inputs', 'pull', house.site]);
  expect(pulled.said, pulled.remarked).toContain('2 inputs up to sequence 2');
  expect((await bybalance(['inputs', 'list', house.site])).said).toContain('comment: 2, newest 2');
  expect((await bybalance(['inputs', 'pull', house.site])).said).toContain('Nothing new');
  expect((await house.build()).code).toBe(0);
  expect(sequenceInForce()).toBe(2);
});

test('a store that someone changed by hand is refused, with the place, and nothing is pulled', async () => {
  await comment(['Skolen har fået to nye spor.']);
  const store = new DatabaseSync(inHouse('state/state.sqlite'));
  store.exec(`drop trigger inputs_no_update; update inputs set payload = replace(payload, 'to', 'ti')`);
  store.close();
  const { code, remarked } = await bybalance(['inputs', 'pull', house.site]);
  expect(code).toBe(3);
  expect(remarked).toContain('inputs/broken-chain');
  expect(remarked).not.toContain('spor');
  expect(checksums(['inbox'], inHouse())).toEqual({});
});
