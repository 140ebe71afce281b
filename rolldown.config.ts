/** Builds `dist/`: the command as lazily split CommonJS (the fastest start on Node 20), the library as ESM with its types. */
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const shared = {
  platform: 'node' as const,
  external: [...builtinModules, /^node:/],
  transform: { define: { SURVEY_VERSION: JSON.stringify(version) } },
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
