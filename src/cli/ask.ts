/** Questions to the person at the terminal. They go to stderr, so that what a command prints stays apart. */
import type { Asker } from '../commands/command.ts'
import { BrokenOff } from '../core/error.ts'
import { visible } from '../core/visible.ts'

interface Terminal {
  readonly environment: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly stderr: NodeJS.WriteStream
}

/** Somebody to ask, where both input and stderr are a terminal that has a size and can move its cursor. */
export function openAsker({ environment, stdin, stderr }: Terminal): Asker | undefined {
  const isTerminal = stdin.isTTY && stderr.isTTY && stderr.columns > 0
  if (!isTerminal || environment.CI || environment.TERM === 'dumb') return undefined
  const streams = { input: stdin, output: stderr, withGuide: false }
  return {
    async choose(question, choices) {
      const { autocomplete } = await import('@clack/prompts')
      const options = choices.map(({ value, label, hint }) => ({
        value,
        label: visible(label),
        ...(hint !== undefined && { hint: visible(hint) }),
      }))
      const ask = () => autocomplete({ message: visible(question), options, maxItems: 9, ...streams })
      let answer = answered(await ask())
      /** Where the words that were typed match nothing, Enter gives nothing. */
      while (!options.some(({ value }) => value === answer)) answer = answered(await ask())
      return answer
    },
    async confirm(question) {
      const { confirm } = await import('@clack/prompts')
      return answered(await confirm({ message: visible(question), ...streams }))
    },
    async edit(text) {
      const { editText } = await import('./editor.ts')
      return editText(text, environment)
    },
  }
}

/** An answer is no symbol; that is what stands for Ctrl-C and Esc. @throws BrokenOff then */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer !== 'symbol') return answer as Exclude<Answer, symbol>
  throw new BrokenOff('you broke off; nothing was written', {
    hint: 'Run the command again, or say it all with flags and --yes.',
  })
}
