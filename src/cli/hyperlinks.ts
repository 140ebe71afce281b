/** Links to files for terminals that are known to follow them; the escape sequence is OSC 8, which others may print. */
import { hostname } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Link } from '../commands/command.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What makes links, or undefined where there should be none. `isColourful` says that a terminal is there and escape
 * sequences are wanted; FORCE_HYPERLINK says yes (or `0`, no) whatever the terminal is.
 */
export function linkFor(environment: Environment, isColourful: boolean): Link | undefined {
  const { FORCE_HYPERLINK: forced } = environment
  const isWanted = forced ? forced !== '0' : isColourful && followsLinks(environment)
  return isWanted
    ? (text, path, line) => `${open(address(path, line, environment))}${text}${open('')}`
    : undefined
}

/**
 * Visual Studio Code is not among them: it makes links of `path:line:column` itself, and better ones. In tmux and screen
 * the variables tell of the terminal around them, which may not be what the window is shown in.
 */
function followsLinks({ TERM = '', TERM_PROGRAM = '', ...environment }: Environment): boolean {
  if (environment.TMUX || environment.STY || TERM === 'dumb') return false
  if (environment.WT_SESSION || environment.DOMTERM || environment.KITTY_WINDOW_ID) return true
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(TERM)) return true
  // VTE 0.50.0 crashes.
  if (Number(environment.VTE_VERSION) > 5000) return true
  if (TERM_PROGRAM === 'iTerm.app') return isAtLeast(environment.TERM_PROGRAM_VERSION, 3, 1)
  return ['WezTerm', 'ghostty', 'Hyper'].includes(TERM_PROGRAM)
}

function isAtLeast(version = '', major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number)
  return first > major || (first === major && second >= minor)
}

/** With the name of the machine, so that a terminal knows when a file is on another; two go to a line. */
function address(path: string, line: number, environment: Environment): string {
  const url = pathToFileURL(path)
  if (process.platform !== 'win32') url.host = hostname()
  if (environment.KITTY_WINDOW_ID || environment.TERM_PROGRAM === 'iTerm.app') url.hash = String(line)
  return url.href
}

function open(target: string): string {
  return `\u001b]8;;${target}\u001b\\`
}
