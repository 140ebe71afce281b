/** A code address that names an account but no repository. */
import { remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const accountAsCode: Rule = {
  name: 'account-as-code',
  kind: 'links',
  summary: 'The address of the code is the page of an account, not of a repository.',
  severity: 'info',
  fixable: false,
  check: ({ entries }) =>
    remarks(
      entries,
      account,
      (address) => {
        const owner = account.exec(address)?.[1]
        return {
          message: `is the page of the account \`${owner}\`; write the repository, if there is one for the paper`,
        }
      },
      ['code'],
    ),
}

/** Pages of the site itself are no accounts. */
const account =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|huggingface\.co)\/(?!(?:search|topics|explore|models|datasets|spaces|papers|collections|orgs)(?:[/?#]|$))([^/?#]+)\/?(?:[?#].*)?$/i
