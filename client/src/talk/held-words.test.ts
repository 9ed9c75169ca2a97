import { DAY_MS } from '@beside/contract'
import type { SpaceState } from '@beside/kernel'
import { expect, test } from 'vitest'
import type { OpenedEntry } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { myWordsIn } from './held-words.ts'

function said(seq: number, day: number): OpenedEntry {
  const body = { text: `words of day ${day}`, notes: [] }
  const entry = { id: `e${seq}`, kind: 'words', body, clientTime: 0, echo: '', refs: [] }
  const at = { seq, time: day * DAY_MS, memberId: 'mina', lane: '', isDocument: false }
  return { kind: 'entry', ...at, isByHolder: true, entry }
}

test('Words that were gone by agreement are not offered to be said again', () => {
  const state = { kind: 'circle', policy: { retentionDays: 30 } } as SpaceState
  const space = {
    id: 'circle',
    myMemberId: 'mina',
    state,
    history: [{ seq: 1, state }],
    introductions: [],
    documents: new Map(),
    records: [said(2, 100), said(3, 120), said(4, 140)],
    time: 140 * DAY_MS
  } as unknown as Space
  expect(myWordsIn(space, 1).map(({ text }) => text)).toEqual([
    'words of day 120',
    'words of day 140'
  ])
})
