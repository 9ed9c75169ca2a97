import { expect, it } from 'vitest'
import {
  newText,
  problemsOfText,
  readShowing,
  sourcesOf,
  textFormOf,
  withPicture,
  wordsOf
} from './text-form.ts'

const form = {
  ...newText().body,
  title: 'A walk',
  summary: 'Five minutes.',
  body: 'Go out.',
  sources: 'A book, 2019.\n\nA page https://example.org/a?b=1\n'
}
const draft = { ...newText(), slug: 'walk', body: form }

it('A source is a line, with where it can be read behind it', () => {
  expect(sourcesOf(form.sources)).toEqual([
    { text: 'A book, 2019.', address: '' },
    { text: 'A page', address: 'https://example.org/a?b=1' }
  ])
})

it('What was saved is typed as it was', () => {
  expect(wordsOf(textFormOf(wordsOf(form)))).toEqual(wordsOf(form))
  expect(wordsOf(form)).toMatchObject({ reviewBy: null, notes: [] })
})

it('What is missing is said, field by field', () => {
  expect(problemsOfText(draft)).toEqual([])
  expect(problemsOfText({ ...draft, slug: 'A walk' })).toEqual(['slug'])
  expect(problemsOfText({ ...draft, body: newText().body })).toEqual(['title', 'summary', 'body'])
  const bare = { ...form, sources: 'https://example.org' }
  expect(problemsOfText({ ...draft, body: { ...bare, sources: ' javascript:alert(1)' } })).toEqual(
    []
  )
  const early = { ...form, reviewedOn: '2026-05-02', reviewBy: '2026-05-01' }
  expect(problemsOfText({ ...draft, body: early })).toEqual(['days'])
})

it('A picture stands on a line of its own, and its words break nothing', () => {
  expect(withPicture('Go out.\n', { id: 'x', alt: 'a [lamp]\nat night' })).toBe(
    'Go out.\n\n![a  lamp  at night](picture:x)\n'
  )
})

it('A moment that is not to come is none', () => {
  const later = { how: 'later', from: '2026-05-02T10:00', why: '' } as const
  const then = Date.parse(later.from)
  expect(readShowing(later, then - 1)).toEqual({ how: 'later', from: then })
  expect(readShowing(later, then)).toBeUndefined()
  expect(readShowing({ ...later, from: '' }, 0)).toBeUndefined()
  expect(readShowing({ ...later, how: 'show', from: '' }, 0)).toEqual({ how: 'show' })
})
