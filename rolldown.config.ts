/** Builds `dist/`: the command as lazily split CommonJS (the fastest start on Node 20), the library as ESM with its types. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { type ChunkingContext, defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** Names the code that reads and writes data, so that a cache written by another version of it is never trusted. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .toSorted()
  .map((name) => readFileSync(join('src', name)))
const build = createHash('sha256')
  .update(Buffer.concat([...sources, readFileSync('package-lock.json')]))
  .digest('hex')
  .slice(0, 16)
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
/** commander can run subcommands as programs of their own, which nothing here asks for; the module costs a tenth of a start. */
const isSubprogram = (id: string, importer?: string) =>
  id === 'node:child_process' && importer !== undefined && importer.includes('/commander/')

const shared = {
  platform: 'node' as const,
  external: (id: string, importer?: string) => isBuiltin(id) && !isSubprogram(id, importer),
  transform: { define: { SURVEY_VERSION: JSON.stringify(version), SURVEY_BUILD: JSON.stringify(build) } },
}

/** Packages that every command may load: small, and in the one file with everything else that needs no other. */
const lightPackages = /node_modules\/(?:commander|fastest-levenshtein)\//

/** Does a module, and all that it imports at once, need no large package? */
function isLight(id: string, context: ChunkingContext): boolean {
  if (id.includes('node_modules')) return lightPackages.test(id)
  const { importedIds = [] } = context.getModuleInfo(id) ?? {}
  return importedIds.every((imported) => imported.startsWith('node:') || isLight(imported, context))
}

/** `list`, the command that must feel instant, finds all it needs in one file besides the program's own. */
const frequent =
  /src\/(?:core\/|cli\/(?!hash)|commands\/(?:list|filters)\.ts|formats\/(?:rows|tsv)\.ts)|node_modules/

const noModule = '\0node_modules/commander/no-subprograms'
const noSubprograms = {
  name: 'no-subprograms',
  resolveId: (id: string, importer?: string) => (isSubprogram(id, importer) ? noModule : null),
  load: (id: string) => (id === noModule ? 'module.exports = {}' : null),
}

export default defineConfig([
  {
    ...shared,
    input: { main: 'src/cli/main.ts' },
    plugins: [noSubprograms],
    output: {
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{ name: (id, context) => (frequent.test(id) && isLight(id, context) ? 'light' : null) }],
      },
      dir: 'dist/cli',
      format: 'cjs',
      minify: true,
      chunkFileNames: '[name].cjs',
      entryFileNames: '[name].cjs',
      cleanDir: true,
    },
  },
  { ...shared, input: { index: 'src/index.ts' }, output: { dir: 'dist', format: 'esm' } },
  {
    input: { index: 'src/index.ts' },
    output: { dir: 'dist', format: 'esm' },
    plugins: [dts({ emitDtsOnly: true })],
  },
])
