/** Prints a manifest for a new survey. */
import { stringify } from 'yaml'
import { manifestModeline } from './insertion.ts'
import type { Manifest } from './manifest.ts'

/** A manifest as YAML, its fields in the order of the object; `comment` stands at its end. */
export function printManifest(manifest: Manifest, comment = ''): string {
  const text = stringify(manifest, { lineWidth: 0, version: '1.2', aliasDuplicateObjects: false })
  return manifestModeline + text + comment.replace(/^(?=.)/gm, '# ')
}
