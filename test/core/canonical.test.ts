/** The fast way says what the careful way says, or nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCanonical } from '../../src/core/canonical.ts'
import { parseYaml } from '../../src/core/document.ts'
import { loadDatabase } from '../../src/core/load.ts'
import { readPlainYaml } from '../../src/core/plain-yaml.ts'
import { yamlDiagnostics } from '../../src/core/yaml-diagnostics.ts'
import { projectFile } from '../living.ts'
import { tinyFiles } from '../tiny.ts'

/** What YAML says of a text, or undefined when something is wrong with it. */
function judge(text: string): unknown {
  const document = parseYaml(text)
  return yamlDiagnostics({ path: 'survey.yaml', text }, document).length > 0 ? undefined : document.toJS()
}

const shipped = readFileSync(projectFile('data/survey.yaml'), 'utf8')
const manifests = [shipped, tinyFiles['survey.yaml'] ?? '']
const nothing = () => undefined

describe('plain YAML', () => {
  test.each(manifests)('a manifest is read, and as YAML does (%#)', (text) => {
    expect(readPlainYaml(text)).toEqual(judge(text))
    expect(readPlainYaml(text)).toBeDefined()
  })

  // biome-ignore format: a table
  test.each([
    'a: &x b', 'a: *x', 'a: !x b', '- !!str b', 'a: 1', 'a: 1.0', 'a: ~', 'a:', 'a: null', 'a: .inf', 'a: 0x1', 'a: 1_000',
    'a: b\na: c', '--- a', 'a: b\n---\nc: d', '%YAML 1.2\n---\na: b', '\ta: b', 'a:\tb', '<<: b', '__proto__: b',
    'a: b\u2028c', 'a: b\u0085c', '"a', 'a: [b', '[a]: b', '? a\n: b\n? c', '', '# a', 'a: {b: {c: [d, {e: 1}]}}', '\ufeffa: b',
  ])('in doubt: %j', (text) => {
    const read = readPlainYaml(text)
    if (read !== undefined) expect(read).toEqual(judge(text))
  })

  test('never says anything else than YAML, whatever is changed in a manifest', () => {
    const piece = fc.constantFrom(
      ...[
        '\n',
        ' ',
        '  ',
        ': ',
        '- ',
        '#',
        ' #',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        ',',
        '&',
        '*',
        '!',
        '|',
        '>',
        '|-',
        '%',
        '@',
        '`',
      ],
      ...[
        '\\',
        '\\n',
        '\t',
        '?',
        '1',
        'true',
        'null',
        '~',
        'yes',
        'é',
        '🟠',
        '\r',
        '\r\n',
        'id: ',
        '\n  ',
        '\n      ',
        '...',
        '---',
        '<<',
      ],
    )
    const change = fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.array(piece, { maxLength: 3 }))
    const changed = fc.tuple(
      fc.constantFrom(...manifests, shipped.slice(0, 900)),
      fc.array(change, { minLength: 1, maxLength: 4 }),
    )
    let read = 0
    fc.assert(
      fc.property(changed, ([manifest, changes]) => {
        let text = manifest
        for (const [at, length, pieces] of changes) {
          const start = at % (text.length + 1)
          text = text.slice(0, start) + pieces.join('') + text.slice(start + length)
        }
        const value = readPlainYaml(text)
        if (value === undefined) return
        read++
        expect(value).toEqual(judge(text))
      }),
      { numRuns: 600 },
    )
    expect(read).toBeGreaterThan(50)
  })
})

describe('a whole survey', () => {
  const files = readdirSync(projectFile('data/papers')).map((name) => {
    return { path: `papers/${name}`, text: readFileSync(projectFile(`data/papers/${name}`), 'utf8') }
  })
  const manifest = { path: 'survey.yaml', text: shipped }

  test('the shipped one is read the fast way, and says the same', () => {
    const careful = loadDatabase(manifest, files)
    expect(careful.diagnostics).toEqual([])
    const fast = loadCanonical(manifest, files, nothing)
    expect(fast?.entries).toEqual(careful.database?.entries)
    expect(fast?.manifest).toEqual(careful.database?.manifest)
  })

  test.each([
    ['an unknown field', 'a:\n  titel: A\n  component: selection\n'],
    ['an unknown component', 'a:\n  title: A\n  component: nowhere\n'],
    ['a citekey twice', 'a:\n  title: A\n  component: selection\n\nA:\n  title: B\n  component: selection\n'],
    ['broken YAML', 'a: [\n'],
    ['a value that needs YAML', 'a:\n  title: >\n    A\n  component: selection\n'],
    ['nothing', ''],
  ])('%s is left to the careful way', (_, text) => {
    expect(loadCanonical(manifest, [{ path: 'papers/a.yaml', text }], nothing)).toBeUndefined()
  })

  test('an id twice in the manifest is left to the careful way', () => {
    const twice = { path: 'survey.yaml', text: shipped.replace('id: evaluation', 'id: selection') }
    expect(loadCanonical(twice, [], nothing)).toBeUndefined()
  })
})
