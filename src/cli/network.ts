/** The network for commands: all sources, with a way to ask them. */
import type { Network } from '../commands/command.ts'
import { loadSources } from '../sources/index.ts'
import { createHttp, type Http } from './http.ts'
import { openHttpCache } from './http-cache.ts'
import { httpSettings, sourceOptions, trustedHosts } from './http-config.ts'
import { type Clock, clock as realClock } from './http-lanes.ts'
import { createTransport, type TransportSettings } from './http-transport.ts'
import { withLogin } from './openreview-login.ts'

/** Everything that `converse` and `ask` need, and the layer below it. */
export interface OpenNetwork extends Network {
  readonly http: Http
}

interface Run extends Partial<Pick<TransportSettings, 'lookup' | 'patience'>> {
  readonly version: string
  readonly isOffline?: boolean
  readonly clock?: Clock
}

/** Opens the network of one run; nothing goes out before the first question. @throws UserError for settings that make no sense */
export async function openNetwork(
  environment: Readonly<Record<string, string | undefined>>,
  { version, isOffline, clock = realClock, ...limits }: Run,
): Promise<OpenNetwork> {
  const settings = httpSettings(environment, { version, ...(isOffline !== undefined && { isOffline }) })
  const transport = createTransport({ environment, trusted: trustedHosts(settings.bases), ...limits })
  const http = createHttp({ settings, clock, cache: openHttpCache(environment), transport })
  return {
    sources: await loadSources(),
    options: sourceOptions(environment),
    send: withLogin((request) => http.send(request), environment, settings.bases),
    forget(request) {
      http.forget(request)
      // The same question, as somebody asked it who had logged in.
      http.forget({ ...request, headers: { ...request.headers, authorization: '' } })
    },
    http,
    get used() {
      return http.used
    },
  }
}
