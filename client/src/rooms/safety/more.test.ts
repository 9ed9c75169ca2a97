import { memberKeysFromSeed, toBase64url } from '@beside/kernel'
import { expect, test } from 'vitest'
import { beginChain } from '../../teams/chain.ts'
import type { Holder, Team } from '../../teams/fold.ts'
import type { CaseOf, Note, Report, Step } from './entries.ts'
import { moreAsked, withAnswer, withAnswersPassed } from './more.ts'
import { NOTHING_MORE, signedBy, soFarFor } from './steps.ts'
import { answerKeys, answersLast } from './told.ts'

const [TEAM, SAL, ADA, ZOE] = ['T', 'S', 'A', 'Z'].map((letter) => letter.repeat(42) + 'A') as [
  string,
  string,
  string,
  string
]
const [MAILBOX, OTHER] = ['M', 'O'].map((letter) => letter.repeat(42) + 'A') as [string, string]
const caseId = 'c'.repeat(21) + 'A'
const zoe = { memberId: ZOE, name: 'zoe' }

const report: Report = {
  version: 0,
  kind: 'report',
  caseId,
  reason: 'contact',
  words: '',
  chosen: { spaceId: TEAM, place: '', about: [], records: [], operations: [] },
  reporter: 'mina',
  answerTo: { address: TEAM, kem: TEAM, sign: toBase64url(answerKeys(MAILBOX).public) },
  told: [SAL, ADA],
  at: 1
}

function note(what: Step['what'], secretOf: string, at = 2): Note {
  const step = { ...NOTHING_MORE, what, to: zoe, by: SAL, name: '', at, appealTo: [] }
  return signedBy(answerKeys(secretOf).secret, { caseId, teamId: TEAM, step })
}

function keptWith(...notes: Note[]): CaseOf<'handler'> & { readonly report: Report } {
  const nothing = { writers: [], leaders: [], appeals: [], untold: [], passed: [], putAway: null }
  return { side: 'handler', caseId, at: 1, report, notes, ...nothing }
}

function teamSeenBy(me: string): Team {
  const { sign, kem } = memberKeysFromSeed(new Uint8Array(32))
  const keys = { sign: sign.public, kem: kem.public }
  const holders = [SAL, ADA, ZOE].map((memberId): Holder => {
    const post = {
      checked: 'We know them.',
      checkedBy: 'two',
      until: null,
      mustReport: false
    } as const
    const held = { isReportSaid: true, givenAt: 2, isSteward: false, isLead: false }
    const asked = { services: [], mayBeAsked: false }
    return {
      ...keys,
      ...post,
      ...held,
      ...asked,
      memberId,
      name: 'zoe',
      lines: '',
      isMe: memberId === me
    }
  })
  return { role: 'safety', teamId: TEAM, holders, waiting: [], log: [] }
}

const asked = note('more-asked', OTHER)
const yes = note('more-yes', MAILBOX, 3)

test('an answer that comes before what was asked waits for it, and is kept then', () => {
  const team = teamSeenBy(ADA)
  expect(withAnswer(team, keptWith(), yes)).toBe('not-asked-yet')
  expect(withAnswer(team, keptWith(asked), yes)).toMatchObject({ notes: [asked, yes], untold: [] })
})

test('what comes together is read with the answers last, and else as it came', () => {
  const drops = [yes, 'nonsense', asked, note('more-no', MAILBOX, 4), report]
  const read = answersLast(drops.map((content) => ({ content }))).map(({ content }) => content)
  expect(read).toEqual(['nonsense', asked, report, yes, drops[3]])
})

test('what is kept already, or is not signed by the reporter, waits for nothing', () => {
  const team = teamSeenBy(ADA)
  const no = note('more-no', MAILBOX, 4)
  for (const again of [yes, no])
    expect(withAnswer(team, keptWith(asked, yes), again)).toBe('nothing')
  for (const kept of [keptWith(), keptWith(asked)])
    expect(withAnswer(team, kept, note('more-yes', OTHER, 3))).toBe('nothing')
})

test('whoever asked passes it on to the others, and all that was done to the new one', () => {
  expect(withAnswer(teamSeenBy(SAL), keptWith(asked), yes)).toMatchObject({
    untold: [
      { memberId: ADA, note: yes.signature },
      { memberId: ZOE, note: asked.signature },
      { memberId: ZOE, note: yes.signature }
    ]
  })
})

test('where whoever asked left the team, the first of the others passes it on, and nobody else', () => {
  const without = ({ holders, ...team }: Team): Team => ({
    ...team,
    holders: holders.filter(({ memberId }) => memberId !== SAL)
  })
  expect(withAnswer(without(teamSeenBy(ADA)), keptWith(asked), yes)).toMatchObject({
    untold: [
      { memberId: ZOE, note: asked.signature },
      { memberId: ZOE, note: yes.signature }
    ]
  })
  expect(withAnswer(without(teamSeenBy(ZOE)), keptWith(asked), yes)).toMatchObject({ untold: [] })
})

test('where they leave after the others read the answer, and passed nothing on, the first of the others does, once', () => {
  const without = ({ holders, ...team }: Team): Team => ({
    ...team,
    holders: holders.filter(({ memberId }) => memberId !== SAL)
  })
  const read = withAnswer(teamSeenBy(ADA), keptWith(asked), yes)
  if (typeof read === 'string') throw new Error(read)
  expect(read.untold).toEqual([])
  expect(withAnswersPassed(teamSeenBy(ADA), read)).toBe(read)
  const later = withAnswersPassed(without(teamSeenBy(ADA)), read)
  expect(later.untold).toMatchObject([
    { memberId: ZOE, note: asked.signature },
    { memberId: ZOE, note: yes.signature }
  ])
  expect(withAnswersPassed(without(teamSeenBy(ADA)), { ...later, untold: [] }).untold).toEqual([])
  expect(withAnswersPassed(without(teamSeenBy(ZOE)), read)).toBe(read)
})

test('whoever was let in later gets all that was done, by whoever passes the case on to them', () => {
  const kept = keptWith(asked, yes)
  expect(soFarFor(kept, zoe).map((one) => one.note)).toEqual([asked.signature, yes.signature])
  expect(soFarFor(kept, { memberId: ADA, name: 'ada' })).toEqual([])
})

test('the reporter reads more than a name of whom they are asked about: what was checked, by how many, since when', () => {
  const nothing = { names: [], told: [], unreached: [], appeals: [] }
  const told = { side: 'reporter', caseId, at: 1, mailbox: MAILBOX, reason: 'contact' } as const
  const seen = { team: teamSeenBy(''), chain: beginChain('safety', TEAM) }
  const facts = { checked: 'We know them.', checkedBy: 'two', givenAt: 2 }
  expect(moreAsked({ ...told, ...nothing, report, notes: [asked] }, seen)).toEqual([
    { askId: asked.signature, by: '', name: 'zoe', ...facts, mustReport: false, isReportSaid: true }
  ])
})
