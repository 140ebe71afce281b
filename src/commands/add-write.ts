/** Writing what is planned, although others may write at the same time. */
import { ChangedMeanwhile } from '../core/error.ts'
import { type Plan, planAdditions, type Ready } from './add-plan.ts'
import type { Workspace } from './command.ts'

/** How often somebody else may be quicker. */
const attempts = 10

/** Plans and writes, anew where somebody else was quicker; of two who do this at once each sees what the other wrote. */
export function writeAdditions(workspace: Workspace, all: readonly Ready[]): Promise<Plan> {
  return workspace.exclusively(async () => {
    for (let attempt = 1; ; attempt++) {
      workspace.refresh()
      const plan = await planAdditions(workspace, all)
      try {
        await writeAll(workspace, plan)
        return plan
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || attempt >= attempts) throw error
      }
    }
  })
}

/** Writes all files of a plan; when one cannot be written, those before it get their old text back. */
async function writeAll(workspace: Workspace, { texts }: Plan): Promise<void> {
  const written: string[] = []
  try {
    for (const [path, { after }] of texts) {
      await workspace.write(path, after)
      written.push(path)
    }
  } catch (error) {
    for (const path of written)
      if (workspace.file(path).text === texts.get(path)?.after)
        await workspace.write(path, texts.get(path)?.before ?? '')
    throw error
  }
}
