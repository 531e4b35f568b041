/**
 * The law's own area around a department: what it imposes stands beside the colour and is never softened by it.
 * Belongs here: which legal area holds a department's addresses, and its statuses that year. Does not belong: deciding them (analyse).
 */
import { areaKey, type LightFinding } from '@bybalance/release';
import type { ExactFinding } from '../../analyse/types.ts';
import type { AreaNode } from '../../assign/types.ts';

/** Of no list; every other status follows from one. */
const UNLISTED = ['none', 'below-minimum'];

/** Statuses of one area and year over all rule sets, and whether a plan outlives the list. */
function statusesOf(findings: readonly ExactFinding[]): readonly string[] {
  const all = new Set(findings.flatMap(({ status }) => status));
  const listed = [...all].filter((status) => !UNLISTED.includes(status));
  const isOpen = findings.some(
    ({ status }) => status.length > 1 && status.some((one) => UNLISTED.includes(one)),
  );
  const isRunning = findings.some(({ planRunning }) => planRunning === 'met');
  return [
    ...listed,
    ...(isRunning ? ['plan-running'] : []),
    // Another rule set may list the area for sure: then an open one leaves nothing open.
    ...(listed.length > 0 && isOpen && !findings.some(isSurelyListed) ? ['none'] : []),
  ];
}

const isSurelyListed = ({ status }: ExactFinding) =>
  status.length > 0 && status.every((one) => !UNLISTED.includes(one));

/** In: decisions of legal areas. Out: how to look a department up; undefined where no listed area holds all of its addresses. */
export function listedFinder(
  findings: readonly ExactFinding[],
): (node: AreaNode, period: string) => LightFinding['listed'] {
  const nodes = [...new Map(findings.map(({ node }) => [areaKey(node.areaSet, node.area), node])).values()];
  const byPlace = Map.groupBy(
    findings,
    ({ node, period }) => `${areaKey(node.areaSet, node.area)}\n${period}`,
  );
  const holders = new Map<AreaNode, readonly AreaNode[]>();
  const atoms = new Map(nodes.map((node) => [node, new Set(node.atoms)]));
  const holdersOf = (department: AreaNode) => {
    const known = holders.get(department);
    if (known) return known;
    const found = nodes.filter(
      (legal) => department.atoms.length > 0 && department.atoms.every((atom) => atoms.get(legal)?.has(atom)),
    );
    holders.set(department, found);
    return found;
  };
  return (department, period) => {
    for (const legal of holdersOf(department)) {
      const subject = areaKey(legal.areaSet, legal.area);
      const status = statusesOf(byPlace.get(`${subject}\n${period}`) ?? []);
      if (status.length > 0) return { subject, status };
    }
    return undefined;
  };
}
