/** An organisation that is written like a person, so that its last word becomes a family name. */
import { isOrganisation, namesWith, replaceAuthor } from './author-names.ts'
import type { Rule } from './rule.ts'

export const organisationAsPerson: Rule = {
  name: 'organisation-as-person',
  kind: 'names',
  summary: 'An organisation is written like a person.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const author of namesWith(entries, isOrganisation)) {
      const { entry, index, name } = author
      yield {
        entry,
        keys: ['authors', index],
        message: `\`${name}\` is an organisation; write \`{ literal: … }\`, so that it is not taken for a person`,
        fix: (bench) => replaceAuthor(bench, author, [{ literal: name }], 'write it as an organisation'),
      }
    }
  },
}
