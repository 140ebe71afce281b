/** Text broken at its spaces, for a terminal that would break it inside words. */
import stringWidth from 'fast-string-width'

/** Text in lines that fit `width` columns, all but the first after an `indent`; `used` columns of the first are taken. A longer word stays whole. */
export function wrap(text: string, width: number, used: number, indent: number): string {
  let at = used
  return text
    .split(/(?<=[^ ])(?= )/)
    .map((piece) => {
      at += stringWidth(piece)
      if (at <= width) return piece
      const word = piece.trimStart()
      at = indent + stringWidth(word)
      return `\n${' '.repeat(indent)}${word}`
    })
    .join('')
}
