/** The terminal: colour, width, tables; everything here is inert where stdout is no terminal. */
import type { Output, TableOptions } from '../commands/command.ts'
import { visible } from '../core/visible.ts'
import { noPaint, type Paint } from '../reporters/reporter.ts'

/** `--color` and `--no-color`; undefined where neither was given. */
export type ColorChoice = boolean | undefined

/** A stream of the process as commands see it. */
export function openOutput(
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
  color: ColorChoice,
): Output {
  const isTerminal = stream.isTTY === true
  const columns = Number(environment.COLUMNS)
  const width = Math.max((isTerminal ? stream.columns : 0) || columns || 80, 20)
  return {
    isTerminal,
    width,
    write: (text) => void stream.write(text),
    async paint() {
      const level = colorLevel(stream, environment, color)
      if (level === 0) return noPaint
      const { Chalk } = await import('chalk')
      return new Chalk({ level })
    },
    async link() {
      const { linkFor } = await import('./hyperlinks.ts')
      return linkFor(environment, isTerminal && colorLevel(stream, environment, color) > 0)
    },
    async table(rows, options = {}) {
      const paint = await this.paint()
      return layOut(rows, width, options, paint)
    },
  }
}

/** What was asked for, then NO_COLOR, then FORCE_COLOR, then what the stream can do (no-color.org, force-color.org). */
function colorLevel(
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
  color: ColorChoice,
): 0 | 1 | 2 | 3 {
  if (color !== undefined) return color ? 1 : 0
  if (environment.NO_COLOR) return 0
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR === '0' ? 0 : 1
  return stream.isTTY && stream.hasColors() ? 1 : 0
}

async function layOut(
  rows: readonly (readonly string[])[],
  width: number,
  { wide = -1, numeric = [] }: TableOptions,
  paint: Paint,
): Promise<string> {
  const [{ default: Table }, { gap, inReadingOrder, planColumns, standIn, wrapText }] = await Promise.all([
    import('cli-table3'),
    import('./columns.ts'),
  ])
  const cells = rows.map((row) => row.map(visible))
  const printed = planColumns(cells, width, { wide, numeric }).map((plan) => {
    const wrapped = cells.map((row) => plan.map((one) => wrapText(row[one.column] ?? '', one.width)))
    const pieces: string[] = []
    // cli-table3 takes quadratic time, so no table of it is long.
    for (let start = 0; start < wrapped.length; start += 100) {
      const table = new Table({
        chars: noBorders,
        style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [] },
        colWidths: plan.map((column) => column.width + gap),
        colAligns: plan.map(({ column }) => (numeric.includes(column) ? 'right' : 'left')),
      })
      table.push(...wrapped.slice(start, start + 100).map((row) => row.map(standIn)))
      pieces.push(table.toString().replace(/ +$/gm, ''))
    }
    const lines = wrapped.flatMap((row, index) => {
      const texts = inReadingOrder(row)
      return index === 0 ? texts.map((text) => paint.bold(text)) : texts
    })
    let next = 0
    return `${pieces.join('\n').replace(/\ue000+/g, () => lines[next++] ?? '')}\n`
  })
  return printed.join('\n')
}

/** What cli-table3 would draw around and between cells. */
const noBorders = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((part) => [part, '']),
)
