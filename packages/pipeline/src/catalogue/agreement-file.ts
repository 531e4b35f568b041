/**
 * The grammar of a site's framework agreement: sites/<name>/<the file that site.yaml calls agreement>.
 * Belongs here: shape and the rules inside the file. Does not belong: tools in use, and whether one departs from it (the report says so).
 * What each field means to a reader stands at FrameworkAgreement in the release's model.
 */
import {
  AGREED_COLOURS,
  type AgreedTool,
  type FrameworkAgreement,
  REGISTERED_TOOLS,
} from '@bybalance/release';
import { z } from 'zod';
import { isoDate, line, object, oneOf, text, versionedId, withHardSpaces } from './fields.ts';

const agreedTool = object({
  tool: oneOf(REGISTERED_TOOLS),
  says: oneOf(['foreseen', 'not-foreseen']),
  paragraph: line.transform(withHardSpaces),
  note: text.optional(),
});

const tools = z.array(agreedTool).superRefine((rows, context) => {
  rows.forEach(({ tool }, i) => {
    if (rows.findIndex((other) => other.tool === tool) === i) return;
    context.addIssue({ code: 'custom', path: [i, 'tool'], message: `${tool} is there twice for the colour` });
  });
});

export const agreementFile = object({
  id: versionedId,
  title: text,
  from: isoDate,
  to: isoDate.optional(),
  source: line,
  colours: object({ red: tools, yellow: tools, green: tools }),
}).superRefine(({ from, to }, context) => {
  if (to === undefined || to >= from) return;
  context.addIssue({ code: 'custom', path: ['to'], message: 'The agreement ends before it begins' });
});

type Written = z.output<typeof agreementFile>;

const toTool = ({ note, ...written }: Written['colours']['red'][number]): AgreedTool =>
  note === undefined ? written : { ...written, note };

/** The checked file → the agreement of a release. */
export function toAgreement({ to, colours, ...written }: Written): FrameworkAgreement {
  const [red, yellow, green] = AGREED_COLOURS.map((colour) => colours[colour].map(toTool));
  return {
    ...written,
    ...(to === undefined ? {} : { to }),
    colours: { red: red ?? [], yellow: yellow ?? [], green: green ?? [] },
  };
}
