declare module 'subset-font' {
  /** Cuts a font file to the glyphs of a text. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'woff2'; readonly noLayoutClosure: boolean },
  ): Promise<Uint8Array>;
}
