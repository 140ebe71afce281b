/** Recognises the format of a text that somebody wants read: by what it says, then by the name of its file. */
import type { FormatName } from './index.ts'
import { meaningOf } from './table-row.ts'

/** The format of a text, or undefined where neither text nor name tells. Looks at the beginning only; never throws. */
export function recogniseFormat(name: string, text: string): FormatName | undefined {
  const head = text.slice(0, enough).replace(/^\uFEFF/, '')
  if (isBinary(head)) return undefined
  const extension = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase()
  return jsonFormat(head) ?? lineFormat(head, extension) ?? namedFormat(extension)
}

/** What a format shows, it shows early. */
const enough = 200_000

/** Text has no zero bytes, and few characters that could not be decoded. */
function isBinary(head: string): boolean {
  return head.includes('\0') || (head.match(/\uFFFD/g)?.length ?? 0) > Math.max(head.length / 100, 2)
}

/** Objects on lines, one object with papers, or items of CSL. */
function jsonFormat(head: string): FormatName | undefined {
  if (!/^\s*[[{]\s*(?:["{[\]}]|$)/.test(head)) return undefined
  const [first = '', second = ''] = head.split('\n', 2).map((line) => line.trim())
  const isOurs = /"citekey"\s*:/.test(head)
  if (/^\{.*\}$/.test(first) && (second === '' ? isOurs : second.startsWith('{'))) return 'jsonl'
  if (isOurs || /^\s*\{\s*"generator"\s*:\s*"survey"/.test(head)) return 'json'
  if (/"(?:type|id|title|author|issued|DOI|citation-key)"\s*:/.test(head)) return 'csl-json'
  return /^\s*\[\s*\]\s*$/.test(head) ? 'csl-json' : undefined
}

/** The formats that a line gives away. An entry of BibTeX in a fenced block does not make a README a bibliography. */
function lineFormat(head: string, extension: string | undefined): FormatName | undefined {
  if (/^\uFEFF?(?:[ \t]*\r?\n)*TY {0,2}- ?[A-Z]/.test(head) || /^TY {2}- [A-Z]{2,}[ \t]*\r?$/m.test(head))
    return 'ris'
  const isProse = extension === '.md' || extension === '.markdown'
  const bare = withoutFences(head)
  if (!isProse && bibtexEntry.test(bare)) return 'bibtex'
  if (isMarkdown(bare)) return 'markdown'
  if (bibtexEntry.test(bare)) return 'bibtex'
  const yaml = yamlFormat(head)
  if (yaml !== undefined) return yaml || undefined
  return tableFormat(head)
}

const bibtexEntry =
  /^[ \t]{0,9}@[ \t]{0,9}(?:[a-z]{3,30}[ \t]{0,9}[{(][ \t\r\n]{0,9}[^\s,{}"=]{0,200}[ \t]{0,9},|(?:string|preamble|comment)[ \t]{0,9}[{(])/im

function withoutFences(head: string): string {
  return head.includes('```') ? head.replace(/^```[^\n]*\n[\s\S]*?^```/gm, '') : head
}

/** Headings, items with links, tables with links, or HTML. */
function isMarkdown(head: string): boolean {
  const signs = [
    /^#{1,6} \S/m,
    /^ {0,8}(?:[-*+]|\d{1,3}\.) .{0,500}\]\(https?:/m,
    /^ {0,3}\|.{0,300}\|[ \t]*\r?\n {0,3}\|[ :|-]{3,300}\|/m,
    /^ {0,3}<(?:table|details|div|p|h[1-6]|ul|img|a|!--)\b/im,
  ]
  return (
    signs.some((sign) => sign.test(head)) && !/^[^\n]{0,200}:[ \t]*\r?\n {1,8}(?:type|title):/m.test(head)
  )
}

/** `hayagriva` for keys with a type or a title below them; empty for papers of `survey`, which need no reader. */
function yamlFormat(head: string): FormatName | '' | undefined {
  if (!/^[^\s#:@-][^\n]{0,200}:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+[\w-]+:/m.test(head))
    return undefined
  const field = (names: string) => new RegExp(`^[ \\t]+(?:${names}):`, 'm').test(head)
  if (field('component|authors|arxiv|paradigm|subcategory')) return ''
  return field('title') && field('type|author|date|parent|publisher|url|serial-number')
    ? 'hayagriva'
    : undefined
}

/** A header in which two columns or more have known names, one of them the title. */
function tableFormat(head: string): FormatName | undefined {
  const line = /^\s*([^\r\n]{1,5000})/.exec(head)?.[1] ?? ''
  for (const [sign, name] of [
    ['\t', 'tsv'],
    [',', 'csv'],
    [';', 'csv'],
    ['|', 'csv'],
  ] as const) {
    const meanings = line.split(sign).map((cell) => meaningOf(cell))
    if (meanings.includes('title') && meanings.filter((meaning) => meaning !== undefined).length > 1)
      return name
  }
  return undefined
}

/** Names that say it all; `.json` and `.yaml` do not. */
function namedFormat(extension: string | undefined): FormatName | undefined {
  const byName: Readonly<Record<string, FormatName>> = {
    '.bib': 'bibtex',
    '.bibtex': 'bibtex',
    '.csv': 'csv',
    '.htm': 'markdown',
    '.html': 'markdown',
    '.jsonl': 'jsonl',
    '.markdown': 'markdown',
    '.md': 'markdown',
    '.ndjson': 'jsonl',
    '.ris': 'ris',
    '.tab': 'tsv',
    '.tsv': 'tsv',
  }
  return extension !== undefined && Object.hasOwn(byName, extension) ? byName[extension] : undefined
}
