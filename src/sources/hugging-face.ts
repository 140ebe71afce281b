/** Hugging Face papers: links to code for arXiv papers, which somebody, or a program, has put there. */
import { foundIn } from './found.ts'
import { at, type Json, objectOf, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, jsonOf, refused, unavailable } from './shape.ts'
import type { Answer, Reference, Reply, Source, Suggestion } from './source.ts'

export const huggingFace: Source = {
  name: 'hugging-face',
  summary: 'Code and project pages of arXiv papers, to be looked at before they are believed.',
  kinds: ['arxiv'],
  batch: 1,
  match: () => undefined,
  request([reference], { bases, keys }) {
    const token = keys?.['hugging-face']
    const url = `${baseOf('hugging-face', bases)}/api/papers/${reference?.value}`
    const headers = token && { authorization: `Bearer ${token}` }
    return [{ service: 'hugging-face', method: 'GET', url, ...(headers && { headers }) }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const json = jsonOf(reply)
  if ('problem' in json) return json.problem
  const error = textOf(at(json.value, 'error'))
  if (/not found/i.test(error)) return absent
  if (error !== '') return refused(reply, error)
  const paper = objectOf(json.value)
  if (textOf(paper?.id) !== value) return unavailable(reply, 'sent another paper than asked for')
  return foundIn(
    {
      title: textOf(paper?.title),
      authors: objectsIn(paper?.authors)
        .filter(({ hidden }) => hidden !== true)
        .map(({ name }) => textOf(name)),
      issued: textOf(paper?.publishedAt).slice(0, 7),
      addresses: [['arxiv', `arXiv:${value}`]],
      abstract: textOf(paper?.summary),
      suggestions: paper ? suggestionsIn(paper) : [],
      doubtful: ['title', 'authors', 'date', 'abstract'],
    },
    reply,
    { source: 'hugging-face', url: `https://huggingface.co/papers/${value}` },
  )
}

/** What a person entered is mostly right; what a program found is often somebody else's code. */
function suggestionsIn(paper: Json): Suggestion[] {
  const [code, project] = [textOf(paper.githubRepo), textOf(paper.projectPage)]
  const why =
    paper.githubRepoAddedBy === 'user'
      ? 'a reader entered it at Hugging Face'
      : 'a program found it; it may be the code of somebody else'
  return [
    ...(/^https?:\/\//.test(code) ? [{ field: 'code', value: code, why } as const] : []),
    ...(/^https?:\/\//.test(project)
      ? [{ field: 'project', value: project, why: 'a reader entered it at Hugging Face' } as const]
      : []),
  ]
}
