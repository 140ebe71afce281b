/** Every rule, sorted by name. A new one needs its line here; a test compares the list with the files. */
import { arxivWithVersion } from './arxiv-with-version.ts'
import { dateBeforeArxivId } from './date-before-arxiv-id.ts'
import { duplicateArxiv } from './duplicate-arxiv.ts'
import { duplicateCitekey } from './duplicate-citekey.ts'
import { duplicateDoi } from './duplicate-doi.ts'
import { duplicateUrl } from './duplicate-url.ts'
import { emptySubcategory } from './empty-subcategory.ts'
import { futureDate } from './future-date.ts'
import { identifierAsUrl } from './identifier-as-url.ts'
import { insecureUrl } from './insecure-url.ts'
import { malformedUrl } from './malformed-url.ts'
import { missingAuthors } from './missing-authors.ts'
import { missingLink } from './missing-link.ts'
import { noncanonicalVenue } from './noncanonical-venue.ts'
import { oneIdTwoTitles } from './one-id-two-titles.ts'
import type { Rule } from './rule.ts'
import { schema } from './schema.ts'
import { similarTitle } from './similar-title.ts'
import { titleFullStop } from './title-full-stop.ts'
import { unknownComponent } from './unknown-component.ts'
import { unknownParadigm } from './unknown-paradigm.ts'
import { unknownRule } from './unknown-rule.ts'
import { unknownSubcategory } from './unknown-subcategory.ts'
import { unquotedIdentifier } from './unquoted-identifier.ts'
import { unsortedPapers } from './unsorted-papers.ts'
import { unusedIgnore } from './unused-ignore.ts'
import { venueContradictsIdentifier } from './venue-contradicts-identifier.ts'
import { yaml } from './yaml.ts'

export const rules: readonly Rule[] = [
  arxivWithVersion,
  dateBeforeArxivId,
  duplicateArxiv,
  duplicateCitekey,
  duplicateDoi,
  duplicateUrl,
  emptySubcategory,
  futureDate,
  identifierAsUrl,
  insecureUrl,
  malformedUrl,
  missingAuthors,
  missingLink,
  noncanonicalVenue,
  oneIdTwoTitles,
  schema,
  similarTitle,
  titleFullStop,
  unknownComponent,
  unknownParadigm,
  unknownRule,
  unknownSubcategory,
  unquotedIdentifier,
  unsortedPapers,
  unusedIgnore,
  venueContradictsIdentifier,
  yaml,
]
