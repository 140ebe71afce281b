/** Hayagriva files that broke its reader once. */
import { expect, test } from 'vitest'
import { hayagriva } from '../../src/formats/hayagriva.ts'

test('an anchor of control characters inside a key is named, not thrown over', async () => {
  const read = await hayagriva.read?.({ path: 'file', text: 'itle: { value: T }\n  author: [&\u0000}a:' })
  expect(read?.drafts).toEqual([])
  expect(read?.diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('not valid YAML'),
  )
})
