/** Outputs that are not what `survey render` would write, so that readers see an older survey. */
import { type OutputState, outputKeys, type Rule } from './rule.ts'

export const staleOutput: Rule = {
  name: 'stale-output',
  kind: 'hygiene',
  summary: 'An output is not what the database makes of it.',
  severity: 'warning',
  fixable: false,
  *check(_, { outputs = [] }) {
    /** Where none is there, none has been made yet, or they are made where they are published. */
    const isRendered = outputs.some(({ state }) => state === 'current' || state === 'stale')
    for (const output of outputs) {
      const isDue = output.state === 'missing' ? isRendered : output.state !== 'current'
      if (isDue) yield { keys: outputKeys(output), message: messageOf(output) }
    }
  },
}

function messageOf({ file, state, reason, strangers }: OutputState): string {
  if (state === 'refused') return `\`survey render\` cannot write this output: ${reason}`
  if (state === 'missing') return `\`${file}\` does not exist yet; run \`survey render\``
  const stale = `\`${file}\` is not what the database makes of it`
  return strangers
    ? `${stale}; take in what was added to it by hand, then run \`survey render\``
    : `${stale}; run \`survey render\``
}
