/** An HTML entity in a text, left over from the page that it was copied from. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'
import { placeName, textsWith } from './texts.ts'

export const htmlEntity: Rule = {
  name: 'html-entity',
  kind: 'titles',
  summary: 'A text has an HTML entity instead of the character.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const { entry, keys, text } of textsWith(entries, hasEntity)) {
      const [entity = ''] = text.match(entities) ?? []
      const meant = decoded(entity)
      const what = meant === ' ' ? 'a space' : `\`${meant}\``
      yield {
        entry,
        keys,
        message: `${placeName(keys)} has \`${entity}\` where ${what} is meant`,
        fix: (bench) => rewriteText(bench, entry, keys, text.replace(entities, decoded), `write ${what}`),
      }
    }
  },
}

const accents: { readonly [name: string]: string } = {
  ...{ acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
  ...{ cedil: '\u0327', ring: '\u030a', caron: '\u030c' },
}
const named: { readonly [name: string]: string } = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·' },
  ...{ times: '×', plusmn: '±', le: '≤', ge: '≥', szlig: 'ß', oslash: 'ø', Oslash: 'Ø', aelig: 'æ' },
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', lambda: 'λ', mu: 'μ', pi: 'π', infin: '∞', rarr: '→', trade: '™' },
}
const letters = `[A-Za-z](?:${Object.keys(accents).join('|')})`
/** Encoded twice or more (`&amp;lt;`) counts as one. */
const entities = new RegExp(
  `&(?:amp;)*(?:#(\\d{2,6})|#x([\\da-f]{2,5})|(${Object.keys(named).join('|')}|${letters}));`,
  'gi',
)

function hasEntity(text: string): boolean {
  return text.includes('&') && text.includes(';') && (text.match(entities) ?? []).some(isKnown)
}

function isKnown(entity: string): boolean {
  return decoded(entity) !== entity
}

/** The character that an entity stands for; the entity itself where there is none that a text may hold. */
function decoded(entity: string): string {
  const [, decimal, hex, name = ''] = new RegExp(entities.source, 'i').exec(entity) ?? []
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
  if (code !== undefined) {
    if (code < 32 || (code > 126 && code < 160) || code > 0x10ffff) return entity
    return code === 160 ? ' ' : String.fromCodePoint(code)
  }
  const accent = accents[name.slice(1)]
  return accent
    ? `${name[0]}${accent}`.normalize('NFC')
    : (named[name] ?? named[name.toLowerCase()] ?? entity)
}
