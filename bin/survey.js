#!/usr/bin/env node
/** Starts `survey`: hands the process to `main` and takes the exit code from it. */
const { join } = require('node:path')
const { enableCompileCache } = require('node:module')

enableCompileCache?.()

const streams = {}

/** A stream, opened when it is first used. A reader that went away (`survey list | head`) is no error. */
function open(name) {
  streams[name] ??= process[name].on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  return streams[name]
}

const packageRoot = join(__dirname, '..')
const [word, second] = process.argv.slice(2)
if ((word === '--version' || word === '-V') && second === undefined)
  open('stdout').write(`${require('../package.json').version}\n`)
else
  require('../dist/cli/main.cjs')
    .main(process.argv.slice(2), {
      cwd: process.cwd(),
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
