/** The report for people: each diagnostic on a line, the text that it is about below, and last lines that count. */
import { countsByRule, fixHint, listing } from './listing.ts'
import { allClear, countBySeverity, type Reporter } from './reporter.ts'

/** So many can be seen at once; of more it helps to know which rules they come from. */
const few = 10

export const text: Reporter = {
  name: 'text',
  summary: 'For people: path, line and column, message, and the text it is about.',
  write(report) {
    const { diagnostics, paint } = report
    if (diagnostics.length === 0) return `${paint.green(allClear(report))}\n`
    const counts = diagnostics.length > few ? countsByRule(diagnostics, paint) : ''
    return `${listing(diagnostics, report)}\n${counts}${countBySeverity(diagnostics)}${fixHint(diagnostics)}\n`
  },
}
