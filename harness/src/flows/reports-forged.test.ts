import {
  memberKeysFromSeed,
  NO_LANE,
  openEnvelope,
  proveWords,
  toBase64url,
  writeEntry,
  type SignPair
} from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import type { Chosen } from '../../../client/src/rooms/safety/entries.ts'
import { writeProof } from '../../../client/src/rooms/safety/proofs.ts'
import { makeReport, sendToHolder } from '../../../client/src/rooms/safety/report.ts'
import { operationsFor } from '../../../client/src/rooms/safety/whose.ts'
import { chosenFrom } from '../../../client/src/rooms/safety/choosing.ts'
import type { Space } from '../../../client/src/spaces/space.ts'
import type { RoomTools } from '../../../client/src/sync/writing.ts'
import {
  choose,
  decision,
  done,
  hears,
  insideOf,
  onlyCase,
  openPlace,
  says,
  sendChanged,
  together
} from '../reporting.ts'

const THREAT = 'I know where you live.'
const whole = { isProved: true, isWriterShown: true, isByReported: true }
const byAnother = { isProved: true, isWriterShown: true, isByReported: false }
const byAKey = { isProved: true, isWriterShown: false, isByReported: false }

/** Tom wrote to Mina, and what her client chose of it. */
async function threatened() {
  const place = await openPlace()
  const { mina, tom } = place.people
  const bondId = await together(mina, tom)
  await says(mina, bondId, 'Leave me alone.')
  await hears(tom, bondId, 'Leave me alone.')
  await says(tom, bondId, THREAT)
  await hears(mina, bondId, THREAT)
  return { place, chosen: await choose(mina, bondId, THREAT) }
}

/** Words that somebody writes with this key into their own report, as if they stood there. */
function madeUp(found: Chosen, space: Space, { environment }: RoomTools, author: SignPair): Chosen {
  const { state, spaceId, position } = space
  const key = state && space.epochKey(state.epoch)
  if (!state || !key) throw new Error('There is no key')
  const seen = { seenSeq: position.seq, seenHead: position.head }
  const { epoch, opHash } = state
  const standing = { spaceId, epoch, opHash, ...seen, author: author.public }
  const ids = { id: 'A'.repeat(22), echo: 'A'.repeat(22), refs: [] }
  const said = { ...ids, kind: 'words', body: { text: THREAT, notes: [] }, clientTime: 0 }
  const plain = new TextEncoder().encode(JSON.stringify(said))
  const entry = { standing, lane: NO_LANE, isDocument: false, plain }
  const envelope = writeEntry(entry, { author, epochKey: key }, environment.random)
  const proof = proveWords(envelope, openEnvelope(envelope, key)!)
  const record = { ...found.records[0]!, proof: writeProof(proof) }
  return { ...found, records: [record], operations: operationsFor(space, [proof]) }
}

describe('A report that its reporter made up', () => {
  test('with a key of nobody says that it was not shown whose key it is', async () => {
    const { place, chosen } = await threatened()
    await using _ = place
    const { mina, sal } = place.people
    const change = (found: Chosen, space: Space, tools: RoomTools): Chosen =>
      madeUp(found, space, tools, memberKeysFromSeed(tools.environment.random(32)).sign)
    await sendChanged(place.home, mina, { chosen, change })
    expect((await onlyCase(sal)).report).toMatchObject({
      about: [{ isProved: false }],
      records: [{ text: THREAT, ...byAKey }]
    })
  })

  test('with their own key says that another member wrote it', async () => {
    const { place, chosen } = await threatened()
    await using _ = place
    const { mina, sal } = place.people
    const change = (found: Chosen, space: Space, tools: RoomTools): Chosen =>
      madeUp(found, space, tools, space.keys.sign)
    await sendChanged(place.home, mina, { chosen, change })
    expect((await onlyCase(sal)).report).toMatchObject({
      about: [{ isProved: false }],
      records: [{ text: THREAT, ...byAnother }]
    })
  })

  test('with operations of another space, cut or moved ones, or none shows nobody’s key', async () => {
    const { place, chosen } = await threatened()
    await using _ = place
    const { mina, sal, ada } = place.people
    const otherId = await together(mina, ada)
    await says(ada, otherId, 'Hello.')
    const changes: ((
      operations: Chosen['operations'],
      tools: RoomTools
    ) => Chosen['operations'])[] = [
      (_operations, { spaces }) => {
        const other = spaces.get(otherId)!
        return operationsFor(other, [...other.proofs.values()])
      },
      (operations) => operations.slice(0, -1),
      (operations) => operations.toSpliced(1, 2, operations[2]!, operations[1]!),
      () => []
    ]
    for (const changed of changes) {
      const change = (found: Chosen, _space: Space, tools: RoomTools): Chosen => ({
        ...found,
        operations: changed(found.operations, tools)
      })
      await sendChanged(place.home, mina, { chosen, change })
    }
    await sal.lookAtReports()
    const records = (sal.view().safety?.cases ?? []).flatMap(({ report }) => report?.records ?? [])
    expect(records).toHaveLength(changes.length)
    for (const record of records) expect(record).toMatchObject({ text: THREAT, ...byAKey })
  })

  test('is judged by its reader alone, whatever it says of itself', async () => {
    const { place, chosen } = await threatened()
    await using _ = place
    const { mina, sal } = place.people
    {
      await using inside = await insideOf(place.home, mina)
      const { tools, cases } = inside
      const space = tools.spaces.get(chosen.talkId)!
      const found = chosenFrom(space, chosen, Date.now())!
      const { team } = cases
      const holder = team?.holders.find(({ name }) => name === 'sal')
      if (!team || !holder) throw new Error('There is nobody to tell')
      const wish = { reason: 'other', words: '', tell: [holder.memberId] } as const
      const { report } = makeReport(tools, { ...found, operations: [] }, wish)
      const writers = found.about.map(({ memberId }) => memberId)
      const claimed = { ...report, writers, chosen: { ...report.chosen, writers } }
      expect(await sendToHolder(tools, { teamId: team.teamId, holder }, claimed)).toEqual(done)
    }
    const { caseId } = await onlyCase(sal)
    expect(await sal.takeUpCase(caseId)).toEqual(done)
    expect((await onlyCase(sal)).report?.records).toMatchObject([byAKey])
  })
})

test('a note goes to the member whom the proofs name, and opens for them whatever the reporter says', async () => {
  const { place, chosen } = await threatened()
  await using _ = place
  const { mina, tom, sal } = place.people
  const change = (found: Chosen, space: Space): Chosen => {
    const wrong = toBase64url(space.keys.kem.public)
    const [about] = found.about
    const me = { memberId: space.myMemberId, kem: wrong, name: 'tom' }
    return { ...found, about: [me, { ...about!, kem: wrong }] }
  }
  await sendChanged(place.home, mina, { chosen, change })
  const { caseId, report } = await onlyCase(sal)
  expect(report).toMatchObject({
    about: [{ isProved: false }, { isProved: true }],
    records: [whole]
  })
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  expect(await onlyCase(tom)).toMatchObject({ side: 'concerned', steps: [{ what: 'decided' }] })
  expect(await onlyCase(mina)).toMatchObject({ side: 'reporter' })
})
