/**
 * The page on protection, in English. Part of report.en.ts; the keys are those of protection.da.ts.
 * Belongs here: wording only. The promise, the rules and what an attacker is taken to know are the release's own texts.
 */
import type { protectionDa } from './protection.da.ts';
import type { Widened } from './types.ts';

export const protectionEn: Widened<typeof protectionDa> = {
  question: 'How are the people in the figures protected?',
  onThisPage: 'On this page',
  wholeMethod: 'Example, rules, attack and price',

  example: {
    title: 'From counted to shown',
    sub: 'Made-up example: six areas and the 30–59-year-olds with basic school only',
    counted: 'Counted in the register, seen by no reader',
    shown: 'Shown in the report',
    why: 'Why',
    area: (letter) => `Area ${letter}`,
    all: 'Total',
    number: 'Number',
    of: 'Out of',
    share: 'Share',
    reasons: {
      many: 'Rounded to the nearest 5. Many people, so the share is shown in half per cents.',
      some: 'Fewer than 1,000 people: whole per cent.',
      few: 'Fewer than 200 people: nearest 5 per cent.',
      small: '3 is under 5. Had there been none, it would say the same.',
      nearlyAll: 'All but 3: only a limit is shown.',
      hidden: 'Fewer than 20 people: nothing is shown.',
      total: 'Rounded on its own: the numbers shown do not add up to it.',
    },
    hidden: 'hidden',
  },

  rules: {
    title: 'The rules',
    sub: 'Every figure is held against them before anything is rounded',
    untestableHere: 'cannot be tested for ready tables',
    untestable: (rules) =>
      `Some figures reach the municipality as ready tables, without households and without single incomes. For them ${rules} cannot be tested; the rules that the supplier has used apply instead, together with the rest of the list.`,
    delivered: 'Delivered as ready tables',
  },

  attack: {
    title: 'Tested by attack',
    sub: 'Before publishing, the program tries to work out every confidential number, as a reader with all the time in the world would',
    assumed: 'What the attacker knows',
    limits:
      'The proof holds for what the attacker is taken to know here. Tables that none of us knows of are not part of it.',
    found: 'What the attack found',
    lead: (first, targets, fewest) =>
      `Of **${targets}** confidential numbers **${first}** lay too close to being worked out from the rounded figures. They were made coarser or hidden, and now every single small number has at least **${fewest}** possible values.`,
    leadNone: (targets, fewest) =>
      `None of the **${targets}** confidential numbers could be worked out from the rounded figures. Every single small one has at least **${fewest}** possible values.`,
    rows: {
      systems: 'Counts, each in one year',
      targets: 'Confidential numbers that must stay uncertain',
      first: 'lay too close to being worked out',
      now: 'can be worked out from the figures shown',
      coarsened: 'Numbers made coarser for it',
      hidden: 'Numbers hidden for it',
      fewest: 'Fewest possible values of a small number',
    },
    exempt: (n) => `${n} numbers may be known to be 0.`,
    untested: 'Not tested by attack',
    untestedNote: 'Means in kroner are protected by the rules alone.',
    nothing:
      'No figure of this edition was tested by attack: none was counted in the municipality’s own registers.',
    missing:
      'This edition was made before figures were tested by attack. It has no certificate, and the price was not counted.',
  },

  price: {
    title: 'The price',
    sub: 'How much is not shown, and how far shown figures lie from exact ones. All years',
    lead: (set, usual) => `For **${set}**, **${usual} of 100** totals are shown as usual.`,
    leadOrder: (low, high) =>
      low === high
        ? ` The order of the areas is kept with a rank correlation of **${low}**, where 1 is exactly the same.`
        : ` The order of the areas is kept with a rank correlation between **${low}** and **${high}**, where 1 is exactly the same.`,
    levels: 'How much is shown at each level?',
    levelsSub: 'Choose a level to see it figure by figure',
    level: 'Level',
    part: { total: 'totals', groups: 'breakdowns' },
    cells: 'Figures',
    usual: 'As usual',
    coarser: 'Coarser',
    edge: 'Under 5, over',
    hidden: 'Hidden',
    attacked: 'Of these, after attack',
    percent: '%',
    shareTitle: (level) => `How much is shown? ${level}`,
    shareSub: '% of the figures delivered or counted, all years',
    measure: 'Figure',
    distanceTitle: (level) => `How far are shown figures from exact ones? ${level}`,
    distanceSub:
      'The mean is measured and rounded. How far off 95 of 100 and all can be at most is worked out from the figures shown; measured distances stay in the municipality',
    counts: 'Number',
    values: 'The figure itself',
    mean: 'Mean',
    usualMost: '95 of 100',
    most: 'At most',
    order: 'Order',
    unit: {
      share: 'points',
      ratio: 'points',
      count: '',
      per1000: 'per 1,000',
      'mean-dkk': 'DKK',
      points: 'points',
    },
    counted: {
      person: 'people',
      household: 'households',
      dwelling: 'dwellings',
      'full-time-person': 'full-time persons',
      pupil: 'pupils',
      move: 'moves',
      taxpayer: 'people',
    },
    tooFew: 'too few',
    tooFewNote: 'Too few: under 50 figures to compare, or under 11 areas to put in order.',
    unprotected: 'The figures are shown as they were published elsewhere: there is no price.',
  },

  inferred: {
    title: 'Would a reader reach the same answer?',
    sub: 'The law’s criteria are decided on the exact figures. Here they are held against the answer that the shown figures give',
    lead: (agree, all, differ) =>
      `The figures shown give the same answer in **${agree}** of ${all} decisions and another in **${differ}**.`,
    leadBlind: (blind) => ` In ${blind} they give none.`,
    leadMost: (criterion, n) => ` Most of them for **${criterion}**, ${n}.`,
    note: 'This is why the decision stands beside the figure: it was not read from it.',
    criterion: 'Criterion',
    colour: 'The department’s colour in the traffic light',
    residents: (minimum) => `At least ${minimum} residents`,
    agree: 'Same answer',
    differ: 'Another answer',
    cannotTell: 'No answer',
    undecided: 'Undecided',
    lightNote:
      'The colour is worked out from shown figures and from single decisions that stand beside the figure; here it is held against the shown figures alone, year by year.',
    undecidedNote: 'Undecided: a figure or a national figure is missing.',
  },
};
