/** What `survey import` reads: files of any readable format, standard input, other surveys. */
import { listingsOf, paradigmsOf } from '../core/database.ts'
import type { Draft } from '../core/draft.ts'
import { UserError } from '../core/error.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import type { Format, Imported } from '../formats/format.ts'
import { type FormatName, formats } from '../formats/index.ts'
import { recogniseFormat } from '../formats/recognise.ts'
import type { Context } from './command.ts'

/** One thing that was read, under the name by which a person knows it. */
export interface Input {
  readonly name: string
  readonly imported: Imported
}

/** Characters from which on a person at a terminal is told that it takes a while. */
const long = 1_000_000

/** Reads every operand. @throws UserError when one cannot be read or its kind is unknown. */
export async function readInputs(
  context: Context,
  names: readonly string[],
  kind: FormatName | undefined,
): Promise<Input[]> {
  const inputs: Input[] = []
  for (const name of names) {
    if (name !== '-' && context.isDirectory(name)) {
      inputs.push(await readSurvey(context, name))
      continue
    }
    const file = await open(context, name)
    if (context.stderr.isTerminal && file.text.length > long)
      context.stderr.write(`reading ${file.path}, ${Math.round(file.text.length / 1e6)} MB …\n`)
    inputs.push({ name: shownName(name), imported: await readFile(file, kind) })
  }
  return inputs
}

function shownName(name: string): string {
  return name === '-' ? 'standard input' : name
}

async function open(context: Context, name: string): Promise<SourceFile> {
  return name === '-' ? { path: shownName(name), text: await context.stdin() } : context.readText(name)
}

async function readFile(file: SourceFile, kind: FormatName | undefined): Promise<Imported> {
  const name = kind ?? recogniseFormat(file.path, file.text)
  const format: Format | undefined = name && (await formats[name].load())
  if (format?.read) return format.read(file)
  throw new UserError(
    name ? `${file.path} is ${name}, which is not read` : `${file.path} is of no kind that can be read`,
    { hint: 'Name its kind with --from, such as `--from markdown` or `--from bibtex`.' },
  )
}

/** Another survey: each listing of a paper is a draft under the headings of that survey's taxonomy. */
async function readSurvey(context: Context, name: string): Promise<Input> {
  const workspace = context.workspaceIn(name)
  const { manifest, taxonomy, entries } = await workspace.open()
  const headings = (path: string) => {
    const ids = path.split('/')
    return ids.map((_, depth) => taxonomy.get(ids.slice(0, depth + 1).join('/'))?.title ?? '')
  }
  const drafts = (await entries()).flatMap(({ citekey, paper, path, span }) => {
    const { component: _, subcategory: __, also: ___, paradigm: ____, ...fields } = paper
    const from = placeOf(workspace.file(path), span)
    const markers = paradigmsOf(paper)
    return listingsOf(paper).map((listing): Draft => {
      return {
        citekey,
        fields,
        headings: headings(listing),
        markers,
        from: { ...from, path: workspace.show(path) },
      }
    })
  })
  const legend = taxonomy.paradigms.map(({ id, title }) => ({ marker: id, title }))
  return { name, imported: { drafts, diagnostics: [], title: manifest.title, legend } }
}
