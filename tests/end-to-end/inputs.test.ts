/** What a person writes in the report reaches the next edition: web → state store → inbox → manifest, chain and all. */
import { readFileSync, writeFileSync } from 'node:fs';
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

const LIST = 'area,list_date,status,residents,outside_labour_market_pct';

/** Sends the form of the ministry's lists as an editor. Out: the answer's status and page. */
async function handOver(text: string): Promise<{ readonly status: number; readonly page: string }> {
  const server = await startWebServer({ releases: inHouse('releases'), state: inHouse('state') });
  try {
    const cookie = await signIn(server, inHouse('state'), 'redaktør');
    const form = new FormData();
    form.set('source', 'Ministeriets side');
    form.set('text', '');
    form.set('file', new File([text], 'liste.csv', { type: 'text/csv' }));
    const answer = await fetch(`${server.address}/kriterier/ministeriets-lister?/handover`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.address, accept: 'text/html' },
      body: form,
    });
    return { status: answer.status, page: await answer.text() };
  } finally {
    await server.stop();
  }
}

test('an official list is refused with every wrong line, or reaches the next edition as it was printed', async () => {
  const wrong = await handOver(`${LIST}\nEngdraget,1. december,udsat,1330,43.6\n,2025-12-01,gheto,,`);
  expect(wrong.status).toBe(400);
  expect(wrong.page).toContain('linje 2');
  expect(wrong.page.match(/linje 3/g)).toHaveLength(2);
  expect((await bybalance(['inputs', 'pull', house.site])).said).toContain('Nothing new');

  expect((await handOver(`${LIST}\nEngdraget,2025-12-01,parallelsamfund,1330,43.6`)).status).toBe(303);
  const pulled = await bybalance(['inputs', 'pull', house.site]);
  expect(pulled.said, pulled.remarked).toContain('1 inputs up to sequence 1');
  const built = await house.build();
  expect(built.code, built.remarked).toBe(0);
  const findings: readonly { readonly subject: string; readonly period: string }[] = JSON.parse(
    readFileSync(inHouse('releases/2026.1/alle/findings/official.json'), 'utf8'),
  );
  expect(findings.filter(({ period }) => period === '2025')).toMatchObject([
    {
      subject: 'lovomraader/L02',
      status: ['parallelsamfund'],
      residents: 1330,
      shown: [{ subject: 'work', percent: '43.6' }],
      facts: [],
    },
  ]);
});

test('the command tells all that is wrong with a list, or what is in it', async () => {
  const file = join(house.directory, 'liste.csv');
  writeFileSync(file, `${LIST}\nA,2025-12-01,udsat,1000,40.1\nB,2025-12-01,none,,`);
  expect((await bybalance(['inputs', 'official', file])).said).toContain(
    '2025-12-01: 2 areas (udsat boligområde 1, none 1), 1 percentages',
  );
  writeFileSync(file, `${LIST}\nA,2025-12-01,udsat,1000,140.1\nB,2025-12-01,udst,,`);
  const { code, remarked } = await bybalance(['inputs', 'official', file]);
  expect(code).toBe(3);
  expect(remarked).toContain('official-list/not-a-percentage — liste.csv:2 › outside_labour_market_pct');
  expect(remarked).toContain('official-list/unknown-status — liste.csv:3 › status');
  expect(remarked).toContain('Known: none, forebyggelsesområde');
});
