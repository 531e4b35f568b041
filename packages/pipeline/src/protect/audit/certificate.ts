/** The certificate that goes into each layer of a release: what was attacked, with which knowledge, and what it led to. */
import type { Layer, ProtectionCertificate, ProtectionPrice, Text } from '@bybalance/release';
import type { Policy } from '../../catalogue/types.ts';
import type { JudgedAudit } from './audit-judged.ts';

const ASSUMED: readonly Text[] = [
  {
    da: 'Angriberen kender alle tal i alle lag undtagen det interne og alle områdeinddelinger på én gang, også når flere boligorganisationer lægger deres tal sammen.',
    en: 'The attacker knows every figure of every layer but the internal one and every area set at once, also where housing associations pool theirs.',
  },
  {
    da: 'Angriberen kender hele kommunens antal præcist, også flytninger over kommunegrænsen.',
    en: 'The attacker knows the counts of the whole municipality exactly, moves over its border too.',
  },
  {
    da: 'Angriberen kender præcist, hvor mange af hvert køn og hver aldersgruppe der er på det mindste sted, et område, et skoledistrikt og en afdeling har tilfælles. For færdige tabeller kender angriberen præcist, hvad hvert områdes tal er en del af.',
    en: 'The attacker knows exactly how many of each sex and age are in the smallest place that an area, a school district and a department share. For ready tables the attacker knows exactly what each area’s count is a part of.',
  },
  {
    da: 'Angriberen kender alle afgørelser om kriterierne og trafiklyset og det andet års tal præcist, hvor en afgørelse bygger på to år.',
    en: 'The attacker knows every decision on the criteria and the traffic light, and exactly the other year’s figure where a decision rests on two.',
  },
  {
    da: 'Angriberen ved, at flytninger mellem dele af et område er lige mange ud og ind. Hvem der flyttede hvorfra og hvortil, ved han ikke. Fødte og døde vises ingen steder og regnes for ukendte.',
    en: 'The attacker knows that moves among the parts of an area are as many out as in. Who moved from where to where he does not know. Births and deaths are shown nowhere and taken as unknown.',
  },
];

/** The same for each layer: all layers but the internal one are attacked together, so what is safe in all is safe in each. */
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
