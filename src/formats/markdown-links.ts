/** What a link beside a paper is for: the paper itself, code, a project page, a video, … */
import { readIdentifier } from '../core/identifier.ts'
import type { LinkPiece } from './markdown-pieces.ts'

/** `title`: the label is a title, a name or anything else that is not the name of a role. */
export type Role =
  | 'paper'
  | 'code'
  | 'project'
  | 'video'
  | 'dataset'
  | 'slides'
  | 'blog'
  | 'model'
  | 'demo'
  | 'bibtex'
  | 'poster'
  | 'review'
  | 'supplement'
  | 'other'
  | 'title'

const words: readonly (readonly [Role, RegExp])[] = [
  [
    'paper',
    /^(?:(?:the |full |original |arxiv |conference |journal )?papers?(?: ?(?:link|page|url|pdf|\d))?|pdf|links?|url|arxiv(?: ?(?:link|pdf|version|paper|preprint))?|a(?:r|rr)xiv|abs|abstract|html|doi|acl(?: anthology)?|anthology|open ?review|acm|ieee(?: ?xplore)?|springer|cvf|pmlr|neurips|biorxiv|medrxiv|ssrn|preprint|publication|publisher|proceedings|book|chapter|thesis|report|tech(?:nical)? ?report|read|download|论文|论文链接|链接|原文|下载|here|source|science ?direct|semantic ?scholar|eprint|full ?text|article|manuscript|pub|pdf link|paper link)$/i,
  ],
  [
    'code',
    /^(?:(?:the |official |source |pytorch |tensorflow |tf |jax |torch |matlab |caffe |unofficial |python |third[- ]party |offical |our |data (?:and|&) |keras |c\+\+ |project )*(?:codes?|github|git ?hub ?(?:code|repo|link)?|repo(?:sitory)?|implementation|source|gitlab|git)(?: ?(?:link|page|repo|base|release|available|url|[-:/] ?\w+|\(\w+\)|(?:and|&|\/) ?(?:data|models?|dataset|weights)|\d))?|pytorch|tensorflow|tf|torch|keras|jax|matlab|caffe|python|r|julia|java|c\+\+|codebase|toolbox|toolkit|library|package|software|代码|源码|codes and data)$/i,
  ],
  [
    'project',
    /^(?:(?:the |project |official |our |github )?(?:projects?|home)(?: ?(?:page|site|website|link|url|web))?|website|web ?page|web|site|page|homepage|项目|主页|webpage|official site|web ?site|github ?page|github\.io|project-page)$/i,
  ],
  [
    'video',
    /^(?:(?:youtube |talk |demo |oral |presentation |tutorial )?(?:videos?|youtube|talks?|presentation|bilibili|recording|视频|vimeo)(?: ?(?:link|\d|demo|talk|presentation))?)$/i,
  ],
  [
    'dataset',
    /^(?:(?:the |hf |benchmark |training |hugging ?face )?(?:datasets?|data(?: ?set)?|benchmark|corpus|数据集?)(?: ?(?:link|page|card|\d|url))?)$/i,
  ],
  ['slides', /^(?:slides?(?: ?(?:link|pdf))?|ppt|presentation slides|deck)$/i],
  [
    'blog',
    /^(?:(?:blog|medium|twitter|tweet|x|thread|note|notes|zhihu|知乎|article|news|post|wechat|公众号|解读|博客|explanation|linkedin|reddit|explained|解析)(?: ?(?:post|link|thread|\d|page|article))?)$/i,
  ],
  [
    'model',
    /^(?:(?:🤗 ?)?(?:hf |hugging ?face |pretrained |pre-trained )?(?:models?|checkpoints?|weights?|hugging ?face|hf|model ?zoo|model ?card|ckpt)(?: ?(?:link|hub|\d|page))?)$/i,
  ],
  [
    'demo',
    /^(?:(?:live |online |interactive |web )?(?:demos?|colab|notebook|playground|spaces?|app|replicate|try it|tool)(?: ?(?:link|page|\d))?)$/i,
  ],
  ['bibtex', /^(?:bib(?:tex)?|cite|citation|cited by.*|引用)$/i],
  ['poster', /^posters?$/i],
  ['review', /^(?:reviews?|openreview|discussion|summary|summaries|tl;?dr|abstract)$/i],
  [
    'supplement',
    /^(?:supp?(?:l?\.?|lement(?:ary|al)?)?(?: ?(?:materials?|pdf))?|appendix|errata|extended|extended version|full version)$/i,
  ],
  [
    'other',
    /^(?:leaderboard|docs?|documentation|tutorials?|results?|book|course|license|wiki|wikipedia|image|figure|back to top|top|⬆.*|↥.*|↑.*|more|api|patent|press|newsletter|podcast|survey ?page|stars?|forks?|issues?|pwc|papers ?with ?code|connected ?papers|datasheet)$/i,
  ],
]

/** The role that a label names, if it names one. */
export function roleOfLabel(label: string): Role | undefined {
  const bare = label
    .replace(/\p{Extended_Pictographic}|\ufe0f|\u200d/gu, '')
    .replace(/:[a-z_]{2,30}:/g, '')
    .replace(/^[\s[\](){}"'“”<>|:：*_.,-]+|[\s[\](){}"'“”<>|:：*_.,-]+$/g, '')
    .replace(/\s+/g, ' ')
  if (bare === '' || bare.length > 40) return undefined
  const promised =
    /^(code|github|dataset|data|project|paper|model|demo|video)\b.*\b(?:com?ming|soon|available|released?|TBD|TBA)\b/i.exec(
      bare,
    )?.[1]
  const name = promised ?? bare
  return words.find(([, pattern]) => pattern.test(name))?.[0]
}

/** The role that an address suggests by itself. */
export function roleOfUrl(url: string): Role {
  if (isPaperUrl(url)) return 'paper'
  if (
    /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org)\/[^/]/i.test(
      url,
    )
  )
    return 'code'
  if (/youtube\.com|youtu\.be|bilibili\.com|vimeo\.com|slideslive/i.test(url)) return 'video'
  if (/huggingface\.co\/datasets\/|zenodo\.org|kaggle\.com|drive\.google/i.test(url)) return 'dataset'
  if (/huggingface\.co\/(?!papers|blog|spaces)|modelscope\.cn/i.test(url)) return 'model'
  if (/huggingface\.co\/spaces|colab\.research/i.test(url)) return 'demo'
  if (/\.github\.io|sites\.google/i.test(url)) return 'project'
  if (/twitter\.com|\/\/x\.com|medium\.com|zhihu\.com|mp\.weixin/i.test(url)) return 'blog'
  return 'other'
}

const publishers =
  /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|aclanthology\.org|aclweb\.org|openreview\.net|doi\.org|ieee\.org|acm\.org|springer\.com|sciencedirect\.com|nature\.com|science\.org|sciencemag\.org|wiley\.com|tandfonline\.com|thecvf\.com|cv-foundation\.org|mlr\.press|neurips\.cc|nips\.cc|iclr\.cc|ecva\.net|aaai\.org|ijcai\.org|usenix\.org|vldb\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|ssrn\.com|mdpi\.com|frontiersin\.org|pnas\.org|plos\.org|jmlr\.org|isca-speech\.org|isca-archive\.org|bmva\.org|bmvc\.org|semanticscholar\.org|researchgate\.net|ncbi\.nlm\.nih\.gov|oup\.com|cell\.com|royalsocietypublishing\.org|aps\.org|iop\.org|iopscience\.iop\.org|acs\.org|rsc\.org|sagepub\.com|hal\.science|inria\.fr|eurosp\.org|ndss-symposium\.org|cidrdb\.org|dblp\.org|osti\.gov|inspirehep\.net|jair\.org|mitpress\.mit\.edu|direct\.mit\.edu|cambridge\.org|worldscientific\.com|hindawi\.com|spiedigitallibrary\.org|osapublishing\.org|techrxiv\.org|preprints\.org|eccc\.weizmann\.ac\.il|iacr\.org|mlsys\.org|mlsys\.cc|roboticsproceedings\.org|siam\.org|informs\.org|europepmc\.org|alphaxiv\.org|paperswithcode\.com\/paper|ceur-ws\.org|dagstuhl\.de|eg\.org|emerald\.com|aip\.org|degruyter\.com|projecteuclid\.org|jstor\.org|philpapers\.org|citeseerx\.ist\.psu\.edu)(?:[:/]|$)/i

/** Does an address lead to a paper, as far as one can see? */
export function isPaperUrl(url: string): boolean {
  if (/huggingface\.co\/(?:papers|datasets|spaces)/i.test(url)) return url.includes('/papers')
  return (
    readIdentifier(url) !== undefined || publishers.test(url) || /\.(?:pdf|ps|ps\.gz)(?:[?#]|$)/i.test(url)
  )
}

/** An address that may enter a draft: http or https, without a password; a bare `www.` gets its scheme. */
export function safeUrl(written: string): { url: string; hadPassword: boolean } | undefined {
  const spaced = written
    .trim()
    .replace(/^(?=www\.)/i, 'https://')
    .replace(/^(https?):\/(?=[^/])/i, '$1://')
  const encoded = spaced
    .replace(/\s+/g, '%20')
    .replace(/["<>\\^`{|}\p{Cc}]/gu, (sign) => encodeURIComponent(sign))
  const bare = encoded.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1')
  if (!/^https?:\/\/[^/?#\s]*[\p{L}\p{N}]/iu.test(bare)) return undefined
  return { url: bare, hadPassword: bare !== encoded }
}

/** Is this a link inside the document? */
export function isAnchor({ url }: LinkPiece): boolean {
  return /^#./.test(url) || /^https?:\/\/github\.com\/[^/]+\/[^/#?]+\/?(?:blob\/\w+\/README\.md)?#/i.test(url)
}
