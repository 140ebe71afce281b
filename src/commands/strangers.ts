/** Papers that stand in an output and that the database does not have: somebody wrote them there. */
import type { Entry } from '../core/database.ts'
import type { Draft } from '../core/draft.ts'
import type { Output as OutputSpec } from '../core/manifest.ts'
import type { SourceFile } from '../core/text.ts'
import { titleKey } from '../core/title.ts'
import type { Format } from '../formats/format.ts'
import { namesOf } from '../rules/pairs.ts'
import type { OutputState } from '../rules/rule.ts'
import type { MadeFile } from './made.ts'
import { formatOf } from './rendering.ts'

/** The papers in an output as it is, or in its block of a file, that no entry is about and that rendering would delete. */
export async function strangersIn(
  output: OutputSpec,
  { file, before = '', after }: MadeFile,
  entries: readonly Entry[],
): Promise<NonNullable<OutputState['strangers']>> {
  const format = await formatOf(output)
  const read = (text: string) => draftsIn(format, output, { path: file, text })
  const isStrange = (known: ReadonlySet<string>) => (draft: Draft) =>
    !keysOf(draft).some((key) => known.has(key))
  const ofEntries = entries.flatMap(({ citekey, paper }) => keysOf({ citekey, fields: paper }))
  const strange = (await read(before)).filter(isStrange(new Set(ofEntries)))
  if (strange.length === 0) return []
  /** What a reader makes of our own text otherwise than it was meant is nobody's addition. */
  const ofAfter = (await read(after)).flatMap(keysOf)
  return strange.filter(isStrange(new Set(ofAfter))).flatMap(({ fields: { title }, from }) => {
    return title === undefined || !from ? [] : [{ line: from.line, title }]
  })
}

/** The drafts in a text that stand within what the output writes of it. */
async function draftsIn(format: Format, { block }: OutputSpec, file: SourceFile): Promise<readonly Draft[]> {
  if (!format.read) return []
  const { drafts } = await format.read(file)
  const span = block === undefined ? undefined : format.findBlock?.(file.text, block)
  return span
    ? drafts.filter(({ from }) => from && from.start >= span.start && from.start < span.end)
    : drafts
}

/** Everything by which a paper can be told: its citekey, its identifiers and address, its title. */
function keysOf({ citekey, fields }: Pick<Draft, 'citekey' | 'fields'>): string[] {
  const names = namesOf({ paper: fields }).map(({ kind, key }) => `${kind} ${key}`)
  if (citekey !== undefined) names.push(`citekey ${citekey.toLowerCase()}`)
  if (fields.title !== undefined) names.push(`title ${titleKey(fields.title)}`)
  return names
}
