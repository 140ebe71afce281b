/** Text from outside made harmless on a terminal: what would move the cursor or turn the line around is shown instead. */

/** C0 and C1 controls, line and paragraph separators, and every character that changes the direction of writing. */
const invisible = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** The text with each control and direction character as an escape such as `\u001b`; all else stays as it is. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
