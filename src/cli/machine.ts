/** The computer as `survey doctor` describes it: versions, settings, and what is kept on disk. */
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { CacheState, Machine } from '../commands/command.ts'
import { keyVariables } from './http-config.ts'

declare const SURVEY_BUILD: string

const about: Readonly<Record<string, string>> = {
  SURVEY_CONTACT: 'your e-mail address, for which Crossref and DataCite answer faster',
  SURVEY_OFFLINE: 'asks nobody',
  SURVEY_REQUESTS: 'most requests of a run',
  HTTPS_PROXY: 'the way to https addresses',
  HTTP_PROXY: 'the way to http addresses',
  NO_PROXY: 'hosts that are asked without proxy',
}

/** What there is to say; nothing is written before `clearCache`. */
export function describeMachine(environment: NodeJS.ProcessEnv): Machine {
  const folder = join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'survey')
  const isSet = (name: string) => Boolean(environment[name] || environment[name.toLowerCase()])
  const keys = Object.entries(keyVariables).flatMap(([service, names]) =>
    names.map((name) => ({ name, isSet: isSet(name), about: `key for ${service}` })),
  )
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    variables: [
      ...Object.entries(about).map(([name, text]) => ({ name, isSet: isSet(name), about: text })),
      ...keys,
      ...Object.keys(environment)
        .filter((name) => /^SURVEY_BASE_/.test(name) && isSet(name))
        .map((name) => ({ name, isSet: true, about: 'another address for a service' })),
    ],
    cache: stateOf(folder),
    clearCache(which) {
      const before = stateOf(folder)
      const builds = namesIn(folder).filter((name) => name !== answers)
      const gone = which === 'all' ? [answers, ...builds] : builds.filter(isOlder)
      for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true })
      return { answers: which === 'all' ? before.answers : 0, older: before.older }
    },
  }
}

/** The folder that all builds share; every other belongs to one build. */
const answers = 'http'

function isOlder(name: string): boolean {
  return (
    name !== answers &&
    name !== (typeof SURVEY_BUILD === 'undefined' ? `source-${process.pid}` : SURVEY_BUILD)
  )
}

function stateOf(folder: string): CacheState {
  return {
    folder,
    answers: namesIn(join(folder, answers)).filter((name) => name.endsWith('.reply')).length,
    bytes: bytesIn(folder),
    older: namesIn(folder).filter(isOlder).length,
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Links are not followed. */
function bytesIn(folder: string): number {
  let bytes = 0
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) bytes += bytesIn(path)
    else bytes += found?.size ?? 0
  }
  return bytes
}
