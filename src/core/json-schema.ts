/** The JSON Schemas that let editors complete and check a survey while it is typed. */
import * as z from 'zod'
import { Manifest } from './manifest.ts'
import { Papers } from './paper.ts'

/** Schema files by name, as texts. */
export function jsonSchemas(): Readonly<Record<'papers.schema.json' | 'survey.schema.json', string>> {
  return {
    'papers.schema.json': print(Papers, 'Papers of a survey'),
    'survey.schema.json': print(Manifest, 'Manifest of a survey'),
  }
}

function print(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`
}
