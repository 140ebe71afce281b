/** Authors in running text: is this a list of people, and who are they? */

/** Words that titles have and names have not. */
const titleWord =
  /^(?:learning|deep|neural|networks?|models?|language|large|based|survey|review|reasoning|generation|agents?|data|training|multi\p{L}*|self|analysis|systems?|frameworks?|benchmark|evaluation|detection|methods?|knowledge|code|paper|project|github|dataset|blog|video|slides|website|vision|image|robust|efficient|adversarial|search|test|end|arxiv|preprint|workshop|conference|proceedings|journal|transactions|university|institute|laborator(?:y|ies)|lab|research|google|microsoft|meta|openai|deepmind)$/iu
const possessive = /^(?:their|our|its|your|own|all|you|we|it|not|do|does|be|as|but|no|than|that|this|these)$/i
/** Family names that are words too: `Jiaxuan You`, `Kien Do`. */
const familyWord = /^(?:You|Do)$/
const joiningWord =
  /^(?:the|an|a|for|with|from|via|using|towards?|on|of|is|are|can|how|what|why|when|to|by|in|at)$/
const particle =
  /^(?:van|von|der|den|de|del|della|di|da|dos|do|du|la|le|el|al|bin|ibn|ten|ter|zu|zur|af|av|y|e|dan|st\.?)$/i
const nameToken = /^(?:\p{Lu}[\p{L}\p{M}'’`´.-]*|\p{Lu}\.(?:-?\p{Lu}\.)*|d['’]\p{Lu}\p{L}+|\p{Lo}{2,5})$/u
const etAl = /[,\s(]*\b(?:et\.?,?\s*al\b\.?|and others|等人?)\)?/iu

/** People that a text names: `A. Author, B. Writer, and C. Poet`, `Author et al.`; undefined if it is something else. */
export function readPeople(text: string): { names: string[]; isOpen: boolean } | undefined {
  const plain = cleaned(text)
  if (plain.length < 3 || plain.length > 20_000) return undefined
  const isOpen = etAl.test(plain) || /等$|\.\.\.$|…$/.test(plain)
  const names = namesOf(plain.replace(new RegExp(etAl, 'giu'), ' ').replace(/等$|\.\.\.$|…$/, ''))
  if (names.length === 0) return undefined
  const good = names.filter(isName).length
  const full = names.filter((name) => name.split(' ').length > 1).length
  if (names.some((name) => /\d|\p{Ll}\. /u.test(name))) return undefined
  if (
    names.length === 2 &&
    !isOpen &&
    (full < 2 || (!plain.includes(',') && names.some((name) => name.split(' ').length > 3)))
  )
    return undefined
  if (names.some((name) => name.split(' ').length > 5 && !isName(name))) return undefined
  if (isOpen && /\p{L}/u.test(plain.slice(plain.search(etAl)).replace(etAl, '')) && names.length === 1)
    return undefined
  if (isOpen) return good >= names.length * 0.7 ? { names, isOpen } : undefined
  if (names.length === 1) return undefined
  const needed = names.length <= 3 ? names.length : names.length * 0.8
  return good >= needed && full * 2 >= Math.min(names.length, 3) ? { names, isOpen } : undefined
}

/** As `readPeople`, where authors are expected: one name will do. */
export function readExpectedPeople(text: string): { names: string[]; isOpen: boolean } | undefined {
  const people = readPeople(text)
  if (people) return people
  if (isTeam(text)) return { names: [text.trim()], isOpen: false }
  const plain = cleaned(text)
  if (plain.length < 3 || plain.length > 2000) return undefined
  const names = namesOf(plain)
  const good = names.filter(isName).length
  return names.length > 0 && good * 2 > names.length && plain.split(' ').length <= names.length * 6
    ? { names, isOpen: false }
    : undefined
}

/** Does a text name a group of people that signs as one? */
export function isTeam(text: string): boolean {
  return /^(?:the )?\p{Lu}[\p{L}\p{N} .&-]{1,40} (?:Team|Group|Collaboration|Consortium)$/iu.test(text.trim())
}

/** Could this be one person's name of two words or more? */
export function isFullName(text: string): boolean {
  const name = cleaned(text)
  return (name.includes(' ') || /^\p{Lo}{2,4}$/u.test(name)) && isName(name)
}

function cleaned(text: string): string {
  return text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[*†‡§¶∗#✉★☆♠♣¹²³⁴⁵⁶⁷⁸⁹⁰^]+|\\|(?<=\p{L})\d(?:,\d)*(?=[,\s]|$)/gu, '')
    .replace(/^(?:authors?|by|作者)\s*[:：]?\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:|–—-]+/, '')
    .replace(/[\s,;:|–—-]+$/, '')
    .replace(/(?<=\p{Ll}{2}|\p{Lo}|(?:^|\s)(?![JS]r)\p{Lu}\p{Ll})\.$/u, '')
    .replace(/,? (?:and|&)$/, '')
}

function namesOf(text: string): string[] {
  const parts = text
    .split(/\s*[,;，；、·|]\s*(?:(?:and|&)\s+)?|\s+(?:and|&|und)\s+/)
    .map((part) => part.replace(/^(?:and|&)\s+/, '').trim())
    .filter((part) => part !== '' && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(part))
  return inverted(parts, text)
}

/** `Künzel, Sören R., Jasjeet S. Sekhon`: the first, or every, author with the family name first. */
function inverted(parts: readonly string[], text: string): string[] {
  const isSingle = (part = '') => part !== '' && !part.includes(' ') && !/\.$/.test(part)
  const pairs = parts.length % 2 === 0 && /,/.test(text)
  const given = (part = '') =>
    /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}(?:\.|[\p{L}'’-]*))*$|^(?:\p{Lu}\.? ?-?)+$/u.test(part)
  const isAll =
    pairs &&
    parts.length > 2 &&
    parts.every((part, at) => (at % 2 ? given(part) : part.split(' ').length <= 2)) &&
    parts
      .filter((_, at) => at % 2 === 1)
      .some((part) => /^(?:\p{Lu}\.? ?-?)+$/u.test(part) || isSingle(part)) &&
    parts.filter((_, at) => at % 2 === 0).every((part) => isSingle(part))
  if (isAll) return parts.flatMap((part, at) => (at % 2 ? [] : [`${part}, ${parts[at + 1]}`]))
  const [first = '', second = '', third] = parts
  const startsInverted =
    isSingle(first) && given(second) && (third === undefined ? /,/.test(text) : third.includes(' '))
  if (startsInverted && parts.length > 1) return [`${first}, ${second}`, ...parts.slice(2)]
  return [...parts]
}

function isName(name: string): boolean {
  const tokens = name.replace(/,/g, ' ').split(/\s+/)
  if (tokens.length > 6 || /^\p{Lu}{3,}$/u.test(name)) return false
  return tokens.every((token, at) => {
    if (at === 1 && tokens.length === 2 && familyWord.test(token)) return true
    if (
      titleWord.test(token) ||
      possessive.test(token) ||
      joiningWord.test(at === 0 ? token.toLowerCase() : token)
    )
      return false
    return nameToken.test(token) || (particle.test(token) && (at < tokens.length - 1 || at > 0))
  })
}
