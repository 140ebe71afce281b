/** Paper lists in the styles that people write them in: each kind of structure gives the same facts. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown-read.ts'

const read = (text: string) => readMarkdown({ path: 'list.md', text })
const fieldsOf = (text: string) => read(text).drafts.map(({ fields }) => fields)
const paper = 'https://arxiv.org/abs/2301.00001'
const code = 'https://github.com/lee/lamp'
const title = 'Lamps in the Dark: A Study of Light'
const full = {
  title,
  authors: ['Ann Lee', 'Bob Ray'],
  date: '2023',
  venue: 'ICML 2023',
  arxiv: '2301.00001',
  code,
}

test.each([
  ['*Kien Do, Truyen Tran, Svetha Venkatesh.*', ['Kien Do', 'Truyen Tran', 'Svetha Venkatesh']],
  ['*Jiaxuan You, Rex Ying, Jure Leskovec.*', ['Jiaxuan You', 'Rex Ying', 'Jure Leskovec']],
  ['*All You Need, What We Do, and More*', undefined],
])('family names that are words too: %s', (authors, names) => {
  expect(fieldsOf(`1. **${title}.** ICML 2023. [paper](${paper})\n\n    ${authors}\n`)[0]?.authors).toEqual(
    names,
  )
})

describe('items of a list', () => {
  test.each([
    [
      'linked title, facts after it',
      `- [${title}](${paper}), Ann Lee and Bob Ray, ICML 2023 | [github](${code})`,
    ],
    [
      'bold title in quotes',
      `1. **"${title}"**. *Ann Lee, Bob Ray*. ICML 2023. [[Paper](${paper})] [[Code](${code})]`,
    ],
    [
      'plain title, venue underlined',
      `- ${title}. Ann Lee and Bob Ray. <ins>ICML, 2023</ins> [[paper]](${paper}) [[code]](${code})`,
    ],
    [
      'quoted title after the authors',
      `* Ann Lee, Bob Ray. "${title}." ICML 2023. [[pdf]](${paper}) [[code]](${code})`,
    ],
    [
      'authors first, commas',
      `* Ann Lee, Bob Ray, ${title}, ICML, 2023. [[Paper]](${paper}) [[Code]](${code})`,
    ],
    [
      'venue before the authors',
      `- **${title}** (2023), ICML, Ann Lee, Bob Ray. [[pdf]](${paper}) [[code]](${code})`,
    ],
    [
      'parts between bars',
      `- ${title} | *ICML* | 2023 | Ann Lee, Bob Ray | [<u>Paper Link</u>](${paper}) | [Code](${code})`,
    ],
    [
      'bold inside the quotes',
      `* **[3]** Ann Lee, Bob Ray. "**${title}**." ICML (2023) [[pdf]](${paper}) [[code]](${code})`,
    ],
    [
      'a link that is a whole citation',
      `- [Ann Lee and Bob Ray. "${title}." In ICML 2023.](${paper}) [code](${code})`,
    ],
    [
      'with a year in brackets, as psychologists do',
      `- Lee, A., & Ray, B. (2023). ${title}. ICML. [paper](${paper}) [code](${code})`,
    ],
    [
      'badges',
      `- <b>${title}</b>, Ann Lee, Bob Ray <a href="${paper}"><img src="https://img.shields.io/badge/ICML-2023-blue"></a> <a href="${code}"><img src="https://img.shields.io/github/stars/lee/lamp"></a>`,
    ],
    [
      'further lines',
      `- **${title}**  \n  *Ann Lee, Bob Ray.* [[pdf](${paper})], [[code](${code})], 2023. ![](https://img.shields.io/badge/ICML2023-orange)`,
    ],
    [
      'a second paragraph',
      `1. **${title}.** ICML 2023. [paper](${paper}) [code](${code})\n\n    *Ann Lee, Bob Ray.*\n`,
    ],
    [
      'labelled items below',
      `- [${title}](${paper})\n    - Authors: Ann Lee, Bob Ray\n    - 📅 Date: 2023\n    - Publisher: ICML\n    - 💻 Code: ${code}`,
    ],
    [
      'authors and venue below',
      `- ${title}.\n  [[pdf]](${paper}) [[code]](${code})\n  - Ann Lee, and Bob Ray. *ICML*, 2023.`,
    ],
    [
      'reference links',
      `- ${title}. Ann Lee, Bob Ray. ICML 2023 [[pdf]][p] [[code]][1.1]\n\n[p]: ${paper}\n[1.1]: ${code}`,
    ],
  ])('%s', (_, text) => {
    const [fields, ...others] = fieldsOf(`# Papers\n\n${text}\n`)
    expect(others).toEqual([])
    expect(fields).toMatchObject({ title, arxiv: '2301.00001', code })
    expect(fields?.venue).toMatch(/^ICML(?: 2023)?$/)
    expect(fields?.date ?? '').toBe('2023')
    expect(fields?.authors?.map(String).join('; ')).toMatch(/^(?:Ann Lee; Bob Ray|Lee, A\.; Ray, B\.)$/)
  })

  test('the usual style gives every field and nothing else', () => {
    expect(fieldsOf(`- [${title}](${paper}), Ann Lee and Bob Ray, ICML 2023 | [github](${code})`)).toEqual([
      full,
    ])
  })

  test.each([
    ['[2023/10]', '2023-10'],
    ['2023.10.05', '2023-10-05'],
    ['(Oct 2023)', '2023-10'],
    ['20231005', '2023-10-05'],
    ['`2023.10`', '2023-10'],
    ['(5 October 2023)', '2023-10-05'],
    ['[October 5th, 2023]', '2023-10-05'],
    ['(2023年10月)', '2023-10'],
  ])('a date written as %s', (written, date) => {
    expect(fieldsOf(`- ${written} [${title}](${paper})`)[0]?.date).toBe(date)
    expect(fieldsOf(`- ${title} ${written} [[paper]](${paper})`)[0]?.date).toBe(date)
  })

  test('the name of a venue as the text of the link', () => {
    expect(fieldsOf(`- ${title} [[ECCV 2024 Oral]](${paper})[[code]](${code})`)[0]).toMatchObject({
      title,
      venue: 'ECCV 2024',
      arxiv: '2301.00001',
      code,
    })
    expect(
      fieldsOf(`- ${title} [[Journal of Bright Things 2024]](https://link.springer.com/article/1)`)[0],
    ).toMatchObject({
      title,
      venue: 'Journal of Bright Things 2024',
    })
  })

  test('a short linked name goes before the rest of the title', () => {
    expect(fieldsOf(`- [Lamp](${paper}): Seeing More with Less Light | SOSP'24`)[0]).toMatchObject({
      title: 'Lamp: Seeing More with Less Light',
      venue: 'SOSP 2024',
    })
    expect(
      fieldsOf(`- **Lamp**: "Seeing More with Less Light", CVPR, 2024 [[Paper](${paper})]`)[0],
    ).toMatchObject({
      title: 'Seeing More with Less Light',
      venue: 'CVPR 2024',
    })
  })

  test('two papers in one item', () => {
    const text =
      '* [Rings of Many Keys in the Sea](papers/a.pdf) (2001) and [Shops That Never Close Again](papers/b.pdf) (2007): both.'
    expect(read(text).drafts.map(({ fields, address }) => [fields.title, fields.date, address])).toEqual([
      ['Rings of Many Keys in the Sea', '2001', 'papers/a.pdf'],
      ['Shops That Never Close Again', '2007', 'papers/b.pdf'],
    ])
  })

  test('an open list of authors keeps who is named and says so', () => {
    const [draft] = read(`- ${title}. Wang, Li et al. arXiv:2301.00001 [[code]](${code})`).drafts
    expect(draft?.fields.authors).toEqual(['Wang, Li'])
    expect(draft?.guesses).toContain('the authors end in “et al.”; name everybody')
  })

  test('links by what they are for', () => {
    const [draft] = read(
      `- ${title}, 2023 [[pdf](${paper})] [[Project](https://lamp.example)] [[Video](https://youtu.be/1)] [[Dataset](https://zenodo.org/1)]`,
    ).drafts
    expect(draft?.fields.project).toBe('https://lamp.example')
    expect(draft?.links).toEqual({ video: ['https://youtu.be/1'], dataset: ['https://zenodo.org/1'] })
  })
})

describe('groups of items', () => {
  test('a group gives its date and venue, and stands beside the headings', () => {
    const text = `## Light\n- **CCS 2024**\n  - [${title}](https://dl.acm.org/doi/abs/10.1145/1.2)\n  - [Moths and Where They Go at Night](https://dl.acm.org/doi/abs/10.1145/1.3)\n`
    expect(
      read(text).drafts.map(({ fields, headings, groups }) => [fields.venue, fields.date, headings, groups]),
    ).toEqual([
      ['CCS 2024', '2024', ['Light'], ['CCS 2024']],
      ['CCS 2024', '2024', ['Light'], ['CCS 2024']],
    ])
  })

  test('a paper below a name that has the link', () => {
    const text = `* Acme Labs (Lamps) [[Paper]](${paper})\n  * Ann Lee, Bob Ray, Eve Fox, ${title}, arXiv:2301.00001.\n`
    expect(fieldsOf(text)).toEqual([
      { title, authors: ['Ann Lee', 'Bob Ray', 'Eve Fox'], venue: 'arXiv', arxiv: '2301.00001' },
    ])
  })

  test('the year of a heading is the date of what stands below', () => {
    const [draft] = read(`# Papers\n## 2021\n- [${title}](https://example.org/lamps.pdf)\n`).drafts
    expect(draft?.fields.date).toBe('2021')
    expect(draft?.guesses).toEqual(['the date 2021 is that of the heading or group above'])
  })
})

describe('paragraphs, folds and headings', () => {
  test.each([
    [
      'bold title, authors, links',
      `**${title}**\nAnn Lee, Bob Ray\n[ICML (2023)](${paper}) • [code](${code})\n`,
    ],
    [
      'lines that end in a backslash',
      `**${title}** \\\n*Ann Lee, Bob Ray* \\\nICML 2023. [[Paper](${paper})] [[Github](${code})] \\\n2 Jul 2023\n`,
    ],
    [
      'blank lines between',
      `**${title}**\n\n*Ann Lee, Bob Ray*\n\nICML 2023 [[paper](${paper})] [[code](${code})]\n`,
    ],
    [
      'a list of addresses below',
      `**${title}**\n\n- Authors: Ann Lee, Bob Ray\n- Venue: ICML 2023\n- Paper: ${paper}\n- Code: ${code}\n`,
    ],
    [
      'a heading with links below',
      `### ${title} (ICML 2023)\n\n* [Paper](${paper})\n\n* [Code](${code})\n\n* Authors: Ann Lee, Bob Ray\n\n**Abstract:** Lamps shine.\n`,
    ],
    [
      'a fold',
      `<details><summary>${title} (ICML 2023) [<a href="${paper}">Paper</a>] [<a href="${code}">Code</a>]</summary>\n\n- Authors: Ann Lee, Bob Ray\n\n</details>\n`,
    ],
  ])('%s', (_, text) => {
    const drafts = read(`# All\n\n## Light\n\n${text}`).drafts
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.fields).toMatchObject({
      title,
      authors: ['Ann Lee', 'Bob Ray'],
      venue: 'ICML 2023',
      arxiv: '2301.00001',
      code,
    })
    expect(drafts[0]?.headings).toEqual(['All', 'Light'])
  })

  test('several papers in one paragraph, parted by line breaks', () => {
    const text = `[${title}](${paper}), ICML 2023<br>[Moths and Where They Go at Night](https://arxiv.org/abs/2302.00002), ACL 2023<br>`
    expect(fieldsOf(text).map(({ title: name, venue }) => [name, venue])).toEqual([
      [title, 'ICML 2023'],
      ['Moths and Where They Go at Night', 'ACL 2023'],
    ])
  })

  test('headings in HTML and with links to themselves are headings', () => {
    const text = `<h2 id="a">🔥 Light</h2>\n\n### [2.1 Lamps](#content)\n\n- [${title}](${paper})\n`
    expect(read(text).drafts[0]?.headings).toEqual(['Light', '2.1 Lamps'])
  })

  test('the name of a fold is a group', () => {
    const text = `## Light\n<details><summary><b>Old lamps</b></summary>\n\n- [${title}](${paper})\n\n</details>\n`
    expect(read(text).drafts[0]).toMatchObject({ headings: ['Light'], groups: ['Old lamps'] })
  })
})

describe('tables', () => {
  test.each([
    [
      'usual header',
      `| Title | Authors | Venue | Date | Code |\n|---|---|---|---|---|\n| [${title}](${paper}) | Ann Lee, Bob Ray | ICML | 2023 | [link](${code}) |`,
    ],
    [
      'the link in a column of its own',
      `| Name | Paper | Author | Conference | Year | Link | Code |\n|-|-|-|-|-|-|-|\n| Lamp | ${title} | Ann Lee, Bob Ray | ICML | 2023 | [[Link]](${paper}) | [Github](${code}) |`,
    ],
    [
      'Chinese header, no bars at the ends',
      `序号|标题|作者|会议|时间|代码\n:-:|:-:|:-:|:-:|:-:|:-:\n1|[《${title}》](${paper})|Ann Lee, Bob Ray|ICML|2023|[代码](${code})`,
    ],
    [
      'everything in one cell',
      `|Title & Authors|Introduction|Links|\n|:--|:-:|:-:|\n|[![Star](https://img.shields.io/github/stars/lee/lamp)](${code}) [![Publish](https://img.shields.io/badge/Conference-ICML'23-blue)]()<br>:star: [${title}](${paper}) <br> Ann Lee, Bob Ray |<img src="a.png">|[Github](${code})|`,
    ],
    [
      'HTML with spans',
      `<table><tr><th>Year</th><th>Paper</th><th>Authors</th><th>Venue</th><th>Code</th></tr>\n<tr><td rowspan="2">2023</td><td><a href="${paper}">${title}</a></td><td>Ann Lee, Bob Ray</td><td>ICML</td><td><a href="${code}">code</a></td></tr>\n<tr><td><a href="https://arxiv.org/abs/2302.00002">Moths and Where They Go at Night</a></td><td>Eve Fox, Al Kay</td><td>ACL</td><td></td></tr></table>`,
    ],
    [
      'a citation in the cell',
      `|Name|Paper|Code|\n|---|---|---|\n|Lamp|[Ann Lee and Bob Ray. "${title}." In Proceedings of ICML, pp. 1-9. 2023.](${paper})|[Python](${code})|`,
    ],
  ])('%s', (_, text) => {
    const [fields, second] = fieldsOf(`# All\n\n${text}\n`)
    expect(fields).toMatchObject({
      title,
      authors: ['Ann Lee', 'Bob Ray'],
      date: '2023',
      arxiv: '2301.00001',
      code,
    })
    expect(fields?.venue).toMatch(/^ICML(?: 2023)?$/)
    if (text.includes('rowspan'))
      expect(second).toMatchObject({ date: '2023', venue: 'ACL', arxiv: '2302.00002' })
  })

  test('cards: a paper in every cell', () => {
    const card = (name: string, id: string) =>
      `<td><b>${name}</b><br>Ann Lee, Bob Ray<br>ICML 2023<br><a href="https://arxiv.org/abs/${id}">[Paper]</a></td>`
    const text = `<table><tr>${card(title, '2301.00001')}${card('Moths and Where They Go at Night', '2302.00002')}</tr></table>`
    expect(fieldsOf(text).map((fields) => [fields.title, fields.arxiv])).toEqual([
      [title, '2301.00001'],
      ['Moths and Where They Go at Night', '2302.00002'],
    ])
  })
})

test.each([
  ['CVPR 2023 Workshop', 'CVPR 2023 Workshop'],
  ['NeurIPS 2022 Workshop (Oral)', 'NeurIPS 2022 Workshop'],
  ['EMNLP 2023 Findings', 'EMNLP 2023 Findings'],
  ['ICML 2018', 'ICML 2018'],
])('the part of a conference belongs to the venue: %s', (written, venue) => {
  const items = [
    `- **${title}**. ${written}. [paper](${paper})`,
    `- 20230419 ${written} [${title}](${paper})`,
    `**${title}** \\\n*Ann Lee, Bob Ray* \\\n${written}. [[Paper](${paper})] \\\n21 Apr 2023`,
  ]
  for (const item of items) {
    const [fields] = fieldsOf(item)
    expect([fields?.venue, fields?.note]).toEqual([venue, undefined])
  }
})
