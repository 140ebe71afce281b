/** What the prefix of a DOI tells: who registered it, and which should never be taken for a publication. */

/** Prefixes that DataCite registers and that surveys cite: archives of preprints, data, code and models. */
const dataciteRepositories =
  /^10\.(?:48550|5281|6084|57967|17605|7910|5061|5067|17632|25384|60692|4230|18419|14279|17863|34740|48448|57702)\//

/** Is this a DOI that DataCite registered, as far as its prefix tells? */
export function isDataciteDoi(doi: string): boolean {
  return dataciteRepositories.test(doi)
}

/** The Anthology id in a DOI of the ACL; TACL and older journals have DOIs that do not tell. */
export function aclIdOf(doi: string): string | undefined {
  const suffix = /^10\.18653\/v1\/([a-z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)$/i.exec(doi)?.[1]
  return suffix && (/^[a-z]\d/i.test(suffix) ? suffix.toUpperCase() : suffix.toLowerCase())
}

/** Does a publisher with this prefix re-post papers of others under DOIs of its own? */
export function isRepost(doi: string): boolean {
  return doi.startsWith('10.65215/')
}

/** Curran's DOIs of NeurIPS, whose authors stand in the order of the alphabet. */
export function isCurran(doi: string): boolean {
  return doi.startsWith('10.52202/')
}
