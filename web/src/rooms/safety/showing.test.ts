import type { Choosable, SafetyView } from '@beside/client'
import { describe, expect, test } from 'vitest'
import type { Showing } from '#lib/beside/memory.svelte.ts'
import { aboutOf, readersOf } from './showing.ts'

const showing: Showing = {
  source: { from: 'talk', talkId: 'a' },
  itemId: '',
  seqs: [],
  about: [],
  reason: null,
  words: '',
  leftOut: [],
  refusesListener: true
}
const said = {
  text: '',
  notes: [],
  folded: null,
  at: 0,
  itemId: '',
  isMine: false,
  isTakenBack: false
}
const choosable: Choosable = {
  words: [
    { ...said, seq: 4, memberId: 'tom', name: 'Tom' },
    { ...said, seq: 5, memberId: 'me', name: 'Mina', isMine: true }
  ],
  people: [
    { memberId: 'tom', name: 'Tom' },
    { memberId: 'ade', name: 'Ade' }
  ]
}
const holder = { lines: '', mustReport: false, isReportSaid: true }
const safety: Pick<SafetyView, 'tellable'> = {
  tellable: [
    { ...holder, memberId: 's1', name: 'Sal' },
    { ...holder, memberId: 's2', name: 'tom ' }
  ]
}

describe('Whom it is about', () => {
  test('is whoever wrote what is chosen, and whoever else is named, but never the one who shows it', () => {
    expect(aboutOf({ ...showing, seqs: ['4', '5'], about: ['ade'] }, choosable)).toEqual([
      'tom',
      'ade'
    ])
    expect(aboutOf({ ...showing, seqs: ['5'] }, choosable)).toEqual([])
  })

  test('is the other one where there are two', () => {
    const two = { ...choosable, people: choosable.people.slice(0, 1) }
    expect(aboutOf(showing, two)).toEqual(['tom'])
  })
})

describe('Who reads it', () => {
  test('is everybody of the team but whom it is about by name, and those who were taken out', () => {
    expect(readersOf(showing, safety, ['Tom']).map(({ name }) => name)).toEqual(['Sal'])
    expect(readersOf({ ...showing, leftOut: ['s1'] }, safety, ['Tom'])).toEqual([])
    expect(readersOf(showing, safety, [''])).toHaveLength(2)
  })
})
