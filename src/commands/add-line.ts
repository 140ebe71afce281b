/** The command line that a person may run next. */
import { type AddOptions, addOptions } from './add-options.ts'

/** The command line for one paper, with other options beside those that were given; a shell reads it as it is meant. */
export function commandLine(
  name: string | undefined,
  options: AddOptions,
  more: Readonly<Record<string, string | undefined>>,
): string {
  const given: Readonly<Record<string, unknown>> = { ...options, ...more }
  const words = addOptions.flatMap(({ flags }) => {
    const flag = /--([a-z-]+)/.exec(flags)?.[1] ?? ''
    const value = given[flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())]
    if (value === undefined || value === false) return []
    if (value === true) return [`--${flag}`]
    return [value].flat().flatMap((one) => [`--${flag}`, quoted(String(one))])
  })
  return ['survey', 'add', ...(name === undefined ? [] : [quoted(name)]), ...words].join(' ')
}

function quoted(word: string): string {
  if (/^[\w./:@%+,=-]+$/.test(word)) return word
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`
}
