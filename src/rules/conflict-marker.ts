/** Reported by the loader, which cannot know which side is meant. */
import type { Rule } from './rule.ts'

export const conflictMarker: Rule = {
  name: 'conflict-marker',
  kind: 'hygiene',
  summary: 'A merge conflict was left in a file.',
  severity: 'error',
  fixable: false,
}
