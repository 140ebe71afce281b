/** `survey lint --watch` as a real process. Needs `npm run build`. */
import { spawn } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import { projectFile } from './living.ts'
import type { Sandbox } from './run.ts'
import { createTiny, tinyFiles } from './tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})

test('--watch reports again after each change, also of a file that was broken, until it is ended', async () => {
  const sandbox = createTiny()
  sandboxes.push(sandbox)
  const selection = `${tinyFiles['papers/selection.yaml']}`
  const child = spawn(process.execPath, [projectFile('bin/survey.js'), 'lint', '--watch'], {
    cwd: sandbox.directory,
    env: { ...process.env, XDG_CACHE_HOME: sandbox.path('.cache') },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const saying = async (text: string) => {
    await expect.poll(() => output, { timeout: 10_000, interval: 20 }).toContain(text)
    output = ''
  }
  await saying('press Ctrl-C to end')
  // The watcher is ready a moment after it says so.
  await new Promise((resolve) => setTimeout(resolve, 500))
  sandbox.write({ 'papers/selection.yaml': selection.replace('Tuning"', 'Tuning."') })
  await saying('title ends in a full stop')
  sandbox.write({ 'papers/selection.yaml': selection.replace('title:', 'title') })
  await saying('2 errors')
  sandbox.write({ 'papers/new.yaml': selection.replace('xia2024less', 'xia2025more') })
  await saying('papers/new.yaml has changed')
  sandbox.write({ 'README.md': 'not a file that lint reads\n', 'papers/selection.yaml': selection })
  await saying('duplicate-arxiv')
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
})
