/** GitLab's code quality report: findings in the widget and in the changes of a merge request. */
import type { Severity } from '../core/diagnostic.ts'
import { fingerprints } from '../core/fingerprint.ts'
import { visible } from '../core/visible.ts'
import { rangeOf } from './range.ts'
import { printJson } from './record.ts'
import type { Reporter } from './reporter.ts'

export const gitlab: Reporter = {
  name: 'gitlab',
  summary: 'For GitLab: a code quality report for merge requests.',
  write({ diagnostics, files }) {
    const prints = fingerprints(diagnostics, files)
    const issues = diagnostics.map(({ rule, severity, message, place }, index) => ({
      description: visible(message),
      check_name: rule,
      fingerprint: prints[index],
      severity: names[severity],
      location: {
        path: place.path,
        lines: { begin: place.line, end: rangeOf(place, files).endLine },
      },
    }))
    return printJson(issues, 2)
  },
}

const names = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<Severity, string>
