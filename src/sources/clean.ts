/** Metadata as services send it, made plain text: no markup, no LaTeX, no entities, no control characters. */
import { Parser } from 'htmlparser2'
import { joinName, nameParts } from '../core/name.ts'
import type { Author } from '../core/paper.ts'
import { plainText } from '../formats/bibtex-value.ts'
import { oneLine, paragraph } from '../formats/import.ts'

/** Plain text on one line of a title, a venue or a name. */
export function plainLine(text: string): string {
  return oneLine(withoutLatex(withoutMarkup(text)))
}

/** Plain text of an abstract: paragraphs stay, wrapped lines are joined, the heading `Abstract` goes. */
export function plainAbstract(text: string): string {
  const marked = text.replace(/<\/?(?:jats:)?p(?:\s[^<>]{0,200})?>/gi, '\n\n')
  return paragraph(withoutMarkup(marked))
    .split(/\n\s*\n/)
    .map((part) => withoutLatex(part.replace(/\s+/g, ' ').trim()))
    .filter((part) => part !== '' && !/^abstract[.:]?$/i.test(part))
    .join('\n\n')
    .replace(/^abstract(?:[.:]|\s*[-–—])\s*(?=\p{Lu})/iu, '')
}

/** A name as a service gives it; what is plainly no person is an organisation. Empty for what is no name. */
export function readAuthor(text: string): Author[] {
  const name = plainLine(text).replace(/^[\s:;,]+|[\s:;,]+$/g, '')
  if (!/\p{L}/u.test(name)) return []
  if (organisation.test(name)) return [{ literal: name }]
  return [name.includes(',') ? joinName(nameParts(name)) : name]
}

const organisation =
  /\b(?:Team|Collaboration|Consortium|Group|Lab|Labs|Laboratory|Institute|Initiative|Project|Community|Authors|University)$|^[A-Za-z]+-?AI$|^\S*[a-z][A-Z]\S*$/

/** Text without the tags that registries put into titles; entities are decoded, also those that were escaped twice. */
function withoutMarkup(text: string): string {
  let plain = text
  for (let pass = 0; pass < 3 && /[<&]/.test(plain); pass++) {
    const next = decoded(withoutTags(plain))
    if (next === plain) break
    plain = next
  }
  return plain
}

/** Tags that only say how text looks, or mark it up as JATS and MathML do; whatever else stands in `<…>` is text. */
const looks =
  /<\/?(?:(?:jats|mml|m):[a-z-]{1,40}|a|abbr|b|big|bold|br|cite|code|div|em|font|h[1-6]|i|img|inf|inline-formula|italic|li|math|mi|mn|mo|mrow|msub|msup|mtext|ol|p|sc|scp|section|small|span|strong|sub|sup|table|tbody|td|tex-math|title|tr|tt|u|ul)(?:[\s/][^<>]{0,2000})?>/gi

function withoutTags(text: string): string {
  if (!text.includes('<')) return text
  return text
    .replace(/<!--.{0,10000}?-->/gs, '')
    .replace(/<(script|style)(?:\s[^<>]{0,500})?>[^<]{0,100000}(?:<\/\1\s{0,9}>)?/gi, '')
    .replace(looks, (tag) => (/^<\/?(?:p|br|div|li|tr|td|title|section|h\d)\b/i.test(tag) ? ' ' : ''))
}

/** Entities as the characters that they stand for; `<` stays what it is. */
function decoded(text: string): string {
  if (!text.includes('&')) return text
  const pieces: string[] = []
  const parser = new Parser(
    { ontext: (piece) => void pieces.push(piece) },
    { decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.end(text.replaceAll('<', '&lt;'))
  return pieces.join('')
}

/** Only what may be LaTeX goes through its reader, which is slow. A sum of money is no formula. */
function withoutLatex(text: string): string {
  if (!/[\\$]|\{[^{}]{0,200}\}/.test(text) || text.length > 20_000) return text
  const isFormula = formula.test(text)
  if (!isFormula && !/[\\{]/.test(text)) return text
  const plain = isFormula ? text : text.replace(/(?<!\\)\$/g, '\\$')
  return plainText(plain.replace(/(?<!\\)([%#&])/g, '\\$1'))
}

const formula = /\$(?=\S)[^$]{0,500}(?<=\S)\$(?!\d)/
