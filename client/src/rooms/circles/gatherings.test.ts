import { describe, expect, test } from 'vitest'
import type { CirclePerson } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { gatheringsIn, gatheringViews, saidYesTo } from './gatherings.ts'
import { tea as plan } from './tea.fixture.ts'

const [INES, NOOR, TOM, ADE] = ['i', 'n', 't', 'a'].map((letter) => letter.repeat(43)) as [
  string,
  string,
  string,
  string
]
const ID = 'g'.repeat(22)
const now = Date.parse('2027-05-03T12:00Z')

type Made = {
  readonly seq: number
  readonly by: string
  readonly kind?: string
  readonly body: unknown
  readonly id?: string
  readonly lane?: string
  readonly refs?: readonly string[]
}

function written({ seq, by, kind = 'gathering', body, id = ID, lane = 'A', refs = [] }: Made) {
  const entry = { id, kind, body, clientTime: 0, echo: '', refs: [...refs] }
  const place = { seq, time: seq, memberId: by, lane, isDocument: true }
  return { kind: 'entry', ...place, isByHolder: by === INES, entry } satisfies OpenedEntry
}

function answered(seq: number, by: string, answer: string, more: object = {}) {
  const body = { date: '2027-05-06', for: '2027-05-06 18:00', answer, ...more }
  const kind = 'gathering-answer'
  return written({ seq, by, kind, body, id: `${seq}`, lane: `${seq}`, refs: [ID] })
}

const people: readonly CirclePerson[] = [INES, NOOR, TOM, ADE].map((memberId) => ({
  memberId,
  name: memberId.slice(0, 1),
  shape: { form: 'leaf', colour: 'moss' },
  isMe: memberId === NOOR,
  isFacilitator: memberId === INES,
  hasAgreed: true
}))

function views(
  documents: readonly OpenedEntry[],
  more: { records?: OpenedEntry[]; at?: number } = {}
) {
  const gatherings = gatheringsIn({ documents, records: more.records ?? [] })
  const seen = { people, now: more.at ?? now, reminderOf: () => null }
  return gatheringViews(gatherings, seen)
}

const whenIn = (documents: readonly OpenedEntry[], at = now) =>
  views(documents, { at })[0]?.dates.map(({ startsAt }) => new Date(startsAt).toISOString())
const first = (documents: readonly OpenedEntry[]) => views(documents)[0]?.dates[0]
const saidIn = (documents: readonly OpenedEntry[]) =>
  first(documents)?.answers.map(
    (one) => `${one.name} ${one.answer}${one.isWaiting ? ' waits' : ''}`
  )

describe('A gathering', () => {
  test('shows what is to come, and goes when the last date is over', () => {
    const documents = [written({ seq: 1, by: INES, body: plan })]
    expect(whenIn(documents)).toEqual([
      '2027-05-06T16:00:00.000Z',
      '2027-05-13T16:00:00.000Z',
      '2027-05-20T16:00:00.000Z'
    ])
    // While people are there it stands there still.
    expect(whenIn(documents, Date.parse('2027-05-06T17:29Z'))).toHaveLength(3)
    expect(whenIn(documents, Date.parse('2027-05-06T17:30Z'))).toHaveLength(2)
    expect(whenIn(documents, Date.parse('2027-05-20T17:30Z'))).toBeUndefined()
  })

  test('has one date moved and another called off, each with its reason', () => {
    const changes = [
      { date: '2027-05-06', to: { date: '2027-05-15', time: '10:00' }, reason: 'I am ill.' },
      { date: '2027-05-13', to: null, reason: 'A holiday.' }
    ]
    const [gathering] = views([written({ seq: 1, by: INES, body: { ...plan, changes } })])
    expect(gathering?.dates).toMatchObject([
      { date: '2027-05-13', state: 'called-off', reason: 'A holiday.' },
      {
        date: '2027-05-06',
        state: 'moved',
        reason: 'I am ill.',
        startsAt: Date.parse('2027-05-15T08:00Z'),
        firstStartsAt: Date.parse('2027-05-06T16:00Z')
      },
      { date: '2027-05-20', state: 'planned', reason: '' }
    ])
  })

  test('that is called off for good says so once', () => {
    const body = { ...plan, calledOff: 'The house is closed.' }
    expect(views([written({ seq: 1, by: INES, body })])[0]?.dates).toMatchObject([
      { date: '2027-05-06', state: 'called-off', reason: 'The house is closed.' }
    ])
  })
})

describe('Who comes', () => {
  const held = written({ seq: 1, by: INES, body: plan })

  test('is whoever said so last, each for themselves, and those who said nothing are not named', () => {
    const documents = [
      held,
      answered(5, TOM, 'yes'),
      answered(3, NOOR, 'yes'),
      answered(6, NOOR, 'unsure'),
      answered(4, 'x'.repeat(43), 'yes')
    ]
    expect(saidIn(documents)).toEqual(['t yes', 'n unsure'])
    expect(first(documents)).toMatchObject({ mine: 'unsure', saidYes: false })
  })

  test('is asked again where the time is another one', () => {
    const to = { date: '2027-05-06', time: '19:00' }
    const changes = [{ date: '2027-05-06', to, reason: 'The room is taken.' }]
    const moved = written({ seq: 1, by: INES, body: { ...plan, changes } })
    expect(saidIn([moved, answered(3, NOOR, 'yes')])).toEqual([])
    expect(first([moved, answered(3, NOOR, 'yes')])).toMatchObject({ mine: null, saidYes: true })
    const again = answered(4, NOOR, 'yes', { for: '2027-05-06 19:00' })
    expect(first([moved, answered(3, NOOR, 'yes'), again])).toMatchObject({ mine: 'yes' })
  })

  test('has no seat by a yes to another time', () => {
    const to = { date: '2027-05-06', time: '19:00' }
    const changes = [{ date: '2027-05-06', to, reason: 'The room is taken.' }]
    const moved = written({ seq: 1, by: INES, body: { ...plan, seats: 2, changes } })
    const anew = { for: '2027-05-06 19:00' }
    const documents = [
      moved,
      answered(3, INES, 'yes'),
      answered(4, ADE, 'yes', anew),
      answered(5, TOM, 'yes', anew)
    ]
    expect(saidIn(documents)).toEqual(['a yes', 't yes'])
  })

  test('has a seat in the order of the log, and moves up when somebody cannot come', () => {
    const small = written({ seq: 1, by: INES, body: { ...plan, seats: 2 } })
    const documents = [
      small,
      answered(4, TOM, 'yes'),
      answered(3, NOOR, 'yes'),
      answered(5, ADE, 'yes')
    ]
    expect(saidIn(documents)).toEqual(['n yes', 't yes', 'a yes waits'])
    expect(saidIn([...documents, answered(6, NOOR, 'no')])).toEqual(['t yes', 'a yes', 'n no'])
  })

  test('keeps that seat where all is written once more in another order', () => {
    const small = { ...plan, seats: 2 }
    const before = [
      written({ seq: 1, by: INES, body: small }),
      answered(3, NOOR, 'yes'),
      answered(4, TOM, 'yes'),
      answered(5, ADE, 'yes')
    ]
    const [gathering] = gatheringsIn({ documents: before, records: [] })
    const saidYes = gathering ? saidYesTo(gathering) : []
    const after = [
      written({ seq: 11, by: INES, body: { ...small, saidYes } }),
      answered(12, ADE, 'yes'),
      answered(13, TOM, 'yes'),
      answered(14, NOOR, 'yes')
    ]
    expect(saidIn(after)).toEqual(saidIn(before))
  })
})

describe('A changed client', () => {
  test('plans nothing where somebody does not hold the circle, and what it writes over still holds', () => {
    const before = written({ seq: 1, by: INES, body: plan })
    const over = written({ seq: 2, by: TOM, body: { ...plan, what: 'At Tom’s' } })
    expect(views([over])).toEqual([])
    expect(views([over], { records: [before, over] })[0]?.plan.what).toBe(plan.what)
    const other = written({ seq: 3, by: TOM, kind: 'words', body: { text: '' } })
    expect(views([other], { records: [before, other] })[0]?.plan.what).toBe(plan.what)
    const emptied = written({ seq: 4, by: INES, body: null })
    expect(views([emptied], { records: [before, emptied] })).toEqual([])
  })

  test('answers for nobody else', () => {
    const forged = answered(3, TOM, 'yes', { memberId: NOOR })
    expect(saidIn([written({ seq: 1, by: INES, body: plan }), forged])).toEqual(['t yes'])
  })

  test.each([
    ['a million dates', { times: 1_000_000 }],
    ['dates of another century', { date: '1927-05-06' }],
    ['a day that there is not', { date: '2027-02-30' }],
    ['a long title', { what: 'x'.repeat(81) }],
    ['no title', { what: ' \r\n ' }],
    ['a long place', { place: 'x'.repeat(201) }],
    ['a zone of nowhere', { zone: 'Mars/Olympus' }],
    ['a million minutes', { minutes: 1_000_000 }],
    [
      'a hundred changes',
      { changes: Array.from({ length: 100 }, () => ({ date: plan.date, to: null, reason: '' })) }
    ],
    ['a number for a time', { time: 18 }]
  ])('shows nobody %s', (_, wrong) => {
    expect(views([written({ seq: 1, by: INES, body: { ...plan, ...wrong } })])).toEqual([])
  })

  test('makes no link of a script, and no line of a line break', () => {
    const body = {
      ...plan,
      link: 'javascript:alert(1)',
      what: 'Tea\r\nBEGIN:VALARM',
      place: 'A\u2028B'
    }
    expect(views([written({ seq: 1, by: INES, body })])[0]?.plan).toMatchObject({
      link: '',
      what: 'Tea BEGIN:VALARM',
      place: 'A B'
    })
  })

  test('shows nothing of what is further away than anybody plans', () => {
    expect(views([written({ seq: 1, by: INES, body: { ...plan, date: '2098-05-06' } })])).toEqual(
      []
    )
  })
})
