/** What `survey add` can be told. */
import { UserError } from '../core/error.ts'
import { type Paper, types } from '../core/paper.ts'
import type { Option } from './command.ts'

export interface AddOptions {
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
  readonly manual?: boolean
  readonly offline?: boolean
  readonly force?: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const addOptions: readonly Option[] = [
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
  { flags: '--bibtex <file>', description: 'read a BibTeX entry, asking nobody; - for standard input' },
  { flags: '--manual', description: 'ask no service: take the flags, or what you write in your editor' },
  { flags: '--offline', description: 'take only what services answered before' },
  { flags: '--force', description: 'add it although a paper with a similar title is there' },
  { flags: '--yes', description: 'do not ask to confirm; take the one paper of a title' },
  { flags: '--dry-run', description: 'write nothing; show what would change' },
  { flags: '--json', description: 'print what was added as JSON, with where each fact comes from' },
]

/** Flags that say what only one paper can be. */
const single = [
  ...(['title', 'author', 'arxiv', 'acl', 'openreview', 'doi', 'url', 'code', 'project', 'key'] as const),
]

/** @throws UserError for flags that cannot be meant of so many papers */
export function assertForAll(options: AddOptions, papers: number): void {
  const flag = papers > 1 ? single.find((name) => options[name] !== undefined) : undefined
  if (flag)
    throw new UserError(`--${flag} is about one paper, and here are ${papers}`, {
      hint: 'Add them one at a time, or leave it out.',
    })
}

/** The fields that flags give. */
export function givenFields(options: AddOptions): Partial<Paper> {
  const { title, author, date, venue, type, arxiv, acl, openreview, doi, url, code, project, note, tag } =
    options
  const fields = { title, date, venue, type, arxiv, acl, openreview, doi, url, code, project, note }
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...present, ...(author && { authors: [...author] }), ...(tag && { tags: [...tag] }) }
}
