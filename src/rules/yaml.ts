/** Reported by the loader, which cannot read further in such a file. */
import type { Rule } from './rule.ts'

export const yaml: Rule = {
  name: 'yaml',
  kind: 'hygiene',
  summary: 'A file is not YAML that every reader reads alike.',
  severity: 'error',
  fixable: false,
}
