/**
 * The grammar of catalogue/laws/letting-tools.yaml: which letting tool the law has for which kind of area.
 * Belongs here: shape and the rules inside the file. Does not belong: deciding anything by it; the program only shows it.
 * What each field means to a reader stands at LettingTool in the release's model.
 */
import { LETTING_AREAS, LETTING_STATUSES, type LettingTool, REGISTERED_TOOLS } from '@bybalance/release';
import { z } from 'zod';
import { id, line, object, oneOf, text, withHardSpaces } from './fields.ts';

/** "FL-2"; one of them is "PÅ-1". */
const rowId = z
  .string()
  .regex(/^[A-ZÆØÅ]{2}-\d+$/, 'A row is named by two capitals and a number, for example FL-2');

const areas = z.array(oneOf(LETTING_AREAS)).refine((list) => new Set(list).size === list.length, {
  message: 'A kind of area is named twice',
});

const row = object({
  id: rowId,
  tool: id,
  registeredAs: oneOf(REGISTERED_TOOLS).optional(),
  title: text,
  areas: areas.min(1, 'A row speaks of at least one kind of area'),
  unsureAreas: areas.default([]),
  status: z.array(oneOf(LETTING_STATUSES)).min(1),
  condition: text.optional(),
  paragraph: line.transform(withHardSpaces),
  rule: text,
  decides: text.optional(),
  source: line,
  certainty: oneOf(['read', 'secondary', 'unsure']),
  note: text.optional(),
}).refine(({ areas: sure, unsureAreas }) => !unsureAreas.some((area) => sure.includes(area)), {
  message: 'A kind of area cannot be both settled and unsure',
  path: ['unsureAreas'],
});

export const lettingToolsFile = z.array(row).superRefine((rows, context) => {
  rows.forEach(({ id: name }, i) => {
    if (rows.findIndex((other) => other.id === name) === i) return;
    context.addIssue({ code: 'custom', path: [i, 'id'], message: `${name} is there twice` });
  });
});

/** The checked file → the table of a release. */
export function toLettingTools(written: z.output<typeof lettingToolsFile>): readonly LettingTool[] {
  return written.map(({ condition, decides, note, registeredAs, ...rest }) => ({
    ...rest,
    ...(registeredAs === undefined ? {} : { registeredAs }),
    condition,
    decides,
    note,
  }));
}
