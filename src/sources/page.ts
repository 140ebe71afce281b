/** A web page about a paper: its meta tags, linked data and BibTeX, and the words that a reader sees. */
import { Parser } from 'htmlparser2'
import type { Json } from './json.ts'
import { at, listOf, objectOf, objectsIn } from './json.ts'

export interface Page {
  /** Contents of the meta tags, in order, by lower-case name or property. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly title: string
  /** Descriptions of articles in JSON-LD. */
  readonly articles: readonly Json[]
  /** Texts that look like BibTeX entries. */
  readonly bibtex: readonly string[]
  /** Did the page go on after its head? Else tags may be missing. */
  readonly isWhole: boolean
  /** The first words of the page, without markup. */
  readonly text: string
}

const longestText = 50_000
const mostTags = 30_000

/** Reads a page, whole or cut off; never throws. */
export function readPage(html: string): Page {
  const meta = new Map<string, string[]>()
  const scripts: string[] = []
  const data: string[] = []
  const blocks: string[] = []
  const words: string[] = []
  let [title, seen, tags, hidden] = ['', 0, 0, '']
  let block: string[] | undefined
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'meta' && ++tags < mostTags) addMeta(meta, attributes)
      if (name === 'script' || name === 'style' || name === 'title')
        hidden = name === 'script' && /ld\+json/i.test(attributes.type ?? '') ? 'data' : name
      if (isBibtexBlock(name, attributes)) block ??= []
    },
    ontext(piece) {
      if (hidden === 'data') data.push(piece)
      else if (hidden === 'title' && title.length < 2000) title += piece
      else if (hidden !== '') return
      else {
        block?.push(piece)
        seen += piece.length
        if (seen < longestText) words.push(piece)
      }
    },
    onclosetag(name) {
      if (hidden === 'data') scripts.push(data.splice(0).join(''))
      if (name === 'script' || name === 'style' || name === 'title') hidden = ''
      if (!block || !blockTags.has(name)) return
      blocks.push(block.join(''))
      block = undefined
    },
  })
  parser.end(html)
  return {
    meta,
    title: title.replace(/\s+/g, ' ').trim(),
    articles: articlesIn(scripts),
    bibtex: blocks.map((text) => text.trim()).filter((text) => /^@[a-z]{3,30}\s*\{/i.test(text)),
    isWhole: /<\/head|<body|<\/html/i.test(html),
    text: words.join(' ').replace(/\s+/g, ' ').trim(),
  }
}

/** The contents of the first of these meta tags that the page has. */
export function metaOf({ meta }: Page, ...names: readonly string[]): readonly string[] {
  for (const name of names) {
    const found = meta.get(name)
    if (found) return found
  }
  return []
}

const blockTags = new Set(['pre', 'code', 'textarea', 'div'])

function isBibtexBlock(
  name: string,
  { class: classes = '', id = '' }: Readonly<Record<string, string>>,
): boolean {
  if (name === 'div') return /\bbib(?:ref|tex)?\b/i.test(classes)
  return name === 'pre' || name === 'code' || (name === 'textarea' && /bib/i.test(id + classes))
}

function addMeta(meta: Map<string, string[]>, attributes: Readonly<Record<string, string>>): void {
  const name = (attributes.name ?? attributes.property ?? '').toLowerCase().trim()
  const content = attributes.content?.trim()
  if (name === '' || !content) return
  const known = meta.get(name)
  if (known) known.push(content)
  else meta.set(name, [content])
}

/** The articles in linked data, whether alone, in a list or in a graph. */
function articlesIn(texts: readonly string[]): Json[] {
  return texts.flatMap((text): Json[] => {
    const value = parsed(text)
    const items = [...objectsIn(value), ...objectsIn(at(value, '@graph')), ...objectsIn([objectOf(value)])]
    return items.filter((item) =>
      [...listOf(item['@type']), item['@type']].some((type) => articleTypes.has(String(type))),
    )
  })
}

const articleTypes = new Set([
  'ScholarlyArticle',
  'Article',
  'PublicationIssue',
  'Chapter',
  'Thesis',
  'Report',
])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
