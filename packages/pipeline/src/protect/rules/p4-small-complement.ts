/** P4: a small number without the attribute, 1 … smallCount − 1: the few who are not like the rest. */
export function isSmallComplement(count: number, denominator: number, smallCount: number): boolean {
  return denominator - count > 0 && denominator - count < smallCount;
}

/** The class shown as "over x %": everyone is inside it, so that nobody learns that it is everyone. */
export function isInSmallComplementClass(count: number, denominator: number, smallCount: number): boolean {
  return denominator - count < smallCount;
}
