/** Emphasis in inline Markdown: runs of `*` and `_` that become tags, in linear time. */
import { type Mark, take, type Writer } from './markdown-inline-writer.ts'

const isSpace = (sign: string) => sign === '' || /\s/.test(sign)
const isPunctuation = (sign: string) => /[\p{P}\p{S}]/u.test(sign)

/** A run of `*` or `_`, with what CommonMark says about where it may open and close. */
export function emphasis(writer: Writer): void {
  const { text, at } = writer
  const sign = text[at] ?? ''
  const run = take(writer, sign === '*' ? /\*+/y : /_+/y)?.[0] ?? ''
  const previous = text[at - 1] ?? ''
  const next = text[writer.at] ?? ''
  const left = !isSpace(next) && (!isPunctuation(next) || isSpace(previous) || isPunctuation(previous))
  const right = !isSpace(previous) && (!isPunctuation(previous) || isSpace(next) || isPunctuation(next))
  const opens = left && (sign === '*' || !right || isPunctuation(previous))
  const closes = right && (sign === '*' || !left || isPunctuation(next))
  const mark: Mark = { sign, count: run.length, opens, closes, before: '', after: '' }
  writer.out.push(mark)
  if (opens || closes) writer.marks.push(mark)
}

/** Turns marks from here on into tags, and forgets them. */
export function pairMarks({ marks }: Writer, from: number): void {
  const stack: Mark[] = []
  const openers: Record<string, number> = { '*': 0, _: 0 }
  for (const mark of marks.slice(from)) {
    while (mark.closes && mark.count > 0 && (openers[mark.sign] ?? 0) > 0) {
      for (let top = stack.at(-1); top && top.sign !== mark.sign; top = stack.at(-1)) {
        stack.pop()
        openers[top.sign] = (openers[top.sign] ?? 1) - 1
      }
      const opener = stack.at(-1)
      if (!opener) break
      const both = Math.min(opener.count, mark.count, 2)
      const tag = both === 2 ? 'strong' : 'em'
      opener.count -= both
      mark.count -= both
      opener.after = `<${tag}>${opener.after}`
      mark.before += `</${tag}>`
      if (opener.count === 0) {
        stack.pop()
        openers[mark.sign] = (openers[mark.sign] ?? 1) - 1
      }
    }
    if (!mark.opens || mark.count === 0) continue
    stack.push(mark)
    openers[mark.sign] = (openers[mark.sign] ?? 0) + 1
  }
  marks.length = from
}

export function written(piece: string | Mark): string {
  return typeof piece === 'string' ? piece : piece.before + piece.sign.repeat(piece.count) + piece.after
}
