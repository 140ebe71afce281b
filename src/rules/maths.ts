/** Titles with formulas in them: what is between `$` and `$`, or behind a last `$`, is LaTeX by right. */

/** The text with a change made to all of it but the formulas. */
export function outsideMaths(text: string, change: (part: string) => string): string {
  if (!text.includes('$')) return change(text)
  return text
    .split(/(\$[^$]*(?:\$|$))/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')
}

/** The text with nothing where formulas were. */
export function withoutMaths(text: string): string {
  return text.includes('$') ? text.replace(/\$[^$]*(?:\$|$)/g, '') : text
}
