/** The cache: what is damaged in it is made again, and never believed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCache } from '../../src/cli/cache.ts'
import type { Entry } from '../../src/core/database.ts'
import { loadManifest } from '../../src/core/load.ts'
import { createSandbox } from '../run.ts'

const { manifest } = loadManifest({
  path: 'survey.yaml',
  text: 'title: T\ncomponents: [{ id: c, title: C }]\n',
})
const entry: Entry = {
  citekey: 'k',
  paper: { title: 'Title', component: 'c' },
  path: 'papers.yaml',
  span: { start: 0, end: 30 },
}

/** Everything that a new process would believe. */
function believed(directory: string): readonly unknown[] {
  const cache = openCache(directory, { XDG_CACHE_HOME: directory })
  const verdict = cache.latest()
  const blob = verdict?.files['papers.yaml']
  const ofBlob = blob ? [cache.entries(blob), cache.titles(blob)] : [undefined, undefined]
  return [cache.recall('lint', 'key'), verdict, cache.outputs(), ...ofBlob]
}

test('any byte that is changed, cut off or added makes a file worth nothing', () => {
  const sandbox = createSandbox()
  const { directory } = sandbox
  if (!manifest) throw new Error('no manifest')
  const cache = openCache(directory, { XDG_CACHE_HOME: directory })
  cache.store({ key: 'key', sight: '', manifest }, { 'papers.yaml': { hash: 'h', entries: [entry] } })
  cache.note('lint', 'key', { diagnostics: [{ message: 'wrong' }] })
  cache.storeOutputs({ 'README.md': { from: 'key', hash: 'h' } })
  const whole = believed(directory)
  expect(whole[0]).toEqual({ diagnostics: [{ message: 'wrong' }] })
  expect(whole[3]).toEqual([entry])
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|blob)$/.test(name),
  )
  expect(files).toHaveLength(4)
  for (const path of files.map((name) => join(directory, name))) {
    const bytes = readFileSync(path)
    const flipped = Array.from({ length: bytes.length }, (_, at) =>
      Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))),
    )
    const cut = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(0, at))
    for (const damaged of [...flipped, ...cut, Buffer.from('null'), Buffer.from('[]'), Buffer.from('1 []')]) {
      writeFileSync(path, damaged)
      for (const [index, value] of believed(directory).entries())
        expect([undefined, {}, whole[index]]).toContainEqual(value)
    }
    writeFileSync(path, bytes)
  }
  sandbox.remove()
})
