/** A survey that begins with an import: its manifest from headings, legends and whatever fields the papers bring. */
import type { Combined } from './combine.ts'
import type { Draft } from './draft.ts'
import { growTaxonomy } from './grow.ts'
import { proposeId, readHeading } from './heading.ts'
import type { Manifest } from './manifest.ts'

/** What a new survey is made from. */
export interface Beginnings {
  readonly title: string
  readonly attributes: NonNullable<Manifest['attributes']>
  readonly combined: readonly Combined[]
  /** What a legend says that marks mean. */
  readonly legend: readonly { readonly marker: string; readonly title: string }[]
}

export interface NewSurvey {
  readonly manifest: Manifest
  /** The path in the new taxonomy for headings. */
  place(headings: readonly string[]): string
  paradigm(marker: string): string | undefined
}

/** The manifest that fits these papers, and where in it each belongs. */
export function beginSurvey({ title, attributes, combined, legend }: Beginnings): NewSurvey {
  const drafts = inReadingOrder(combined.flatMap((one) => one.drafts))
  const taxonomy = growTaxonomy(drafts.map(({ headings = [] }) => headings))
  const paradigms = paradigmsOf(new Set(drafts.flatMap(({ markers = [] }) => markers)), legend)
  const manifest: Manifest = {
    title,
    components: taxonomy.components as Manifest['components'],
    ...(paradigms.length > 0 && { paradigms }),
    ...(attributes.length > 0 && { attributes }),
    outputs: [{ file: 'references.bib', format: 'bibtex' }],
  }
  const byMarker = new Map(paradigms.map(({ id, marker }) => [marker, id]))
  return { manifest, place: taxonomy.pathOf, paradigm: (marker) => byMarker.get(marker) }
}

/** Drafts as they stand in their files: the copies of a paper are combined, but each stands under headings of its own. */
function inReadingOrder(drafts: readonly Draft[]): Draft[] {
  const files = [...new Set(drafts.map(({ from }) => from?.path))]
  const file = ({ from }: Draft) => files.indexOf(from?.path)
  return drafts.toSorted((a, b) => file(a) - file(b) || (a.from?.start ?? 0) - (b.from?.start ?? 0))
}

/** A paradigm for each mark that stands beside a paper; its name from the legend, where there is one. */
function paradigmsOf(used: ReadonlySet<string>, legend: Beginnings['legend']) {
  const named = new Map(legend.map(({ marker, title }) => [marker, readHeading(title).title]))
  const markers = [...new Set([...named.keys(), ...used])].filter((marker) => used.has(marker))
  const taken = new Set<string>()
  return markers.map((marker, index) => {
    const title = named.get(marker)
    const id = proposeId(title ?? `mark ${index + 1}`, (candidate) => taken.has(candidate))
    taken.add(id)
    return { id, title: title ?? `Marked ${marker}`, marker }
  })
}
