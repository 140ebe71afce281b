/** Titles of sections without what only counts them. */

/** A heading without its number and section sign, when more than that is left: `2.1 Methods (§3)` is `Methods`. */
export function sectionTitle(heading: string): string {
  const bare = heading
    .replace(
      /^\s*(?:§?\s?\(?\d+(?:\.\d+)*\)?[.):、]?|[IVX]{1,5}[.)]|[A-Z][.)]|[A-Z]\d+(?:\.\d+)*[.)]?|[一二三四五六七八九十]+、)\s+(?=\S)/u,
      '',
    )
    .replace(/^\s*\d+(?:\.\d+)*\.?(?=\p{L})(?!D\b)/u, '')
    .replace(/\s*[([]§\s?[\d.]+[)\]]\s*$/, '')
    .trim()
  return bare === '' ? heading.trim() : bare
}
