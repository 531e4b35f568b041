/**
 * The light on Overblik, for those who may see one: how many departments of each colour, and which colours are new.
 * Belongs here: choosing from the list of Trafiklys. Does not belong: whose departments these are, markup. Start with toLightPanel.
 */
import type { DepartmentLight, ShownColour } from './department.ts';
import { toLightList } from './list-view.ts';
import type { LightWords } from './say.ts';

export interface LightPanel {
  /** Each title says how many. */
  readonly colours: readonly { readonly colour: ShownColour; readonly title: string }[];
  /** Departments whose colour is another than the year before. */
  readonly changed: readonly {
    readonly code: string;
    readonly name: string;
    readonly colour: ShownColour;
    readonly text: string;
    readonly isDecided: boolean;
  }[];
}

const MOST_CHANGED = 4;

/** undefined: this reader sees no light. */
export function toLightPanel(
  departments: readonly DepartmentLight[],
  words: LightWords,
): LightPanel | undefined {
  if (departments.length === 0) return undefined;
  const { groups } = toLightList(departments, null, words);
  return {
    colours: groups.map(({ colour, title }) => ({ colour, title })),
    changed: groups
      .flatMap(({ rows }) => rows)
      .filter(({ isNew }) => isNew)
      .slice(0, MOST_CHANGED)
      .map(({ code, name, colour, colourText: text, isDecided }) => ({
        code,
        name,
        colour,
        text,
        isDecided,
      })),
  };
}
