/** P9: a median or another quantile needs enough persons on each side of it. */
export function isTooFewAroundQuantile(below: number, above: number, minimumEachSide: number): boolean {
  return below < minimumEachSide || above < minimumEachSide;
}
