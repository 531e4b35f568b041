/**
 * Nothing that must stay inside is anywhere outside: every byte of Fjordby's release, logs, reports, state store, inbox and web answers is searched
 * for planted residents, households, pseudonyms, keys and addresses, and for exact figures that should have been rounded.
 * Each search is shown to find what is planted before it is believed when it finds nothing.
 */
import { createHmac } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CriteriaFinding,
  currentEdition,
  editionDirectory,
  isShown,
  type Manifest,
  type Observation,
  openRelease,
  type ProtectedNumber,
} from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, startWebServer, type WebServer } from '../support/web-server.ts';
import { type Answer, crawl } from './crawl.ts';
import { createSearch, type Leak, searchFolder } from './search.ts';
import { exactTotals, plantedSecrets, writtenForms } from './secrets.ts';

const made = fileURLToPath(new URL('../../var/fjordby', import.meta.url));
const releases = join(made, 'releases');

/** As ingest makes it (RFC 2104 over the kind and the number), worked out here by other means. */
function pseudonym(kind: 'person' | 'household', number: string): string {
  const key = Buffer.from(readFileSync(join(made, 'keys/person.key'), 'utf8').trim(), 'hex');
  const hex = createHmac('sha256', key).update(`${kind}:${number}`).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const secrets = plantedSecrets(made, pseudonym);
const search = createSearch(secrets);
const secret = (kind: string) => {
  const found = secrets.find(({ name }) => name.startsWith(kind));
  if (typeof found?.value !== 'string') throw new Error(`No ${kind} is planted.`);
  return found.value;
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leak-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const edition = () => {
  const directory = editionDirectory(releases, currentEdition(releases) ?? '');
  if (directory === undefined) throw new Error('Fjordby has no release: run npm test, which builds it.');
  return directory;
};

describe('files', () => {
  test('the planted secrets are where they belong, so the search has something to miss', () => {
    const register = readFileSync(join(made, 'deliveries/befolkning/befolkning-2026.csv'));
    expect(new Set(search(register).map((leak: Leak) => leak.secret)).size).toBeGreaterThan(100);
  });

  test.each(['releases', 'reports', 'state', 'inbox'])('%s hold no secret in name or content', (part) => {
    const path = join(made, part);
    expect(existsSync(path) ? searchFolder(path, search) : []).toEqual([]);
  });

  test('the vault holds no secret in clear', () => {
    expect(searchFolder(join(made, 'vault'), search)).toEqual([]);
  });

  test.each(['person number', 'household number', 'address id', 'address', 'pseudonym'])(
    'a %s planted in a copy of the release, its log or a file name is found',
    (kind) => {
      const copy = join(folder, kind);
      cpSync(edition(), join(copy, 'release'), { recursive: true });
      appendFileSync(join(copy, 'release/catalogue.json'), JSON.stringify({ note: secret(kind) }));
      mkdirSync(join(copy, 'reports'));
      writeFileSync(
        join(copy, 'reports/build.jsonl'),
        `{"event":"${Buffer.from(secret(kind)).toString('base64')}"}\n`,
      );
      const found = searchFolder(copy, search);
      expect(found.some((leak) => leak.includes('catalogue.json'))).toBe(true);
      expect(found.some((leak) => leak.includes('build.jsonl'))).toBe(true);
    },
  );
});

const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

/** What is wrong with a shown number: not on its step, outside its interval, or a count shown more finely than the policy allows. */
function faultsOf(number: ProtectedNumber, smallestStep: number): readonly string[] {
  const { value, lo, hi, step } = number;
  return [
    ...(isMultiple(value, step) ? [] : ['not on its step']),
    ...(step < smallestStep ? [`step finer than ${smallestStep}`] : []),
    ...(lo <= value && value <= hi ? [] : ['outside its interval']),
    ...(hi > lo || step === 0 ? [] : ['interval of one point']),
  ];
}

function faultsOfObservation(o: Observation, isCount: boolean): readonly string[] {
  if (!('lo' in o)) return [];
  const counts = [o.numerator, o.denominator].flatMap((count) => (count ? faultsOf(count, 5) : []));
  const shown = isShown(o) ? faultsOf(o, isCount ? 5 : 0.001) : [];
  return [...counts, ...shown].map((fault) => `${o.indicator} ${o.areaSet} ${o.period} ${o.group}: ${fault}`);
}

function faultsOfRelease(directory: string): readonly string[] {
  const { layers } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as Manifest;
  return layers.flatMap((layer) => {
    const release = openRelease(directory, layer);
    const counts = new Set(
      release.catalogue.indicators.filter(({ unit }) => unit === 'count').map(({ id }) => id),
    );
    const rows = release.catalogue.indicators.flatMap(({ id }) => release.select({ indicator: id }));
    const inFindings = release
      .findings('criteria')
      .flatMap((finding: CriteriaFinding) => [
        finding.residents,
        ...finding.shown.map(({ figure }) => figure),
      ]);
    return [...rows, ...inFindings].flatMap((row) => faultsOfObservation(row, counts.has(row.indicator)));
  });
}

/** Names and codes of the areas of the sets that not everyone may see, from the widest layer of the release. */
function closedMarks(directory: string): readonly { readonly code: string; readonly name: string }[] {
  const partners = openRelease(directory, 'samarbejde');
  return partners.areaSets.filter(({ layer }) => layer !== 'alle').flatMap(({ areas }) => areas);
}

/** Whether a text holds a code where codes stand, and not inside a date or the outline of a map: "11-01", >11-01<, /11-01. */
const holds = (text: string, code: string) =>
  [`"${code}"`, `>${code}<`, `/${code}"`, ` ${code}<`].some((mark) => text.includes(mark));

describe('areas that not everyone may see', () => {
  test('are named in no file that the open layer shares or holds', () => {
    const marks = closedMarks(edition());
    expect(marks.length).toBeGreaterThan(50);
    const { layers } = JSON.parse(readFileSync(join(edition(), 'manifest.json'), 'utf8')) as Manifest;
    const closed = layers.filter((layer) => layer !== 'alle');
    const open = readdirSync(edition(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(edition().length + 1))
      .filter((path) => !closed.some((layer) => path.startsWith(`${layer}/`)));
    const found = open.flatMap((path) => {
      const text = readFileSync(join(edition(), path), 'utf8');
      return marks.filter(({ code, name }) => holds(text, code) || text.includes(name)).map(() => path);
    });
    expect(found).toEqual([]);
    // The same search finds them where they are.
    const own = readFileSync(join(edition(), 'samarbejde/areas/afdelinger@2026.json'), 'utf8');
    expect(marks.every(({ code, name }) => holds(own, code) && own.includes(name))).toBe(true);
  });

  test('have no figure in the open layer', () => {
    const open = openRelease(edition(), 'alle');
    const sets = new Set(
      open.catalogue.indicators.flatMap(({ id }) =>
        open.select({ indicator: id }).map(({ areaSet }) => areaSet),
      ),
    );
    expect([...sets].sort()).toEqual(open.areaSets.map(({ id }) => id).sort());
    expect(sets.has('afdelinger')).toBe(false);
  });
});

describe('figures', () => {
  test('every number of the release lies on its step, in its interval, and no count is finer than 5', () => {
    expect(faultsOfRelease(edition()).slice(0, 10)).toEqual([]);
  });

  test('an exact count that slipped through is seen', () => {
    const copy = join(folder, 'exact');
    cpSync(edition(), copy, { recursive: true });
    const file = join(copy, 'alle/observations/indbyggere.json');
    const { columns, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    const row = columns.value.findIndex((value: number | null) => value !== null && value > 1000);
    columns.value[row] += 2;
    writeFileSync(file, JSON.stringify({ ...rest, columns }));
    expect(faultsOfRelease(copy).length).toBeGreaterThan(0);
  });
});

describe('the web', () => {
  const exact = createSearch(
    exactTotals(made).flatMap((count) =>
      writtenForms(count).map((value) => ({ name: `exact residents, as ${value.length} characters`, value })),
    ),
  );
  const leaksIn = (answers: readonly Answer[], look: typeof search) =>
    answers.flatMap(({ url, bytes }) => look(bytes).map((leak) => `${url}: ${leak.secret} (${leak.form})`));

  let server: WebServer;
  let answers: readonly Answer[] = [];
  let partnersAnswers: readonly Answer[] = [];
  beforeAll(async () => {
    server = await startWebServer({ releases, state: join(folder, 'state') });
    const start = [
      '/',
      '/en',
      '/omraader',
      '/tal-og-metode',
      '/log-ind',
      '/findes-ikke',
      '/omraader?soeg=FB',
    ].map((path) => server.address + path);
    answers = await crawl(start, { perKind: 8 });
    const cookie = await signIn(server, join(folder, 'state'), 'administration');
    partnersAnswers = await crawl(start, { perKind: 3, cookie });
  });
  afterAll(() => server?.stop());

  test('was asked widely: pages, data, files and errors', () => {
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(60);
    expect(answers.some(({ status }) => status === 404)).toBe(true);
    expect(answers.some(({ type }) => type.startsWith('text/csv'))).toBe(true);
    expect(answers.filter(({ url }) => url.includes('__data.json')).length).toBeGreaterThan(10);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  test('tells no secret in any header or body', () => {
    expect(leaksIn(answers, search)).toEqual([]);
  });

  test('tells no secret to someone who has signed in', () => {
    expect(partnersAnswers.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
    expect(leaksIn(partnersAnswers, search)).toEqual([]);
  });

  test('tells nobody without an account of an area that is for partners alone', () => {
    const marks = closedMarks(edition());
    const told = answers.flatMap(({ url, bytes }) => {
      const text = bytes.toString('utf8');
      // What one asked for stands in the address of the answer.
      const asked = decodeURIComponent(url);
      return marks
        .filter(({ code, name }) => !asked.includes(code) && (holds(text, code) || text.includes(name)))
        .map(({ code }) => `${url}: ${code}`);
    });
    expect(told).toEqual([]);
    const partners = partnersAnswers.map(({ bytes }) => bytes.toString('utf8')).join('\n');
    expect(marks.some(({ name }) => partners.includes(name))).toBe(true);
  });

  test('tells no exact count of residents', () => {
    expect(exactTotals(made).length).toBeGreaterThan(0);
    expect(leaksIn(answers, exact)).toEqual([]);
  });

  test('writes no secret to its log and its state store', () => {
    expect(search(Buffer.from(server.log()))).toEqual([]);
    expect(searchFolder(join(folder, 'state'), search)).toEqual([]);
  });

  test('is seen to tell one that is planted in a release', async () => {
    const copy = join(folder, 'planted');
    cpSync(releases, copy, { recursive: true });
    const name = currentEdition(releases) ?? '';
    const file = join(editionDirectory(copy, name) ?? '', 'catalogue.json');
    const catalogue = JSON.parse(readFileSync(file, 'utf8'));
    for (const indicator of catalogue.indicators)
      indicator.caveat.da = `${secret('person number')} ${secret('address')}`;
    writeFileSync(file, JSON.stringify(catalogue));
    const manifest = join(editionDirectory(copy, name) ?? '', 'manifest.json');
    const { files, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
    const { sha256 } = await import('@bybalance/release');
    files['catalogue.json'] = { sha256: sha256(readFileSync(file)), bytes: readFileSync(file).length };
    writeFileSync(manifest, JSON.stringify({ ...rest, files }));
    const planted = await startWebServer({ releases: copy, state: join(folder, 'planted-state') });
    try {
      const told = await crawl([`${planted.address}/tal-og-metode`], { perKind: 1 });
      expect(leaksIn(told, search).some((leak) => leak.includes('person number'))).toBe(true);
      expect(leaksIn(told, search).some((leak) => leak.includes('address'))).toBe(true);
    } finally {
      await planted.stop();
    }
  });
});
