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
    lead: (areas, pages) => `${areas} areas, ${pages} pages.`,
    contents: 'Contents',
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
