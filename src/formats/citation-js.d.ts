/** What this room uses of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Parses with the parser of that name, without looking at what the input might be. */
      data(input: unknown, type: '@biblatex/text' | '@biblatex/entries+list'): unknown
    }
  }
}
declare module '@citation-js/plugin-bibtex'
