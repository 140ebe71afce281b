/** The rooms of `src` import one way only, and each package in one room; the table in `src/README.md` says who may what. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from './living.ts'

interface Room {
  readonly does: string
  /** Rooms whose files may be imported, besides its own. */
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
}

const rooms: Readonly<Record<string, Room>> = {
  core: {
    does: 'what a paper, a database, a query and a diagnostic are; text in, values out',
    rooms: [],
    packages: ['yaml', 'js-yaml', 'zod', 'fastest-levenshtein', '@sindresorhus/transliterate'],
  },
  rules: { does: 'one thing each that can be wrong in a valid database', rooms: ['core'], packages: [] },
  formats: {
    does: 'one text form of papers each, written and perhaps read',
    rooms: ['core'],
    packages: [
      '@citation-js/core',
      '@citation-js/plugin-bibtex',
      'csv-parse',
      'csv-stringify',
      'github-slugger',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'mdast-util-to-markdown',
      'mdast-util-to-string',
      'parse5',
      'micromark-extension-gfm',
      'unicode2latex',
    ],
  },
  sources: {
    does: 'one service each that knows papers: what to ask, and what an answer means; no network',
    rooms: ['core', 'formats'],
    packages: ['htmlparser2'],
  },
  reporters: { does: 'one way each to print diagnostics', rooms: ['core'], packages: ['fast-string-width'] },
  commands: {
    does: 'one subcommand each, from arguments to exit code',
    rooms: ['core', 'rules', 'formats', 'sources', 'reporters'],
    packages: ['diff', 'minisearch'],
  },
  cli: {
    does: 'the process: terminal, disk, cache, network',
    rooms: ['core', 'commands', 'reporters', 'sources'],
    packages: [
      '@clack/prompts',
      'chalk',
      'chokidar',
      'cli-table3',
      'commander',
      'fast-string-width',
      'ipaddr.js',
      'undici',
      'write-file-atomic',
    ],
  },
}

/** Rooms where nothing may know that there is a machine. */
const pure = ['core', 'rules', 'formats', 'sources', 'reporters']
/** Rooms of items that stand beside each other, and the items of each. */
const catalogues = ['rules', 'formats', 'sources', 'reporters', 'commands']

interface Import {
  readonly file: string
  readonly of: string
}

function importsOf(room: string): Import[] {
  return filesOf(room).flatMap((name) => {
    const file = `src/${room}/${name}`
    const { importedFiles } = ts.preProcessFile(readFileSync(projectFile(file), 'utf8'))
    return importedFiles.map(({ fileName }) => ({ file, of: fileName }))
  })
}

function filesOf(room: string): string[] {
  return readdirSync(projectFile(`src/${room}`)).filter((name) => /(?<!\.d)\.ts$/.test(name))
}

test('every folder of src is a room', () => {
  const folders = readdirSync(projectFile('src'), { withFileTypes: true }).filter((one) => one.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(rooms).toSorted())
})

describe.each(Object.entries(rooms))('%s', (room, { rooms: allowed, packages }) => {
  const imports = importsOf(room)

  test('imports its own files and those of the rooms below', () => {
    expect(imports.length).toBeGreaterThan(0)
    const wrong = imports.filter(({ of }) => {
      const [, up, target] = /^(\.\.?)\/(?:([^/]+)\/)?/.exec(of) ?? []
      return up === '..' && !allowed.includes(target ?? '')
    })
    expect(wrong).toEqual([])
  })

  test('imports its own packages and uses them all', () => {
    const outer = imports.filter(({ of }) => !of.startsWith('.') && !of.startsWith('node:'))
    const named = outer.map(({ of }) => /^(?:@[^/]+\/)?[^/]+/.exec(of)?.[0] ?? of)
    expect([...new Set(named)].toSorted()).toEqual(packages.toSorted())
  })

  test.skipIf(!pure.includes(room))('knows no machine', () => {
    expect(imports.filter(({ of }) => of.startsWith('node:'))).toEqual([])
  })
})

test.each(catalogues)('items of %s do not import each other', (room) => {
  const documents = readdirSync(projectFile(`src/${room}`)).filter((name) => name.endsWith('.md'))
  const items = documents.map((name) => name.replace(/\.md$/, '.ts'))
  const isItem = (path: string) => items.includes(path.replace(/^.*\//, ''))
  const wrong = importsOf(room).filter(({ file, of }) => isItem(file) && /^\.\/[^/]+$/.test(of) && isItem(of))
  expect(wrong).toEqual([])
})

test('files are short: none over 250 lines, half under 65', () => {
  const sizes = Object.keys(rooms)
    .flatMap((room) => filesOf(room).map((name) => `src/${room}/${name}`))
    .map((file) => ({ file, lines: readFileSync(projectFile(file), 'utf8').split(/\n+/).length - 1 }))
    .toSorted((a, b) => b.lines - a.lines)
  expect(sizes.filter(({ lines }) => lines > 250)).toEqual([])
  expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(65)
})

test('src/README.md has the table', async () => {
  const rows = Object.entries(rooms).map(([room, { does, rooms: below, packages }]) => [
    `[\`${room}\`](${room})`,
    does,
    below.join(', ') || '–',
    packages.map((name) => `\`${name}\``).join(', ') || '–',
  ])
  const table = markdownTable(['room', 'what is in it', 'imports', 'packages'], rows)
  await expectCurrent('src/README.md', (text) => renewBlocks(text, () => table))
})
