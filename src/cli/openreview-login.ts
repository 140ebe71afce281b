/** OpenReview lets people in who have an account: name and password from the environment give a token for the run. */
import type { Outcome } from '../sources/ask.ts'
import { at, textOf } from '../sources/json.ts'
import { type Bases, baseOf } from '../sources/services.ts'
import type { Request } from '../sources/source.ts'

type Send = (request: Request) => Promise<Outcome>

/**
 * Sends requests as before, those to OpenReview with the token of a person who logs in once, at the first of them. Without
 * `OPENREVIEW_USERNAME` and `OPENREVIEW_PASSWORD`, or when they are refused, everything goes out as it is.
 */
export function withLogin(
  send: Send,
  environment: Readonly<Record<string, string | undefined>>,
  bases: Bases = {},
): Send {
  const { OPENREVIEW_USERNAME: id, OPENREVIEW_PASSWORD: password } = environment
  if (!id || !password) return send
  let token: Promise<string> | undefined
  return async (request) => {
    const isTheirs = request.service === 'openreview' || request.service === 'openreview-old'
    if (!isTheirs || request.headers?.authorization) return send(request)
    token ??= send(loginRequest(id, password, bases)).then(tokenIn)
    const known = await token
    if (known === '') return send(request)
    return send({ ...request, headers: { ...request.headers, authorization: `Bearer ${known}` } })
  }
}

function loginRequest(id: string, password: string, bases: Bases): Request {
  return {
    service: 'openreview',
    method: 'POST',
    url: `${baseOf('openreview', bases)}/login`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, password }),
    isSecret: true,
  }
}

function tokenIn(outcome: Outcome): string {
  if (outcome.kind === 'failure' || outcome.reply.status !== 200) return ''
  try {
    const token = textOf(at(JSON.parse(outcome.reply.body), 'token'))
    return /^[\x21-\x7e]{1,4000}$/.test(token) ? token : ''
  } catch {
    return ''
  }
}
