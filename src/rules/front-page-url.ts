/** An address of a whole site that holds thousands of papers or repositories, where one of them was meant. */
import { bareHost, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const frontPageUrl: Rule = {
  name: 'front-page-url',
  kind: 'links',
  summary:
    'An address leads to the front page of an archive, a publisher or a code host, not to what is on it.',
  severity: 'warning',
  fixable: false,
  check: ({ entries }) =>
    remarks(entries, fronts, (address) => {
      const site = bareHost(partsOf(address).host)
      return { message: `is only the front page of \`${site}\`; write the page that was meant` }
    }),
}

/** Sites on which many people publish, and the paths under which nothing is named yet. */
const fronts = new RegExp(
  `^https?://(?:www\\.)?(?:${[
    'arxiv\\.org(?:/(?:abs|pdf|html|list))?',
    '(?:bio|med|chem)rxiv\\.org(?:/content)?',
    'openreview\\.net(?:/(?:forum|pdf|group|notes))?',
    'aclanthology\\.org(?:/anthology)?',
    'aclweb\\.org/anthology',
    'doi\\.org',
    'dl\\.acm\\.org(?:/(?:doi|citation\\.cfm))?',
    'ieeexplore\\.ieee\\.org(?:/(?:xplore/home\\.jsp|document|abstract/document|abstract))?',
    'link\\.springer\\.com(?:/(?:article|chapter|book))?',
    'sciencedirect\\.com(?:/science(?:/article)?)?',
    'onlinelibrary\\.wiley\\.com',
    'nature\\.com(?:/articles)?',
    'mdpi\\.com',
    'openaccess\\.thecvf\\.com(?:/(?:menu|menu\\.py))?',
    'papers\\.n(?:eur)?ips\\.cc(?:/paper)?',
    'proceedings\\.neurips\\.cc(?:/(?:paper|paper_files))?',
    'proceedings\\.mlr\\.press',
    'jmlr\\.org(?:/papers)?',
    'ojs\\.aaai\\.org(?:/index\\.php/aaai)?',
    'semanticscholar\\.org(?:/paper)?',
    'paperswithcode\\.com(?:/paper)?',
    'scholar\\.google\\.com',
    'researchgate\\.net(?:/publication)?',
    'papers\\.ssrn\\.com',
    'eprint\\.iacr\\.org',
    'zenodo\\.org(?:/records?)?',
    'figshare\\.com',
    'osf\\.io',
    'github\\.com',
    'gitlab\\.com',
    'bitbucket\\.org',
    'gist\\.github\\.com',
    'github\\.io',
    'huggingface\\.co(?:/(?:papers|models|datasets|spaces))?',
    'anonymous\\.4open\\.science(?:/r)?',
    'drive\\.google\\.com(?:/drive)?',
    'sites\\.google\\.com(?:/(?:view|site))?',
    'youtube\\.com(?:/watch)?',
    'medium\\.com',
  ].join('|')})/{0,9}(?:\\?(?:id=)?)?(?:#.*)?$`,
  'i',
)
