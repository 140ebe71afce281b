/** The BibTeX that we write, in the hands of those it is for: `bibtex`, `biber` and pdfLaTeX, wherever they are installed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bibtex } from '../src/formats/bibtex.ts'
import { escapeLatex } from '../src/formats/latex.ts'
import { plainMacros } from '../src/formats/latex-macros.ts'
import { entryOf, hostile, ordinary, viewOf } from './contracts/view.ts'
import { projectFile } from './living.ts'

const directory = mkdtempSync(join(tmpdir(), 'survey-bibtex-'))
afterAll(() => rmSync(directory, { recursive: true }))

const has = (program: string) => spawnSync(program, ['--version']).status === 0
const hasBibtex = has('bibtex')
const hasBiber = has('biber')
const hasLatex = has('pdflatex')
const hasStyle = (name: string) => hasBibtex && spawnSync('kpsewhich', [name]).status === 0

/** Styles that print no year do not miss one. */
const tolerant = ['plain', 'unsrt', 'abbrv', 'alpha', 'acm', 'ieeetr']
const strict = ['plainnat', 'unsrtnat', 'apalike']

const everything = [...ordinary, ...hostile]
const dated = everything.filter(({ paper }) => paper.date ?? paper.arxiv)
/** What pdfLaTeX has letters for: the rest stays Unicode and needs another engine. */
const western = dated.filter((entry) => /^[\x00-\x7f]*$/.test(bibtex.write?.(viewOf([entry]), {}) ?? ''))

function write(name: string, entries: typeof everything, unicode = false): void {
  writeFileSync(join(directory, `${name}.bib`), bibtex.write?.(viewOf(entries), { unicode }) ?? '')
}

function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd: directory, encoding: 'latin1' })
  return stdout + stderr
}

/** Lines in which a program complains. */
function complaints(output: string): string[] {
  return output.split('\n').filter((line) => /^(?:WARN|ERROR|Warning--|! )|error message|---line/.test(line))
}

test('the samples are many, and most of them are for every engine', () => {
  expect(everything.length).toBeGreaterThan(60)
  expect(western.length).toBeGreaterThan(50)
})

describe.skipIf(!hasBibtex)('bibtex (skipped where it is not installed)', () => {
  const cases = [
    ...tolerant.map((style) => [style, everything] as const),
    ...strict.map((style) => [style, dated] as const),
  ]
  test.each(cases.filter(([style]) => hasStyle(`${style}.bst`)))(
    '%s has nothing to say',
    (style, entries) => {
      write(style, entries)
      writeFileSync(
        join(directory, `${style}.aux`),
        `\\relax\n\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{${style}}\n`,
      )
      const output = run('bibtex', style)
      expect(output).toContain(`The style file: ${style}.bst`)
      expect(complaints(output)).toEqual([])
      const bbl = readFileSync(join(directory, `${style}.bbl`))
      expect(bbl.toString().match(/\\bibitem/g)?.length).toBe(entries.length)
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bbl)).not.toThrow()
    },
  )

  const shipped = projectFile('data/references.bib')
  test.skipIf(!existsSync(shipped))('the bibliography of the shipped survey, too', () => {
    writeFileSync(join(directory, 'shipped.bib'), readFileSync(shipped))
    writeFileSync(
      join(directory, 'shipped.aux'),
      '\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{shipped}\n',
    )
    expect(complaints(run('bibtex', 'shipped'))).toEqual([])
  })
})

describe.skipIf(!hasBiber)('biber (skipped where it is not installed)', () => {
  test.each([false, true])(
    'its data model accepts everything, unicode: %s',
    { timeout: 60_000 },
    (unicode) => {
      const name = `model-${unicode}`
      write(name, dated, unicode)
      const output = run(
        'biber',
        '--tool',
        '--validate-datamodel',
        `--output-file=${name}.out`,
        `${name}.bib`,
      )
      expect(output).toContain('Output to')
      expect(complaints(output)).toEqual([])
      expect(readFileSync(join(directory, `${name}.out`), 'utf8').match(/^@/gm)?.length).toBe(dated.length)
    },
  )
})

describe.skipIf(!hasLatex || !hasBibtex)('pdfLaTeX (skipped where it is not installed)', () => {
  const latex = (name: string) => run('pdflatex', '-interaction=nonstopmode', '-no-shell-escape', name)
  const document = (head: string, body: string) =>
    `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{amssymb}\n${head}\\begin{document}\n${body}\n\\end{document}\n`

  test.skipIf(!hasStyle('plainnat.bst'))(
    'natbib sets the bibliography without an error',
    { timeout: 60_000 },
    () => {
      write('natbib-papers', western)
      const body = '\\nocite{*}\\bibliographystyle{plainnat}\\bibliography{natbib-papers}'
      writeFileSync(join(directory, 'natbib.tex'), document('\\usepackage{natbib,hyperref}\n', body))
      latex('natbib')
      expect(complaints(run('bibtex', 'natbib'))).toEqual([])
      latex('natbib')
      const output = latex('natbib')
      expect(output).toContain('Output written on natbib.pdf')
      expect(complaints(output)).toEqual([])
    },
  )

  test.skipIf(!hasBiber || !hasStyle('biblatex.sty'))(
    'biblatex sets the bibliography without an error',
    { timeout: 60_000 },
    () => {
      // biber turns \'{\^e} into an accent on a letter of two bytes.
      const entries = western.filter(({ paper }) => !/[ếễ]/.test(JSON.stringify(paper)))
      write('biblatex-papers', entries)
      const head =
        '\\usepackage[backend=biber,style=authoryear]{biblatex}\n\\addbibresource{biblatex-papers.bib}\n'
      writeFileSync(join(directory, 'biblatex.tex'), document(head, '\\nocite{*}\\printbibliography'))
      latex('biblatex')
      expect(complaints(run('biber', 'biblatex'))).toEqual([])
      const output = latex('biblatex')
      expect(output).toContain('Output written on biblatex.pdf')
      expect(complaints(output)).toEqual([])
    },
  )

  test('every macro that we may write is one that it knows', { timeout: 60_000 }, () => {
    const used = new Map<string, string>()
    for (let code = 0xa0; code < 0x1_ffff; code++) {
      const character = code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code)
      if (character === '' || /\p{M}|\p{Cn}|\p{Co}/u.test(character)) continue
      const written = escapeLatex(`x${character}`)
      if (/\\/.test(written)) used.set(character, written)
    }
    expect(used.size).toBeGreaterThan(500)
    const macros = [...used.values()].flatMap((text) => text.match(/\\[A-Za-z]+/g) ?? [])
    expect(macros.filter((macro) => !plainMacros.has(macro.slice(1)))).toEqual([])
    writeFileSync(join(directory, 'macros.tex'), document('', [...used.values()].join('\n\n')))
    const output = latex('macros')
    expect(output).toContain('Output written on macros.pdf')
    expect(complaints(output)).toEqual([])
    expect(readFileSync(join(directory, 'macros.log'), 'latin1')).not.toContain('Missing character')
  })
})

test('a paper that only Unicode can write keeps its letters', () => {
  const written = bibtex.write?.(viewOf([entryOf('x', { title: '王小明', authors: ['小明 王'] })]), {})
  expect(written).toContain('title = {{王小明}}')
  expect(written).toContain('author = {{\\relax{}王}, {\\relax{}小明}}')
})
