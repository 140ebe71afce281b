/** The edges of the rules about links, which their documents do not show. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyAllFixes, type Texts } from '../../src/rules/fix.ts'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'

const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: c, title: C }]\n' }
const linkRules = rules.filter(({ kind }) => kind === 'links')

function diagnose(text: string, names: readonly string[]) {
  const chosen = rules.filter(({ name }) => names.includes(name))
  const found = lint(manifest, [{ path: 'p.yaml', text }], chosen, { today: '2026-06-30' })
  expect(found.filter(({ rule }) => ['schema', 'yaml', 'malformed-url'].includes(rule))).toEqual([])
  return found
}

const entryWith = (fields: string) => `k:\n  title: T\n  ${fields}\n  component: c\n`

/** How often a rule speaks of these fields, and what they are after all its fixes. */
function judge(rule: string, fields: string) {
  const text = entryWith(fields)
  const count = diagnose(text, [rule]).length
  const again = (texts: Texts) => diagnose(texts.get('p.yaml') ?? '', [rule])
  const fixed = applyAllFixes(again, new Map([['p.yaml', text]]), { unsafe: true }).texts.get('p.yaml')
  return { count, fixed: fixed?.replace('k:\n  title: T\n  ', '').replace('\n  component: c\n', '') }
}

const silent = { count: 0, fixed: undefined }
const unfixed = { count: 1, fixed: undefined }
const fixed = (text: string) => ({ count: 1, fixed: text })

// biome-ignore format: a table
test.each([
  ['tracking-parameters', 'url: https://e.org/a?utm_source=x', fixed('url: https://e.org/a')],
  ['tracking-parameters', 'url: "https://e.org/a?b=1&fbclid=x&c=2#d"', fixed('url: "https://e.org/a?b=1&c=2#d"')],
  ['tracking-parameters', 'url: https://medium.com/@a/b-1?source=friends_link', fixed('url: "https://medium.com/@a/b-1"')],
  ['tracking-parameters', 'url: https://e.org/a?source=friends_link', silent],
  ['tracking-parameters', 'url: https://e.org/a?ref=v1.2', silent],
  ['tracking-parameters', 'url: https://e.org/a?ref=main', silent],
  ['tracking-parameters', 'url: https://e.org/a?prefix_utm_source=1', silent],
  ['tracking-parameters', 'url: "https://e.org/a#.ShortAnchor"', fixed('url: "https://e.org/a"')],
  ['tracking-parameters', 'url: "https://e.org/a#.too-short"', silent],

  ['url-remnant', 'url: "https://e.org/a(b)"', silent],
  ['url-remnant', 'url: "https://e.org/a(b))"', fixed('url: "https://e.org/a(b)"')],
  ['url-remnant', 'url: "https://e.org/a))"', fixed('url: "https://e.org/a"')],
  ['url-remnant', 'url: "https://e.org/a%28b%29"', silent],
  ['url-remnant', 'url: "https://e.org/a].,"', fixed('url: "https://e.org/a"')],
  ['url-remnant', 'url: https://e.org/a.pdf?', fixed('url: https://e.org/a.pdf')],
  ['url-remnant', 'url: "https://e.org/a%20"', fixed('url: "https://e.org/a"')],
  ['url-remnant', 'url: "https://e.org/a\u200b"', fixed('url: "https://e.org/a"')],
  ['url-remnant', 'url: "https://e.org/a\u200bb"', fixed('url: "https://e.org/ab"')],
  ['url-remnant', 'url: https://e.org/a）', fixed('url: https://e.org/a')],
  ['url-remnant', 'url: "https://e.org/%7D%7Bsite%7D"', fixed('url: "https://e.org/"')],
  ['url-remnant', 'url: https://http://e.org/a', fixed('url: http://e.org/a')],
  ['url-remnant', 'url: https://http//e.org/a', fixed('url: http://e.org/a')],
  ['url-remnant', 'url: https://a.org/xhttps://b.org/y', unfixed],
  ['url-remnant', 'url: https://a.org/?u=https://b.org/y', silent],
  ['url-remnant', 'url: https://r.jina.ai/https://b.org/y', silent],
  ['url-remnant', 'url: https://e.org/wait…', unfixed],
  ['url-remnant', 'url: https://en.wikipedia.org/wiki/A.I.', silent],
  ['url-remnant', 'url: https://e.org/a%2Cb', silent],
  ['url-remnant', 'code: https://github.com/a/b.git/', fixed('code: https://github.com/a/b')],
  ['url-remnant', 'code: https://e.org/a/b.git', silent],
  ['url-remnant', 'url: https://e.org/a//b', silent],
  ['url-remnant', 'url: "https://e.org/#/a"', silent],
  ['url-remnant', 'url: https://e.org/a+', silent],

  ['url-credentials', 'url: https://e.org/@me/a', silent],
  ['url-credentials', 'url: https://me@e.org/a', unfixed],
  ['url-credentials', 'url: "https://e.org/a?sig=abcdefghijklmnopqrst"', silent],
  ['url-credentials', 'url: "https://e.org/a?sv=1&se=2020&sig=abcdefghijklmnopqrst"', unfixed],
  ['url-credentials', 'url: https://e.org/a?md5=0123456789abcdef0123456789abcdef', silent],

  ['local-address', 'url: http://127.0.0.1/a', unfixed],
  ['local-address', 'url: http://172.16.0.1/a', unfixed],
  ['local-address', 'url: http://172.32.0.1/a', silent],
  ['local-address', 'url: "http://[::1]:80/a"', unfixed],
  ['local-address', 'url: "http://[2001:db8::1]/a"', silent],
  ['local-address', 'url: http://printer.lan', unfixed],
  ['local-address', 'url: http://landscape.org', silent],
  ['local-address', 'url: https://127.0.0.1.nip.org/a', silent],
  ['local-address', 'url: https://intranet:8080', unfixed],

  ['library-proxy', 'url: https://dl-acm-org.proxy.lib.x.edu/doi/7', fixed('url: https://dl.acm.org/doi/7')],
  ['library-proxy', 'url: "https://proxy.x.edu/login?url=https%3A%2F%2Fwww.jstor.org%2Fa"', fixed('url: "https://www.jstor.org/a"')],
  ['library-proxy', 'url: https://www-nature-com.ezproxy.x.edu:2443/articles/7', fixed('url: https://www.nature.com/articles/7')],
  ['library-proxy', 'url: https://proxy.golang.org/a', silent],
  ['library-proxy', 'url: https://oclc.org/a', silent],

  ['redirecting-url', 'url: "https://www.google.com/url?sa=t&q=https%3A%2F%2Fe.org%2Fa&ved=1"', fixed('url: "https://e.org/a"')],
  ['redirecting-url', 'url: "https://www.google.com/url?sa=t&q=nothing"', silent],
  ['redirecting-url', 'url: https://bit.ly', silent],
  ['redirecting-url', 'url: https://bit.ly/abc', unfixed],
  ['redirecting-url', 'url: https://orbit.ly/abc', silent],

  ['front-page-url', 'url: https://arxiv.org', unfixed],
  ['front-page-url', 'url: https://arxiv.org/abs/2401.10020', silent],
  ['front-page-url', 'url: https://www.nature.com/articles/', unfixed],
  ['front-page-url', 'url: https://openreview.net/forum?id=0NphYCmgua', silent],
  ['front-page-url', 'url: https://blog.github.com/', silent],

  ['placeholder-url', 'url: https://arxiv.org/abs/2XXX.XXXXX', unfixed],
  ['placeholder-url', 'code: https://github.com/your-username/repo', unfixed],
  ['placeholder-url', 'code: https://github.com/LXXXXR/CACOM', silent],
  ['placeholder-url', 'code: https://github.com/users/repo', silent],
  ['malformed-paper-link', 'url: https://arxiv.org/abs/2401.XXXXX', silent],

  ['malformed-paper-link', 'url: https://arxiv.org/abs//2310.16789', fixed('arxiv: "2310.16789"')],
  ['malformed-paper-link', 'url: https://arxiv.org/list/cs.CL/2310', silent],
  ['malformed-paper-link', 'url: https://arxiv.org/2310.16789/2310.16788', unfixed],
  ['malformed-paper-link', 'arxiv: "2310.16788"\n  url: https://arxiv.org/2310.16789', unfixed],
  ['malformed-paper-link', 'url: https://info.arxiv.org/help/2023', silent],

  ['paper-as-code', 'code: https://arxiv.org/abs/2310.16789', fixed('arxiv: "2310.16789"')],
  ['paper-as-code', 'doi: 10.5281/zenodo.7\n  code: https://doi.org/10.5281/zenodo.7', silent],
  ['same-link-twice', 'code: https://github.com/a/b\n  project: https://github.com/A/b.git', fixed('code: https://github.com/a/b')],
  ['same-link-twice', 'code: https://github.com/a/b\n  project: https://github.com/a/bc', silent],
  ['same-link-twice', 'url: https://github.com/a/b\n  code: https://github.com/a/b', silent],
  ['site-as-code', 'code: https://a.github.io/b\n  project: https://c.org', silent],
  ['site-as-code', 'code: https://a.github.io/b', fixed('project: "https://a.github.io/b"')],
  ['code-as-url', 'arxiv: "2310.16789"\n  url: https://huggingface.co/blog/a', silent],
  ['redirecting-url', 'url: https://goo.gl/maps/abc', silent],
  ['redirecting-url', 'url: https://goo.gl/abc', unfixed],
  ['account-as-code', 'code: https://github.com/search?q=a', silent],
  ['insecure-url', 'url: http://openaccess.thecvf.com/a', fixed('url: https://openaccess.thecvf.com/a')],
])('%s: %s', (rule, fields, expected) => {
  expect(judge(rule, fields)).toEqual(expected)
})

test('whatever the address, the fixes of all rules about links end, and leave a file that loads', () => {
  const part = fc.constantFrom(
    ...[
      'https://',
      'http://',
      'https:',
      'arxiv.org',
      'github.com',
      '/',
      '//',
      '?',
      '&',
      '=',
      '#',
      '.',
      ',',
      ')',
      '(',
    ],
    ...[
      '%20',
      'a',
      'b.git',
      '.pdf',
      'utm_source',
      '2310.16789',
      '…',
      'url=',
      'http//',
      'www.',
      '@',
      'XXXX',
      '\u200b',
    ],
  )
  const address = fc.array(part, { maxLength: 9 }).map((parts) => `https://${parts.join('')}`)
  const names = linkRules.map(({ name }) => name)
  fc.assert(
    fc.property(address, (url) => {
      if (!/^https?:\/\/\S+$/.test(url)) return
      const texts = new Map([['p.yaml', entryWith(`url: ${JSON.stringify(url)}`)]])
      const again = (now: Texts) => diagnose(now.get('p.yaml') ?? '', names)
      const once = applyAllFixes(again, texts, { unsafe: true })
      const last = new Map([...texts, ...once.texts])
      expect(again(last).filter(({ fix }) => fix)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['(', ')'],
  ['https://', '/'],
  ['?a=', '&'],
  ['%20', '.'],
  ['//', '-'],
  ['a.', 'x'],
  ['google', '/'],
])('addresses full of %j and %j take no time', (one, other) => {
  const names = linkRules.map(({ name }) => name)
  const started = performance.now()
  for (const length of [3900, 100_000]) {
    const url = `https://e.org/${(one + other).repeat(length / (one.length + other.length))}`
    diagnose(entryWith(`url: ${JSON.stringify(url)}`), names)
  }
  expect(performance.now() - started).toBeLessThan(1000)
})

test('pdf-url: the page on which IEEE shows a PDF is not called a file', () => {
  const page = (number: number) => `https://ieeexplore.ieee.org/document/${number}`
  const urls = ['https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=9000001', page(9000002), page(9000003)]
  const text = urls.map((url, index) => entryWith(`url: ${url}`).replace('k', `k${index}`)).join('')
  expect(diagnose(text, ['pdf-url']).map(({ message }) => message)).toEqual([
    `\`url\` leads to a PDF, unlike most addresses here on that site; write its page \`${page(9000001)}\``,
  ])
})
