/** Drafts: tidied without loss, and refused with reasons. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPaper, tidyFields } from '../../src/core/draft.ts'
import type { Paper } from '../../src/core/paper.ts'
import { arbitraryEntry } from '../contracts/view.ts'

// biome-ignore format: a table
describe('tidyFields', () => {
  test.each<[name: string, fields: Partial<Paper>, tidy: Partial<Paper>]>([
    ['a title on one line without a full stop', { title: ' A  title\n of two lines. ' }, { title: 'A title of two lines' }],
    ['an ellipsis stays', { title: 'And so on...' }, { title: 'And so on...' }],
    ['a date as people write it', { date: 'March 2022' }, { date: '2022-03' }],
    ['a date that is none stays for the check', { date: 'soon' }, { date: 'soon' }],
    ['a venue by its canonical name', { venue: 'NIPS 2020' }, { venue: 'NeurIPS 2020' }],
    ['an unknown venue as it is', { venue: 'Some  Meeting' }, { venue: 'Some Meeting' }],
    ['a preprint has no venue', { venue: 'arXiv' }, {}],
    ['an arXiv link', { url: 'https://arxiv.org/abs/2203.14465v2' }, { arxiv: '2203.14465' }],
    ['an arXiv id with a version', { arxiv: '2203.14465v2' }, { arxiv: '2203.14465' }],
    ['an arXiv DOI', { doi: '10.48550/arXiv.2203.14465' }, { arxiv: '2203.14465' }],
    ['an arXiv DOI beside the same id', { doi: '10.48550/arXiv.2203.14465', arxiv: '2203.14465' }, { arxiv: '2203.14465' }],
    ['an arXiv DOI beside another id', { doi: '10.48550/arXiv.2203.14465', arxiv: '2203.00001' }, { doi: '10.48550/arXiv.2203.14465', arxiv: '2203.00001' }],
    ['a DOI link as DOI', { doi: 'https://doi.org/10.1000/x' }, { doi: '10.1000/x' }],
    ['a DOI link as address', { url: 'https://doi.org/10.1000/x' }, { doi: '10.1000/x' }],
    ['an address that is another DOI', { url: 'https://doi.org/10.1000/x', doi: '10.1000/y' }, { url: 'https://doi.org/10.1000/x', doi: '10.1000/y' }],
    ['an Anthology link', { url: 'https://aclanthology.org/P19-1001.pdf' }, { acl: 'P19-1001' }],
    ['an OpenReview link', { url: 'https://openreview.net/pdf?id=0NphYCmgua' }, { openreview: '0NphYCmgua' }],
    ['an OpenReview id', { openreview: '0NphYCmgua' }, { openreview: '0NphYCmgua' }],
    ['an ordinary address', { url: 'https://example.org/' }, { url: 'https://example.org/' }],
    ['a DOI with a hash', { doi: '10.1000/a#b' }, { doi: '10.1000/a#b' }],
    ['nothing', {}, {}],
  ])('%s', (_, fields, tidy) => {
    expect(tidyFields(fields)).toEqual(tidy)
    expect(tidyFields(tidy)).toEqual(tidy)
  })
})

test('tidying twice is tidying once, and changes only what it says', () => {
  fc.assert(
    fc.property(arbitraryEntry, ({ paper }) => {
      const once = tidyFields(paper)
      expect(tidyFields(once)).toEqual(once)
      const { title, date, venue, doi, arxiv, ...others } = paper
      expect(once).toMatchObject(others)
      expect(once.arxiv).toBe(arxiv)
      expect(once.doi).toBe(doi)
    }),
    { numRuns: 200 },
  )
})

describe('checkPaper', () => {
  test('gives a valid paper as it is', () => {
    const paper = { title: 'T', component: 'data', date: '2022' }
    expect(checkPaper('k', paper)).toEqual({ paper })
  })

  // biome-ignore format: a table
  test.each<[fields: Partial<Paper>, problem: string]>([
    [{ title: 'T' }, '`component`: '],
    [{ title: '', component: 'c' }, '`title`: must not be empty'],
    [{ title: 'a\u001bb', component: 'c' }, '`title`: must be one line without control or direction characters'],
    [{ title: 'T', component: 'c', date: 'soon' }, '`date`: '],
    [{ title: 'T', component: 'c', arxiv: 'x' }, '`arxiv`: must be bare, such as `2203.14465`'],
    [{ title: 'T', component: 'c', arxiv: '2303.0391' }, '`arxiv`: must be bare, such as `2203.14465`'],
    [{ title: 'T', component: 'c', authors: ['A', ' '] }, '`authors.1`: '],
    [{ title: 'T', component: 'c', url: 'ftp://x' }, '`url`: must be an http or https address without spaces'],
  ])('%j', (fields, problem) => {
    const checked = checkPaper('k', fields)
    expect('problems' in checked && checked.problems[0]).toContain(problem)
  })

  test('says what is wrong with the citekey too', () => {
    expect(checkPaper('k k', { title: 'T', component: 'c' })).toEqual({
      problems: ['a citekey is letters, digits and `_:./+-`, beginning with a letter or digit'],
    })
  })
})
