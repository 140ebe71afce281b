/** Puts questions to sources: as few requests as they allow, each route in its turn; only `send` knows a network. */
import type { SourceName } from './index.ts'
import type { Answer, Reference, Reply, Request, Source, SourceOptions, Unavailable } from './source.ts'

export interface Question {
  readonly source: SourceName
  readonly reference: Reference
}

/** What came of a request: a reply, or why there is none, a clause without a full stop. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'failure'; readonly reason: string }

export interface Asking {
  readonly sources: ReadonlyMap<SourceName, Source>
  readonly options: SourceOptions
  readonly send: (request: Request) => Promise<Outcome>
  /** Takes back a reply that turned out to answer nothing, so that it is not remembered. */
  readonly forget?: (request: Request) => void
}

/** A dialogue that asks questions, several at once, and goes on with their answers in the same order. */
export type Dialogue<T> = Generator<readonly Question[], T, readonly Answer[]>

/** Leads dialogues to their ends together, so that what they ask of one source goes into few requests. */
export async function converse<T>(dialogues: readonly Dialogue<T>[], asking: Asking): Promise<T[]> {
  const ends: T[] = []
  let open = dialogues.map((dialogue, index) => ({ dialogue, index, step: dialogue.next() }))
  for (;;) {
    for (const { step, index } of open) if (step.done) ends[index] = step.value
    open = open.filter(({ step }) => !step.done)
    if (open.length === 0) return ends
    const asked = open.map(({ step }) => (step.done ? [] : step.value))
    const answers = await ask(asked.flat(), asking)
    let start = 0
    open = open.map(({ dialogue, index }, turn) => {
      const end = start + (asked[turn]?.length ?? 0)
      const step = dialogue.next(answers.slice(start, end))
      start = end
      return { dialogue, index, step }
    })
  }
}

/** The answers to questions, in their order; equal questions are asked once. */
export async function ask(questions: readonly Question[], asking: Asking): Promise<Answer[]> {
  const answers = new Map<string, Answer>()
  await Promise.all(
    [...new Set(questions.map(({ source }) => source))].map(async (name) => {
      const all = questions.filter(({ source }) => source === name)
      const references = [...new Map(all.map(({ reference }) => [keyOf(reference), reference])).values()]
      const source = asking.sources.get(name)
      if (!source) return
      for (const batch of batchesOf(source, references)) {
        const found = await askBatch(source, batch, asking)
        for (const [index, reference] of batch.entries())
          answers.set(`${name} ${keyOf(reference)}`, found[index] ?? unasked)
      }
    }),
  )
  return questions.map(({ source, reference }) => answers.get(`${source} ${keyOf(reference)}`) ?? unasked)
}

const unasked: Unavailable = { kind: 'unavailable', reason: 'nobody was asked' }

function keyOf({ kind, value, venue = '' }: Reference): string {
  return `${kind} ${value} ${venue}`
}

/** References in groups that one request can hold. */
function batchesOf(source: Source, references: readonly Reference[]): Reference[][] {
  const alone = references.filter((reference) => source.batch === 1 || source.isAlone?.(reference))
  const together = references.filter((reference) => !alone.includes(reference))
  const batches = alone.map((reference) => [reference])
  for (let at = 0; at < together.length; at += source.batch)
    batches.push(together.slice(at, at + source.batch))
  return batches
}

async function askBatch(
  source: Source,
  batch: readonly Reference[],
  asking: Asking,
  allowance = { halvings: mostHalvings },
): Promise<Answer[]> {
  const refusal = source.refusal?.(asking.options)
  if (refusal !== undefined) return batch.map(() => toAnswer(refusal))
  const heard: (readonly Answer[])[] = []
  for (const request of source.request(batch, asking.options)) {
    const isOpen = heard.some((answers) => answers.some(({ kind }) => kind === 'unavailable'))
    if (request.isDetour && !isOpen) continue
    const outcome = await asking.send(request)
    const answers: readonly Answer[] =
      outcome.kind === 'reply' ? source.read(batch, outcome.reply) : batch.map(() => toAnswer(outcome.reason))
    if (answers.some(({ kind }) => kind === 'unavailable')) asking.forget?.(request)
    const isRefused = answers.every((answer) => answer.kind === 'unavailable' && answer.isRefused)
    if (batch.length > 1 && isRefused && allowance.halvings-- > 0)
      return askHalves(source, batch, asking, allowance)
    heard.push(answers)
    if (answers.every(isPaper)) break
  }
  return batch.map((_, index) => together(heard.flatMap((answers) => answers[index] ?? [])))
}

/** So often a list is halved to find what spoils it; one bad reference among fifty takes six. */
const mostHalvings = 12

/** When a list is refused, one of it is to blame; the others are asked about without it. */
async function askHalves(
  source: Source,
  batch: readonly Reference[],
  asking: Asking,
  allowance: { halvings: number },
): Promise<Answer[]> {
  const middle = Math.ceil(batch.length / 2)
  const first = await askBatch(source, batch.slice(0, middle), asking, allowance)
  return [...first, ...(await askBatch(source, batch.slice(middle), asking, allowance))]
}

function toAnswer(reason: string): Unavailable {
  return { kind: 'unavailable', reason }
}

function isPaper({ kind }: Answer): boolean {
  return kind === 'found' || kind === 'candidates'
}

/** What all routes say together: a paper outweighs all; one closed door leaves the question open. */
function together(answers: readonly Answer[]): Answer {
  const paper = answers.find(isPaper)
  if (paper) return paper
  const closed = answers.flatMap((answer) => (answer.kind === 'unavailable' ? [answer.reason] : []))
  if (closed.length === 0) return answers[0] ?? unasked
  return { kind: 'unavailable', reason: [...new Set(closed)].join('; ') }
}
