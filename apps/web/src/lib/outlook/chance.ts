/**
 * Chances as text: "70 %", "< 5 %", "I 70 af 100 …", and the word that goes with them.
 * Belongs here: chances and statuses in words. Does not belong: choosing what to say.
 * Start with chanceText.
 */
import type { Chance, StatusChance } from '@bybalance/release';
import type { Words } from '../report/words.ts';

/** "70 %", "< 5 %", "> 95 %". */
export function chanceText({ percent, edge }: Chance, { text }: Words): string {
  const t = text.outlook.chance;
  return edge === undefined ? t.of(percent) : t[edge];
}

/** "70 af 100", "mere end 95 af 100". */
export function ofHundred({ percent, edge }: Chance, { text }: Words): string {
  const t = text.outlook.ofHundred;
  return edge === undefined ? t.of(percent) : t[edge];
}

/** Dots of a hundred: an end is drawn as its nearest whole, 2 of 100 and 98 of 100, never none or all. */
export function dotsOf({ percent, edge }: Chance): number {
  return edge === undefined ? percent : edge === 'under' ? 2 : 98;
}

export function statusWord(status: string, { text }: Words): string {
  const names: Readonly<Record<string, string>> = text.outlook.statuses;
  return names[status] ?? status;
}

export interface ToldStatus {
  readonly status: string;
  readonly name: string;
  readonly percent: string;
  readonly words: string;
  /** Percent of a bar. */
  readonly bar: number;
  readonly chance: Chance;
}

export function toTold({ status, chance }: StatusChance, words: Words): ToldStatus {
  return {
    ...{ status, chance },
    name: statusWord(status, words),
    percent: chanceText(chance, words),
    words: words.text.outlook.words[chance.words],
    bar: dotsOf(chance),
  };
}

/** Likeliest first; of equals the more serious, as they stand in the finding. */
export function byChance(chances: readonly StatusChance[]): readonly StatusChance[] {
  return [...chances].sort((a, b) => dotsOf(b.chance) - dotsOf(a.chance));
}
