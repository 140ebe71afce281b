/** XML as a tree of elements without namespaces; only whole documents are read. */
import { Parser } from 'htmlparser2'

export interface Element {
  /** Without its namespace prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Its own text, without that of its children. */
  readonly text: string
}

const deepest = 60

/** The root of a document; undefined when the text is no XML, ends too early, or is nested absurdly deep. */
export function parseXml(text: string): Element | undefined {
  const top: Building = { name: '', attributes: {}, children: [], pieces: [] }
  const open: Building[] = [top]
  let isBroken = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: localName(name), attributes, children: [], pieces: [] }
        if (open.length > deepest) isBroken = true
        else open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: (piece) => void open.at(-1)?.pieces.push(piece),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  )
  parser.write(text)
  // At the end the parser closes what the text has left open.
  if (open.length > 1) return undefined
  parser.end()
  const [root] = top.children
  return isBroken || !root || top.children.length > 1 ? undefined : finished(root)
}

/** The children of an element that have this name. */
export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The first element on a path of names below another. */
export function childAt(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => childrenOf(at, name)[0], element)
}

/** The text of the first element on a path of names; empty where there is none. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string {
  return childAt(element, ...path)?.text.trim() ?? ''
}

interface Building {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: Building[]
  readonly pieces: string[]
}

function finished({ name, attributes, children, pieces }: Building): Element {
  return { name, attributes, children: children.map(finished), text: pieces.join('') }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
