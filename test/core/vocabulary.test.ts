/** Words of the taxonomy as people type them, and the taxonomy itself. */
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/error.ts'
import { breadcrumb, buildTaxonomy, isWithin } from '../../src/core/taxonomy.ts'
import {
  resolveComponent,
  resolveParadigm,
  resolveSubcategory,
  resolveTaxon,
  resolveWord,
} from '../../src/core/vocabulary.ts'

const taxonomy = buildTaxonomy({
  components: [
    {
      id: 'acquisition',
      title: 'Data Acquisition',
      subcategories: [
        { id: 'static', title: 'Static Curation', subcategories: [{ id: 'web', title: 'Web Content' }] },
      ],
    },
    {
      id: 'applications',
      title: 'Applications',
      subcategories: [
        { id: 'web', title: 'The Web' },
        { id: 'math', title: 'Mathematics' },
      ],
    },
  ],
  paradigms: [
    { id: 'self-play', title: 'Self-Play' },
    { id: 'self-rewarding', title: 'Self-Rewarding' },
  ],
})

test('the tree knows every node by its path', () => {
  expect(taxonomy.all.map(({ path, depth }) => `${depth} ${path}`)).toEqual([
    '1 acquisition',
    '2 acquisition/static',
    '3 acquisition/static/web',
    '1 applications',
    '2 applications/web',
    '2 applications/math',
  ])
  expect(taxonomy.get('acquisition/static/web')?.title).toBe('Web Content')
  expect(['web', 'constructor', '__proto__', '', 'acquisition/'].map((path) => taxonomy.get(path))).toEqual(
    Array(5).fill(undefined),
  )
  expect(breadcrumb(taxonomy, 'acquisition/static/web')).toBe(
    'Data Acquisition › Static Curation › Web Content',
  )
  expect(breadcrumb(taxonomy, 'acquisition/lost')).toBe('Data Acquisition › lost')
  expect([isWithin('a/b', 'a'), isWithin('a', 'a'), isWithin('ab', 'a'), isWithin('a', 'a/b')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

// biome-ignore format: a table
describe('a word means', () => {
  test.each([
    ['acquisition', 'acquisition'], [' ACQUISITION ', 'acquisition'], ['acq', 'acquisition'], ['data', 'acquisition'], ['Data Acquisition', 'acquisition'], ['app', 'applications'],
  ])('component %s', (word, path) => {
    expect(resolveComponent(taxonomy, word)).toBe(path)
  })
  test.each([
    ['math', undefined, 'applications/math'], ['static', undefined, 'acquisition/static'], ['static/web', undefined, 'acquisition/static/web'],
    ['web', ['applications'], 'applications/web'], ['acquisition/static/web', undefined, 'acquisition/static/web'], ['mathem', undefined, 'applications/math'],
    ['the', undefined, 'applications/web'],
  ])('subcategory %s in %j', (word, components, path) => {
    expect(resolveSubcategory(taxonomy, word, components)).toBe(path)
  })
  test('any node, a paradigm, a plain word', () => {
    expect(resolveTaxon(taxonomy, 'applications').path).toBe('applications')
    expect(resolveParadigm(taxonomy, 'self-p')).toBe('self-play')
    expect(resolveWord('format', ['csv', 'bibtex'], 'bib')).toBe('bibtex')
  })
})

// biome-ignore format: a table
test.each([
  ['two components begin so', () => resolveComponent(taxonomy, 'a'), '`a` could be several: acquisition, applications', 'Write the whole path of the component.'],
  ['two subcategories are called so', () => resolveSubcategory(taxonomy, 'web'), '`web` could be several: acquisition/static/web, applications/web', 'Write the whole path of the subcategory.'],
  ['two paradigms', () => resolveParadigm(taxonomy, 'self'), '`self` could be several: self-play, self-rewarding', undefined],
  ['a slip of the finger', () => resolveComponent(taxonomy, 'aplications'), 'unknown component `aplications`; did you mean `applications`?', 'Known: acquisition, applications.'],
  ['a slip in a title', () => resolveParadigm(taxonomy, 'selfplay'), 'unknown paradigm `selfplay`; did you mean `self-play`?', undefined],
  ['nothing near', () => resolveComponent(taxonomy, 'zzzzzz'), 'unknown component `zzzzzz`', 'Known: acquisition, applications.'],
  ['nothing', () => resolveComponent(taxonomy, ''), 'unknown component ``', undefined],
  ['constructor', () => resolveComponent(taxonomy, 'constructor'), 'unknown component `constructor`', undefined],
  ['another component’s', () => resolveSubcategory(taxonomy, 'math', ['acquisition']), 'unknown subcategory `math`', 'Known: acquisition/static, acquisition/static/web.'],
  ['a survey without paradigms', () => resolveParadigm(buildTaxonomy({ components: [] }), 'x'), 'unknown paradigm `x`', 'This survey has none; add it to the manifest.'],
])('no answer: %s', (_, resolve, message, hint) => {
  let error: unknown
  try { resolve() } catch (thrown) { error = thrown }
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({ message: expect.stringContaining(message), ...(hint && { hint }) })
})
