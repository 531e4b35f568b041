import { sayReaders } from '#lib/frame/readers.ts';
import { choiceOf, MOST_AREAS, MOST_INDICATORS, optionsOf } from '#lib/pdf/attachment-choice.ts';
import type { Asked } from '#lib/report/asked.ts';
import { readersOf } from '#lib/server/frame.ts';
import { attachmentAt } from '#lib/server/pdf/attachments.ts';
import { paperReading } from '#lib/server/pdf/paper-reading.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

/** Choices, and the attachment as it will be: its stamp, its ready paragraph, its tables. */
export const load = ({ locals, url }: Asked) => {
  const paper = paperReading(locals, url);
  const { release } = paper.reading;
  const choice = choiceOf(release, url.searchParams);
  const attachment = attachmentAt(paper, url);
  const own = readingOf(locals, url).release;
  const readers = readersOf(own.layers, own.manifest);
  return {
    options: optionsOf(release, locals.language),
    most: { areas: MOST_AREAS, indicators: MOST_INDICATORS },
    chosen: {
      areas: url.searchParams.getAll('omraade'),
      indicators: choice.indicators.map(({ id }) => id),
      from: choice.from,
      to: choice.to,
    },
    counts: { areas: choice.areas.length, indicators: choice.indicators.length },
    layer: readers && {
      isForAll: paper.isForAll,
      readers: sayReaders(readers, textsIn(locals.language).layers, locals.language),
    },
    attachment: attachment && {
      paper: attachment.paper,
      name: attachment.name,
      ready: attachment.parts.flatMap((part) => (part.kind === 'ready' ? part.paragraphs : [])),
      tables: attachment.parts.flatMap((part, i) => {
        const head = attachment.parts.slice(0, i).findLast(({ kind }) => kind === 'heading');
        if (part.kind !== 'table' || head?.kind !== 'heading') return [];
        return [{ title: head.title, subtitle: head.subtitle, ...part.table }];
      }),
    },
  };
};
