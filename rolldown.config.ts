/** Builds `dist/`: the command as lazily split CommonJS (the fastest start on Node 20), the library as ESM with its types. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** Names the code that reads data, so that a cache written by another version of it is never trusted. */
const readers = ['src/core', 'src/cli'].flatMap((folder) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name))),
)
const build = createHash('sha256').update(Buffer.concat(readers)).digest('hex').slice(0, 16)
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const shared = {
  platform: 'node' as const,
  external: [...builtinModules, /^node:/],
  transform: { define: { SURVEY_VERSION: JSON.stringify(version), SURVEY_BUILD: JSON.stringify(build) } },
}

export default defineConfig([
  {
    ...shared,
    input: { main: 'src/cli/main.ts' },
    output: {
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
