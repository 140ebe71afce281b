/** Every rule, sorted by name. A new one needs its line here; a test compares the list with the files. */
import { accountAsCode } from './account-as-code.ts'
import { allCapsAuthor } from './all-caps-author.ts'
import { arxivDoi } from './arxiv-doi.ts'
import { arxivWithVersion } from './arxiv-with-version.ts'
import { authorInitials } from './author-initials.ts'
import { authorMarks } from './author-marks.ts'
import { authorSpelledTwoWays } from './author-spelled-two-ways.ts'
import { citekeyStyle } from './citekey-style.ts'
import { closedSiteUrl } from './closed-site-url.ts'
import { codeAsUrl } from './code-as-url.ts'
import { conflictMarker } from './conflict-marker.ts'
import { contradictingIdentifiers } from './contradicting-identifiers.ts'
import { dateBeforeArxivId } from './date-before-arxiv-id.ts'
import { dateContradictsIdentifier } from './date-contradicts-identifier.ts'
import { dateContradictsVenue } from './date-contradicts-venue.ts'
import { duplicateArxiv } from './duplicate-arxiv.ts'
import { duplicateCitekey } from './duplicate-citekey.ts'
import { duplicateDoi } from './duplicate-doi.ts'
import { duplicateField } from './duplicate-field.ts'
import { duplicateUrl } from './duplicate-url.ts'
import { editedOutput } from './edited-output.ts'
import { emojiInTitle } from './emoji-in-title.ts'
import { emptySubcategory } from './empty-subcategory.ts'
import { etAlAuthor } from './et-al-author.ts'
import { frontPageUrl } from './front-page-url.ts'
import { futureDate } from './future-date.ts'
import { htmlEntity } from './html-entity.ts'
import { identifierAsUrl } from './identifier-as-url.ts'
import { impossibleArxivId } from './impossible-arxiv-id.ts'
import { impossibleDate } from './impossible-date.ts'
import { innerListing } from './inner-listing.ts'
import { insecureUrl } from './insecure-url.ts'
import { invisibleCharacter } from './invisible-character.ts'
import { joinedAuthors } from './joined-authors.ts'
import { libraryProxy } from './library-proxy.ts'
import { localAddress } from './local-address.ts'
import { longReadme } from './long-readme.ts'
import { lookAlikeLetter } from './look-alike-letter.ts'
import { malformedIdentifier } from './malformed-identifier.ts'
import { malformedPaperLink } from './malformed-paper-link.ts'
import { malformedUrl } from './malformed-url.ts'
import { markupInTitle } from './markup-in-title.ts'
import { misplacedPaper } from './misplaced-paper.ts'
import { missingAuthors } from './missing-authors.ts'
import { missingDate } from './missing-date.ts'
import { missingLink } from './missing-link.ts'
import { missingVenue } from './missing-venue.ts'
import { nonNfcText } from './non-nfc-text.ts'
import { noncanonicalVenue } from './noncanonical-venue.ts'
import { oldPreprint } from './old-preprint.ts'
import { oneIdTwoTitles } from './one-id-two-titles.ts'
import { oneTitleTwoIds } from './one-title-two-ids.ts'
import { oneUrlTwoTitles } from './one-url-two-titles.ts'
import { organisationAsPerson } from './organisation-as-person.ts'
import { paperAsCode } from './paper-as-code.ts'
import { pdfUrl } from './pdf-url.ts'
import { placeholderIdentifier } from './placeholder-identifier.ts'
import { placeholderText } from './placeholder-text.ts'
import { placeholderUrl } from './placeholder-url.ts'
import { preprintAndPublished } from './preprint-and-published.ts'
import { preprintAsVenue } from './preprint-as-venue.ts'
import { redirectingUrl } from './redirecting-url.ts'
import { repeatedAuthor } from './repeated-author.ts'
import { repeatedId } from './repeated-id.ts'
import { repeatedLabel } from './repeated-label.ts'
import { repeatedListing } from './repeated-listing.ts'
import type { Rule } from './rule.ts'
import { sameLinkTwice } from './same-link-twice.ts'
import { schema } from './schema.ts'
import { searchPageUrl } from './search-page-url.ts'
import { sectionOrder } from './section-order.ts'
import { shortLivedUrl } from './short-lived-url.ts'
import { similarTitle } from './similar-title.ts'
import { siteAsCode } from './site-as-code.ts'
import { staleOutput } from './stale-output.ts'
import { surroundingSpace } from './surrounding-space.ts'
import { titleAllCaps } from './title-all-caps.ts'
import { titleFullStop } from './title-full-stop.ts'
import { titleSpaces } from './title-spaces.ts'
import { trackingParameters } from './tracking-parameters.ts'
import { unbalancedTitle } from './unbalanced-title.ts'
import { unknownAttribute } from './unknown-attribute.ts'
import { unknownComponent } from './unknown-component.ts'
import { unknownParadigm } from './unknown-paradigm.ts'
import { unknownRule } from './unknown-rule.ts'
import { unknownSubcategory } from './unknown-subcategory.ts'
import { unknownVenue } from './unknown-venue.ts'
import { unquotedIdentifier } from './unquoted-identifier.ts'
import { unregisteredDoi } from './unregistered-doi.ts'
import { unsortedPapers } from './unsorted-papers.ts'
import { untrimmedDoi } from './untrimmed-doi.ts'
import { unusedAttribute } from './unused-attribute.ts'
import { unusedIgnore } from './unused-ignore.ts'
import { unusedParadigm } from './unused-paradigm.ts'
import { urlCredentials } from './url-credentials.ts'
import { urlRemnant } from './url-remnant.ts'
import { venueContradictsIdentifier } from './venue-contradicts-identifier.ts'
import { venueContradictsUrl } from './venue-contradicts-url.ts'
import { venueInTitle } from './venue-in-title.ts'
import { venueWithoutYear } from './venue-without-year.ts'
import { workshopInNote } from './workshop-in-note.ts'
import { wrongCheckDigit } from './wrong-check-digit.ts'
import { yaml } from './yaml.ts'

export const rules: readonly Rule[] = [
  accountAsCode,
  allCapsAuthor,
  arxivDoi,
  arxivWithVersion,
  authorInitials,
  authorMarks,
  authorSpelledTwoWays,
  citekeyStyle,
  closedSiteUrl,
  codeAsUrl,
  conflictMarker,
  contradictingIdentifiers,
  dateBeforeArxivId,
  dateContradictsIdentifier,
  dateContradictsVenue,
  duplicateArxiv,
  duplicateCitekey,
  duplicateDoi,
  duplicateField,
  duplicateUrl,
  editedOutput,
  emojiInTitle,
  emptySubcategory,
  etAlAuthor,
  frontPageUrl,
  futureDate,
  htmlEntity,
  identifierAsUrl,
  impossibleArxivId,
  impossibleDate,
  innerListing,
  insecureUrl,
  invisibleCharacter,
  joinedAuthors,
  libraryProxy,
  localAddress,
  longReadme,
  lookAlikeLetter,
  malformedIdentifier,
  malformedPaperLink,
  malformedUrl,
  markupInTitle,
  misplacedPaper,
  missingAuthors,
  missingDate,
  missingLink,
  missingVenue,
  nonNfcText,
  noncanonicalVenue,
  oldPreprint,
  oneIdTwoTitles,
  oneTitleTwoIds,
  oneUrlTwoTitles,
  organisationAsPerson,
  paperAsCode,
  pdfUrl,
  placeholderIdentifier,
  placeholderText,
  placeholderUrl,
  preprintAndPublished,
  preprintAsVenue,
  redirectingUrl,
  repeatedAuthor,
  repeatedId,
  repeatedLabel,
  repeatedListing,
  sameLinkTwice,
  schema,
  searchPageUrl,
  sectionOrder,
  shortLivedUrl,
  similarTitle,
  siteAsCode,
  staleOutput,
  surroundingSpace,
  titleAllCaps,
  titleFullStop,
  titleSpaces,
  trackingParameters,
  unbalancedTitle,
  unknownAttribute,
  unknownComponent,
  unknownParadigm,
  unknownRule,
  unknownSubcategory,
  unknownVenue,
  unquotedIdentifier,
  unregisteredDoi,
  unsortedPapers,
  untrimmedDoi,
  unusedAttribute,
  unusedIgnore,
  unusedParadigm,
  urlCredentials,
  urlRemnant,
  venueContradictsIdentifier,
  venueContradictsUrl,
  venueInTitle,
  venueWithoutYear,
  workshopInNote,
  wrongCheckDigit,
  yaml,
]
