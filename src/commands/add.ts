/** `survey add`: one new paper, checked and put at its sorted place. */
import { readOutline } from '../core/blocks.ts'
import { proposeCitekey } from '../core/citekey.ts'
import { checkPaper, type Draft, tidyFields } from '../core/draft.ts'
import { UserError } from '../core/error.ts'
import { insertion } from '../core/insertion.ts'
import { type Paper, types } from '../core/paper.ts'
import { printEntry } from '../core/print.ts'
import { applyEdits, placeOf } from '../core/text.ts'
import { hasCitekey } from '../core/title-index.ts'
import { resolveComponent, resolveParadigm, resolveSubcategory, resolveTaxon } from '../core/vocabulary.ts'
import type { Command, Context, OpenSurvey, Workspace } from './command.ts'
import { homeOf } from './home.ts'
import { findTwin } from './twin.ts'

interface Options {
  readonly title?: string
  readonly author?: readonly string[]
  readonly date?: string
  readonly venue?: string
  readonly type?: Paper['type']
  readonly arxiv?: string
  readonly acl?: string
  readonly openreview?: string
  readonly doi?: string
  readonly url?: string
  readonly code?: string
  readonly project?: string
  readonly note?: string
  readonly tag?: readonly string[]
  readonly component?: string
  readonly subcategory?: string
  readonly paradigm?: readonly string[]
  readonly also?: readonly string[]
  readonly key?: string
  readonly bibtex?: string
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const add: Command<Options> = {
  description: 'Add a paper, from flags or from a BibTeX entry; flags have the last word.',
  options: [
    { flags: '--title <title>', description: 'title as printed' },
    { flags: '--author <name>', description: '"Given Family"; repeat for each, in order', repeatable: true },
    { flags: '--date <date>', description: 'first public: 2023, 2023-05 or "2023, May"' },
    { flags: '--venue <venue>', description: 'NeurIPS 2023, ACL 2024 Findings, …' },
    { flags: '--type <type>', description: 'CSL type, where the venue does not say it', choices: types },
    { flags: '--arxiv <id>', description: 'arXiv id or link' },
    { flags: '--acl <id>', description: 'ACL Anthology id or link' },
    { flags: '--openreview <id>', description: 'OpenReview id or link' },
    { flags: '--doi <doi>', description: 'DOI or link' },
    { flags: '--url <address>', description: 'address, if there is no identifier' },
    { flags: '--code <address>', description: 'address of the code' },
    { flags: '--project <address>', description: 'address of the project page' },
    { flags: '--note <text>', description: 'anything else worth saying' },
    { flags: '--tag <id>', description: 'a free label; repeat for more', repeatable: true },
    { flags: '-c, --component <name>', description: 'where it is listed first' },
    { flags: '-s, --subcategory <name>', description: 'where below the component' },
    { flags: '-p, --paradigm <name>', description: 'its paradigm; repeat for more', repeatable: true },
    {
      flags: '--also <path>',
      description: 'a further listing, component/subcategory; repeat for more',
      repeatable: true,
    },
    { flags: '-k, --key <citekey>', description: 'citekey (default: proposed from author, year and title)' },
    { flags: '--bibtex <file>', description: 'read a BibTeX entry; - for standard input' },
    { flags: '--force', description: 'add it although a paper with a similar title is there' },
    { flags: '--dry-run', description: 'write nothing; show what would change' },
    { flags: '--json', description: 'print what was added as JSON' },
  ],
  async run(context, _, options) {
    const workspace = context.workspace()
    const survey = await workspace.open()
    const draft = options.bibtex === undefined ? undefined : await readDraft(context, options.bibtex)
    const fields = tidyFields({
      ...declared(draft?.fields, survey),
      ...given(options),
      ...placed(options, survey),
    })
    if (!fields.title)
      throw new UserError('a paper needs a title', {
        hint: 'Give --title, or a BibTeX entry with --bibtex FILE.',
      })
    if (!fields.component)
      throw new UserError('a paper needs a component', {
        hint: `Give --component: ${survey.taxonomy.components.map(({ id }) => id).join(', ')}.`,
      })
    const titles = await survey.titles()
    const twin = await findTwin(fields, titles, survey, workspace, options.force ?? false)
    if (twin) {
      context.stderr.write(`survey: ${twin}\n`)
      return 1
    }
    const citekey = chooseCitekey(
      options.key ?? draft?.citekey,
      options.key !== undefined,
      { ...fields, title: fields.title },
      titles,
    )
    const checked = checkPaper(citekey, fields)
    if ('problems' in checked)
      throw new UserError(`this paper is not valid: ${checked.problems.join('; ')}`, {
        hint: 'Correct it and add it again; nothing was written.',
      })
    return place(context, workspace, citekey, checked.paper, options)
  },
}

/** What an entry says, of attributes only the texts that this survey has. */
function declared(fields: Partial<Paper> = {}, { manifest }: OpenSurvey): Partial<Paper> {
  const { attributes = {}, ...others } = fields
  const texts = new Set(manifest.attributes?.filter(({ type }) => type === 'text').map(({ id }) => id))
  const kept = Object.entries(attributes).filter(([id]) => texts.has(id))
  return kept.length > 0 ? { ...others, attributes: Object.fromEntries(kept) } : others
}

/** The fields that flags give. */
function given(options: Options): Partial<Paper> {
  const { title, author, date, venue, type, arxiv, acl, openreview, doi, url, code, project, note, tag } =
    options
  const fields = { title, date, venue, type, arxiv, acl, openreview, doi, url, code, project, note }
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...present, ...(author && { authors: [...author] }), ...(tag && { tags: [...tag] }) }
}

/** Component, subcategory, paradigm and further listings in the survey's own words. */
function placed(
  { component, subcategory, paradigm, also }: Options,
  { taxonomy }: OpenSurvey,
): Partial<Paper> {
  const first = component === undefined ? undefined : resolveComponent(taxonomy, component)
  const path =
    subcategory === undefined ? first : resolveSubcategory(taxonomy, subcategory, first ? [first] : undefined)
  const [id, ...below] = path?.split('/') ?? []
  const paradigms = paradigm?.map((word) => resolveParadigm(taxonomy, word)) ?? []
  return {
    ...(id && { component: id }),
    ...(below.length > 0 && { subcategory: below.join('/') }),
    ...(paradigms.length > 0 && {
      paradigm: paradigms.length === 1 && paradigms[0] ? paradigms[0] : paradigms,
    }),
    ...(also && { also: also.map((word) => resolveTaxon(taxonomy, word).path) }),
  }
}

/** The one entry of a BibTeX file. */
async function readDraft(context: Context, path: string): Promise<Draft> {
  const { readBibtex } = await import('../formats/bibtex-read.ts')
  const file = path === '-' ? { path: 'standard input', text: await context.stdin() } : context.readText(path)
  const { drafts, diagnostics } = readBibtex(file)
  const [draft, second] = drafts
  const problem = diagnostics.find(({ severity }) => severity !== 'info')
  if (problem)
    throw new UserError(`${file.path}:${problem.place.line}:${problem.place.column} ${problem.message}`, {
      hint: 'Correct the BibTeX entry and add it again.',
    })
  if (!draft)
    throw new UserError(`${file.path} holds no BibTeX entry`, {
      hint: 'It should look like `@inproceedings{key, title = {…}}`.',
    })
  if (second)
    throw new UserError(`${file.path} holds ${drafts.length} BibTeX entries`, {
      hint: 'Add them one at a time: each needs a component of its own.',
    })
  return draft
}

/** The key asked for, if it is free; a key that only came with a BibTeX entry gives way to a proposal. */
function chooseCitekey(
  wanted: string | undefined,
  isAsked: boolean,
  paper: Pick<Paper, 'title' | 'authors' | 'date'>,
  titles: string,
): string {
  const isTaken = (citekey: string) => hasCitekey(titles, citekey)
  if (wanted === undefined) return proposeCitekey(paper, isTaken)
  if (!isTaken(wanted)) return wanted
  const free = proposeCitekey(paper, isTaken)
  if (!isAsked) return free
  throw new UserError(`the citekey \`${wanted}\` is already used`, {
    hint: `Choose another, such as \`${free}\`.`,
  })
}

async function place(
  context: Context,
  workspace: Workspace,
  citekey: string,
  paper: Paper,
  options: Options,
): Promise<0> {
  const file = homeOf(workspace, paper.component)
  const blocks = readOutline(file.text) ?? (await import('../core/layout.ts')).outlineOf(file.text)
  const edit = insertion(file, blocks, citekey, printEntry(citekey, paper))
  const text = applyEdits(file.text, [edit])
  const shown = workspace.show(file.path)
  const { line } = placeOf(
    { path: file.path, text },
    { start: edit.span.start + edit.text.indexOf(`${citekey}:`), end: edit.span.start },
  )
  if (options.dryRun && !options.json) {
    const { formatPatch } = await import('./patch.ts')
    context.stdout.write(await formatPatch(context.stdout, shown, file.text, text))
    return 0
  }
  if (!options.dryRun) await workspace.write(file.path, text)
  context.stdout.write(
    options.json ? `${JSON.stringify({ citekey, file: shown, line, paper }, null, 2)}\n` : `${citekey}\n`,
  )
  context.stderr.write(`${options.dryRun ? 'would be added' : 'added'} to ${shown}:${line}\n`)
  return 0
}
