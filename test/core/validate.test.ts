/** What the schema refuses is said in plain words, at its place, with a fix where the right value is in the wrong one. */
import { expect, test } from 'vitest'
import { loadDatabase, loadFile } from '../../src/core/load.ts'
import { applyEdits } from '../../src/core/text.ts'

/** The rule and message for one field of an otherwise good entry, and the field after its fix. */
function check(field: string) {
  const text = `k:\n  title: T\n  ${field}\n  component: c\n`
  const [diagnostic] = loadFile({ path: 'p.yaml', text }).diagnostics
  if (!diagnostic) return undefined
  const { rule, message, fix } = diagnostic
  const fixed = fix && applyEdits(text, fix.edits).split('\n').slice(2, -2).join('\n').trim()
  return { rule, message, fixed, safe: fix?.safe }
}

// biome-ignore format: a table
test.each([
  ['arxiv: "2203.14465v2"', 'arxiv-with-version', 'arxiv: "2203.14465"'],
  ['arxiv: 2203.14465v12 # latest', 'arxiv-with-version', 'arxiv: "2203.14465" # latest'],
  ["arxiv: 'arXiv:2203.14465'", 'arxiv-with-version', 'arxiv: "2203.14465"'],
  ['arxiv: https://arxiv.org/pdf/2203.14465v1.pdf', 'arxiv-with-version', 'arxiv: "2203.14465"'],
  ['arxiv: 10.48550/arXiv.2203.14465', 'arxiv-with-version', 'arxiv: "2203.14465"'],
  ['arxiv: cs.CL/0703001v1', 'arxiv-with-version', 'arxiv: "cs/0703001"'],
  ['doi: https://doi.org/10.1038/nature24270', 'identifier-as-url', 'doi: "10.1038/nature24270"'],
  ['doi: "doi:10.1038/nature24270"', 'identifier-as-url', 'doi: "10.1038/nature24270"'],
  ['doi: https://doi.org/10.48550/arXiv.2203.14465', 'identifier-as-url', 'doi: "10.48550/arXiv.2203.14465"'],
  ['acl: https://aclanthology.org/2023.emnlp-main.67.pdf', 'identifier-as-url', 'acl: "2023.emnlp-main.67"'],
  ['openreview: https://openreview.net/forum?id=0NphYCmgua', 'identifier-as-url', 'openreview: "0NphYCmgua"'],
  ['arxiv: 2203.14460', 'unquoted-identifier', 'arxiv: "2203.14460"'],
  ['venue: " ACL 2025  " # odd', 'surrounding-space', 'venue: "ACL 2025" # odd'],
  ["authors: ['Conan O''Brien ']", 'surrounding-space', "authors: ['Conan O''Brien']"],
  ['authors: [{ literal: " OpenAI" }]', 'surrounding-space', 'authors: [{ literal: "OpenAI" }]'],
  ['venue: \u00a0ACL 2025', 'surrounding-space', 'venue: ACL 2025'],
  ['date: "2025-01 "', 'surrounding-space', 'date: "2025-01"'],
])('%s', (field, rule, fixed) => {
  expect(check(field)).toMatchObject({ rule, fixed, safe: true })
  expect(check(fixed)).toBeUndefined()
})

// biome-ignore format: a table
test.each([
  ['arxiv: nonsense', 'malformed-identifier', '`arxiv` must be the arXiv id alone, such as `2203.14465`; look the paper up and correct it'],
  ['arxiv: https://doi.org/10.1038/nature24270', 'malformed-identifier', '`arxiv` must be the arXiv id alone, such as `2203.14465`; `10.1038/nature24270` belongs in `doi`'],
  ['doi: https://example.org/', 'malformed-identifier', '`doi` must be the DOI alone, such as `10.1038/s41586-023-06747-5`; look the paper up and correct it'],
  ['openreview: https://openreview.net/', 'malformed-identifier', '`openreview` must be the OpenReview id alone, such as `0NphYCmgua`; look the paper up and correct it'],
  ['acl: ""', 'malformed-identifier', '`acl` is empty; write the ACL Anthology id alone, such as `2023.emnlp-main.67`, or delete it'],
  ['arxiv: [2203.14465]', 'schema', '`arxiv` must be quoted text'],
  ['arxiv: >-\n    2203.14465v2', 'malformed-identifier', '`arxiv` must be the arXiv id alone, such as `2203.14465`; did you mean `2203.14465`?'],
  ['venu: ACL 2025', 'schema', 'unknown field `venu`; did you mean `venue`?'],
  ['type: webpages', 'schema', expect.stringMatching(/^`type` must be .*; did you mean `webpage`\?$/)],
  ['authors: Jane Doe', 'schema', '`authors` must be a list'],
  ['date: 2024-13', 'schema', '`date` must have a month from 01 to 12'],
  ['date: 2024-04-40', 'schema', '`date` must have a day from 01 to 31'],
  ['date: May 2024', 'schema', '`date` must be YYYY, YYYY-MM or YYYY-MM-DD; write `2024-05`'],
  ['date: 24', 'schema', '`date` must have a year from 1600 to 2099'],
  ['date: soon', 'schema', '`date` must be YYYY, YYYY-MM or YYYY-MM-DD'],
  ['venue: "A \\\\ "', 'surrounding-space', '`venue` begins or ends with a space; delete it'],
  ['venue: \u00a0[ACL', 'surrounding-space', '`venue` begins or ends with a space; delete it'],
  ['venue: " "', 'schema', '`venue` must not be empty'],
])('%s is not fixed', (field, rule, message) => {
  expect(check(field)).toEqual({ rule, message, fixed: undefined, safe: undefined })
})

const severity = '`lint.rules.pdf-url` must be off, info, warning or error'
// biome-ignore format: a table
test.each([
  ...['warn', 'warnings', 'Warning', '"warn"', '1'].map((word) => [`lint: { rules: { pdf-url: ${word} } }`, `${severity}; did you mean \`warning\`?`]),
  ...['err', 'errors', 'ERROR', '2'].map((word) => [`lint: { rules: { pdf-url: ${word} } }`, `${severity}; did you mean \`error\`?`]),
  ...['ignore', 'none', 'disable', 'disabled', 'false', 'null', '0', 'of'].map((word) => [`lint: { rules: { pdf-url: ${word} } }`, `${severity}; did you mean \`off\`?`]),
  ...['on', 'true', 'enabled'].map((word) => [`lint: { rules: { pdf-url: ${word} } }`, `${severity}; a rule is on where no line switches it off`]),
  ['lint: { rules: { pdf-url: sometimes } }', severity],
  ['lint: { components: { c: { pdf-url: warn } } }', '`lint.components.c.pdf-url` must be off, info, warning or error; did you mean `warning`?'],
  ['outputs: [{ file: a.md, format: markdown, layout: tables }]', '`outputs.0.layout` must be list, table or counts; did you mean `table`?'],
  ['attributes: [{ id: a, type: bool }]', '`attributes.0.type` must be text, number, boolean or list; did you mean `boolean`?'],
])('%s', (line, message) => {
  const text = `title: T\ncomponents: [{ id: c, title: C }]\n${line}\n`
  const { database, diagnostics } = loadDatabase({ path: 'survey.yaml', text }, [])
  expect(database).toBeUndefined()
  expect(diagnostics.map((one) => one.message)).toEqual([message])
})

test('a field in order is nothing to speak of', () => {
  expect(check('arxiv: "2203.14465"')).toBeUndefined()
})
