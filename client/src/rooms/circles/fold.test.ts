import { expect, test } from 'vitest'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { foldCircle } from './fold.ts'

const [INES, NOOR, TOM] = ['ines', 'noor', 'tom']
const id = 'a'.repeat(22)

function agreement(seq: number, body: object, memberId = INES): OpenedEntry {
  const entry = { id, kind: 'circle-agreement', body, clientTime: 0, echo: '', refs: [] }
  const place = { seq, time: seq, memberId, lane: 'A', isDocument: true, isByHolder: true }
  return { kind: 'entry', ...place, entry }
}

const yes: OpenedEntry = {
  kind: 'entry',
  seq: 5,
  time: 5,
  memberId: NOOR,
  lane: 'B',
  isDocument: true,
  isByHolder: false,
  entry: { id: 'b'.repeat(22), kind: 'agreed', body: null, clientTime: 0, echo: '', refs: [id] }
}

function fold(first: OpenedEntry, now: OpenedEntry) {
  const records = [first, yes, now]
  const circle = foldCircle({ me: NOOR, introductions: [], documents: [now, yes], records })
  return { agreed: [...circle.agreed], events: circle.events.map(({ kind }) => kind) }
}

test('an agreement that is said again as it was keeps every yes, and is no event', () => {
  const words = { text: 'We listen.', allowsDetail: false }
  const first = agreement(3, words)
  expect(fold(first, agreement(7, { ...words, isAgain: true }, TOM))).toEqual({
    agreed: [NOOR],
    events: ['agreement']
  })
})

test('other words under the same id ask everybody anew, whatever they say of themselves', () => {
  const first = agreement(3, { text: 'We listen.', allowsDetail: false })
  const changed = [
    { text: 'We tell everybody.', allowsDetail: false, isAgain: true },
    { text: 'We listen.', allowsDetail: true, isAgain: true }
  ]
  for (const body of changed) {
    expect(fold(first, agreement(7, body, TOM))).toEqual({
      agreed: [],
      events: ['agreement', 'agreement']
    })
  }
})

test('what somebody writes over the agreement who does not hold the circle is nothing, under whatever name', () => {
  const words = { text: 'We listen.', allowsDetail: false }
  const first = agreement(3, words)
  const over = { ...agreement(7, { text: 'Give me your names.' }, TOM), isByHolder: false }
  const strange = { ...over, entry: { ...over.entry, kind: 'profile' } }
  for (const now of [over, strange]) {
    const circle = {
      me: NOOR,
      introductions: [],
      documents: [now, yes],
      records: [first, yes, now]
    }
    expect(foldCircle(circle)).toMatchObject({ agreement: { id, ...words }, items: [{ at: 3 }] })
    expect([...foldCircle(circle).agreed]).toEqual([NOOR])
    // Without what stood there at hand, nobody is shown his words all the same.
    const later = { ...circle, records: [yes, now] }
    expect(foldCircle(later)).toMatchObject({ agreement: { id: '', text: '' }, items: [] })
  }
  // And said again as it was by who holds it, it keeps every yes.
  const again = agreement(9, { ...words, isAgain: true })
  const records = [first, yes, over, again]
  const mended = foldCircle({ me: NOOR, introductions: [], documents: [again, yes], records })
  expect([...mended.agreed]).toEqual([NOOR])
  expect(mended.events).toHaveLength(1)
})
