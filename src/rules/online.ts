/** What `survey check` finds by asking others: named, weighed and silenced like rules, but asked by that command alone. */
import type { Rule } from './rule.ts'

/** Every kind of finding, as a rule that cannot be asked without a network. */
export const onlineRules = [
  {
    name: 'identifier-not-found',
    kind: 'identifiers',
    summary: 'An identifier does not exist, by the word of the service that gives such identifiers.',
    severity: 'error',
    fixable: false,
  },
  {
    name: 'identifier-title-mismatch',
    kind: 'identifiers',
    summary: 'An identifier leads to another paper.',
    severity: 'error',
    fixable: false,
  },
  {
    name: 'identifier-title-differs',
    kind: 'identifiers',
    summary: 'An identifier leads to what seems to be the paper, under quite another title.',
    severity: 'info',
    fixable: false,
  },
  {
    name: 'retracted-paper',
    kind: 'identity',
    summary: 'A paper was retracted or withdrawn, and its note does not say so.',
    severity: 'error',
    fixable: false,
  },
  {
    name: 'paper-in-doubt',
    kind: 'identity',
    summary: 'A text says that a paper was withdrawn or rejected, or an editor has expressed concern.',
    severity: 'warning',
    fixable: false,
  },
  {
    name: 'dead-link',
    kind: 'links',
    summary: 'The page behind an address is gone.',
    severity: 'warning',
    fixable: 'unsafe',
  },
  {
    name: 'link-to-front-page',
    kind: 'links',
    summary: 'An address of a page leads to the front page of its site, as happens when the page is gone.',
    severity: 'warning',
    fixable: false,
  },
] as const satisfies readonly Rule[]

export type OnlineRuleName = (typeof onlineRules)[number]['name']
