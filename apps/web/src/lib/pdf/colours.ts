/**
 * The colours of printed papers: the tokens of styles/tokens.css as they are on white. A test holds the two together.
 * Belongs here: names and values. Used by the drawings, and handed to the Typst templates.
 */
export const COLOURS = {
  ink: '#14202b',
  'ink-2': '#43505c',
  'ink-3': '#626e79',
  control: '#7b8690',
  rule: '#bfc6cc',
  hair: '#e3e6e9',
  paper: '#ffffff',
  tint: '#f6f4ef',
  accent: '#005b7f',
  sea: '#e2eaee',
  'neighbour-land': '#f8f8f6',
  coast: '#7c8791',
  'between-areas': '#ffffff',
  'sequential-1': '#e4edf1',
  'sequential-2': '#b4ceda',
  'sequential-3': '#7caabf',
  hatch: '#5e6974',
  'hatch-outline': '#7c8791',
  'light-red': '#b42318',
  'light-red-ink': '#ffffff',
  'light-yellow': '#f2c12e',
  'light-yellow-edge': '#5a4300',
  'light-yellow-ink': '#14202b',
  'light-green': '#1e7b4a',
  'light-green-ink': '#ffffff',
  'list-grey': '#6f7c88',
} as const;
