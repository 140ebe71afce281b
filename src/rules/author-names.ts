/** Authors as people write them: what is surely an organisation, what is a plain name, and edits of one in its list. */
import { isPlain } from '../core/blocks.ts'
import type { Entry } from '../core/database.ts'
import type { Author } from '../core/paper.ts'
import type { Correction, Workbench } from './rule.ts'
import { authorTexts, type Written } from './texts.ts'

/** An author who is written as a person. */
export interface WrittenName {
  readonly entry: Entry
  readonly index: number
  readonly name: string
}

/** Every author that is a plain name and passes a test. */
export function* namesWith(
  entries: Iterable<Entry>,
  test: (name: string) => boolean,
): Generator<WrittenName> {
  for (const entry of entries) {
    const { authors } = entry.paper
    if (!authors) continue
    for (let index = 0; index < authors.length; index++) {
      const name = authors[index]
      if (typeof name === 'string' && test(name)) yield { entry, index, name }
    }
  }
}

/** Every author, organisations too, whose name passes a test. */
export function* textsOfAuthors(
  entries: Iterable<Entry>,
  test: (name: string) => boolean,
): Generator<Written> {
  for (const entry of entries) {
    const { authors } = entry.paper
    if (authors) yield* authorTexts(entry, authors, test)
  }
}

/** Is this surely an organisation: a known one, or a name with a word that no person has? */
export function isOrganisation(name: string): boolean {
  return wellKnown.has(name.toLowerCase()) || organisationEnd.test(name) || organisationStart.test(name)
}

/** Is there nothing in it that no name has: only letters, spaces, stops, hyphens, apostrophes and a comma? */
export function isPlainName(name: string): boolean {
  return asciiName.test(name) || plainName.test(name)
}

/** Replaces one author by others. Nothing where the list is written in an unusual way. */
export function replaceAuthor(
  bench: Workbench,
  { entry, index }: WrittenName,
  authors: readonly Author[],
  title: string,
): Correction | undefined {
  const { start, end } = bench.place(entry, ['authors', index])
  const { text } = bench.file(entry.path)
  if (/^[|>&!]/.test(text.slice(start, end))) return undefined
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const separator = blockItem.test(before) ? newline + before : ', '
  const written = authors.map(printAuthor).join(separator)
  return { title, edits: [{ path: entry.path, span: { start, end }, text: written }] }
}

const blockItem = /^ *- +$/
/** Most names are ASCII, for which a short pattern does. */
const asciiName = /^[A-Za-z][A-Za-z .,'-]*$/
const plainName = /^\p{L}[\p{L}\p{M} .,'’ʼ‐‑-]*$/u

const wellKnown = new Set(
  [
    'openai anthropic google deepmind deepseek-ai nvidia microsoft facebook alibaba tencent bytedance baidu huawei ibm',
    'eleutherai bigscience bigcode xai facebookresearch qwen',
  ]
    .join(' ')
    .split(' ')
    .concat(
      ['google deepmind', 'google brain', 'google ai', 'meta ai', 'meta genai', 'mistral ai', 'deepseek ai'],
      [
        'hugging face',
        'stability ai',
        'moonshot ai',
        'zhipu ai',
        'sakana ai',
        'reka ai',
        '01.ai',
        'scale ai',
      ],
      ['allen institute for ai', 'allen institute for artificial intelligence', 'bigscience workshop'],
    ),
)
/** Words that end the name of an organisation and of nobody. */
const organisationEnd =
  /[\s-](?:Team|Consortium|Collaboration|Collaborators|Contributors|Inc\.?|Ltd\.?|LLC|GmbH|Corporation|Corp\.?|Laborator(?:y|ies)|Labs?|Research|Foundation|Institute|University|Universität|Université|Universidad|Committee|Working Group|Research Group|Association|Organi[sz]ation|Initiative|Commission|Ministry|Agency)$/
const organisationStart =
  /^(?:The )?(?:University|Institute|Department|Ministry|School|Laboratory) (?:of|for) /

function printAuthor(author: Author): string {
  if (typeof author !== 'string') return `{ literal: ${printAuthor(author.literal)} }`
  return isPlain(author) ? author : JSON.stringify(author)
}
