/** doi.org: CSL-JSON for a DOI of any registration agency; what it does not know does not exist. */
import { readCsl } from '../formats/csl-read.ts'
import { foundOf } from './found.ts'
import { at, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, isHtml, jsonOf, oddity, unavailable, wallOf } from './shape.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const doi: Source = {
  name: 'doi',
  summary: 'Any DOI as CSL-JSON from doi.org, which alone can say that a DOI does not exist.',
  kinds: ['doi'],
  batch: 1,
  match: () => undefined,
  request([reference], { bases }) {
    const path = encodeURI(reference?.value ?? '').replace(/[?#]/g, encodeURIComponent)
    const headers = { accept: 'application/vnd.citationstyles.csl+json' }
    return [{ service: 'doi', method: 'GET', url: `${baseOf('doi', bases)}/${path}`, headers }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne({ value }: Reference, reply: Reply): Answer {
  if (reply.status === 404) return wallOf(reply) ?? (isUnknown(reply) ? absent : oddity(reply, 'JSON'))
  if (reply.status === 204 || reply.status === 406)
    return unavailable(reply, 'knows the DOI but has no description of the paper')
  const json = jsonOf(reply)
  if ('problem' in json) return json.problem
  const named = textOf(at(json.value, 'DOI'))
  if (named.toLowerCase() !== value.toLowerCase())
    return unavailable(reply, 'sent another work than asked for')
  const read = readCsl(json.value)
  if (!read) return unavailable(reply, 'sent a record without a title')
  return foundOf(read.draft, reply, { source: 'doi', url: `https://doi.org/${value}` })
}

/** The page that says so, or the agency's own words. */
function isUnknown(reply: Reply): boolean {
  return isHtml(reply)
    ? /doi[^<]{0,100}not[^<]{0,40}found|doi name/i.test(reply.body.slice(0, 20_000))
    : /resource not found|doesn't exist|not found/i.test(reply.body.slice(0, 1000))
}
