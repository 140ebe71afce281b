/** The edges of the rules about dates and venues, which their documents do not show. */
import { expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'
import { proceedingsName, proceedingsOf } from '../../src/rules/proceedings.ts'

/** What one rule says of a paper with these fields. */
function say(rule: string, fields: string, more = ''): string[] {
  const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: c, title: C }]\n' }
  const text = `k:\n  title: T\n  component: c\n${fields.replace(/^/gm, '  ')}\n${more}`
  const found = lint(manifest, [{ path: 'p.yaml', text }], rules, { today: '2026-06-30' })
  expect(found.filter(({ rule: name }) => ['schema', 'yaml'].includes(name))).toEqual([])
  return found.filter(({ rule: name }) => name === rule).map(({ message }) => message)
}

// biome-ignore format: a table
test.each([
  ['https://openaccess.thecvf.com/content/CVPR2023/html/A_B_CVPR_2023_paper.html', 'CVPR 2023'],
  ['https://openaccess.thecvf.com/content/CVPR2023W/VAND/papers/A.pdf', 'CVPR 2023 Workshop'],
  ['http://openaccess.thecvf.com/content_CVPR_2020/papers/A.pdf', 'CVPR 2020'],
  ['http://openaccess.thecvf.com/content_CVPRW_2020/papers/w1/A.pdf', 'CVPR 2020 Workshop'],
  ['http://openaccess.thecvf.com/content_ICCV_2017_workshops/papers/w38/A.pdf', 'ICCV 2017 Workshop'],
  ['http://openaccess.thecvf.com/content_cvpr_workshops_2014/W1/html/A.html', 'CVPR 2014 Workshop'],
  ['https://www.cv-foundation.org/openaccess/content_iccv_2015/html/A.html', 'ICCV 2015'],
  ['https://openaccess.thecvf.com/content/WACV2024/papers/A.pdf', 'WACV 2024'],
  ['https://openaccess.thecvf.com/CVPR2025?day=all', undefined],
  ['https://cvpr.thecvf.com/virtual/2025/poster/33', 'CVPR 2025'],
  ['https://cvpr.thecvf.com/virtual/2025/workshop/33', undefined],
  ['https://papers.nips.cc/paper/2020/hash/1457-Abstract.html', 'NeurIPS 2020'],
  ['https://proceedings.neurips.cc/paper_files/paper/2022/hash/00-Abstract-Datasets_and_Benchmarks.html', 'NeurIPS 2022 Datasets and Benchmarks'],
  ['http://papers.nips.cc/paper/7223-causal-effects.pdf', 'NeurIPS'],
  ['https://papers.nips.cc/book/advances-25-2012', undefined],
  ['https://proceedings.mlr.press/v235/a24b.html', 'ICML 2024'],
  ['http://proceedings.mlr.press/v28/a13.pdf', 'ICML 2013'],
  ['http://jmlr.org/proceedings/papers/v37/gregor15.pdf', 'ICML 2015'],
  ['https://proceedings.mlr.press/v206/a23.html', 'AISTATS 2023'],
  ['https://proceedings.mlr.press/v9/a10.html', 'AISTATS 2010'],
  ['https://proceedings.mlr.press/v195/a23.html', 'COLT 2023'],
  ['https://proceedings.mlr.press/v205/ichter23a.html', 'CoRL 2022'],
  ['https://proceedings.mlr.press/v161/a21.html', 'UAI 2021'],
  ['https://proceedings.mlr.press/v144/a21.html', 'L4DC 2021'],
  ['https://proceedings.mlr.press/v173/a22.html', undefined],
  ['https://www.jmlr.org/papers/v24/22-1144.html', 'JMLR 2023'],
  ['http://jmlr.org/papers/volume17/15-239/15-239.pdf', 'JMLR 2016'],
  ['https://www.ecva.net/papers/eccv_2022/papers_ECCV/html/1_ECCV_2022_paper.php', 'ECCV 2022'],
  ['https://www.isca-archive.org/interspeech_2022/a22_interspeech.html', 'Interspeech 2022'],
  ['https://www.usenix.org/conference/usenixsecurity23/presentation/a', 'USENIX Security 2023'],
  ['https://www.usenix.org/system/files/conference/atc12/atc12-final39.pdf', 'USENIX ATC 2012'],
  ['https://www.usenix.org/system/files/sec22fall_a.pdf', 'USENIX Security 2022'],
  ['https://www.usenix.org/system/files/osdi18-chen.pdf', 'OSDI 2018'],
  ['https://www.usenix.org/conference/soups2022/presentation/a', undefined],
  ['https://ojs.aaai.org/index.php/AAAI/article/view/34590', 'AAAI'],
  ['https://ojs.aaai.org/index.php/ICWSM/article/view/34590', undefined],
  ['https://www.aaai.org/AAAI22Papers/AAAI-928.LongT.pdf', 'AAAI 2022'],
  ['http://www.aaai.org/ocs/index.php/AAAI/AAAI16/paper/view/1', 'AAAI 2016'],
  ['https://www.ijcai.org/proceedings/2023/0462.pdf', 'IJCAI 2023'],
  ['https://www.ijcai.org/Proceedings/16/Papers/1.pdf', 'IJCAI 2016'],
  ['https://www.roboticsproceedings.org/rss19/p001.html', 'RSS 2023'],
  ['https://proceedings.mlsys.org/paper_files/paper/2023/file/a.pdf', 'MLSys 2023'],
  ['https://proceedings.iclr.cc/paper_files/paper/2025/hash/a.html', 'ICLR 2025'],
  ['https://example.org/content/CVPR2023/html/a', undefined],
])('%s is in %s', (url, name) => {
  const said = proceedingsOf(url)
  expect(said && proceedingsName(said)).toBe(name)
})

test.each<[venue: string, path: string, isWrong: boolean]>([
  ['CVPR 2023', 'CVPR2023', false],
  ['CVPR', 'CVPR2023', false],
  ['CVPR 2022', 'CVPR2023', true],
  ['ICCV 2023', 'CVPR2023', true],
  ['CVPR 2023', 'CVPR2023W', true],
  ['CVPR Workshop', 'CVPR2023W', false],
  ['CVPR 2023 Workshop: VAND', 'CVPR2023', true],
  ['Journal of Improbable Results', 'CVPR2023', false],
])('venue %s, address of %s', (venue, path, isWrong) => {
  const url = `https://openaccess.thecvf.com/content/${path}/html/A.html`
  expect(say('venue-contradicts-url', `venue: "${venue}"\nurl: ${url}`)).toHaveLength(isWrong ? 1 : 0)
})

test.each<[date: string, venue: string, arxiv: string, isWrong: boolean]>([
  ['2022-03', 'NeurIPS 2022', '2203.14465', false],
  ['2023', 'NeurIPS 2022', '2203.14465', true],
  ['2023-03', 'NeurIPS 2022', '2303.03915', false],
  ['2023-04-02', 'NeurIPS 2022', '2304.03915', false],
  ['2023-05', 'NeurIPS 2022', '2305.03915', true],
  ['2023-04', 'NeurIPS 2022', '2303.03915', true],
  ['2025-02', 'ICLR 2024', '2502.14628', true],
  ['2024-01', 'TMLR 2023', '2401.14628', false],
  ['2024-06', 'TMLR 2023', '2401.14628', true],
  ['2021', 'NeurIPS 2025', '2105.14628', false],
  ['2020', 'NeurIPS 2025', '2005.14628', true],
  ['2015', 'JMLR 2025', '1505.14628', false],
  ['2024', 'arXiv 2023', '2305.14628', false],
  ['2024', 'NeurIPS', '2305.14628', false],
  ['2024', 'Journal 2023', '2305.14628', false],
])('date %s, venue %s, arXiv %s', (date, venue, arxiv, isWrong) => {
  const fields = `date: ${date}\nvenue: ${venue}\narxiv: "${arxiv}"`
  expect(say('date-contradicts-venue', fields)).toHaveLength(isWrong ? 1 : 0)
})

test.each([
  ['venue: arXiv', true],
  ['venue: "arXiv:2203.14465"', true],
  ['venue: arXiv 2023', true],
  ['venue: CoRR', true],
  ['venue: https://arxiv.org/abs/2203.14465', true],
  ['venue: Preprint', true],
  ['venue: bioRxiv 2023', false],
  ['venue: Correspondences', false],
  ['venue: "arXiv:1502.03044 / ICML 2015"', false],
  ['venue: NeurIPS 2022', false],
])('%s', (venue, isWrong) => {
  expect(say('preprint-as-venue', venue)).toHaveLength(isWrong ? 1 : 0)
})

test.each([
  [
    'venue: CVPR\nurl: https://openaccess.thecvf.com/content/CVPR2023/html/A.html',
    'by its address it is `CVPR 2023`',
  ],
  ['venue: CVPR Workshop\nurl: https://openaccess.thecvf.com/content/CVPR2023/html/A.html', undefined],
  ['venue: CVPR Workshop', 'add it after the name'],
  [
    'venue: CVPR Workshop\nurl: https://openaccess.thecvf.com/content/CVPR2023W/html/A.html',
    'by its address it is `CVPR 2023 Workshop`',
  ],
  ['venue: COLING\nacl: 2025.coling-main.574', 'by its ACL Anthology id it is `COLING 2025`'],
  ['venue: ACL Findings\nacl: 2025.findings-acl.574', 'by its ACL Anthology id it is `ACL 2025 Findings`'],
  ['venue: ACL\nacl: 2025.findings-acl.574', undefined],
  ['venue: ACL', 'add it after the name'],
  ['venue: NAACL\nacl: N19-1423', 'by its ACL Anthology id it is `NAACL 2019`'],
  ['venue: TMLR', undefined],
  ['venue: arXiv', undefined],
  ['venue: ICML 2024', undefined],
  ['venue: Some Other Meeting', undefined],
])('no year: %s', (fields, said) => {
  const messages = say('venue-without-year', fields).map((message) => /has no year; (.*)/.exec(message)?.[1])
  expect(messages).toEqual(said ? [said] : [])
})

test.each([
  ['acl: 2023.emnlp-main.67', 'by its ACL Anthology id it is in EMNLP 2023'],
  ['acl: 2023.blackboxnlp-1.2', undefined],
  ['acl: P19-1001', undefined],
  [
    'url: https://openaccess.thecvf.com/content/CVPR2023W/html/A.html',
    'by its address it is in CVPR 2023 Workshop',
  ],
  [
    'url: https://proceedings.neurips.cc/paper_files/paper/2022/file/a-Paper-Datasets_and_Benchmarks.pdf',
    'by its address it is in NeurIPS 2022 Datasets and Benchmarks',
  ],
  ['url: https://ojs.aaai.org/index.php/AAAI/article/view/1', undefined],
  ['doi: 10.48550/arXiv.2203.14465', undefined],
  ['doi: 10.1007/978-3-030-24337-1_3', undefined],
  ['doi: 10.1145/3548606.3560578', 'DOI `10.1145/3548606.3560578` is that of a publisher'],
  ['doi: 10.1145/3548606.3560578\ntype: report', undefined],
  ['arxiv: "2203.14465"', undefined],
])('no venue: %s', (fields, said) => {
  const messages = say('missing-venue', fields).map((message) => /^no venue, though (.*);/.exec(message)?.[1])
  expect(messages).toEqual(said ? [said] : [])
})

test.each([
  ['NeruIPS 2023', 'NeurIPS 2023'],
  ['NeurlPS, 2021', 'NeurIPS 2021'],
  ['CPVR 2021', 'CVPR 2021'],
  ['SIGMDO 2022', 'SIGMOD 2022'],
  ['Interational Conference on Machine Learning', 'ICML'],
  ['Transactions on Machne Learning Reserch', 'TMLR'],
  ['ICMR 2019', undefined],
  ['ACCV 2020', undefined],
  ['ICPR 2022', undefined],
  ['ACML 2018', undefined],
  ['VLDBJ 2023', undefined],
  ['TKDD', undefined],
  ['Journal of Improbable Results', undefined],
  ['NeurIPS 2023', undefined],
  ['2023', undefined],
])('a slip of the pen: %s', (venue, meant) => {
  const messages = say('unknown-venue', `venue: "${venue}"`)
  expect(messages.map((message) => /did you mean `(.*)`/.exec(message)?.[1])).toEqual(meant ? [meant] : [])
})

test.each([
  ['Workshop', 'Workshop'],
  ['workshop · with code', 'Workshop'],
  ['with code; ICML Workshop (oral)', 'Workshop'],
  ['ICML 2021 workshop paper', 'Workshop'],
  ['ICML 2020 workshop', undefined],
  ['NeurIPS Workshop', undefined],
  ['Extends a workshop paper', undefined],
  ['Findings', 'Findings'],
  ['Findings: none', undefined],
])('note %s beside ICML 2021', (note, part) => {
  const messages = say('workshop-in-note', `venue: ICML 2021\nnote: "${note}"`)
  expect(messages.map((message) => /note says `(.*?)`/.exec(message)?.[1])).toEqual(part ? [part] : [])
})

// biome-ignore format: a table
test.each([
  ['venue: arXiv\narxiv: "2204.01691"\nurl: https://proceedings.mlr.press/v205/ichter23a.html', 'venue-contradicts-url'],
  ['venue: arXiv\narxiv: "2204.01691"\nacl: "N19-1419"', 'venue-contradicts-identifier'],
  ['venue: ACL\nacl: "2023.findings-acl.515"', 'venue-contradicts-identifier'],
  ['venue: ACL\nacl: "N19-1419"', 'venue-contradicts-identifier'],
  ['venue: ICML\nurl: https://proceedings.mlr.press/v205/ichter23a.html', 'venue-contradicts-url'],
])('a venue that is denied is reported once: %j', (fields, rule) => {
  expect(say(rule, fields)).toHaveLength(1)
  for (const other of ['preprint-as-venue', 'venue-without-year']) expect(say(other, fields)).toEqual([])
})
