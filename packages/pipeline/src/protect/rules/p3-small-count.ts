/** P3: a small count of persons with the attribute, 1 … smallCount − 1. What the audit must keep uncertain. */
export function isSmallCount(count: number, smallCount: number): boolean {
  return count > 0 && count < smallCount;
}

/** The class shown as "under 5": zero is inside it, because a visible zero gives its neighbours away. */
export function isInSmallClass(count: number, smallCount: number): boolean {
  return count < smallCount;
}
