/** A text in a person's own editor. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Edited } from '../commands/command.ts'
import { UserError } from '../core/error.ts'

/** Opens `$VISUAL` or `$EDITOR` on a text and waits for its end. @throws UserError when there is no editor or it fails */
export function editText(text: string, { VISUAL, EDITOR }: NodeJS.ProcessEnv): Edited {
  const editor = VISUAL || EDITOR
  if (!editor)
    throw new UserError('no editor is known', {
      hint: 'Set EDITOR to one, or give the fields as flags, such as --title.',
    })
  const path = join(mkdtempSync(join(tmpdir(), 'survey-entry-')), 'entry.yaml')
  writeFileSync(path, text, { mode: 0o600 })
  // Such a variable is a command line of its own, as in `code --wait`; a shell reads it as git lets it be read.
  const { status, error } = spawnSync(`${editor} "${path}"`, { shell: true, stdio: ['inherit', 2, 2] })
  if (error || status !== 0)
    throw new UserError(`the editor \`${editor}\` did not end well; nothing was written`, {
      hint: `What you wrote is in ${path}.`,
    })
  return {
    path,
    text: readFileSync(path, 'utf8'),
    discard: () => rmSync(dirname(path), { recursive: true, force: true }),
  }
}
