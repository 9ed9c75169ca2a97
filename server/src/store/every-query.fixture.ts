import { mailboxAddress } from '@beside/kernel'
import { publish, service, SOURCE, stage } from '../directory/directory.fixture.ts'
import { lookUpEntries } from '../directory/look-up-entries.ts'
import { readWritten, saveWritten } from '../directory/save-written.ts'
import { makeBond, Membership } from '../membership.fixture.ts'
import type { Running } from '../running.fixture.ts'
import {
  changeNudge,
  endWaiting,
  findNudge,
  listNudgesOf,
  listWaitingNudges,
  putNudge,
  removeNudge,
  startWaitingFor,
  startWaitingForAll
} from './nudges.ts'
import {
  atDesk,
  claim,
  free,
  list,
  makeQuestion,
  put,
  shift
} from '../rooms/listening/listening.fixture.ts'
import { drawnId, written } from '../rooms/directory/steward.fixture.ts'
import { idOf } from '../rooms/teams/teams.fixture.ts'
import { dropPreview, listImports, undoImport } from './directory-imports.ts'
import { findLive, listLive, noteLive, putLive, removeLive } from './directory-live.ts'
import { putPlace } from './directory-packs.ts'
import { addLineChecks, listLineChecks, putLinePack, removeLineChecks } from './line-checks.ts'
import { putShift } from './shifts.ts'
import { putTeam } from './teams.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import type { Visitor } from '../visitor.fixture.ts'

/** About every row, once in the life of a place: that it is to close is told to everybody. */
export const ABOUT_EVERY_ROW = 'update "nudges" set "is_waiting" = 1 where "is_waiting" = 0'

/** Asks a server for everything that people ask, so that each query of the store was made once. */
export async function askForEverything(server: Running): Promise<void> {
  const [alice, bob] = [await server.person(), await server.person()]
  const [host, guest] = await makeBond(alice, bob)
  const waiting = await Membership.begin(alice, 'bond')
  const invite = await waiting.invite()
  await waiting.saveCard(invite)
  const inviteId = text(invite.inviteId)
  await host.say('a page', { lane: randomTestBytes(16), isDocument: true })
  const { seq } = (await host.say('words')).body
  await host.write(host.erase([seq]))
  for (const part of ['/records', '/operations', '/leaves', '/documents?at=5']) {
    await guest.ask('GET', part)
  }
  const claims = [{ member: text(host.keys.sign.public), signature: text(randomTestBytes(64)) }]
  await alice.ask('POST', '/api/spaces/find', { body: { claims } })
  const pass = {
    by: 'invite',
    inviteId,
    key: inviteId,
    signature: claims[0]?.signature ?? ''
  } as const
  await server.visitor().arrive(pass)
  await alice.ask('GET', `/api/invites/${inviteId}`)
  await alice.ask('GET', '/api/sessions')
  await askForDrops(host)
  await askForNudges(server, host)
  await askToBeHeard(server, alice)
  await askForDirectory(server)
  await askForLines(server)
  await alice.elsewhere().signInByKit()
  await alice.elsewhere().signInByPassphrase('no such words')
  await server.server.sweep()
  await alice.ask('DELETE', '/api/account')
}

// As the sender does, which has no mail host here.
async function askForNudges(server: Running, { spaceId, keys }: Membership): Promise<void> {
  await using store = await server.openStore()
  const row = { space: spaceId, member: keys.sign.public, sealed: randomTestBytes(896) }
  await store.write(async (db) => {
    await putNudge(db, row)
    await changeNudge(db, row, randomTestBytes(896))
    await startWaitingForAll(db)
    await startWaitingFor(db, await listNudgesOf(db, spaceId))
    await listWaitingNudges(db)
    await endWaiting(db, [row])
    await removeNudge(db, row)
  })
  await findNudge(store.read, row)
}

// Nobody can be given a post in one moment, so the team is founded here, and who began it is on a shift as it is.
async function askToBeHeard(server: Running, who: Visitor): Promise<void> {
  const team = await Membership.begin(who, 'team')
  {
    await using store = await server.openStore()
    const member = idOf(team)
    const times = { ends_at: Number.MAX_SAFE_INTEGER, next_from: Number.MAX_SAFE_INTEGER }
    const row = { space: team.spaceId, member, ...times, rests_until: null }
    await store.write(async (db) => {
      await putTeam(db, { role: 'listener', space: team.spaceId })
      await putShift(db, { ...row, needs_debrief: 1 })
    })
  }
  const [first, second] = [makeQuestion(), makeQuestion()]
  await shift(team, 'begin')
  for (const question of [first, second]) await put(who, question)
  await list(team)
  await claim(team, first)
  await claim(team, second)
  await claim(team, first, 'return')
  await claim(team, second, 'open')
  await shift(team, 'rest')
  await atDesk(who, second, 'go-on')
  await atDesk(who, second)
  await free(who, second, team)
  await atDesk(who, second, 'end')
  const answer = { question: 'heard', isYes: true }
  await who.ask('POST', '/api/heard-totals', { body: answer })
  await who.ask('GET', '/api/heard-totals')
  await server.server.sweep()
}

async function askForLines(server: Running): Promise<void> {
  {
    await using store = await server.openStore()
    const check = { line: '[]', act: 'dialled', words: '{}', by: null, at: 0 } as const
    await store.write(async (db) => {
      await addLineChecks(db, [check, check])
      await removeLineChecks(db, [1])
      for (const version of [1, 2, 3]) {
        const bytes = randomTestBytes(64)
        await putLinePack(db, { version, manifest: '{"parts":[]}', signature: bytes, lines: bytes })
      }
    })
    await listLineChecks(store.read)
  }
  await server.visitor().ask('GET', '/api/lines/pack')
}

async function askForDirectory(server: Running): Promise<void> {
  await publish(server, [service(1), service(2)])
  await publish(server, [service(2)])
  const { id } = await stage(server, JSON.stringify([service(3)]))
  {
    await using store = await server.openStore()
    await store.write(async (db) => {
      await dropPreview(db, id)
      await undoImport(db, SOURCE)
      await putPlace(db, { place: service(1).id, is_confidential: 1, area: null })
    })
    await listImports(store.read, 1)
    const wish = { newest: null, isShown: true, fields: written }
    await saveWritten(store, { entry: drawnId, today: '2026-11-27', wish })
    await readWritten(store.read, drawnId)
    await lookUpEntries(store.read, [drawnId])
    const live = { source: 'a', address: 'https://feed.example', rhythm: 'daily' } as const
    await store.write(async (db) => {
      await putLive(db, { ...live, publishes_itself: 0 })
      await noteLive(db, live.source, { outcome: 'same' })
      await findLive(db, live.source)
      await listLive(db)
      await removeLive(db, live.source)
    })
  }
  await server.server.renewDirectory()
}

async function askForDrops(member: Membership): Promise<void> {
  const { visitor } = member
  const readKey = randomTestBytes(32)
  const [bytes, id] = [text(randomTestBytes(99)), text(randomTestBytes(32))]
  for (const address of [member.spaceId, mailboxAddress(readKey)]) {
    await visitor.ask('POST', `/api/drops/${text(address)}`, { body: { bytes, days: 7 } })
  }
  await member.ask('GET', '/drops')
  await member.ask('POST', `/drops/${id}/take`)
  await member.ask('DELETE', `/drops/${id}`)
  const boxes = [{ readKey: text(readKey), done: [id] }]
  await visitor.ask('POST', '/api/mailboxes', { body: { boxes } })
  await member.ask('GET', '/mine')
  await member.ask('DELETE', `/mine/${id}`)
}
