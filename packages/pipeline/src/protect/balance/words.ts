/**
 * The sentences of indices and uneven spreads, Danish and English.
 * Belongs here: words. Does not belong: what they are said of.
 * Wording from the project's terms: status and direction, never good or bad; conditions, not people.
 */
import type { DirectionClass, IndexReason, IndexVerdict, StatusClass, Text } from '@bybalance/release';

const CLASSES: Readonly<Record<StatusClass | DirectionClass, Text>> = {
  higher: { da: 'højere', en: 'higher' },
  middle: { da: 'midt', en: 'middle' },
  lower: { da: 'lavere', en: 'lower' },
  'much-lower': { da: 'meget lavere', en: 'much lower' },
  rising: { da: 'stiger', en: 'rising' },
  unchanged: { da: 'uændret', en: 'unchanged' },
  falling: { da: 'falder', en: 'falling' },
};

const HIDDEN: Text = {
  da: 'et tal er skjult af hensyn til diskretion',
  en: 'a figure is hidden to protect individuals',
};
const ABSENT: Text = { da: 'et tal mangler', en: 'a figure is missing' };

const REASONS: Readonly<Record<IndexReason, Text>> = {
  none: ABSENT,
  'small-count': {
    da: 'et tal er kun kendt som et interval, og klassen afhænger af det',
    en: 'a figure is known only as an interval, and the class depends on it',
  },
  'small-complement': HIDDEN,
  'few-persons': HIDDEN,
  'few-households': HIDDEN,
  dominance: HIDDEN,
  everyone: HIDDEN,
  secondary: HIDDEN,
  'small-difference': HIDDEN,
  'masked-by-supplier': {
    da: 'et tal er maskeret af leverandøren',
    en: 'a figure is masked by the supplier',
  },
  'not-delivered': ABSENT,
  'not-yet-published': { da: 'et tal er ikke udgivet endnu', en: 'a figure is not yet published' },
  'area-not-valid': {
    da: 'området indgår ikke i periodens opgørelse',
    en: 'the area takes no part in the period',
  },
  'no-population': { da: 'et tal har ingen mening her', en: 'a figure has no meaning here' },
  'year-before-first': {
    da: 'der er ingen tidligere periode at sammenligne med',
    en: 'there is no earlier period to compare with',
  },
  'few-residents': { da: 'der er for få indbyggere', en: 'there are too few residents' },
  'few-areas': { da: 'der er for få områder med alle tal', en: 'too few areas have every figure' },
  'no-spread': {
    da: 'et tal eller dets ændring er ens i alle områder',
    en: 'a figure or its change is the same in all areas',
  },
  'series-break': {
    da: 'et tal er opgjort på en ny måde siden',
    en: 'a figure has been measured in a new way since',
  },
};

function said(
  verdict: IndexVerdict<StatusClass | DirectionClass>,
  [known, open]: readonly [Text, Text],
): Text {
  if (verdict.class !== 'unknown') {
    const name = CLASSES[verdict.class];
    return { da: `${known.da} ${name.da}.`, en: `${known.en} ${name.en}.` };
  }
  const why = REASONS[verdict.reason];
  return { da: `${open.da}: ${why.da}.`, en: `${open.en}: ${why.en}.` };
}

const MADE_OF_SHOWN: Text = { da: 'Regnet af de viste tal.', en: 'Worked out from the figures shown.' };

/** "Status: lavere. Retning: uændret. Regnet af de viste tal." */
export function becauseOfIndex(
  status: IndexVerdict<StatusClass>,
  direction: IndexVerdict<DirectionClass>,
): Text {
  const first = said(status, [
    { da: 'Status:', en: 'Status:' },
    { da: 'Status kan ikke afgøres', en: 'Status undecided' },
  ]);
  const second = said(direction, [
    { da: 'Retning:', en: 'Direction:' },
    { da: 'Retning kan ikke afgøres', en: 'Direction undecided' },
  ]);
  return {
    da: `${first.da} ${second.da} ${MADE_OF_SHOWN.da}`,
    en: `${first.en} ${second.en} ${MADE_OF_SHOWN.en}`,
  };
}

const TOO_WIDE: Text = {
  da: 'Kan ikke opgøres: afrundingen lader for meget stå åbent.',
  en: 'Cannot be computed: rounding leaves too much open.',
};

/** What an uneven spread was worked out over, and that it is made of shown figures; or why there is none. */
export function becauseOfSpread(counted: number, all: number, isCovered: boolean, isKnown: boolean): Text {
  if (isCovered && !isKnown) return TOO_WIDE;
  const over = {
    da: `${counted} af ${all} områder har begge antal.`,
    en: `${counted} of ${all} areas have both counts.`,
  };
  if (!isKnown) return { da: `Kan ikke opgøres: kun ${over.da}`, en: `Cannot be computed: only ${over.en}` };
  return { da: `${over.da} ${MADE_OF_SHOWN.da}`, en: `${over.en} ${MADE_OF_SHOWN.en}` };
}
