/** The edges of the rules that ask whether an identifier is right. */
import { expect, test } from 'vitest'
import { sayAll } from './say.ts'

const say = (rule: string, fields: string, today?: string) => sayAll([rule], [['T', fields]], today)

// biome-ignore format: a table
test.each<[id: string, today: string, why: string | undefined]>([
  ['2607.00001', '2026-06-15', 'yet to come'],
  ['2607.00001', '2026-06-30', undefined],
  ['2701.00001', '2026-12-31', undefined],
  ['2701.00001', '2026-12-15', 'yet to come'],
  ['2606.00001', '2026-06-01', undefined],
  ['9912.00001', '2026-06-01', 'yet to come'],
  ['2605.31593', '2026-06-01', undefined],
  ['2605.60001', '2026-06-01', 'as many as 60001'],
  ['2401.00000', '2026-06-01', 'begin at 1'],
  ['1412.0000', '2026-06-01', 'begin at 1'],
  ['1412.9999', '2026-06-01', undefined],
  ['1503.20202', '2026-06-01', 'as many as 20202'],
  ['2410.24198', '2026-06-01', undefined],
  ['math/0307200', '2026-06-01', undefined],
  ['hep-th/9108001', '2026-06-01', undefined],
  ['hep-th/0704001', '2026-06-01', 'without an archive'],
  ['cs/0102000', '2026-06-01', 'begin at 1'],
  ['stat/0102003', '2026-06-01', 'no archive `stat`'],
])('arXiv %s on %s', (id, today, why) => {
  const found = say('impossible-arxiv-id', `arxiv: "${id}"`, today)
  expect(found).toEqual(why ? [expect.stringContaining(why)] : [])
})

// biome-ignore format: a table
test.each<[doi: string, bare: string | undefined]>([
  ['10.1038/nature24270.', '10.1038/nature24270'],
  ['10.1038/nature24270,', '10.1038/nature24270'],
  ['10.1038/nature24270;', '10.1038/nature24270'],
  ['10.1038/nature24270)', '10.1038/nature24270'],
  ['10.1038/nature24270).', '10.1038/nature24270'],
  ['10.1038/nature24270/', '10.1038/nature24270'],
  ['10.1038/nature24270.pdf', '10.1038/nature24270'],
  ['10.3389/f.2020.1/full', '10.3389/f.2020.1'],
  ['10.3389/f.2020.1/full/html', '10.3389/f.2020.1'],
  ['10.1088/1674-1137/ad021c/meta', '10.1088/1674-1137/ad021c'],
  ['10.1111/x.1/abstract', '10.1111/x.1'],
  ['10.1101/2023.03.04.531015v2.full.pdf', '10.1101/2023.03.04.531015'],
  ['10.1101/2023.03.04.531015v2', '10.1101/2023.03.04.531015'],
  ['10.1101/2023.03.04.531015', undefined],
  ['10.1101/gr.123456.111', undefined],
  ['10.1016/s0140-6736(97)11096-0', undefined],
  ['10.1000/x(1)', undefined],
  ['10.1000/x(1))', '10.1000/x(1)'],
  ['10.3886/ICPSR335531.v3', undefined],
  ['10.21203/rs.3.rs-4868665/v1', undefined],
  ['10.1002/x1.0.CO;2-#', undefined],
  ['10.1000/artful', undefined],
  ['10.1000/.', undefined],
])('DOI %s', (doi, bare) => {
  const found = say('untrimmed-doi', `doi: ${JSON.stringify(doi)}`)
  expect(found.map((message) => /write `(.*)`$/.exec(message)?.[1])).toEqual(bare ? [bare] : [])
})

test('a long DOI takes no time', () => {
  const start = performance.now()
  for (const tail of ['.', '/', ')', ').', '(', 'x.', '.full', 'v1'])
    sayAll(
      ['untrimmed-doi', 'placeholder-identifier', 'wrong-check-digit'],
      [['T', `doi: "10.1000/${tail.repeat(200_000)}x"`]],
    )
  expect(performance.now() - start).toBeLessThan(5000)
})

// biome-ignore format: a table
test.each<[fields: string, count: number]>([
  ['doi: 10.1145/nnnnnnn.nnnnnnn', 1],
  ['doi: 10.1145/XXXXXXX.XXXXXXX', 1],
  ['doi: 10.1145/3375627.XXXX', 1],
  ['doi: 10.1145/1122445.1122456', 1],
  ['doi: 10.1145/1234567.1234568', 1],
  ['doi: 10.1234/mifst', 1],
  ['doi: 10.0000/x', 1],
  ['doi: 10.12340/x', 0],
  ['doi: 10.1038/annnnnnb', 0],
  ['doi: 10.1038/xxx-1', 0],
  ['doi: 10.1145/3375627.3375803', 0],
  ['openreview: aaaaaaaaaa', 1],
  ['openreview: 0NphYCmgua', 0],
])('placeholder: %s', (fields, count) => {
  expect(say('placeholder-identifier', fields)).toHaveLength(count)
})

// biome-ignore format: a table
test.each<[fields: string, right: string | undefined]>([
  ['attributes: { isbn: [0-262-19398-1] }', undefined],
  ['attributes: { isbn: ["0262193981"] }', undefined],
  ['attributes: { isbn: [0-8044-2957-X] }', undefined],
  ['attributes: { isbn: [0-8044-2957-1] }', 'X'],
  ['attributes: { isbn: [978-0-306-40615-7, 0-306-40615-2] }', undefined],
  ['attributes: { isbn: [978-0-306-40615-5] }', '7'],
  ['attributes: { isbn: [unknown, "12345"] }', undefined],
  ['doi: 10.1007/978-3-030-58452-8_24', undefined],
  ['doi: 10.1007/978-3-030-58425-8_24', '2'],
  ['doi: 10.1201/9780367803735', undefined],
  ['doi: 10.1037/97812345678901234', undefined],
])('check digit: %s', (fields, right) => {
  const found = say('wrong-check-digit', fields)
  expect(found.map((message) => /would be `(.)`/.exec(message)?.[1])).toEqual(right ? [right] : [])
})

test('an address is never made into the DOI that it was made from', () => {
  const page = 'url: https://dl.acm.org/doi/10.5555/3295222.3295349'
  expect(sayAll(['identifier-as-url', 'unregistered-doi'], [['T', page]])).toEqual([])
  expect(say('unregistered-doi', 'doi: 10.5555/3295222.3295349')).toHaveLength(1)
  expect(say('unregistered-doi', 'doi: 10.5555/12345678')).toEqual([])
})
