/** Dates: what people write, and nothing that is no date. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  datePattern,
  daysInMonth,
  monthNumber,
  parseDate,
  yearCommaMonth,
  yearOf,
} from '../../src/core/date.ts'

// biome-ignore format: a table
test.each([
  ['2022', '2022'], [' 2022 ', '2022'], ['2022-03', '2022-03'], ['2022-03-28', '2022-03-28'], ['2022/3', '2022-03'],
  ['2022.3.8', '2022-03-08'], ['2022, Mar', '2022-03'], ['2022,Mar', '2022-03'], ['March 2022', '2022-03'],
  ['mar. 2022', '2022-03'], ['2023 Jul', '2023-07'], ['Sept. 2023', '2023-09'], ['SEPTEMBER 2023', '2023-09'],
  ['May 2021', '2021-05'], ['1687', '1687'],
])('%s is %s', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

// biome-ignore format: a table
test.each([
  '', 'soon', '22', '2022-13', '2022-00', '2022-01-32', '2022-01-00', '1599', '2100', 'Mar', 'Ma 2022', 'Mayor 2022',
  'Marvel 2022', 'Decent 2022', 'Juno 2022', '2022 2023', 'Mar Apr', '3 2022', '28 March 2022', '2022-3-', '20222',
])('%j is no date', (text) => {
  expect(parseDate(text)).toBeUndefined()
})

test('what is read is valid, and reads as itself', () => {
  const date = fc.tuple(
    fc.integer({ min: 1600, max: 2099 }),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 31 })),
  )
  fc.assert(
    fc.property(date, fc.constantFrom('-', '/', '.'), ([year, month, day], sign) => {
      const parts = [year, month, month && day].filter((part) => part !== null)
      const read = parseDate(parts.join(sign)) ?? ''
      expect(read).toMatch(datePattern)
      expect(parseDate(read)).toBe(read)
      expect(read.split('-').map(Number)).toEqual(parts)
    }),
  )
})

test('parts of a date', () => {
  expect([monthNumber('2022-03'), monthNumber('2022-03-28'), monthNumber('2022')]).toEqual([
    24266,
    24266,
    undefined,
  ])
  expect(yearOf('2022-03')).toBe(2022)
  expect(['2022-03', '2022-12-01', '2022'].map(yearCommaMonth)).toEqual(['2022, Mar', '2022, Dec', '2022'])
})

// biome-ignore format: a table
test.each([
  ['2023-01-31', 31], ['2023-02', 28], ['2024-02-01', 29], ['1900-02', 28], ['2000-02', 29], ['2023-12-01', 31],
])('the month of %s has %d days', (date, days) => {
  expect(daysInMonth(date)).toBe(days)
})
