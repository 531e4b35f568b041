/**
 * The paper for the dialogue with one housing association: for its own people, and those who run the light's rounds.
 * Belongs here: whose layer is opened. Does not belong: what the paper says (lib/pdf/dialogue.ts).
 * Start with dialogueOf.
 */
import { toDialogue } from '../../pdf/dialogue.ts';
import type { PartedPaper } from '../../pdf/parts.ts';
import { readersOf } from '../frame.ts';
import { departmentsOf } from '../light.ts';
import { organisationReadings, type Reading } from '../releases.ts';
import { textsIn } from '../texts.ts';
import { type Asker, permanentAddress } from './paper-reading.ts';

export interface Dialogue {
  readonly parted: PartedPaper;
  /** The association's own layer. */
  readonly reading: Reading;
}

/** Undefined for a reader who may not see the association's proposals, and for an association that is not there: no one can tell which. */
export async function dialogueOf(
  asker: Asker,
  url: URL,
  reading: Reading,
  id: string,
): Promise<Dialogue | undefined> {
  const own = organisationReadings(asker, reading).find(({ organisation }) => organisation === id);
  if (!own) return undefined;
  const all = await departmentsOf(asker, reading);
  const departments = all.filter(({ organisation, isParty }) => isParty && organisation?.id === id);
  if (departments.length === 0) return undefined;
  const { language } = asker;
  const { manifest, layers } = own.release;
  const parted = toDialogue(
    {
      release: own.release,
      organisation: departments[0]?.organisation ?? { id, name: id },
      departments,
      readers: readersOf(layers, manifest),
      address: permanentAddress(url, language, reading.edition, '/trafiklys', [['organisation', id]]),
    },
    { language, texts: textsIn(language) },
  );
  return { parted, reading: { ...reading, release: own.release } };
}
