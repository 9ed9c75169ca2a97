import { expect, test } from 'vitest'
import { splitWords } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import type { NeedTable } from './need.ts'
import { recogniser } from './recognise.ts'

const table = (language: string, said: string): NeedTable => ({
  language,
  groups: {},
  needs: [{ id: 'found', called: 'Found', showing: 'Showing.', said, finds: 'found 1' }]
})
const stemsOf = (text: string) => splitWords(text).map((word) => stem(word))
const isFound = (said: NeedTable, text: string, isWord = false) =>
  recogniser([said])(stemsOf(text), () => isWord).some(({ id }) => id === 'found')

test.each([
  ['مكان للنوم', 'أريد مكانا للنوم'],
  ['مكان للنوم', 'أريدُ مكانًا لِلنّوم'],
  ['بيت', 'طردوني من بيتنا'],
  ['جائع', 'أنا جائعا'],
  ['سوري', 'نحن من سوريا'],
  ['مدينة', 'أعيش في مدينه'],
  ['محامي', 'لا أملك محاميا']
])(
  'Arabic is read with and without its hamza, its marks and its tanwin: %s in %s',
  (said, text) => {
    expect(isFound(table('ar', said), text)).toBe(true)
  }
)

test.each([
  ['يضربني', 'وتضربنا كل يوم'],
  ['يضربني', 'بيضربني'],
  ['يضربني', 'سيضربونها'],
  ['انام', 'ننام في الشارع'],
  ['طفل', 'حليب لطفلي'],
  ['ليس', 'وليس عندي مال'],
  ['اولاد', 'مع ولادي']
])('whoever does it, whenever, and with small words before it: %s in %s', (said, text) => {
  expect(isFound(table('ar', said), text)).toBe(true)
})

test.each([
  ['ar', 'اقتل', 'سيقتلني'],
  ['ar', 'اموت', 'أبي يموت'],
  ['ar', 'اختفي', 'سيختفي'],
  ['ar', 'يفتح', 'أفتح حسابا'],
  ['ar', 'هيموتني', 'أبي هيموت'],
  ['ar', 'يذبحني', 'يذبح'],
  ['es', 'colgarme', 'colgar un cuadro']
])(
  'what is done to oneself, or by oneself, is no form of what others do (%s): %s in %s',
  (language, said, text) => {
    expect(isFound(table(language, said), text, true)).toBe(false)
  }
)

test('whoever does it is found before what has only the same root', () => {
  const both = table('ar', 'اقتل, قتل, يقتلني')
  const [need] = both.needs
  if (need === undefined) throw new Error('There is no need.')
  const told = ['اقتل', 'قتل', 'يقتلني'].map((said) => ({ ...need, id: said, said }))
  const idsIn = (text: string) =>
    recogniser([{ ...both, needs: told }])(stemsOf(text), () => true).map(({ id }) => id)
  expect(idsIn('هيقتلني')).toEqual(['يقتلني'])
  expect(idsIn('سأقتل')).toEqual(['اقتل'])
  expect(idsIn('قتلوها')).toEqual(['قتل'])
})

test.each([
  ['golpea', 'me golpearon'],
  ['golpea', 'nos golpeaba'],
  ['amenaza', 'me está amenazando'],
  ['desalojo', 'nos quieren desalojar'],
  ['cansada', 'estoy cansado']
])('Spanish needs one form of a word to be listed: %s in %s', (said, text) => {
  expect(isFound(table('es', said), text, true)).toBe(true)
})

test.each([
  ['ar', 'باب', 'بابا'],
  ['ar', 'نوم', 'يوم'],
  ['es', 'casa', 'un caso'],
  ['es', 'golpea', 'el golfo']
])('words that are only like it are others (%s): %s is not in %s', (language, said, text) => {
  expect(isFound(table(language, said), text)).toBe(false)
})

test('a word of one language is no typing mistake in another', () => {
  const english = table('en', 'control')
  const other = table('fr', 'contral')
  const { needs } = other
  const both = [english, { ...other, needs: needs.map((need) => ({ ...need, id: 'other' })) }]
  const idsIn = (tables: readonly NeedTable[]) =>
    recogniser(tables)(['contral'], () => false).map(({ id }) => id)
  expect(idsIn([english])).toEqual(['found'])
  expect(idsIn(both)).toEqual(['other'])
})
