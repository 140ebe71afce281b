/** What an import would do to a survey, or to a directory where there is none yet: decided as a whole before anything is written. */
import { isDeepStrictEqual } from 'node:util'
import { type Adoption, adopt } from '../core/adopt.ts'
import { type AdoptedTexts, adoptedTexts } from '../core/adopted-texts.ts'
import { fitAttributes, missingDeclarations } from '../core/attributes.ts'
import type { Combined } from '../core/combine.ts'
import type { Database, Entry } from '../core/database.ts'
import { declareAttributes } from '../core/declare.ts'
import { papersModeline } from '../core/insertion.ts'
import { isOwnSchema, jsonSchemas } from '../core/json-schema.ts'
import { loadDatabase } from '../core/load.ts'
import type { Manifest } from '../core/manifest.ts'
import { beginSurvey } from '../core/new-survey.ts'
import { type PlacementHints, placementFor } from '../core/placement.ts'
import { printManifest } from '../core/print-manifest.ts'
import type { SourceFile } from '../core/text.ts'
import type { Imported } from '../formats/format.ts'
import type { Workspace } from './command.ts'
import { homeOf } from './home.ts'

/** The decision about each paper, and the files that it changes, in the order in which they are to be written. */
export interface Plan {
  readonly adoption: Adoption
  /** By path from the survey's directory. */
  readonly texts: ReadonlyMap<string, string>
  /** Entries that lack facts and are not written in a form that can be completed. */
  readonly untouched: readonly Entry[]
  /** Was there no survey before? */
  readonly isNew: boolean
}

/** The plan for no papers. */
export const nothing: Plan = {
  adoption: adopt([], undefined, { place: () => undefined, paradigm: () => undefined }),
  texts: new Map(),
  untouched: [],
  isNew: false,
}

/** The survey that these papers make. */
export function planNewSurvey(
  combined: readonly Combined[],
  title: string,
  legend: NonNullable<Imported['legend']>,
): Plan {
  const attributes = missingDeclarations(fieldsOf(combined), [])
  const { manifest, place, paradigm } = beginSurvey({ title, attributes, combined, legend })
  const adoption = adopt(fitted(combined, attributes), undefined, { place, paradigm })
  const home = (component: string) => ({ path: `papers/${component}.yaml`, text: papersModeline })
  const { texts, untouched } = adoptedTexts(adoption, home, home)
  const manifestFile = { path: 'survey.yaml', text: printManifest(manifest, outputsComment) }
  const schemas = Object.entries(jsonSchemas(manifest)).map(
    ([name, text]) => [`schema/${name}`, text] as const,
  )
  assertLoads(
    manifestFile,
    [...texts].map(([path, text]) => ({ path, text })),
  )
  return {
    adoption,
    texts: new Map([...schemas, ...texts, [manifestFile.path, manifestFile.text]]),
    untouched,
    isNew: true,
  }
}

const outputsComment = `To have the list in a README that you write by hand made from here, put these two lines in it
  <!-- from survey: papers -->
  <!-- end -->
and name it under \`outputs\`:
  - { file: README.md, format: markdown, block: papers }
`

/** What these papers add to a survey. */
export async function planJoin(
  combined: readonly Combined[],
  workspace: Workspace,
  hints: PlacementHints,
): Promise<Plan> {
  const survey = await workspace.open()
  const database = await survey.database()
  const { taxonomy, manifest } = survey
  const paradigms = new Map(
    taxonomy.paradigms.flatMap(({ id, title, marker = id }) => [
      [id, id],
      [title, id],
      [marker, id],
    ]),
  )
  const declared = manifest.attributes ?? []
  const undeclared = missingDeclarations(fieldsOf(combined), declared)
  const adoption = adopt(fitted(combined, [...declared, ...undeclared]), database, {
    place: placementFor(taxonomy, hints),
    paradigm: (marker) => paradigms.get(marker),
  })
  const made = adoptedTexts(adoption, homesOf(workspace), workspace.file)
  const manifestFile = workspace.file(workspace.manifestPath)
  const manifestText = undeclared.length > 0 ? declareAttributes(manifestFile, undeclared) : manifestFile.text
  assertKept(workspace, { ...manifestFile, text: manifestText }, made, database, adoption)
  const texts =
    manifestText === manifestFile.text
      ? made.texts
      : new Map([
          [manifestFile.path, manifestText],
          ...renewedSchema(workspace, { ...manifest, attributes: [...declared, ...undeclared] }),
          ...made.texts,
        ])
  return { adoption, texts, untouched: made.untouched, isNew: false }
}

/** Editors would mark new attributes as mistakes; so the schema of the papers is made anew where the survey has one. */
function renewedSchema(workspace: Workspace, manifest: Manifest): [string, string][] {
  const name = 'papers.schema.json'
  const path = `schema/${name}`
  const isOurs = workspace.exists(path) && isOwnSchema(name, workspace.file(path).text)
  return isOurs ? [[path, jsonSchemas(manifest)[name]]] : []
}

function fieldsOf(combined: readonly Combined[]) {
  return combined.map(({ fields }) => fields)
}

function fitted(combined: readonly Combined[], declared: Parameters<typeof fitAttributes>[1]): Combined[] {
  return combined.map((one) => ({ ...one, fields: fitAttributes(one.fields, declared) }))
}

function homesOf(workspace: Workspace): (component: string) => SourceFile {
  const homes = new Map<string, SourceFile>()
  return (component) => {
    const home = homeOf(workspace, component)
    const file = homes.get(home.path) ?? { path: home.path, text: home.text }
    homes.set(home.path, file)
    return file
  }
}

/** The last guard: the survey must be valid afterwards, and every paper that was there must say what it said, or what it was to say. */
function assertKept(
  workspace: Workspace,
  manifest: SourceFile,
  { texts, untouched }: AdoptedTexts,
  before: Database,
  { known, added }: Adoption,
): void {
  const paths = new Set([...workspace.dataPaths, ...texts.keys()])
  const files = [...paths].map((path) => ({ path, text: texts.get(path) ?? workspace.file(path).text }))
  const after = new Map(assertLoads(manifest, files).entries.map(({ citekey, paper }) => [citekey, paper]))
  const expected = new Map(before.entries.map(({ citekey, paper }) => [citekey, paper]))
  for (const { entry, fields } of known)
    if (!untouched.includes(entry))
      expected.set(entry.citekey, { ...expected.get(entry.citekey), ...entry.paper, ...fields })
  for (const { citekey, paper } of added) expected.set(citekey, paper)
  const changed = [...expected].find(([citekey, paper]) => !isDeepStrictEqual(after.get(citekey), paper))
  if (changed || after.size !== expected.size)
    throw new Error(
      `the import would change \`${changed?.[0] ?? 'the number of papers'}\`; nothing was written`,
    )
}

function assertLoads(manifest: SourceFile, files: readonly SourceFile[]): Database {
  const { database, diagnostics } = loadDatabase(manifest, files)
  const [problem] = diagnostics
  if (database && !problem) return database
  throw new Error(
    `the import would make ${problem?.place.path}:${problem?.place.line} invalid: ${problem?.message}; nothing was written`,
  )
}
