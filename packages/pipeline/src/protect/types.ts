/**
 * Protect: the one border between exact and shown. Rounding and suppression happen here, once.
 * Belongs here: primary rules, rounding, the classes that carry the proof of it. Does not belong: files, pages.
 * Called by run.ts after analyse; publish accepts nothing but what is minted here (checked at run time too).
 * Start with ProtectedTable; protectTables makes them.
 */
import type { Finding, Layer, Observation } from '@bybalance/release';
import { mintKey } from './mint-key.ts';

const mint = Symbol('protect');

/** Observations of one indicator in one layer, as that layer's readers may see them. Only protect can make one. */
export class ProtectedTable {
  readonly #minted = mint;
  readonly indicator: string;
  readonly layer: Layer;
  readonly observations: readonly Observation[];
  private constructor(indicator: string, layer: Layer, observations: readonly Observation[]) {
    this.indicator = indicator;
    this.layer = layer;
    this.observations = observations;
  }
  /** For protect only; `key` is unobtainable elsewhere. */
  static mint(
    key: typeof mintKey,
    indicator: string,
    layer: Layer,
    observations: readonly Observation[],
  ): ProtectedTable {
    if (key !== mintKey) throw new TypeError('Only protect can mint a ProtectedTable.');
    return new ProtectedTable(indicator, layer, observations);
  }
  /** True only for objects made by mint: survives no copy, no cast. */
  static is(value: unknown): value is ProtectedTable {
    return typeof value === 'object' && value !== null && #minted in value;
  }
}

/** A finding as one layer's readers may see it. Only protect can make one. */
export class ProtectedFinding<Kind extends Finding = Finding> {
  readonly #minted = mint;
  readonly layer: Layer;
  readonly finding: Kind;
  private constructor(layer: Layer, finding: Kind) {
    this.layer = layer;
    this.finding = finding;
  }
  static mint<Kind extends Finding>(
    key: typeof mintKey,
    layer: Layer,
    finding: Kind,
  ): ProtectedFinding<Kind> {
    if (key !== mintKey) throw new TypeError('Only protect can mint a ProtectedFinding.');
    return new ProtectedFinding(layer, finding);
  }
  static is(value: unknown): value is ProtectedFinding {
    return typeof value === 'object' && value !== null && #minted in value;
  }
}
