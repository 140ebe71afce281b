/** `survey schema`: the JSON Schemas of a survey, made from its own taxonomy for the editors of those who keep it. */
import { UserError } from '../core/error.ts'
import { isOwnSchema, jsonSchemas, type SchemaName } from '../core/json-schema.ts'
import { loadManifest } from '../core/load.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Command, Workspace } from './command.ts'
import { type MadeFile, reportMade } from './made.ts'

interface Options {
  readonly check?: boolean
  readonly dryRun?: boolean
  readonly print?: 'papers' | 'survey'
  readonly json?: boolean
}

export const schema: Command<Options> = {
  description:
    'Write the JSON Schemas with which editors complete and check the manifest and the papers: ids of components, paths of subcategories, paradigms, attributes.',
  options: [
    {
      flags: '--check',
      description: 'write nothing; exit 1 and show a diff when a schema is not up to date',
    },
    { flags: '--dry-run', description: 'write nothing; show what would change' },
    {
      flags: '--print <name>',
      description: 'print one of them; write nothing',
      choices: ['papers', 'survey'],
    },
    { flags: '--json', description: 'print what was done as JSON' },
  ],
  async run(context, _, options) {
    const workspace = context.workspace()
    const schemas = jsonSchemas(manifestOf(workspace))
    if (options.print) {
      context.stdout.write(schemas[`${options.print}.schema.json`])
      return 0
    }
    const names = Object.keys(schemas) as SchemaName[]
    const files = names.map((name) => schemaFile(name, schemas[name], workspace))
    const stale = files.filter(({ before, after }) => before !== after)
    if (!options.check && !options.dryRun)
      for (const { file, after } of stale) await workspace.write(file, after)
    await reportMade(context, workspace, files, options, { noun: 'schemas', command: 'survey schema' })
    return options.check && stale.length > 0 ? 1 : 0
  },
}

/** The manifest alone: a schema helps most while the papers are not valid yet. */
function manifestOf(workspace: Workspace): Manifest {
  const { manifest, diagnostics } = loadManifest(workspace.file(workspace.manifestPath))
  if (manifest && diagnostics.length === 0) return manifest
  const lines = diagnostics.map(
    ({ place, message, rule }) =>
      `  ${workspace.show(place.path)}:${place.line}:${place.column} ${message} [${rule}]`,
  )
  throw new UserError(['the manifest is not valid:', ...lines].join('\n'), {
    hint: 'Correct it and run the command again; nothing was changed.',
  })
}

function schemaFile(name: SchemaName, after: string, workspace: Workspace): MadeFile {
  const file = `schema/${name}`
  workspace.assertOutput(file)
  /** git may have given the lines of a generated file other ends. */
  const before = workspace.exists(file) ? workspace.file(file).text.replaceAll('\r\n', '\n') : undefined
  if (before !== undefined && before.trim() !== '' && !isOwnSchema(name, before))
    throw new UserError(`${workspace.show(file)} was not written by survey, so it is not replaced`, {
      hint: 'Move or delete it and run the command again; nothing was changed.',
    })
  return { file, before, after }
}
