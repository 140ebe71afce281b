#!/usr/bin/env node
/** Starts `survey`: hands the process to `main` and takes the exit code from it. */
const { join } = require('node:path')
const { enableCompileCache } = require('node:module')

enableCompileCache?.()

const streams = {}

/** A stream, opened when it is first used. A reader that went away (`survey list | head`) is no error; a full disk is. */
function open(name) {
  streams[name] ??= process[name].on('error', ({ code, message }) => {
    if (code !== 'EPIPE')
      fail(`the output could not be written: ${message}`, 'Free some space, or write it somewhere else.')
    process.exit(0)
  })
  return streams[name]
}

/** Ends a run that cannot even begin, or cannot say what it found. */
function fail(what, hint) {
  require('node:fs').writeSync(2, `survey: ${what}\n${hint}\n`)
  process.exit(2)
}

/** The working directory, which somebody may have deleted. */
function workingDirectory() {
  try {
    return process.cwd()
  } catch {
    return fail('the working directory does not exist any more', 'Go to another directory.')
  }
}

const packageRoot = join(__dirname, '..')
const [word, second] = process.argv.slice(2)
if ((word === '--version' || word === '-V') && second === undefined)
  open('stdout').write(`${require('../package.json').version}\n`)
else
  require('../dist/cli/main.cjs')
    .main(process.argv.slice(2), {
      cwd: workingDirectory(),
      environment: process.env,
      get stdin() {
        return process.stdin
      },
      get stdout() {
        return open('stdout')
      },
      get stderr() {
        return open('stderr')
      },
      now: new Date(),
      packageRoot,
    })
    .then((exitCode) => {
      process.exitCode = exitCode
    })
