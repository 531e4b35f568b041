/**
 * manifest.json and the lists of files; the site that a release speaks for; and what crosses to the web besides figures.
 * Belongs here: the frame of a release. Does not belong: its figures, findings and areas, which have files of their own.
 * Start with Manifest.
 */
import type { Layer, Text } from './observation.ts';

/** What crosses besides figures: counts under 5 masked, no values. */
export interface OperationalReport {
  readonly kind: 'delivery' | 'assignment' | 'build' | 'protection' | 'checklist' | 'diff';
  readonly title: Text;
  readonly lines: readonly {
    readonly level: 'ok' | 'warning' | 'error';
    readonly code: string;
    readonly text: Text;
    /** Who may read it, where it names what not everyone may see; missing = everyone. Not in the release's files. */
    readonly layer?: Layer;
  }[];
}

export interface SiteFrame {
  readonly id: string;
  readonly name: string;
  /** "Fjordby Kommune" */
  readonly municipality: string;
  readonly madeUp: boolean;
  readonly language: 'da' | 'en';
  readonly contact: { readonly name: string; readonly email: string };
  readonly sourceLine: Text;
  /** "set" that pages open with. */
  readonly mainAreaSet: string;
  readonly firstIndicator: string;
  /** The indicators of the brochure's key-figure table, in order. */
  readonly keyIndicators: readonly string[];
  /** Optional part of the main set that the map can be switched to ("Fjordby by"). */
  readonly townView: { readonly name: Text; readonly kind: 'town' } | undefined;
  /** Whether the layer `alle` may be read without signing in. */
  readonly publicReport: boolean;
  /** Water and land behind the areas, a topojson path in areas/, when the site has one. */
  readonly backdrop: string | undefined;
  /** How the rounds of the traffic light go here; missing: two persons, a political body where it is wished. */
  readonly lightRound?: LightRoundRules;
}

/** What a municipality has chosen of how a department's light is decided. */
export interface LightRoundRules {
  /** A placement is confirmed by another account than the one that wrote it. */
  readonly twoPersons: boolean;
  /** Whether a political body treats placements. */
  readonly political: 'never' | 'may' | 'must';
  /** The agreement's forum, by name. */
  readonly forum?: string;
}

/** Path inside the release → checksum and size. */
export type FileList = Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;

/**
 * <layer>/files.json: the files of one layer. It lies in the layer and nowhere else: whoever has the checksum of a file of exact
 * figures, and the rounded ones, can try which exact ones it is of.
 */
export interface LayerFiles {
  readonly format: 1;
  readonly edition: string;
  readonly layer: Layer;
  /** Every file of the layer but this one. */
  readonly files: FileList;
}

/** manifest.json */
export interface Manifest {
  readonly format: 1;
  readonly edition: string;
  readonly title: Text;
  readonly asOf: string;
  readonly publishedOn: string;
  readonly previousEdition: string | undefined;
  readonly site: SiteFrame;
  readonly layers: readonly Layer[];
  /** Names of the organisations that have a layer, where there are any. */
  readonly organisations?: readonly { readonly id: string; readonly name: string }[];
  readonly areaSets: readonly { readonly id: string; readonly vintage: string; readonly layer: Layer }[];
  readonly periods: readonly string[];
  readonly inputsSequence: number;
  readonly notes: readonly Text[];
  /** The files that all layers share, but the manifest itself; each layer lists its own in <layer>/files.json. */
  readonly files: FileList;
}
