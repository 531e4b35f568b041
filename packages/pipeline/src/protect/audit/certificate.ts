/** The certificate that goes into each layer of a release: what was attacked, with which knowledge, and what it led to. */
import type { Layer, ProtectionCertificate, ProtectionPrice, Text } from '@bybalance/release';
import type { Policy } from '../../catalogue/types.ts';
import type { JudgedAudit } from './audit-judged.ts';

const ASSUMED: readonly Text[] = [
  {
    da: 'Angriberen kender alle tal i alle lag og alle områdeinddelinger på én gang.',
    en: 'The attacker knows every figure of every layer and every area set at once.',
  },
  {
    da: 'Angriberen kender hele kommunens antal præcist.',
    en: 'The attacker knows the counts of the whole municipality exactly.',
  },
  {
    da: 'Angriberen kender præcist, hvor mange der er i hver gruppe på det mindste sted, et område, et skoledistrikt og en afdeling har tilfælles.',
    en: 'The attacker knows exactly how many are in each group of the smallest place that an area, a school district and a department share.',
  },
];

/** The same for each layer: all layers are attacked together, so what is safe in all is safe in each. */
export function toCertificate(
  audit: JudgedAudit,
  prices: readonly ProtectionPrice[],
  policy: Policy,
  layer: Layer,
): ProtectionCertificate {
  return {
    format: 1,
    policy: `${policy.id}@${policy.version}`,
    layer,
    assumed: ASSUMED,
    systems: audit.systems,
    untested: audit.untested,
    prices,
  };
}
