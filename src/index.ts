/** The library: open a survey, ask it, check it, render it. Nothing here prints or ends the process. */

import { openWorkspace } from './cli/workspace.ts'
import type { OpenSurvey } from './commands/command.ts'
import type { Database, Entry } from './core/database.ts'
import type { Diagnostic } from './core/diagnostic.ts'
import { UserError } from './core/error.ts'
import { matcher, type Query } from './core/query.ts'
import { arrange } from './core/view.ts'
import type { Format, WriteOptions } from './formats/format.ts'
import { formats } from './formats/index.ts'
import { rules } from './rules/index.ts'
import { lint } from './rules/lint.ts'

export type { Database, Entry } from './core/database.ts'
export type { Diagnostic, Fix, Related, Severity } from './core/diagnostic.ts'
export { UserError } from './core/error.ts'
export type { Manifest } from './core/manifest.ts'
export type { Paper } from './core/paper.ts'
export type { Query, YearRange } from './core/query.ts'
export type { Paradigm, Taxon, Taxonomy } from './core/taxonomy.ts'
export type { Edit, Place, Span } from './core/text.ts'
export type { WriteOptions } from './formats/format.ts'

/** A survey that was found on disk. */
export interface Survey {
  /** Absolute path of the directory that holds `survey.yaml`. */
  readonly directory: string
  /** The whole database. @throws UserError when it is not valid; `lint` says why. */
  database(): Promise<Database>
  /** The papers that answer a query. @throws UserError when the database is not valid. */
  query(query?: Query): Promise<Entry[]>
  /** Everything that is wrong, in the order of the files; never throws on what the files hold. */
  lint(options?: LintOptions): Promise<Diagnostic[]>
  /** All papers, or those that answer a query, in a format: `bibtex`, `markdown`, `csl-json`, … */
  render(format: FormatName, options?: RenderOptions): Promise<string>
}

export type FormatName = keyof typeof formats

export interface LintOptions {
  /** The day that `future-date` compares with, `YYYY-MM-DD`; today when absent. */
  readonly today?: string
}

export interface RenderOptions extends WriteOptions {
  readonly query?: Query
}

/**
 * Opens the survey in a directory (or its `data/`).
 * @throws UserError when there is none.
 */
export function openSurvey(directory: string): Survey {
  const workspace = openWorkspace(process.cwd(), directory, process.env)
  const open = (): Promise<OpenSurvey> => workspace.open()
  const query = async (question: Query = {}) => {
    const answers = matcher(question)
    return (await (await open()).entries()).filter((entry) => answers(entry).length > 0)
  }
  return {
    directory: workspace.directory,
    database: async () => (await open()).database(),
    query,
    async lint({ today = new Date().toISOString().slice(0, 10) } = {}) {
      const files = workspace.dataPaths.map((path) => workspace.file(path))
      return [...lint(workspace.file(workspace.manifestPath), files, rules, { today })]
    },
    async render(name, { query: question, ...options } = {}) {
      const format: Format = await formats[name].load()
      const { manifest, taxonomy } = await open()
      if (!format.write) throw new UserError(`\`${name}\` cannot be written`)
      return format.write(arrange({ manifest, taxonomy, entries: await query(question) }), options)
    },
  }
}
