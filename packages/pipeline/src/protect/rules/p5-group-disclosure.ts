/**
 * P5: everyone has the attribute, or nobody has where zero tells something: a figure about the group is one about each member.
 * Shown inside the classes "over x %" and "under x %": a status of its own would say what it hides.
 */
export function isGroupDisclosure(count: number, denominator: number, zeroIsSensitive: boolean): boolean {
  return denominator > 0 && (count >= denominator || (zeroIsSensitive && count === 0));
}
