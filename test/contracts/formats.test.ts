/** Every format held to its contract, and the round trip through BibTeX with citation-js as the judge. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/core/database.ts'
import { fullName } from '../../src/core/name.ts'
import { Paper } from '../../src/core/paper.ts'
import { bibtex } from '../../src/formats/bibtex.ts'
import { plainText } from '../../src/formats/bibtex-value.ts'
import { cslJson } from '../../src/formats/csl-json.ts'
import { csv } from '../../src/formats/csv.ts'
import type { Format } from '../../src/formats/format.ts'
import { formatNames, formats } from '../../src/formats/index.ts'
import { json } from '../../src/formats/json.ts'
import { jsonl } from '../../src/formats/jsonl.ts'
import { keys } from '../../src/formats/keys.ts'
import { escapeLatex } from '../../src/formats/latex.ts'
import { listingRows, paperRows } from '../../src/formats/rows.ts'
import { tsv } from '../../src/formats/tsv.ts'
import { behavesLikeFormat } from './format.ts'
import { arbitraryEntry, entryOf, hostile, hostileTitles, ordinary, viewOf } from './view.ts'

const loaded = await Promise.all(formatNames.map((name) => formats[name].load() as Promise<Format>))
describe.each(loaded.filter(({ write }) => write))('$name', behavesLikeFormat)

/** A paper as BibTeX tells it: LaTeX has one space, one apostrophe and one hyphen, and a name has no signs. */
function told(paper: Partial<Paper>) {
  const { title = '', authors, date, doi, arxiv, url } = paper
  return {
    title: latexText(title),
    authors: authors?.map((author) =>
      latexText(fullName(author))
        .replace(/[\\{}%#$&_~^<>|`=]|\p{Sm}|\p{No}/gu, '')
        .replace(/ +/g, ' '),
    ),
    date,
    doi,
    arxiv,
    url,
  }
}

function latexText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, (found) => (/\s/.test(found) ? ' ' : ''))
    .replace(/[’ʼ]/g, "'")
    .replace(/[‐‑−]/g, '-')
    .trim()
}

/** The drafts that come back, by citekey. */
async function roundTrip(format: Format, entries: readonly Entry[], unicode: boolean) {
  const text = format.write?.(viewOf(entries), { unicode }) ?? ''
  const read = await format.read?.({ path: 'references', text })
  expect(read?.diagnostics).toEqual([])
  return new Map(read?.drafts.map((draft) => [draft.citekey, draft.fields]))
}

describe.each([
  ['BibTeX in ASCII', bibtex, false],
  ['BibTeX in Unicode', bibtex, true],
])('%s keeps what it is told', (_, format, unicode) => {
  test('of ordinary and hostile papers', async () => {
    // These have no date or one that a venue or an arXiv id makes less exact.
    const sharper = new Set(['huang2023large', 'old1999'])
    const back = await roundTrip(format, [...ordinary, ...hostile], unicode)
    for (const { citekey, paper } of [...ordinary, ...hostile]) {
      const fields = back.get(citekey)
      expect(fields, citekey).toBeDefined()
      const { date, ...rest } = told(fields ?? {})
      const { date: before, ...expected } = told(paper)
      expect({ citekey, ...rest }).toEqual({ citekey, ...expected })
      if (!sharper.has(citekey)) expect({ citekey, date }).toEqual({ citekey, date: before })
    }
  })

  test('and gives papers that the schema takes', async () => {
    const back = await roundTrip(format, [...ordinary, ...hostile], unicode)
    for (const fields of back.values())
      expect(Paper.safeParse({ ...fields, component: 'data' }).error?.issues ?? []).toEqual([])
  })

  test('of any title', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEntry, async (entry) => {
        const entries = [entryOf(entry.citekey, { title: entry.paper.title, url: 'https://example.org/x' })]
        const back = await roundTrip(format, entries, unicode)
        const title = latexText(back.get(entry.citekey)?.title ?? '')
        // Letters and digits of every script; signs that LaTeX draws in another way may come back as their likes.
        const letters = (text: string) =>
          text
            .replace(/\p{Extended_Pictographic}\p{M}*/gu, '')
            .normalize('NFKC')
            .replace(/[^\p{L}\p{N}]|[\p{Lm}\p{No}]/gu, '')
        expect(letters(title)).toBe(
          letters(
            latexText(entry.paper.title.replace(/\p{Extended_Pictographic}\p{M}*/gu, '')).replace(
              /(?<!\.)\.$/,
              '',
            ),
          ),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('of any names: as many as there were', async () => {
    const named = arbitraryEntry.filter(({ paper }) =>
      (paper.authors ?? []).every(
        (author) => /\p{L}/u.test(fullName(author)) && !/^(?:others|et\.? al)/i.test(fullName(author)),
      ),
    )
    await fc.assert(
      fc.asyncProperty(named, async ({ citekey, paper: { authors } }) => {
        const back = await roundTrip(format, [entryOf(citekey, authors ? { authors } : {})], unicode)
        expect(back.get(citekey)?.authors?.length).toBe(authors?.length)
      }),
      { numRuns: 300 },
    )
  })
})

test('every letter that BibTeX writes as a macro reads back', () => {
  const wrong: string[] = []
  for (let code = 0xa0; code < 0x20000; code++) {
    const text = `a${String.fromCodePoint(code)}b`
    if (!/^a(?:[\p{L}\p{N}§¶°·•]|™)b$/u.test(text) || /[\p{Lm}ℹ]/u.test(text)) continue
    const latex = escapeLatex(text)
    if (latex !== text && plainText(`{${latex}}`).normalize('NFKC') !== latexText(text).normalize('NFKC'))
      wrong.push(`${text} ${latex}`)
  }
  expect(wrong).toEqual([])
})

test('CSL-JSON keeps what it is told', async () => {
  const entries = [...ordinary, ...hostile.filter(({ paper }) => !/[<&]/.test(paper.title))]
  const back = await roundTrip(cslJson, entries, false)
  for (const { citekey, paper } of entries) {
    const fields = back.get(citekey)
    expect(fields?.title, citekey).toBe(paper.title.replace(/\u00a0/g, ' '))
    expect(fields?.authors?.map(fullName), citekey).toEqual(paper.authors?.map(fullName))
    expect(fields).toMatchObject({
      ...(paper.doi && { doi: paper.doi }),
      ...(paper.arxiv && { arxiv: paper.arxiv }),
    })
  }
})

describe('tables', () => {
  const rows = paperRows([...ordinary, ...hostile])

  test('csv has no cell that a spreadsheet runs or rounds', () => {
    const cells = csv.writeRows(rows, { columns: ['title'], header: false })
    expect(cells).not.toMatch(/^"?[=+\-@\t\r]/m)
    expect(cells).toContain(`"'=HYPERLINK(""http://example.org"",""x"")"\n`)
    expect(cells).toContain("\n'007\n")
    expect(cells).toContain('\n1984\n')
    expect(csv.writeRows(rows.slice(0, 1), { columns: ['arxiv'] })).toBe('arxiv\narXiv:2203.14465\n')
  })

  test('tsv has as many lines and columns as it should', () => {
    const lines = tsv.writeRows(rows).slice(0, -1).split('\n')
    expect(lines.length).toBe(rows.length + 1)
    for (const line of lines) expect(line.split('\t').length).toBe(lines[0]?.split('\t').length)
  })

  test('rows come in the order given, for papers or for listings', () => {
    const [first, second] = ordinary
    if (!first || !second) throw new Error('no samples')
    expect(keys.writeRows(paperRows([second, first]))).toBe('huang2023large\nzelikman2022star\n')
    const places = tsv.writeRows(listingRows([first]), {
      columns: ['citekey', 'component', 'listings'],
      header: false,
    })
    expect(places).toBe('zelikman2022star\tdata\tdata; models\nzelikman2022star\tmodels\tdata; models\n')
    expect(keys.writeRows([])).toBe('')
  })

  test('json is whole and each line of jsonl is one paper of it', () => {
    const view = viewOf([...ordinary, ...hostile])
    const { papers, generator } = JSON.parse(json.write?.(view, {}) ?? '') as {
      papers: object[]
      generator: string
    }
    expect(generator).toBe('survey')
    const lines = (jsonl.write?.(view, {}) ?? '').trimEnd().split('\n')
    expect(lines.map((text) => JSON.parse(text) as object)).toEqual(papers)
    expect(papers[papers.length - 1]).toMatchObject({
      citekey: 'zelikman2022star',
      listings: ['data', 'models'],
    })
    const titles = papers.map((paper) => (paper as { title: string }).title)
    for (const title of hostileTitles) expect(titles).toContain(title)
  })
})
