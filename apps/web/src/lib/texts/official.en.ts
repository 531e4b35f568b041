/** The English words of the ministry's official list; official.da.ts says what belongs here. */
import type { officialDa } from './official.da.ts';
import type { Widened } from './types.ts';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);

export const officialEn: Widened<typeof officialDa> = {
  title: (date: string) => `The ministry’s list of ${date}`,
  lead: (agree: number, of: number) =>
    of === 0
      ? 'The municipality’s own status was not computed for this list.'
      : agree === of
        ? `The list says the same as the municipality’s own figures of all ${of} residential areas.`
        : `The list says the same as the municipality’s own figures of ${agree} of ${of} residential areas.`,
  notYet: (asked: string, shown: string) =>
    `The list of 1 December ${asked} has not been handed over. This is the newest there is: ${shown}.`,
  none: 'None of the ministry’s lists has been handed over in this edition.',
  handOver: 'Hand over a list',
  area: 'Residential area',
  called: (name: string) => `on the list: ${name}`,
  status: 'Status',
  headSub: 'list · own figures',
  ownSays: (own: string) => `own ${own}`,
  sameOwn: 'the same by own figures',
  residents: 'Residents',
  subjects: {
    work: 'Outside the labour market',
    convictions: 'Convicted',
    education: 'Basic school only',
    income: 'Income against the region',
    origin: 'Non-Western countries',
    citizens: 'Without Danish citizenship',
  },
  notComputed: 'not computed',
  notPrinted: 'not printed',
  same: 'the same within rounding',
  higher: (points: string) => `list at least ${points} percentage points higher`,
  lower: (points: string) => `list at least ${points} percentage points lower`,
  whyTitle: 'Why the figures may differ',
  why: [
    'The ministry draws a residential area by parcels. The municipality draws it by its own maps and addresses.',
    'The figures may be counted on other days and for other years. Residents are counted on 1 January of the list’s year; labour market and convictions are means of two earlier years.',
    'Own figures are rounded to protect persons. A difference is told only where rounding cannot explain it; else the two may be the same figure.',
    'Rules for education taken abroad, convictions and origin may have been used differently.',
  ],
  decides:
    'Only the ministry’s list decides what a residential area is. Own figures do not correct it, and it does not correct own figures.',
  unknownHere: (names: string) => `On the list, but not in the municipality’s own division here: ${names}.`,
  notNamed: (names: string) => `Not named on the list: ${names}.`,
  wholeNote: 'The list was handed over whole. A residential area that it does not name has no designation.',
  partNote:
    'The list was not handed over whole. Of a residential area that it does not name it says nothing.',
  history: 'The ministry’s lists, year by year',
  historySub: (from: string, to: string) =>
    `1 December ${from}–${to}. A ring around the sign: the municipality’s own figures gave another status`,
  years: 'Years in a row',
  yearsSub: 'by the lists themselves',
  ownSaid: (own: string) => `own figures: ${own}`,
  page: {
    title: 'The ministry’s lists',
    question: 'Which of the ministry’s lists have been handed over?',
    lead: 'The ministry publishes the list on 1 December. It is handed over here and becomes part of the next edition. The list is public, and no personal data may be in it.',
    handed: 'Lists in this edition',
    waiting: 'Handed over since the edition',
    waitingSub: 'Part of the next edition',
    nothingWaiting: 'No lists wait for the next edition.',
    date: 'List',
    law: 'Law',
    laws: { par61: '§§ 61 a and 61 b', par51b: '§ 51 b' },
    rows: 'Residential areas',
    source: 'Source',
    by: 'Handed over',
    known: (known: number, unknown: number) =>
      unknown === 0 ? String(known) : `${known}, and ${unknown} outside the division`,
    form: 'Hand over a list',
    file: 'CSV file',
    text: 'Or paste from a spreadsheet',
    textHelp:
      'The first line names the columns: area, list_date, status and, where they are printed, residents, outside_labour_market_pct, convicted_pct, basic_education_only_pct, income_pct_of_region, non_western_pct. One row for each area. Percentages as the ministry prints them.',
    sourceHelp: 'The ministry’s page or order with its date, for example',
    whole61:
      'The list under §§ 61 a and 61 b is whole: areas of the municipality that it does not name are not on it',
    whole51b: 'The list under § 51 b is whole',
    save: 'Check and save',
    withdraw: 'Withdraw',
    withdrawOf: (date: string) => `: the list of ${date}`,
    problems: (n: number) => `${n} ${plural(n, 'error', 'errors')}. Nothing was saved.`,
    line: (line: number) => `line ${line}`,
    column: (column: string) => `column ${column}`,
    notAllowed: 'You may not hand over lists. Nothing was saved.',
    noSource: 'Say where the list is from. Nothing was saved.',
    tooLarge: 'The list is too large: 400 kB at most. Nothing was saved.',
    notUtf8: 'The file is not UTF-8. Save it as “CSV UTF-8”. Nothing was saved.',
    gone: 'The list has been withdrawn already.',
    back: 'Criteria',
  },
  problems: {
    empty: 'The list is empty. Write the names of the columns and a row for each area.',
    'too-long': 'The list has more than 20,000 rows. Hand over the new years alone.',
    quotes: 'A quotation mark has no partner. Write two of them inside a field.',
    'column-twice': 'The column stands twice. Keep one.',
    'missing-column': 'The column is missing. The list needs area, list_date and status.',
    'number-of-fields':
      'The row has another number of fields than the first line. Look for a delimiter too many or too few.',
    'no-rows': 'There are no rows. An area without a designation has the status none.',
    'no-area': 'The area has no name. Write it as the list does.',
    'not-a-date': 'This is no date. Write it as 2025-12-01.',
    'no-status': 'The area has no status. Write none where it has figures only.',
    'unknown-status':
      'This status is not known. Write udsat boligområde, parallelsamfund, forebyggelsesområde or none, for example.',
    'not-residents': 'This is no whole number. Write 1234, or leave the field empty.',
    'not-a-percentage':
      'This is no percentage as the list prints it. Write 43.5 without a sign, or leave the field empty.',
    'not-yes-or-no': 'Write yes or no, or leave the field empty.',
    'row-twice': 'The area stands on the list twice in one year. Keep one row.',
    'two-lists-a-year': 'There are two lists of one year. Keep one.',
  },
};
