import { expect, it } from 'vitest'
import { choiceFor, notesInWords, readNote, writeNote } from './content-notes.ts'

it('A note comes back as it was written', () => {
  const note = { category: 'medical', depth: 'mention' } as const
  expect(readNote(writeNote(note))).toEqual(note)
  const deep = { category: 'war', depth: 'detail' } as const
  expect(readNote(writeNote(deep))).toEqual(deep)
})

it('Words without a note are shown', () => {
  expect(choiceFor([], { medical: 'hide' })).toBe('show')
})

it('A note about which nothing was said folds the words', () => {
  expect(choiceFor(['medical:about'], {})).toBe('fold')
})

it('Of several wishes the most careful one counts', () => {
  const choices = { medical: 'show', police: 'hide', war: 'fold' } as const
  expect(choiceFor(['medical:about'], choices)).toBe('show')
  expect(choiceFor(['medical:about', 'war:mention'], choices)).toBe('fold')
  expect(choiceFor(['war:about', 'police:mention', 'medical:about'], choices)).toBe('hide')
})

it('A note that this version does not know still folds, and is still named', () => {
  expect(readNote('weather:about')).toBeUndefined()
  expect(readNote('constructor:about')).toBeUndefined()
  expect(choiceFor(['weather:about'], {})).toBe('fold')
  expect(notesInWords(['weather'])).toBe('About: weather')
})

it('A note from before, or with a depth that nobody knows, is read as talking about it', () => {
  for (const note of ['medical', 'medical:all of it', 'medical:constructor'])
    expect(readNote(note)).toEqual({ category: 'medical', depth: 'about' })
})

it('Notes are said in plain words', () => {
  expect(notesInWords(['medical:mention', 'police:about', 'war:detail'])).toBe(
    'About: medical care (mentions it), police and court, war and fleeing (in detail)'
  )
})
