/** Markdown files that are near, or beyond, the length up to which GitHub shows them. */
import { outputKeys, type Rule } from './rule.ts'

export const longReadme: Rule = {
  name: 'long-readme',
  kind: 'hygiene',
  summary: 'A Markdown output is longer than GitHub shows, or soon will be.',
  severity: 'warning',
  fixable: false,
  *check(_, { outputs = [] }) {
    const seen = new Set<string>()
    for (const output of outputs) {
      const { file, bytes } = output
      if (bytes < shown * 0.9 || seen.has(file) || !/\.(?:md|markdown)$/i.test(file)) continue
      seen.add(file)
      const size = `\`${file}\` has ${count(bytes)} bytes`
      const limit = `GitHub shows the first ${count(shown)}`
      const message =
        bytes > shown
          ? `${size} and ${limit} only; the papers after them are not seen, so split it, or shorten its \`item\``
          : `${size}, and ${limit} only; split it, or shorten its \`item\`, before papers are cut off`
      yield { keys: outputKeys(output), message }
    }
  },
}

/** 500 KiB: GitHub Docs, "About the repository README file". */
const shown = 512_000

function count(bytes: number): string {
  return bytes.toLocaleString('en')
}
