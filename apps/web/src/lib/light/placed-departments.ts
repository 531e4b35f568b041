/**
 * Which departments lie in an area, as far as a release tells: by the area it names as theirs, or by the residential area that their finding was held against.
 * Belongs here: that one question. A department that neither tells of is in no area: no place is guessed.
 * Start with departmentsIn.
 */
import type { Release } from '@bybalance/release';
import { mainSet } from '../report/from-release.ts';
import { legalPlaces } from '../report/legal-places.ts';
import { type DepartmentLight, proposalOf } from './department.ts';

/** Code of the main area that holds a department, or most of it; undefined where it is not known. */
function areaOf(release: Release, department: DepartmentLight): string | undefined {
  const main = `${mainSet(release)?.id ?? ''}/`;
  const own = release.areaSet(department.areaSet)?.areas.find(({ code }) => code === department.code);
  if (own?.parent?.startsWith(main)) return own.parent.slice(main.length);
  const listed = proposalOf(department)?.listed?.subject;
  return legalPlaces(release).find(({ set, area }) => `${set}/${area.code}` === listed)?.lies[0];
}

/** Those of the departments that lie in a main area. */
export function departmentsIn(
  release: Release,
  departments: readonly DepartmentLight[],
  code: string,
): readonly DepartmentLight[] {
  return departments.filter((department) => areaOf(release, department) === code);
}
