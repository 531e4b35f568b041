/**
 * Fact sheets for one reader: from what the reader's own layers hold, one area or all of them.
 * Belongs here: asking the release door, the light and the map; handing on to the compiler. Does not belong: what a sheet says (lib/pdf/sheet.ts).
 * Start with areaSheet.
 */
import type { Area, Release } from '@bybalance/release';
import type { DepartmentLight } from '../../light/department.ts';
import { departmentsIn } from '../../light/placed-departments.ts';
import { groundOf } from '../../pdf/locator.ts';
import { type Sheet, toSheet } from '../../pdf/sheet.ts';
import type { PaperWords } from '../../pdf/words.ts';
import { mapOf } from '../../report/map-of.ts';
import { hrefOf, type Language } from '../../texts/language.ts';
import { readersOf } from '../frame.ts';
import { departmentsOf } from '../light.ts';
import { cached, type Reading } from '../releases.ts';
import { textsIn } from '../texts.ts';
import type { MadePaper } from './compiler.ts';
import { paperOf } from './made-papers.ts';

type Asker = Pick<App.Locals, 'reader' | 'state' | 'language'>;

const mapFor = (release: Release) => cached(release, 'map', () => mapOf(release));

/** Where a page stands, with scheme, host and edition: what a paper can be held against for as long as the edition is kept. */
export function permanentAddress(
  url: URL,
  language: Language,
  edition: string,
  path: string,
  query: Readonly<Record<string, string | null>> = {},
): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) words.set(name, value);
  words.set('udgave', edition);
  return `${url.origin}${hrefOf(language, path)}?${words}`;
}

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
      address: permanentAddress(url, words.language, edition, path, { aar: period }),
    },
    words,
  );
}

/** One area's two pages, for this reader. */
export async function areaSheet(asker: Asker, url: URL, reading: Reading, area: Area): Promise<MadePaper> {
  const { release } = reading;
  const words = { language: asker.language, texts: textsIn(asker.language) };
  const departments = await departmentsOf(asker, reading);
  const sheet = sheetFor(area, departments, reading, url, words);
  const geometry = mapFor(release);
  return paperOf(
    { paper: sheet.paper, ground: geometry && groundOf(geometry), sheets: [sheet] },
    release.manifest,
  );
}
