import {
  inboxPair,
  memberKeysFromSeed,
  sealDrop,
  toBase64url,
  writeGenesis,
  type Bytes
} from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import type { Question } from './entries.ts'
import { Space } from '../../spaces/space.ts'
import { takeInNext } from '../../spaces/take-in.ts'
import { placed } from '../../wire/read-wire.ts'
import { writeJson } from '../../spaces/entry.ts'
import { Opened, whatFits } from './questions.ts'

const question: Question = {
  version: 0,
  kind: 'ask',
  desk: 'd'.repeat(43),
  lockedSecret: 's'.repeat(200),
  bondId: 'b'.repeat(43),
  wish: {
    help: 'listen',
    when: 'now',
    language: 'en',
    wishes: [],
    notes: ['death:mention'],
    isClose: false,
    words: '',
    keptBy: 'nobody'
  },
  askedAt: 5,
  until: 10,
  refused: [],
  isHandedOver: false,
  isForLead: false
}
const reader = {
  me: 'lena',
  isLead: false,
  self: { languages: ['en'], notTaken: [], hearsClose: false },
  now: 9,
  isMine: () => false
} as const

const { self } = reader

function seen(changes: Partial<Question>, by: Partial<Parameters<typeof whatFits>[1]> = {}) {
  const { asks, hasOthers } = whatFits(new Map([['a', { ...question, ...changes }]]), {
    ...reader,
    ...by
  })
  return { isSeen: asks.length > 0, hasOthers }
}

describe('A question', () => {
  test('is shown to who speaks its language and takes its topics, and said to be there to others', () => {
    expect(seen({})).toEqual({ isSeen: true, hasOthers: false })
    const turkish = { ...self, languages: ['tr'] } as const
    expect(seen({}, { self: turkish })).toEqual({ isSeen: false, hasOthers: true })
    for (const topic of ['death', 'death:mention']) {
      expect(seen({}, { self: { ...self, notTaken: [topic] } })).toEqual({
        isSeen: false,
        hasOthers: true
      })
    }
    const deeper = { ...self, notTaken: ['death:detail'] } as const
    expect(seen({}, { self: deeper }).isSeen).toBe(true)
  })

  test('of somebody close to a person is shown to who listens to those, too, and said to be there to others', () => {
    const wish = { ...question.wish, isClose: true }
    expect(seen({ wish })).toEqual({ isSeen: false, hasOthers: true })
    expect(seen({ wish }, { self: { ...self, hearsClose: true } }).isSeen).toBe(true)
    // Who listens to them listens to everybody else as well.
    expect(seen({}, { self: { ...self, hearsClose: true } }).isSeen).toBe(true)
  })

  test('is nowhere for who was refused, for who is no lead where a lead is asked, and for who asked', () => {
    const nothing = { isSeen: false, hasOthers: false }
    expect(seen({ refused: ['lena'] })).toEqual(nothing)
    expect(seen({ isForLead: true })).toEqual(nothing)
    expect(seen({ onlyFor: 'ida' })).toEqual(nothing)
    // Also where others of this kind would not fit: she said beforehand that she would be there.
    for (const self of [
      reader.self,
      { ...reader.self, languages: ['tr'], notTaken: ['death'] } as const
    ]) {
      expect(seen({ onlyFor: 'lena' }, { self })).toEqual({ isSeen: true, hasOthers: false })
    }
    expect(seen({ isForLead: true }, { isLead: true }).isSeen).toBe(true)
    expect(seen({}, { isMine: () => true })).toEqual(nothing)
    // Its time is over, also where the server still shows it.
    expect(seen({}, { now: 10 })).toEqual(nothing)
  })

  test('that waits longest comes first', () => {
    const both = new Map([
      ['new', { ...question, askedAt: 9 }],
      ['old', { ...question, askedAt: 1 }]
    ])
    expect(whatFits(both, reader).asks.map(({ askId }) => askId)).toEqual(['old', 'new'])
  })
})

/** A team of one, as its member holds it. */
function aTeam(): Space {
  const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
  const keys = memberKeysFromSeed(random(32))
  const wish = { kind: 'team', policy: { retentionDays: 0 }, words: writeJson(null) } as const
  const { envelope, standing } = writeGenesis(wish, keys, random)
  const team = new Space(standing.spaceId, keys)
  expect(takeInNext(team, placed(envelope, { seq: 1, time: 1 }))).toBe('taken')
  return team
}

describe('What waits for the listeners', () => {
  test('is opened once, among any number of rows that somebody made up', async () => {
    const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
    const team = aTeam()
    const inbox = inboxPair(team.epochKey(0) ?? new Uint8Array()).public
    const seal = (plain: Bytes): string =>
      toBase64url(sealDrop({ address: team.spaceId, to: [inbox], plain }, random))
    const idAt = (at: number): string => `${at}`.padStart(43, '0')
    const { desk } = question
    const real = { id: idAt(100), desk, bytes: seal(writeJson(question)) }
    const odd = { ...question, wish: { ...question.wish, words: 'a'.repeat(5000) } }
    const asks = [
      ...Array.from({ length: 200 }, (_, at) => ({
        id: idAt(at + 200),
        desk,
        bytes: toBase64url(random(1000))
      })),
      { id: idAt(1), desk, bytes: seal(writeJson(odd)) },
      { id: idAt(2), desk, bytes: seal(random(300)) },
      // The same once more, sealed for another desk, or copied to one.
      { id: idAt(3), desk, bytes: seal(writeJson({ ...question, desk: 'e'.repeat(43) })) },
      { id: idAt(4), desk: 'e'.repeat(43), bytes: real.bytes },
      real
    ]
    const opened = new Opened()
    const first = await opened.open(team, asks)
    expect([...first]).toEqual([[real.id, question]])
    // The very same, and not read once more.
    expect((await opened.open(team, asks)).get(real.id)).toBe(first.get(real.id))
    expect((await opened.open(team, asks.slice(0, 5))).size).toBe(0)
  })
})
