import { expect, test } from 'vitest'
import { arabicTextWords } from '../routes/(public)/library/[slug]/words.ar.ts'
import { arabicDirectoryWords } from '../rooms/directory/words.ar.ts'

test.each([
  [1, 'نحو دقيقة'],
  [2, 'نحو دقيقتين'],
  [3, 'نحو 3 دقائق'],
  [10, 'نحو 10 دقائق'],
  [11, 'نحو 11 دقيقة'],
  [12, 'نحو 12 دقيقة'],
  [100, 'نحو 100 دقيقة'],
  [104, 'نحو 104 دقائق']
])('The minutes of a text in Arabic, %i of them', (count, said) => {
  expect(arabicTextWords.minutes(count)).toBe(`القراءة: ${said}`)
})

test.each([
  ['2', 'أسبوعين'],
  ['3', '3 أسابيع'],
  ['12', '12 أسبوعًا'],
  ['100', '100 أسبوع']
])('Every %s weeks, in Arabic', (count, said) => {
  expect(arabicDirectoryWords.hours.everyWeeks(count)).toBe(`مرة كل ${said}`)
})
