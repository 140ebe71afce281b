/** Papers that somebody has added to an output by hand, where they are lost when it is rendered. */
import { type OutputState, outputKeys, type Rule } from './rule.ts'

export const editedOutput: Rule = {
  name: 'edited-output',
  kind: 'hygiene',
  summary: 'An output holds papers that the database does not have.',
  severity: 'warning',
  fixable: false,
  *check(_, { outputs = [] }) {
    for (const output of outputs)
      if (output.strangers) yield { keys: outputKeys(output), message: messageOf(output) }
  },
}

/** Nobody reads more line numbers than these in one message. */
const most = 5

function messageOf({ file, strangers = [] }: OutputState): string {
  const lines = strangers.slice(0, most).map(({ line }) => line)
  const rest = strangers.length - lines.length
  const last = rest > 0 ? `${rest} more` : lines.pop()
  const where = lines.length > 0 ? `lines ${lines.join(', ')} and ${last}` : `line ${last}`
  const [what, them] = strangers.length === 1 ? ['a paper', 'it'] : [`${strangers.length} papers`, 'them']
  return `\`${file}\` has ${what} that the database does not have (${where}); \`survey render\` would delete ${them}, so run \`survey import ${file}\` first if ${them === 'it' ? 'it belongs' : 'they belong'} there`
}
