/** Text from outside made harmless on a terminal: what would move the cursor or turn the line around is shown instead. */

/** C0 and C1 controls, lone surrogates, line and paragraph separators, and what changes the direction of writing. */
const invisible = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
const invisibleInLines = new RegExp(`(?!\n)${invisible.source}`, 'gu')

/** The text with each control and direction character as an escape such as `\u001b`; all else stays as it is. */
export function visible(text: string): string {
  return text.replace(invisible, escaped)
}

/** The same for text of many lines, whose line feeds stay. */
export function visibleLines(text: string): string {
  return text.replace(invisibleInLines, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
