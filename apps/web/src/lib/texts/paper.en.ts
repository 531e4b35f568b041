/** The words of printed papers in English; see paper.da.ts. */
import type { paperDa } from './paper.da.ts';
import type { Widened } from './types.ts';

export const paperEn: Widened<typeof paperDa> = {
  sheet: {
    title: (name) => `Fact sheet: ${name}`,
    link: 'Get the fact sheet (PDF)',
    description: (name, edition) => `Two pages on ${name}. ${edition}.`,
    page: (n, of) => `Page ${n} of ${of}`,
    neighbours: (names) => `Neighbours: ${names}`,
    at: (name, period) => `${name}, ${period}`,
    trends: (from, to) => `Trends ${from}–${to}`,
    trendsNote: (name) => `Blue: ${name}. Dashed: the municipality`,
    part: 'Part of all',
    persons: 'Persons',
    sources: (names) => `Registers: ${names}.`,
    stripNote: (name) => `Stroke: one area. Dot: ${name}. Dashed: the municipality.`,
    aloneNote: (name) => `Stroke: one area. Dot: ${name}.`,
    light: 'Departments and traffic light',
    lightNote: 'The colour is guiding only. It rests on the department’s own figures.',
    lightFor: 'Departments and the traffic light are shown to the partners, and do not stand on this sheet.',
    lightUnplaced: 'Only departments that belong to a residential area here are included.',
    againstLimit: 'Against the limit',
    colour: 'Colour',
    since: 'Since',
    why: 'Why',
    proposed: 'proposal',
    definitions: 'How the figures are made',
    measured: 'Speaks of',
    hidden:
      'Hidden or “under 5”: the figure is not shown, to protect persons. Figures are rounded to the step they are shown with.',
    method: 'More figures, definitions and caveats:',
    municipalityPart: 'Dashed: the municipality',
    noCriteria: 'The criteria are not held against figures in this edition.',
  },
  sheets: {
    title: (municipality) => `Fact sheets for all areas in ${municipality}`,
    lead: (areas) =>
      `${areas} areas in alphabetical order, two pages on each. Sheets may be printed one by one: every area has page numbers of its own.`,
    contents: 'Contents',
    pageTitle: 'Fact sheets for all areas',
    pageLead: (areas) =>
      `Two pages on each of the ${areas} areas in one PDF with contents and bookmarks. For printing, meetings and screen readers.`,
    make: 'Make the set',
    takes: 'It takes up to half a minute. You may leave the page meanwhile.',
    laying: (done, of) => `${done} of ${of} areas are laid out`,
    setting: 'The pages are being set',
    ready: (size, pages) => `The set is ready: ${pages} pages, ${size}.`,
    get: 'Get the set (PDF)',
    failed: 'The set could not be made. Try again.',
    update: 'Refresh',
    one: 'One area at a time: open the area and choose “Get the fact sheet (PDF)”.',
    link: 'Fact sheets for all areas (PDF)',
  },
  stamp: {
    open: 'Open agenda',
    closed: 'Closed item',
    closedFor: (readers) => `Closed item · ${readers}`,
    closedProposals: 'Closed item · with proposed colours',
  },
  alt: {
    map: (name, neighbours) =>
      `Map of the municipality with ${name} marked.${neighbours === '' ? '' : ` ${neighbours}.`}`,
    line: 'Line chart.',
    at: (value, year) => `${value} in ${year}`,
    fromTo: (first, last) => `from ${first} to ${last}`,
  },
  count: (n) => String(n),
};
