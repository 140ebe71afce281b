/** How a run goes to the network: what the environment says of contact, keys, addresses and limits. */
import { UserError } from '../core/error.ts'
import { type Bases, type ServiceName, serviceNames } from '../sources/services.ts'
import type { KeyName, SourceOptions } from '../sources/source.ts'
import type { HttpSettings } from './http-exchange.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Names of the variables that hold keys; of two the first that is set counts. */
export const keyVariables: Readonly<Record<KeyName, readonly string[]>> = {
  crossref: ['CROSSREF_PLUS_TOKEN'],
  'hugging-face': ['HF_TOKEN'],
  openalex: ['OPENALEX_API_KEY'],
  openreview: ['OPENREVIEW_TOKEN'],
  'semantic-scholar': ['S2_API_KEY', 'SEMANTIC_SCHOLAR_API_KEY'],
}

const usualBudget = 2000

/**
 * The settings of a run: `SURVEY_CONTACT`, `SURVEY_OFFLINE`, `SURVEY_REQUESTS`, and `SURVEY_BASE_ARXIV` and the like.
 * @throws UserError when a variable holds what it cannot mean
 */
export function httpSettings(
  environment: Environment,
  run: { readonly version: string; readonly isOffline?: boolean },
): HttpSettings {
  const contact = contactIn(environment)
  return {
    version: run.version,
    ...(contact && { contact }),
    bases: basesIn(environment),
    isOffline: run.isOffline ?? !['', '0', undefined].includes(environment.SURVEY_OFFLINE),
    budget: budgetIn(environment),
  }
}

export interface Proxies {
  readonly http: string
  readonly https: string
  /** Hosts that are asked without one. */
  readonly except: string
}

/** The proxies that the environment names, each empty when there is none. @throws UserError for one that is no address */
export function proxiesIn(environment: Environment): Proxies {
  const first = (names: readonly string[]) => {
    const name = names.find((one) => environment[one])
    const value = name === undefined ? '' : (environment[name] ?? '')
    // What it holds is not shown: there may be a password in it.
    if (name !== undefined && !/^no_/i.test(name) && !(/^https?:\/\//i.test(value) && URL.canParse(value)))
      throw new UserError(`\`${name}\` is not the address of a proxy`, {
        hint: 'Set it to an address such as `http://proxy.example.org:8080`, or unset it.',
      })
    return value
  }
  return {
    http: first(['http_proxy', 'HTTP_PROXY']),
    https: first(['https_proxy', 'HTTPS_PROXY']),
    except: first(['no_proxy', 'NO_PROXY']),
  }
}

/** Addresses and keys for sources. @throws UserError like `httpSettings` */
export function sourceOptions(environment: Environment): SourceOptions {
  const keys = Object.entries(keyVariables).flatMap(([name, variables]) => {
    const key = variables.map((variable) => environment[variable]?.trim()).find((value) => value)
    if (key && !/^[\x21-\x7e]+$/.test(key))
      throw new UserError(`\`${variables[0]}\` holds characters that no key has`, {
        hint: 'Copy the key again.',
      })
    return key ? [[name, key] as const] : []
  })
  return { bases: basesIn(environment), keys: Object.fromEntries(keys) }
}

/** Hosts that a person has configured, which may be private. */
export function trustedHosts(bases: Bases): ReadonlySet<string> {
  return new Set(Object.values(bases).map((base) => new URL(base).host))
}

function contactIn({ SURVEY_CONTACT: contact }: Environment): string | undefined {
  if (!contact) return undefined
  if (/^[^\s@<>;()]+@[^\s@<>;()]+\.[a-z]{2,}$/i.test(contact)) return contact
  throw new UserError('`SURVEY_CONTACT` is not an e-mail address', {
    hint: 'Set it to an address at which services can reach you, such as `me@example.org`.',
  })
}

function basesIn(environment: Environment): Bases {
  const bases = serviceNames.flatMap((name): [ServiceName, string][] => {
    const variable = `SURVEY_BASE_${name.toUpperCase().replaceAll('-', '_')}`
    const base = environment[variable]
    if (!base || name === 'web') return []
    if (!/^https?:\/\//.test(base) || !URL.canParse(base))
      throw new UserError(`\`${variable}\` is not a web address`, { hint: 'It begins with `https://`.' })
    return [[name, base.replace(/\/+$/, '')]]
  })
  return Object.fromEntries(bases)
}

function budgetIn({ SURVEY_REQUESTS: most }: Environment): number {
  if (!most) return usualBudget
  if (/^[1-9]\d{0,6}$/.test(most)) return Number(most)
  throw new UserError('`SURVEY_REQUESTS` is not a number of requests', {
    hint: 'Set it to a number such as `500`.',
  })
}
