/** What a line says, in pieces: text with its style, links, images and line breaks. */
import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

export interface Style {
  readonly bold: boolean
  readonly italic: boolean
  readonly underlined: boolean
  readonly code: boolean
}

export interface Image {
  readonly alt: string
  readonly src: string
}

interface Common extends Style {
  readonly line: number
}

export interface TextPiece extends Common {
  readonly kind: 'text'
  readonly text: string
}

export interface LinkPiece extends Common {
  readonly kind: 'link'
  readonly text: string
  readonly url: string
  readonly images: readonly Image[]
  /** Where its text ends. */
  readonly lastLine: number
  /** Written with a space before its address. */
  readonly isLoose: boolean
}

/** `hard` breaks are written as such; the others are mere line ends. */
export type Piece =
  | TextPiece
  | LinkPiece
  | (Common & { readonly kind: 'image' } & Image)
  | (Common & { readonly kind: 'break'; readonly hard: boolean })

const plain: Style = { bold: false, italic: false, underlined: false, code: false }
const styles: Readonly<Record<string, Partial<Style>>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  u: { underlined: true },
  ins: { underlined: true },
  code: { code: true },
}

/** The pieces of these nodes, in order; blocks among them begin and end with a break. */
export function piecesOf(nodes: readonly Node[]): Piece[] {
  const pieces: Piece[] = []
  for (const node of nodes) collect(node, plain, pieces)
  return pieces
}

/** The words of pieces as one line. */
export function wordsOf(pieces: readonly Piece[]): string {
  const texts = pieces.map((piece) =>
    piece.kind === 'break' ? ' ' : piece.kind === 'image' ? '' : piece.text,
  )
  return texts.join('').replace(/\s+/g, ' ').trim()
}

function collect(node: Node, style: Style, pieces: Piece[]): void {
  const line = node.sourceCodeLocation?.startLine ?? pieces.at(-1)?.line ?? 0
  if (node.nodeName === '#text') {
    collectText(node as DefaultTreeAdapterTypes.TextNode, style, line, pieces)
    return
  }
  if (!('tagName' in node)) return
  const { tagName } = node
  if (tagName === 'br') pieces.push({ kind: 'break', hard: true, ...style, line })
  else if (tagName === 'img') pieces.push({ kind: 'image', ...imageOf(node), ...style, line })
  else if (tagName === 'a' && attribute(node, 'href') !== '') pieces.push(linkOf(node, style, line))
  else {
    const inner = { ...style, ...styles[tagName] }
    const isBlock = !styles[tagName] && tagName !== 'a'
    if (isBlock && pieces.length > 0) pieces.push({ kind: 'break', hard: true, ...style, line })
    for (const child of node.childNodes) collect(child, inner, pieces)
    if (isBlock && pieces.length > 0) pieces.push({ kind: 'break', hard: true, ...style, line })
  }
}

function collectText(
  node: DefaultTreeAdapterTypes.TextNode,
  style: Style,
  first: number,
  pieces: Piece[],
): void {
  for (const [at, text] of node.value.split('\n').entries()) {
    const line = first + at
    if (at > 0) pieces.push({ kind: 'break', hard: false, ...style, line })
    const last = pieces.at(-1)
    if (text === '') continue
    if (last?.kind === 'text' && sameStyle(last, style))
      pieces[pieces.length - 1] = { ...last, text: last.text + text }
    else pieces.push({ kind: 'text', text, ...style, line })
  }
}

function sameStyle(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.underlined === b.underlined && a.code === b.code
}

function linkOf(element: Element, style: Style, line: number): LinkPiece {
  const inner: Piece[] = []
  for (const child of element.childNodes) collect(child, style, inner)
  const texts = inner.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '')
  const every = (key: keyof Style) => texts.length > 0 && texts.every((piece) => piece[key])
  const images = inner.flatMap((piece) =>
    piece.kind === 'image' ? [{ alt: piece.alt, src: piece.src }] : [],
  )
  return {
    kind: 'link',
    text: wordsOf(inner),
    url: attribute(element, 'href').trim(),
    images,
    bold: every('bold'),
    italic: every('italic'),
    underlined: every('underlined'),
    code: every('code'),
    line,
    lastLine: inner.at(-1)?.line ?? line,
    isLoose: attribute(element, 'class') === 'loose',
  }
}

function imageOf(element: Element): Image {
  return { alt: attribute(element, 'alt'), src: attribute(element, 'src') }
}

function attribute({ attrs }: Element, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? ''
}
