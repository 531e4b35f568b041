/**
 * Agenda attachments for one reader: the choice of an address, made into a paper.
 * Belongs here: asking the release door and handing on. Does not belong: what an attachment says (lib/pdf/attachment.ts).
 * Start with attachmentAt.
 */
import { toAttachment } from '../../pdf/attachment.ts';
import { type AttachmentChoice, choiceOf } from '../../pdf/attachment-choice.ts';
import type { PartedPaper } from '../../pdf/parts.ts';
import { readersOf } from '../frame.ts';
import { textsIn } from '../texts.ts';
import type { MadePaper } from './compiler.ts';
import { paperOf } from './made-papers.ts';
import { type PaperReading, permanentAddress } from './paper-reading.ts';

/** The words of an address that say the choice, in one order. */
function queryOf(
  { areas, indicators, from, to }: AttachmentChoice,
  main: string | undefined,
  isForAll: boolean,
) {
  return [
    ...areas.map(({ set, code }) => ['omraade', set === main ? code : `${set}/${code}`] as const),
    ...indicators.map(({ id }) => ['maal', id] as const),
    ['fra', from] as const,
    ['til', to] as const,
    ...(isForAll ? [['lag', 'alle'] as const] : []),
  ];
}

/** The attachment that an address asks for; undefined while no area or no figure is chosen. */
export function attachmentAt(paper: PaperReading, url: URL): PartedPaper | undefined {
  const { reading, asker, isForAll } = paper;
  const { release, edition } = reading;
  const choice = choiceOf(release, url.searchParams);
  if (choice.areas.length === 0 || choice.indicators.length === 0) return undefined;
  const main = release.manifest.site.mainAreaSet;
  return toAttachment(
    {
      release,
      choice,
      readers: readersOf(release.layers, release.manifest),
      address: permanentAddress(url, asker.language, edition, '/bilag', queryOf(choice, main, isForAll)),
    },
    { language: asker.language, texts: textsIn(asker.language) },
  );
}

/** The same, set. */
export function setParted(
  parted: PartedPaper,
  { reading }: Pick<PaperReading, 'reading'>,
): Promise<MadePaper> {
  return paperOf({ paper: parted.paper, sheets: [parted] }, reading.release.manifest);
}
