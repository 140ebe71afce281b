/** `survey lint --list` and `--explain`: what rules there are and what one is about. */
import { resolveWord } from '../core/vocabulary.ts'
import { rules } from '../rules/index.ts'
import { ruleKinds } from '../rules/rule.ts'
import type { Context } from './command.ts'

/** Names all rules: by kind at a terminal, tab-separated in a pipe, or as JSON. */
export async function listRules({ stdout }: Context, { json }: { readonly json?: boolean }): Promise<0> {
  const kinds = Object.keys(ruleKinds) as (keyof typeof ruleKinds)[]
  const sorted = kinds.flatMap((kind) => rules.filter((rule) => rule.kind === kind))
  if (json) {
    const rows = sorted.map(({ name, kind, severity, fixable, summary }) => ({
      ...{ name, kind, severity, fixable, summary },
    }))
    stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
    return 0
  }
  const cells = (list: typeof rules) =>
    list.map(({ name, severity, fixable, summary }) => [name, severity, fixable || '', summary])
  if (!stdout.isTerminal) {
    stdout.write(
      cells(sorted)
        .map((row) => `${row.join('\t')}\n`)
        .join(''),
    )
    return 0
  }
  const { bold } = await stdout.paint()
  for (const kind of kinds) {
    const rows = cells(rules.filter((rule) => rule.kind === kind))
    const table = await stdout.table([['rule', 'severity', 'fix', 'what is wrong'], ...rows], { wide: 3 })
    stdout.write(`${kind === kinds[0] ? '' : '\n'}${bold(ruleKinds[kind])}\n${table}`)
  }
  return 0
}

/** The name of the rule that a word means. @throws UserError when there is none. */
export function resolveRule(word: string): string {
  const names = rules.map(({ name }) => name)
  return resolveWord('rule', names, word, 'Run `survey lint --list` for all of them.')
}

/** The document of a rule: as Markdown in a pipe, laid out for reading at a terminal. */
export async function explainRule({ stdout, readDocument }: Context, word: string): Promise<0> {
  const name = resolveRule(word)
  const document = readDocument(`rules/${name}.md`).replace(/^<!--.*-->\n/gm, '')
  stdout.write(stdout.isTerminal ? await page(document, stdout) : document)
  return 0
}

/** Our own documents have headings, paragraphs and fenced examples, and nothing else that needs a layout. */
async function page(document: string, { width, paint }: Context['stdout']): Promise<string> {
  const { bold, cyan, dim } = await paint()
  const parts = document.trim().split(/\n*(^```[\s\S]*?^```$)\n*|\n{2,}/m)
  const shown = parts.flatMap((part) => {
    if (!part) return []
    const fence = /^```.*\n([\s\S]*?)\n?```$/.exec(part)
    if (fence) return [indented(fence[1] ?? '', dim)]
    const heading = /^#+ (.*)$/.exec(part)
    if (heading) return [bold(heading[1] ?? '')]
    const words = part.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/\s+/)
    return [wrapped(words, Math.min(width, 100)).replace(/`([^`]+)`/g, (_, code: string) => cyan(code))]
  })
  return `${shown.join('\n\n')}\n`
}

function indented(text: string, style: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${style(line)}`))
    .join('\n')
}

/** Words in lines of at most so many columns. */
function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
