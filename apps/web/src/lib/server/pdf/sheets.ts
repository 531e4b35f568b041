/**
 * Fact sheets for one reader: from what the reader's own layers hold, one area or all of them.
 * Belongs here: asking the release door, the light and the map; handing on to the compiler. Does not belong: what a sheet says (lib/pdf/sheet.ts).
 * Start with areaSheet and allSheets.
 */
import type { Area, Release } from '@bybalance/release';
import type { DepartmentLight } from '../../light/department.ts';
import { departmentsIn } from '../../light/placed-departments.ts';
import { groundOf } from '../../pdf/locator.ts';
import { toPaper } from '../../pdf/paper.ts';
import { type Sheet, toSheet } from '../../pdf/sheet.ts';
import type { PaperWords } from '../../pdf/words.ts';
import { mainSet, sortedAreas } from '../../report/from-release.ts';
import { mapOf } from '../../report/map-of.ts';
import { readersOf } from '../frame.ts';
import { departmentsOf } from '../light.ts';
import { cached, type Reading } from '../releases.ts';
import { textsIn } from '../texts.ts';
import type { MadePaper } from './compiler.ts';
import { paperOf } from './made-papers.ts';
import { type Asker, permanentAddress } from './paper-reading.ts';

const mapFor = (release: Release) => cached(release, 'map', () => mapOf(release));

function sheetFor(
  area: Area,
  departments: readonly DepartmentLight[],
  { release, edition }: Reading,
  url: URL,
  words: PaperWords,
): Sheet {
  const period = url.searchParams.get('aar');
  const path = `/omraader/${encodeURIComponent(area.code)}`;
  return toSheet(
    {
      release,
      area,
      period,
      readers: readersOf(release.layers, release.manifest),
      departments: departmentsIn(release, departments, area.code),
      geometry: mapFor(release),
      address: permanentAddress(url, words.language, edition, path, period === null ? [] : [['aar', period]]),
    },
    words,
  );
}

const wordsOf = ({ language }: Asker): PaperWords => ({ language, texts: textsIn(language) });

const groundFor = (release: Release) => {
  const geometry = mapFor(release);
  return geometry && groundOf(geometry);
};

/** One area's two pages, for this reader. */
export async function areaSheet(asker: Asker, url: URL, reading: Reading, area: Area): Promise<MadePaper> {
  const { release } = reading;
  const sheet = sheetFor(area, await departmentsOf(asker, reading), reading, url, wordsOf(asker));
  return paperOf({ paper: sheet.paper, ground: groundFor(release), sheets: [sheet] }, release.manifest);
}

/** Lets other requests in between two areas. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

function setFrame(sheets: readonly Sheet[], { release, edition }: Reading, url: URL, words: PaperWords) {
  const { sheets: text } = words.texts.paper;
  const title = text.title(release.manifest.site.municipality);
  return toPaper(
    {
      manifest: release.manifest,
      layers: release.layers,
      readers: readersOf(release.layers, release.manifest),
      hasProposals: sheets.some(({ light, paper }) => light !== undefined && paper.isClosed),
      title,
      description: text.lead(sheets.length),
      address: permanentAddress(url, words.language, edition, '/omraader'),
      stampsOpen: false,
    },
    words,
  );
}

/** Every area's pages in one document, in the alphabet's order. `told` hears how many areas are laid out. */
export async function allSheets(
  asker: Asker,
  url: URL,
  reading: Reading,
  departments: readonly DepartmentLight[],
  told: (done: number) => void,
): Promise<MadePaper> {
  const { release } = reading;
  const words = wordsOf(asker);
  const { sheets: text } = words.texts.paper;
  const sheets: Sheet[] = [];
  for (const area of sortedAreas(release, mainSet(release))) {
    await breathe();
    sheets.push(sheetFor(area, departments, reading, url, words));
    told(sheets.length);
  }
  const contents = {
    title: text.title(release.manifest.site.municipality),
    lead: text.lead(sheets.length),
    heading: text.contents,
  };
  const paper = setFrame(sheets, reading, url, words);
  return paperOf({ paper, contents, ground: groundFor(release), sheets }, release.manifest);
}
