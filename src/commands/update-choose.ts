/** Which proposals are taken: all that are sure, or those that a person takes when asked. */
import type { Context } from './command.ts'
import type { Proposal } from './update-proposal.ts'
import { describeProposal } from './update-report.ts'

/** Who decides; with `interactive` the person at the terminal. */
interface ChooseOptions {
  readonly interactive?: boolean
  /** Take what is in doubt too. */
  readonly unsure?: boolean
}

/** Those that are taken, in their order. @throws BrokenOff when a person does not go on */
export async function chooseProposals(
  { ask, stderr }: Context,
  proposals: readonly Proposal[],
  { interactive, unsure }: ChooseOptions,
): Promise<Proposal[]> {
  if (!interactive || !ask) return proposals.filter(({ doubt }) => unsure === true || doubt === undefined)
  const chosen: Proposal[] = []
  for (const proposal of proposals) {
    stderr.write(describeProposal(proposal))
    if (await ask.confirm(`Take this change of ${proposal.entry.citekey}?`)) chosen.push(proposal)
  }
  return chosen
}
