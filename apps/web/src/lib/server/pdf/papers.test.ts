/**
 * Papers as they leave the compiler: real PDFs over the small made-up release, read back as a screen reader would.
 * Each reader's own layer; what another layer holds is not in the bytes of a paper, nor in its text.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editionDirectory, type Layer, openRelease, type Release } from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flattenTags, type ReadPdf, readPdf } from '../../../../../../tests/support/read-pdf.ts';
import { DEPARTMENTS, makeLightRelease } from '../../../../tests/fixture/make-light-release.ts';
import type { DepartmentLight } from '../../light/department.ts';
import { roundOf, USUAL_RULES } from '../../light/round.ts';
import { toAttachment } from '../../pdf/attachment.ts';
import { choiceOf } from '../../pdf/attachment-choice.ts';
import { toDialogue } from '../../pdf/dialogue.ts';
import { toSheet } from '../../pdf/sheet.ts';
import { mainSet } from '../../report/from-release.ts';
import { da } from '../../texts/da.ts';
import { readersOf } from '../frame.ts';
import { setPaper } from './compiler.ts';

const words = { language: 'da', texts: da } as const;
const address = 'https://proeveby.example/omraader/1?udgave=2026.1';
const day = new Date('2026-03-12T00:00:00Z');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  makeLightRelease(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(layer: Layer): Release {
  const directory = editionDirectory(folder, '2026.1');
  if (directory === undefined) throw new Error('The small release is not there.');
  return openRelease(directory, layer);
}

function departmentsOf(release: Release): readonly DepartmentLight[] {
  const bySubject = Map.groupBy(release.findings('light'), ({ subject }) => subject);
  return [...bySubject].map(([subject, findings]) => {
    const [areaSet = '', code = ''] = subject.split('/');
    const area = release.areaSet(areaSet)?.areas.find((one) => one.code === code);
    return {
      areaSet,
      code,
      name: area?.name ?? code,
      organisation: { id: 'fjordbo', name: 'Fjordbo' },
      isParty: true,
      findings: [...findings].sort((a, b) => a.period.localeCompare(b.period)),
      round: roundOf([], USUAL_RULES, '2026-04-01'),
      inForce: undefined,
      tools: [],
      laws: release.laws,
    };
  });
}

async function sheetOf(layer: Layer, departments: readonly DepartmentLight[] = []): Promise<ReadPdf> {
  const release = open(layer);
  const area = mainSet(release)?.areas[0];
  if (!area) throw new Error('The small release has no area.');
  const readers = readersOf(release.layers, release.manifest);
  const sheet = toSheet(
    { release, area, period: null, readers, departments, geometry: undefined, address },
    words,
  );
  const { pdf } = await setPaper({ paper: sheet.paper, sheets: [sheet] }, day);
  return readPdf(pdf);
}

const allText = ({ pages }: ReadPdf) => pages.map(({ text }) => text).join('\n');
const tagsOf = ({ pages }: ReadPdf) => pages.flatMap(({ tags }) => flattenTags(tags));

describe('a fact sheet as PDF', () => {
  it('is tagged, in Danish, with a title, and says that it follows PDF/UA', async () => {
    const pdf = await sheetOf('alle');
    expect(pdf).toMatchObject({ isTagged: true, claimsUa: true, language: 'da' });
    expect(pdf.title).toMatch(/^Faktaark: /);
  });

  it('has its own typeface and no other, whole in the file', async () => {
    const { fonts, fontFiles } = await sheetOf('alle');
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((name) => !name.startsWith('IBMPlexSans'))).toEqual([]);
    expect(fontFiles).toBe(fonts.length);
  });

  it('reads from the name, over headings that skip no level, to the definitions', async () => {
    const tags = tagsOf(await sheetOf('alle'));
    const levels = tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, i) => {
      expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
    });
    const heads = tags.flatMap(({ role, text }) => (/^H\d$/.test(role) ? [text.trim()] : []));
    expect(heads.at(-1)).toBe('Sådan er tallene gjort op');
  });

  it('has header cells in every table and words for every figure', async () => {
    const tags = tagsOf(await sheetOf('alle'));
    const tables = tags.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const head = flattenTags(table.children).filter(({ role }) => role === 'TH');
      expect(head.length).toBeGreaterThan(1);
      expect(head.filter(({ text }) => text.trim() === '')).toEqual([]);
    }
    const figures = tags.filter(({ role }) => role === 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ alt }) => alt.length < 20)).toEqual([]);
  });

  it('names area, edition and page on every page', async () => {
    const { pages } = await sheetOf('alle');
    const area = mainSet(open('alle'))?.areas[0]?.name ?? '';
    for (const [i, { text }] of pages.entries()) {
      expect(text).toContain(area);
      expect(text).toContain('udgave=2026.1');
      expect(text).toContain(`Side ${i + 1} af ${pages.length}`);
      expect(text).toContain('Opdigtede tal');
    }
  });

  it('is the same bytes for the same figures', async () => {
    const release = open('alle');
    const area = mainSet(release)?.areas[0];
    if (!area) throw new Error('The small release has no area.');
    const sheet = toSheet(
      { release, area, period: null, readers: undefined, departments: [], geometry: undefined, address },
      words,
    );
    const twice = [0, 1].map(() => setPaper({ paper: sheet.paper, sheets: [sheet] }, day));
    const [first, second] = await Promise.all(twice);
    expect(Buffer.from(first?.pdf ?? [])).toEqual(Buffer.from(second?.pdf ?? [1]));
  });

  it('reads a name as words, whatever signs are in it', async () => {
    const release = open('alle');
    const area = mainSet(release)?.areas[0];
    if (!area) throw new Error('The small release has no area.');
    const name = '#panic("x") $a$ *Å* `_` \\ "\'';
    const sheet = toSheet(
      {
        release,
        area: { ...area, name },
        period: null,
        readers: undefined,
        departments: [],
        geometry: undefined,
        address,
      },
      words,
    );
    const { pdf } = await setPaper({ paper: sheet.paper, sheets: [sheet] }, day);
    expect(
      tagsOf(await readPdf(pdf))
        .find(({ role }) => role === 'H1')
        ?.text.trim(),
    ).toBe(name);
  });
});

describe('what is for some alone', () => {
  it('is on no sheet for all: neither a department nor a stamp', async () => {
    const text = allText(await sheetOf('alle'));
    expect(DEPARTMENTS.filter(({ name }) => text.includes(name))).toEqual([]);
    expect(text).not.toContain('Lukket punkt');
  });

  it('is stamped on every page', async () => {
    const departments = departmentsOf(open('samarbejde.fjordbo'));
    const { pages } = await sheetOf('samarbejde.fjordbo', departments);
    expect(allText({ pages } as ReadPdf)).toContain(departments[0]?.name);
    for (const { text } of pages) expect(text).toContain('Lukket punkt');
  });

  it('is in the paper of its own association and stamped there', async () => {
    const release = open('samarbejde.fjordbo');
    const departments = departmentsOf(release);
    const readers = readersOf(release.layers, release.manifest);
    const organisation = { id: 'fjordbo', name: 'Fjordbo' };
    const parted = toDialogue({ release, organisation, departments, readers, address }, words);
    const read = await readPdf((await setPaper({ paper: parted.paper, sheets: [parted] }, day)).pdf);
    for (const { name } of departments) expect(allText(read)).toContain(name);
    const others = DEPARTMENTS.filter(({ of }) => of !== 'fjordbo');
    expect(others.filter(({ name }) => allText(read).includes(name))).toEqual([]);
    for (const { text } of read.pages) expect(text).toContain('Lukket punkt · kun for');
  });
});

describe('an agenda attachment', () => {
  const choose = (layer: Layer, query: string) => {
    const release = open(layer);
    return toAttachment(
      {
        release,
        choice: choiceOf(release, new URLSearchParams(query)),
        readers: readersOf(release.layers, release.manifest),
        address,
      },
      words,
    );
  };

  it('for all is stamped open, and its paragraph says so first', async () => {
    const parted = choose('alle', 'omraade=1&maal=andel-0-17');
    const ready = parted.parts.find(({ kind }) => kind === 'ready');
    expect(ready?.kind === 'ready' ? ready.paragraphs[0] : '').toMatch(/^Åben dagsorden\. /);
    const read = await readPdf((await setPaper({ paper: parted.paper, sheets: [parted] }, day)).pdf);
    for (const { text } of read.pages) expect(text).toContain('Åben dagsorden');
  });

  it('from a finer layer is closed, on every page and in its paragraph', async () => {
    const parted = choose('samarbejde', 'omraade=1&maal=andel-0-17');
    const ready = parted.parts.find(({ kind }) => kind === 'ready');
    expect(ready?.kind === 'ready' ? ready.paragraphs[0] : '').toMatch(/^Lukket punkt/);
    const read = await readPdf((await setPaper({ paper: parted.paper, sheets: [parted] }, day)).pdf);
    for (const { text } of read.pages) expect(text).toContain('Lukket punkt');
  });

  it('for all knows no department, even when an address names one', () => {
    const partners = open('samarbejde');
    const set = partners.areaSets.find(({ role }) => role === 'department');
    const asked = `omraade=${set?.id}/${set?.areas[0]?.code}&maal=andel-0-17`;
    expect(choiceOf(partners, new URLSearchParams(asked)).areas).toHaveLength(1);
    expect(choiceOf(open('alle'), new URLSearchParams(asked)).areas).toEqual([]);
  });
});
