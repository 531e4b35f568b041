/**
 * Publish: checklist, manifest with checksums, temporary directory, atomic rename.
 * Belongs here: writing a release and nothing but. Does not belong: any exact figure.
 * Called by run.ts last; an interrupted build leaves the old release in force.
 * Start with PublishInput.
 */
import type {
  FrameworkAgreement,
  FrozenCatalogue,
  FrozenPolicy,
  Layer,
  LettingTool,
  LightRules,
  Manifest,
  OfficialListSheet,
  OperationalReport,
  Places,
  ProtectionCertificate,
  RuleSet,
  SiteFrame,
  Text,
} from '@bybalance/release';
import type { AreaNode, PlacedAreaSet } from '../assign/types.ts';
import type { ProtectedFinding, ProtectedTable } from '../protect/types.ts';

export interface PublishInput {
  readonly tables: readonly ProtectedTable[];
  readonly findings: readonly ProtectedFinding[];
  /** What the attack found, one for each layer. */
  readonly certificates: readonly ProtectionCertificate[];
  /** What readers of the layer `intern` are told about protection, where there is one. */
  readonly internPolicy?: FrozenPolicy | undefined;
  readonly operational: readonly OperationalReport[];
  readonly frame: {
    readonly site: SiteFrame;
    readonly edition: {
      readonly id: string;
      readonly title: Text;
      readonly asOf: string;
      readonly publishedOn: string;
    };
    readonly layers: readonly Layer[];
    /** Names of the organisations that have a layer. */
    readonly organisations?: Manifest['organisations'];
    readonly periods: readonly string[];
    readonly areaSets: readonly PlacedAreaSet[];
    /** Every area as the pieces it shares with others. */
    readonly nodes: readonly AreaNode[];
    readonly catalogue: FrozenCatalogue;
    readonly laws: readonly RuleSet[];
    readonly policy: FrozenPolicy;
    /** The rules of the traffic light, where the site has one. */
    readonly light?: LightRules | undefined;
    /** Letting tools by colour, as agreed. */
    readonly agreement?: FrameworkAgreement | undefined;
    readonly lettingTools?: readonly LettingTool[];
    /** Streets by area, where the site has addresses. */
    readonly places?: Places | undefined;
    /** What came of the ministry’s official lists; missing or none: none was handed over. */
    readonly officialLists?: readonly OfficialListSheet[];
    readonly backdrop: { readonly name: string; readonly topojson: string } | undefined;
    readonly inputsSequence: number;
    readonly notes: readonly Text[];
  };
}

export interface PublishResult {
  readonly directory: string;
  readonly edition: string;
  /** True when the same edition with the same bytes was already there. */
  readonly unchanged: boolean;
  readonly files: number;
  readonly bytes: number;
  /** What was checked before writing; also in the release's reports. */
  readonly checklist: OperationalReport;
}
