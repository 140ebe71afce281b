/** What a person names to `survey add`: references, citations as text, files and lists of either. */
import type { Draft } from '../core/draft.ts'
import { UserError } from '../core/error.ts'
import type { SourceFile } from '../core/text.ts'
import { formats } from '../formats/index.ts'
import { recogniseFormat } from '../formats/recognise.ts'
import { loadSources } from '../sources/index.ts'
import { readReference } from '../sources/reference.ts'
import type { Reference } from '../sources/source.ts'
import type { Context } from './command.ts'

/** One paper as it was named: a reference, a citation, or both, or neither, which is a problem. */
export interface Input {
  /** What was written, short enough to be said. */
  readonly name: string
  /** The word that names it, and nothing else, on a command line. */
  readonly word?: string
  readonly reference?: Reference
  readonly draft?: Draft
  readonly problem?: UserError
}

/** The papers that operands name, in their order. @throws UserError when a file cannot be read */
export async function readInputs(context: Context, operands: readonly string[]): Promise<Input[]> {
  const sources = await loadSources()
  const one = (text: string): Input => {
    const reference = referenceIn(text, sources)
    const name = shortened(text)
    return reference ? { name, word: text, reference } : { name, word: text, problem: noReference(text) }
  }
  const many = async (operand: string, file: SourceFile): Promise<Input[]> => {
    const citations = await readCitations(file)
    if (citations)
      return citations.map((input) => (citations.length > 1 ? input : { ...input, word: operand }))
    const lines = file.text.split(/\r?\n/).map((line) => line.trim())
    return lines.filter((line) => line !== '' && !line.startsWith('#')).map(one)
  }
  const inputs: Input[] = []
  for (const operand of operands) {
    if (operand === '-')
      inputs.push(...(await many(operand, { path: 'standard input', text: await context.stdin() })))
    else if (/[@{\n]|^TY /.test(operand) && !/^https?:\S+$/.test(operand))
      inputs.push(...(await many(operand, { path: 'the citation', text: operand })))
    else if (isFile(context, operand, referenceIn(operand, sources)))
      inputs.push(...(await many(operand, context.readText(operand))))
    else inputs.push(one(operand))
  }
  if (operands.length > 0 && inputs.length === 0)
    throw new UserError('there is no reference in what was given', { hint: 'Write one on each line.' })
  return inputs
}

/** A reference; a single word such as `arXiv:2999.00001` is no title unless it is in quotes. */
function referenceIn(text: string, sources: Parameters<typeof readReference>[1]): Reference | undefined {
  const reference = readReference(text, sources)
  const isWord = reference?.kind === 'title' && /^[^\s"“”'‘«]+$/.test(text.trim())
  return isWord ? undefined : reference
}

/** A file that is there, unless its name is that of a paper, such as `2401.00001.pdf`. */
function isFile(context: Context, operand: string, reference: Reference | undefined): boolean {
  const isNamedAsText = /\.(?:bib|bibtex|json|ris|txt)$/i.test(operand)
  if (!isNamedAsText && reference && reference.kind !== 'title') return false
  return (
    (isNamedAsText && !/^https?:/.test(operand)) || (context.exists(operand) && !context.isDirectory(operand))
  )
}

const citationFormats = ['bibtex', 'csl-json', 'ris'] as const

/** The entries of BibTeX, RIS or CSL-JSON; undefined for any other text. */
async function readCitations(file: SourceFile): Promise<Input[] | undefined> {
  const name = recogniseFormat(file.path, file.text)
  const known = citationFormats.find((one) => one === name)
  const format = known && (await formats[known].load())
  if (!format || !('read' in format) || !format.read) return undefined
  const { drafts, diagnostics } = await format.read(file)
  const broken = diagnostics.filter(({ severity }) => severity === 'error')
  return [
    ...drafts.map((draft) => ({ name: shortened(draft.citekey ?? draft.fields.title ?? file.path), draft })),
    ...broken.map(({ place: { line, column }, message }) => ({
      name: `${file.path}:${line}`,
      problem: new UserError(`${file.path}:${line}:${column} ${message}`, {
        hint: 'Correct the entry and add it again.',
      }),
    })),
  ]
}

function noReference(text: string): UserError {
  return new UserError(`\`${shortened(text)}\` names no paper`, {
    hint: 'Give an arXiv id, a DOI, the address of a paper, a file of citations, or a title in quotes.',
  })
}

function shortened(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
