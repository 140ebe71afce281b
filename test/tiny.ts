/** A fresh copy of the small survey that documents and tests of commands run on. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from './living.ts'
import { createSandbox, type Sandbox } from './run.ts'

const directory = projectFile('test/fixtures/tiny')
const names = readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1))

/** Every file of `test/fixtures/tiny`, by its path. */
export const tinyFiles: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
)

/** A directory that holds the small survey, and these files over it; `defaults` hold for every run in it. */
export function createTiny(
  files: Readonly<Record<string, string | Buffer>> = {},
  defaults: Parameters<typeof createSandbox>[1] = {},
): Sandbox {
  return createSandbox({ ...tinyFiles, ...files }, defaults)
}
