/** `survey doctor`: what `survey` is, what it would work on, what it may and can ask, and what it keeps. */
import { UserError } from '../core/error.ts'
import { visible } from '../core/visible.ts'
import type { Command, Context, Machine } from './command.ts'
import { type Reach, reachServices } from './doctor-services.ts'
import { withProgress } from './progress.ts'

interface Options {
  readonly offline?: boolean
  readonly json?: boolean
  readonly clearCache?: boolean
  readonly prune?: boolean
}

export const doctor: Command<Options> = {
  description:
    'Say which services answer, which keys are set, what is kept on disk, and which survey would be used. Exit code 1 when a service could not be reached.',
  options: [
    { flags: '--offline', description: 'ask no service' },
    { flags: '--json', description: 'print an object' },
    { flags: '--prune', description: 'remove only the caches that other versions have left' },
    {
      flags: '--clear-cache',
      description: 'remove everything that is kept; answers will be asked for again',
    },
  ],
  async run(context, _, options) {
    const machine = await context.machine()
    if (options.clearCache || options.prune) return clear(context, machine, options)
    const report = await examine(context, machine, options)
    if (options.json) context.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else await print(context, report)
    return report.services.some(({ state }) => state === 'silent') ? 1 : 0
  },
}

function clear({ stdout }: Context, machine: Machine, { json, clearCache, prune }: Options): 0 {
  if (json || (clearCache && prune))
    throw new UserError('--clear-cache and --prune do one thing each; nothing was removed', {
      hint: 'Give one of them, alone.',
    })
  const { answers, older } = machine.clearCache(clearCache ? 'all' : 'older')
  const builds = `the caches of ${older} other version${older === 1 ? '' : 's'}`
  stdout.write(clearCache ? `removed ${answers} answers of services and ${builds}\n` : `removed ${builds}\n`)
  return 0
}

type Report = Awaited<ReturnType<typeof examine>>

async function examine(context: Context, machine: Machine, { offline }: Options) {
  const { version, stderr } = context
  const { node, platform, variables, cache } = machine
  return {
    version,
    node,
    platform,
    survey: await surveyIn(context),
    cache,
    variables: variables.map(({ name, isSet }) => ({ name, isSet })),
    services: offline ? [] : await reached(context, stderr),
  }
}

async function reached(context: Context, stderr: Context['stderr']): Promise<readonly Reach[]> {
  const { network, end } = withProgress(await context.network(), stderr)
  return reachServices(network).finally(end)
}

/** The survey that commands would be about here, in a few words. */
async function surveyIn(
  context: Context,
): Promise<{ readonly manifest: string; readonly state: string } | null> {
  const workspace = context.findWorkspace()
  if (!workspace) return null
  const { database, diagnostics } = await workspace.load()
  const count = database?.entries.length ?? 0
  const wrong = diagnostics.length > 0 ? '; `survey lint` says what is wrong with the rest' : ''
  return { manifest: workspace.show(workspace.manifestPath), state: `${count} papers${wrong}` }
}

async function print({ stdout }: Context, report: Report): Promise<void> {
  const { version, node, platform, survey, cache, variables, services } = report
  const older = cache.older > 0 ? `; ${cache.older} caches of other versions, which --prune removes` : ''
  const rows = [
    ['survey', `${version} on Node ${node}, ${platform}`],
    ['here', survey ? `${survey.manifest}, ${survey.state}` : 'no survey; `survey init` begins one'],
    ['cache', `${cache.answers} answers, ${(cache.bytes / 1e6).toFixed(1)} MB in ${cache.folder}${older}`],
    ...variables.map(({ name, isSet }) => [name, isSet ? 'set' : 'not set']),
    ...services.map(({ service, state, reason }) => [
      service,
      reason === undefined ? state : `${state}: ${reason}`,
    ]),
  ]
  if (!stdout.isTerminal) stdout.write(rows.map((row) => `${row.map(visible).join('\t')}\n`).join(''))
  else stdout.write(await stdout.table([['what', 'how it is'], ...rows], { wide: 1 }))
}
