import type { BoundariesBody } from '@beside/client'
import { expect, test } from 'vitest'
import {
  knownTopics,
  sectionsThatDiffer,
  sectionsToRead,
  shownTexts,
  timesWith,
  topicsShown,
  withSection
} from './boundaries.ts'

const nothing: BoundariesBody = {
  quietHours: null,
  howToSpeak: '',
  words: '',
  hardTopics: [],
  hardWords: ''
}
const quietHours = { from: '21:00', to: '08:00', timeZone: 'America/New_York' }
const mine = { ...nothing, quietHours, hardTopics: ['war', 'death'], hardWords: ' Sirens. ' }

test('only what Mina wrote is there to read, topics in our order', () => {
  expect(sectionsToRead(nothing)).toEqual([])
  expect(sectionsToRead({ ...mine, words: '  ' })).toEqual(['quietHours', 'hard'])
  expect(knownTopics({ hardTopics: ['war', 'weather', 'death'] })).toEqual(['death', 'war'])
})

test('two copies differ where people read something else, and one section can be taken over', () => {
  const other = { ...mine, hardTopics: ['death', 'war'], words: 'other words' }
  expect(sectionsThatDiffer(mine, other)).toEqual(['words'])
  expect(withSection(mine, 'words', other)).toEqual({ ...mine, words: 'other words' })
  expect(withSection(nothing, 'hard', mine)).toEqual({
    ...nothing,
    hardTopics: mine.hardTopics,
    hardWords: mine.hardWords
  })
})

test('Sam reads the parts that Mina shows, and none that is empty', () => {
  expect(
    shownTexts({
      parts: ['quietHours', 'words'],
      quietHours,
      howToSpeak: '',
      words: '',
      mayAsk: true
    })
  ).toEqual([
    { part: 'quietHours', text: 'From 21:00 until 08:00, by the clock of America/New York.' }
  ])
})

test('topics are offered to be folded only where their words come open', () => {
  expect(topicsShown(mine, {})).toEqual([])
  expect(topicsShown(mine, { war: 'show', death: 'hide', police: 'show' })).toEqual(['war'])
})

test('a time that another client wrote stays choosable, in its place', () => {
  expect(timesWith('21:00')).toHaveLength(48)
  expect(timesWith('21:10').slice(42, 45)).toEqual(['21:00', '21:10', '21:30'])
})
