/** How a source is called in a sentence. */
import { type ServiceName, services } from './services.ts'

/** `Crossref` for `crossref`; a source with no service of its name keeps its own. */
export function labelOf(source: string): string {
  return Object.hasOwn(services, source) ? services[source as ServiceName].label : source.replaceAll('-', ' ')
}
