/** Earlier states of a survey, asked of git. */
import { execFileSync } from 'node:child_process'
import { UserError } from '../core/error.ts'

/**
 * The manifest and the data files of the survey in a directory as they were at a revision, by path; `main...` is where
 * this branch left `main`. @throws UserError when there is no git, no repository or no such revision.
 */
export function textsAt(directory: string, revision: string): Map<string, string> {
  const commit = commitOf(directory, revision)
  const names = ['survey.yaml', 'papers.yaml', 'papers.yml', 'papers']
  const listed = git(directory, ['ls-tree', '-r', '-z', '--name-only', commit, '--', ...names]).toString()
  const paths = listed.split('\0').filter((path) => /\.ya?ml$/.test(path) && !path.includes('\n'))
  const asked = paths.map((path) => `${commit}:./${path}\n`).join('')
  const batch = paths.length > 0 ? git(directory, ['cat-file', '--batch'], asked) : Buffer.alloc(0)
  return new Map(contents(batch).map((text, index) => [paths[index] ?? '', text]))
}

function commitOf(directory: string, revision: string): string {
  const [, base, other] = /^(.*?)\.\.\.(.*)$/s.exec(revision) ?? []
  try {
    if (base !== undefined)
      return git(directory, ['merge-base', '--', base, other || 'HEAD'])
        .toString()
        .trim()
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
    const commit = git(directory, words).toString().trim()
    if (/^[0-9a-f]+$/.test(commit)) return commit
    throw new RangeError(`no commit: ${commit}`)
  } catch (error) {
    throw explained(directory, revision, error)
  }
}

function explained(directory: string, revision: string, cause: unknown): UserError {
  if ((cause as { code?: string }).code === 'ENOENT')
    return new UserError('git is not installed, so nothing can be compared with a revision', {
      hint: 'Install git, or leave out --changed.',
      cause,
    })
  try {
    git(directory, ['rev-parse', '--git-dir'])
  } catch {
    return new UserError('the survey is in no git repository', { hint: 'Leave out --changed.', cause })
  }
  return new UserError(`git knows no revision \`${revision}\``, {
    hint: 'Name a commit, branch or tag; in CI fetch it first (actions/checkout: `fetch-depth: 0`). Files come before --changed.',
    cause,
  })
}

/** No monitor of files is asked, because a repository's settings could name any program as one. */
function git(directory: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-c', 'core.fsmonitor=false', '-C', directory, ...words], {
    input,
    env: environmentOf(process.env),
    maxBuffer: 512 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}

/** In a hook git names its directory, and would then take the survey's directory for the top of the repository. */
function environmentOf({ GIT_DIR, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest.GIT_WORK_TREE === undefined ? rest : { GIT_DIR, ...rest }
}

/** The objects in the output of `cat-file --batch`: a line that ends in the size, the bytes, a line break; of a submodule only a line. */
function contents(batch: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < batch.length; ) {
    const newline = batch.indexOf(10, at)
    const size = Number(/ (\d+)$/.exec(batch.subarray(at, newline).toString())?.[1] ?? -1)
    texts.push(batch.subarray(newline + 1, newline + 1 + Math.max(size, 0)).toString())
    at = newline + size + 2
  }
  return texts
}
