/** New papers and listings as new texts of data files: all of them checked before anything is written. */
import { readOutline } from '../core/blocks.ts'
import { proposeCitekey } from '../core/citekey.ts'
import { createPaperIndex } from '../core/combine.ts'
import { listingsOf } from '../core/database.ts'
import { checkPaper } from '../core/draft.ts'
import { enrichment } from '../core/enrich.ts'
import { UserError } from '../core/error.ts'
import { insertion } from '../core/insertion.ts'
import type { Paper } from '../core/paper.ts'
import { printEntry } from '../core/print.ts'
import { applyEdits, placeOf, type SourceFile } from '../core/text.ts'
import { hasCitekey } from '../core/title-index.ts'
import type { Arrival } from './add-facts.ts'
import type { OpenSurvey, Workspace } from './command.ts'
import { homeOf } from './home.ts'
import { describeTwin, findTwin } from './twin.ts'

/** What is to be done about an arrival: it becomes an entry, or one that is there is listed at another place too. */
export interface Ready {
  readonly arrival: Arrival
  readonly fields: Partial<Paper> & Pick<Paper, 'title' | 'component'>
  /** The citekey that was asked for. */
  readonly key?: string
  /** Is a paper with a similar title another one? */
  readonly isForced: boolean
  /** Instead of a new entry. */
  readonly listing?: { readonly citekey: string; readonly path: string }
}

export interface Added {
  readonly arrival: Arrival
  readonly citekey: string
  readonly path: string
  readonly line: number
  readonly paper: Paper
  /** Was it there, and is only listed at another place now? */
  readonly isListing: boolean
}

export interface Refused {
  readonly arrival: Arrival
  readonly message: string
  readonly hint?: string | undefined
  /** 1 when it is there already. */
  readonly exitCode: 1 | 2
}

export interface Plan {
  /** Old and new texts of files, by path. */
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>
  readonly added: readonly Added[]
  readonly refused: readonly Refused[]
}

/** The plan for the survey as it is now. */
export async function planAdditions(workspace: Workspace, all: readonly Ready[]): Promise<Plan> {
  const survey = await workspace.open()
  const titles = await survey.titles()
  const texts = new Map<string, { before: string; after: string }>()
  const added: Omit<Added, 'line'>[] = []
  const refused: Refused[] = []
  const taken = new Set<string>()
  const newcomers = createPaperIndex<string>()
  const isTaken = (citekey: string) => hasCitekey(titles, citekey) || taken.has(citekey.toLowerCase())
  // Listings first: they are found by where entries stand, which new entries change.
  for (const ready of all.toSorted(
    (a, b) => Number(b.listing !== undefined) - Number(a.listing !== undefined),
  )) {
    const { arrival, fields } = ready
    try {
      if (ready.listing) {
        added.push({ ...(await list(ready.listing, survey, workspace, texts)), arrival, isListing: true })
        continue
      }
      const twin = await twinOf(ready, titles, survey, workspace, newcomers.find(fields))
      if (twin !== undefined) {
        refused.push({ arrival, message: twin, exitCode: 1 })
        continue
      }
      const citekey = chooseCitekey(ready, isTaken)
      const paper = checked(citekey, fields)
      added.push({
        arrival,
        citekey,
        paper,
        path: await insert(citekey, paper, workspace, texts),
        isListing: false,
      })
      taken.add(citekey.toLowerCase())
      newcomers.add(fields, citekey)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refused.push({ arrival, message: error.message, hint: error.hint, exitCode: 2 })
    }
  }
  return {
    texts,
    refused,
    added: added.map((one) => ({ ...one, line: lineOf(texts.get(one.path)?.after ?? '', one.citekey) })),
  }
}

async function twinOf(
  { fields, isForced }: Ready,
  titles: string,
  survey: OpenSurvey,
  workspace: Workspace,
  newcomer: string | undefined,
): Promise<string | undefined> {
  if (newcomer !== undefined && !isForced) return `named twice: it is the same paper as \`${newcomer}\``
  const twin = await findTwin(fields, titles, survey, workspace)
  return twin && (twin.isSure || !isForced) ? describeTwin(twin, workspace) : undefined
}

/** The key asked for, if it is free; a key that only came with a citation gives way to a proposal. */
function chooseCitekey({ key, arrival, fields }: Ready, isTaken: (citekey: string) => boolean): string {
  const wanted = key ?? arrival.citekey
  if (wanted === undefined) return proposeCitekey(fields, isTaken)
  if (!isTaken(wanted)) return wanted
  const free = proposeCitekey(fields, isTaken)
  if (key === undefined) return free
  throw new UserError(`the citekey \`${wanted}\` is already used`, {
    hint: `Choose another, such as \`${free}\`.`,
  })
}

function checked(citekey: string, fields: Partial<Paper>): Paper {
  const result = checkPaper(citekey, fields)
  if ('paper' in result) return result.paper
  throw new UserError(`this paper is not valid: ${result.problems.join('; ')}`, {
    hint: 'Correct it and add it again; nothing was written.',
  })
}

type Texts = Map<string, { before: string; after: string }>

async function insert(citekey: string, paper: Paper, workspace: Workspace, texts: Texts): Promise<string> {
  const home = homeOf(workspace, paper.component)
  const file: SourceFile = { path: home.path, text: texts.get(home.path)?.after ?? home.text }
  const blocks = readOutline(file.text) ?? (await import('../core/layout.ts')).outlineOf(file.text)
  const edit = insertion(file, blocks, citekey, printEntry(citekey, paper))
  texts.set(home.path, {
    before: texts.get(home.path)?.before ?? home.text,
    after: applyEdits(file.text, [edit]),
  })
  return home.path
}

/** Lists a paper of the survey at a further place; nothing else of its entry changes. */
async function list(
  { citekey, path }: NonNullable<Ready['listing']>,
  survey: OpenSurvey,
  workspace: Workspace,
  texts: Texts,
): Promise<{ citekey: string; path: string; paper: Paper }> {
  const entry = (await survey.entries()).find((one) => one.citekey === citekey)
  if (!entry || texts.has(entry.path))
    throw new UserError(`\`${citekey}\` has just changed`, { hint: 'Run the command again.' })
  if (listingsOf(entry.paper).includes(path))
    throw new UserError(`\`${citekey}\` is already listed in ${path}`, { hint: 'There is nothing to do.' })
  const also = [...(entry.paper.also ?? []), path]
  const file = workspace.file(entry.path)
  const edits = enrichment(file, entry.span, { also })
  if (!edits)
    throw new UserError(`the entry \`${citekey}\` is not written one field on a line`, {
      hint: `Add \`also: [${also.join(', ')}]\` to it by hand.`,
    })
  texts.set(entry.path, { before: file.text, after: applyEdits(file.text, edits) })
  return { citekey, path: entry.path, paper: { ...entry.paper, also } }
}

function lineOf(text: string, citekey: string): number {
  const start = text.startsWith(`${citekey}:`) ? 0 : text.indexOf(`\n${citekey}:`) + 1
  return placeOf({ path: '', text }, { start, end: start }).line
}
