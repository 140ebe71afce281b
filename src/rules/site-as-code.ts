/** A site about the work in `code`, while `project` is empty. */
import { renameField } from './edit.ts'
import type { Rule } from './rule.ts'

export const siteAsCode: Rule = {
  name: 'site-as-code',
  kind: 'links',
  summary: 'The address of the code is a site about the work, and `project` is empty.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { code, project } = entry.paper
      if (code === undefined || project !== undefined || !site.test(code)) continue
      yield {
        entry,
        keys: ['code'],
        message: '`code` is a site about the work; write it in `project`, and the repository here',
        fix: (bench) => renameField(bench, entry, ['code', 'project'], code),
      }
    }
  },
}

/** Pages made from a repository, and Google's sites; not the documentation of a program. */
const site =
  /^https?:\/\/(?:[a-z0-9-]+\.(?:github|gitlab)\.io\/(?!.*(?:docs?|documentation|api|code|software|tutorial)\b)|sites\.google\.com\/)/i
