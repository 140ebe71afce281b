#!/usr/bin/env node
/** Starts `survey`: hands the process to `main` and takes the exit code from it. */
const { join } = require('node:path')
const { enableCompileCache } = require('node:module')

enableCompileCache?.()

/** A reader that went away (`survey list | head`) is no error. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })

const packageRoot = join(__dirname, '..')
const [word, second] = process.argv.slice(2)
if ((word === '--version' || word === '-V') && second === undefined)
  process.stdout.write(`${require('../package.json').version}\n`)
else
  require('../dist/cli/main.cjs')
    .main(process.argv.slice(2), {
      cwd: process.cwd(),
      environment: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      now: new Date(),
      packageRoot,
    })
    .then((exitCode) => {
      process.exitCode = exitCode
    })
