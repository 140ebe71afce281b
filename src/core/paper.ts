/** What a paper is: one zod schema that is the type, the check, the JSON Schema and the field reference. */
import * as z from 'zod'
import { datePattern, whyNoDate } from './date.ts'
import { identifierPatterns } from './identifier.ts'

const controls = String.raw`\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069`

/** A string for people: no control characters (they could drive a terminal), no space at the ends. One check, because it is made most. */
export const Line = z
  .string()
  .regex(new RegExp(`^[^\\s${controls}](?:[^${controls}]*[^\\s${controls}])?$`, 'u'), {
    error: ({ input }) => whyNoLine(String(input)),
  })
  .meta({ patternErrorMessage: 'must be one line of text without a space or line break at its ends' })

function whyNoLine(text: string): string {
  if (text.trim() === '') return 'must not be empty'
  return new RegExp(`[${controls}]`, 'u').test(text)
    ? 'must be one line without control or direction characters'
    : 'must not begin or end with a space'
}

/** Text of one form. Editors say what it must be in the words of the loader, which may know better what is amiss. */
function matching(pattern: RegExp, message: string, why = (_text: string) => message): z.ZodString {
  const error = ({ input }: { input?: unknown }) => why(String(input))
  return z.string().regex(pattern, { error }).meta({ patternErrorMessage: message })
}

export const Text = matching(
  /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u,
  'must not hold control or direction characters',
).min(1, 'must not be empty')

export const Link = matching(
  /^https?:\/\/[^\s<>"{}|\\^`\p{Cc}]+$/u,
  'must be an http or https address without spaces',
)

/** `component/subcategory/…`: where a paper is listed. */
const path = matching(
  /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
  'must be ids joined by `/`, such as `applications/math`',
)

export const Id = matching(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'must be an id of lower-case letters, digits and single hyphens, such as `self-play`',
)

/** A person as `Given Family` (or `Family, Given`), or an organisation. */
export const Author = z.union(
  [Line, z.strictObject({ literal: Line })],
  'must be a name, or `{ literal: … }` for an organisation',
)
export type Author = z.infer<typeof Author>

/** A bare identifier; without quotes YAML could read it as a number. */
export function identifier(kind: keyof typeof identifierPatterns, example: string): z.ZodString {
  return matching(identifierPatterns[kind], `must be bare, such as \`${example}\``).meta({
    errorMessage: `must be in quotes, such as \`"${example}"\``,
  })
}

const form = 'must be YYYY, YYYY-MM or YYYY-MM-DD'
const year = whyNoDate('0000')

/** The kinds of work that CSL tells apart and that a venue cannot say. */
export const types = [
  'article-journal',
  'paper-conference',
  'article',
  'book',
  'chapter',
  'dataset',
  'post-weblog',
  'report',
  'software',
  'thesis',
  'webpage',
] as const

/** The fields of a paper. Order here is the canonical order in a file. */
export const Paper = z.strictObject({
  title: Line.meta({
    description: 'Title as printed, without braces or a final full stop.',
    examples: ['STaR: Bootstrapping Reasoning With Reasoning'],
  }),
  authors: z
    .array(Author)
    .min(1)
    .optional()
    .meta({
      description:
        'Everybody, in order: `Given Family`, `"Family, Given"` where that would be ambiguous, `{ literal: "Gemini Team" }` for an organisation.',
      examples: [['Eric Zelikman', 'Yuhuai Wu']],
    }),
  date: z
    .union([matching(datePattern, form, whyNoDate), z.int().min(1600, year).max(2099, year)], form)
    .optional()
    .meta({ description: 'First public appearance: YYYY, YYYY-MM or YYYY-MM-DD.', examples: ['2022-03'] }),
  venue: Line.optional().meta({
    description: 'Where it was published: `NeurIPS 2022`, `ACL 2025 Findings`, `ICLR 2025 Workshop: MCDC`.',
    examples: ['NeurIPS 2022'],
  }),
  type: z
    .enum(types)
    .optional()
    .meta({ description: 'CSL type, only where the venue does not say it.', examples: ['post-weblog'] }),
  arxiv: identifier('arxiv', '2203.14465')
    .optional()
    .meta({ description: 'arXiv id, quoted, without version.', examples: ['2203.14465'] }),
  acl: identifier('acl', '2023.emnlp-main.67')
    .optional()
    .meta({ description: 'ACL Anthology id.', examples: ['2023.emnlp-main.67'] }),
  openreview: identifier('openreview', '0NphYCmgua')
    .optional()
    .meta({ description: 'OpenReview forum id.', examples: ['0NphYCmgua'] }),
  doi: identifier('doi', '10.1038/s41586-023-06747-5')
    .optional()
    .meta({ description: 'DOI, without `https://doi.org/`.', examples: ['10.1038/s41586-023-06747-5'] }),
  url: Link.optional().meta({
    description: 'Address of the paper, only if no identifier says it.',
    examples: ['https://www.jmlr.org/papers/v24/22-1144.html'],
  }),
  code: Link.optional().meta({
    description: 'Address of the code.',
    examples: ['https://github.com/ezelikman/STaR'],
  }),
  project: Link.optional().meta({
    description: 'Address of the project page.',
    examples: ['https://example.org/star'],
  }),
  abstract: Text.optional().meta({
    description: 'Abstract, plain text.',
    examples: ['Generating step-by-step rationales …'],
  }),
  note: Text.optional().meta({
    description: 'Anything else worth saying, plain text.',
    examples: ['Best paper award.'],
  }),
  tags: z
    .array(Id)
    .min(1)
    .optional()
    .meta({ description: 'Free labels, as ids.', examples: [['reasoning']] }),
  component: Id.meta({
    description: 'Id of the component where the paper is first listed.',
    examples: ['optimization'],
  }),
  subcategory: path.optional().meta({
    description: 'Path of ids below the component.',
    examples: ['synthetic-generation/prompt-based'],
  }),
  paradigm: z
    .union([Id, z.array(Id).min(1)], 'must be an id or a list of ids')
    .optional()
    .meta({ description: 'Id of a paradigm, or a list of them.', examples: ['rejection-sampling'] }),
  also: z
    .array(path)
    .min(1)
    .optional()
    .meta({ description: 'Further listings: `component/subcategory`.', examples: [['applications/math']] }),
  attributes: z
    .record(
      Id,
      z.union(
        [Line, z.number(), z.boolean(), z.array(Line)],
        'must be text, a number, `true`, `false` or a list of texts',
      ),
    )
    .optional()
    .meta({
      description: "The survey's own fields, declared in the manifest.",
      examples: [{ 'model-size': '7B' }],
    }),
})
/** A valid paper as the library gives it: a year written as a number has become text. */
export type Paper = Omit<z.infer<typeof Paper>, 'date'> & { date?: string | undefined }
export type Field = keyof Paper

/** The paper that a checked value is. */
export function paperOf(value: z.infer<typeof Paper>): Paper {
  const { date } = value
  return typeof date === 'number' ? { ...value, date: String(date) } : (value as Paper)
}

/** A citekey: the name a paper is cited by. Every BibTeX engine and every YAML reader takes these characters. */
export const Citekey = matching(
  /^[A-Za-z0-9][A-Za-z0-9_:./+-]*$/,
  'a citekey is letters, digits and `_:./+-`, beginning with a letter or digit',
).max(250, 'a citekey has at most 250 characters')
export type Citekey = z.infer<typeof Citekey>
