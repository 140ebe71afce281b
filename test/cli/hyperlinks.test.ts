/** Links go to terminals that are known to follow them, and to no other. */
import { hostname } from 'node:os'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { linkFor } from '../../src/cli/hyperlinks.ts'

test.each<[what: string, environment: Record<string, string>, isLinked: boolean]>([
  ['nothing that is known', { TERM: 'xterm-256color' }, false],
  ['VTE', { VTE_VERSION: '6003' }, true],
  ['a VTE that crashes', { VTE_VERSION: '5000' }, false],
  ['Windows Terminal', { WT_SESSION: 'b1d9' }, true],
  ['kitty', { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' }, true],
  ['foot', { TERM: 'foot' }, true],
  ['DomTerm', { DOMTERM: 'version=3' }, true],
  ['WezTerm', { TERM_PROGRAM: 'WezTerm' }, true],
  ['iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.10.1' }, true],
  ['an old iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.9' }, false],
  ['an editor that finds paths itself', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.99' }, false],
  ['tmux in VTE', { VTE_VERSION: '6003', TMUX: '/tmp/tmux' }, false],
  ['a dumb terminal', { VTE_VERSION: '6003', TERM: 'dumb' }, false],
  ['FORCE_HYPERLINK', { FORCE_HYPERLINK: '1' }, true],
  ['FORCE_HYPERLINK=0', { FORCE_HYPERLINK: '0', VTE_VERSION: '6003' }, false],
])('%s', (_, environment, isLinked) => {
  expect(linkFor(environment, true) !== undefined).toBe(isLinked)
})

test('where no colour is wanted there are no links, unless they are forced', () => {
  expect(linkFor({ VTE_VERSION: '6003' }, false)).toBeUndefined()
  expect(linkFor({ FORCE_HYPERLINK: '1' }, false)).toBeDefined()
})

describe.skipIf(process.platform === 'win32')('a link', () => {
  test('names the machine and the path, in which nothing can end it', () => {
    const link = linkFor({ FORCE_HYPERLINK: '1' }, false)
    expect(link?.('p.yaml:7', '/a b/ä\u001b\\#%;?.yaml', 7)).toBe(
      `\u001b]8;;file://${hostname().toLowerCase()}/a%20b/%C3%A4%1B%5C%23%25;%3F.yaml\u001b\\p.yaml:7\u001b]8;;\u001b\\`,
    )
  })

  test('goes to the line where the terminal can', () => {
    const url = pathToFileURL('/p.yaml')
    const link = linkFor({ KITTY_WINDOW_ID: '1' }, true)
    expect(link?.('x', '/p.yaml', 7)).toContain(`${url.pathname}#7\u001b\\`)
  })
})
