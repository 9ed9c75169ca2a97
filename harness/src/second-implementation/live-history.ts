/**
 * Two people live through everything that a bond and a circle know, with the real client against the real server:
 * invite, join, words, documents, taking back, a circle that one is let into and removed from, new keys after
 * "someone may have my device", and the end.
 * What comes back is what the server kept, and each person as they were, before the new keys and after.
 */
import { fromBase64url, readManifest, verifySignature, type Manifest } from '@beside/kernel'
import { readRows } from '../blindness/read-store.ts'
import {
  befriend,
  hasSettledKeys,
  type House,
  inviteBy,
  openHouse,
  type Person,
  wordsIn
} from '../house.ts'
import { keptAccount, type KeptAccount } from './kept-account.ts'
import { servedLogs } from './served-rows.ts'
import type { ServedLog } from './served-log.ts'

export type LiveHistory = {
  /** Alice before the new keys, Alice after, and Bob. */
  readonly people: readonly KeptAccount[]
  readonly logs: readonly ServedLog[]
  readonly manifest: Manifest
  readonly sixWords: { readonly mine: readonly string[]; readonly theirs: readonly string[] }
}

export async function liveThrough(): Promise<LiveHistory> {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await talk(alice, bob, bondId)
  await keepDocuments(alice, bob)
  await closeALink(alice)
  await holdCircle(alice, bob)
  const before = await keptNow(home, alice.kitWords)
  const kitWords = await changeEverything(alice)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await sayAndSee(bob, alice, { bondId, text: 'With new keys, then' })
  await sayAndSee(alice, bob, { bondId, text: 'Yes: they are new' })
  const sixWords = must(await bob.readSixWords(bondId))
  must(await bob.endBond({ bondId, lastWords: 'Be well' }))
  await alice.sees('the end', (view) => view.people.some(({ state }) => state === 'ended'))
  const people = [before, await keptNow(home, kitWords), await keptNow(home, bob.kitWords)]
  const manifest = await readManifestAt(home.address)
  const logs = servedLogs(readRows(home.dataFolder), manifest.receiptKey)
  return { people, logs, manifest, sixWords }
}

async function talk(alice: Person, bob: Person, bondId: string): Promise<void> {
  must(await alice.openTalk(bondId))
  must(await bob.openTalk(bondId))
  await sayAndSee(alice, bob, { bondId, text: 'The kettle is on' })
  await sayAndSee(bob, alice, { bondId, text: 'Äpfel, 茶 and a long evening. '.repeat(40) })
  await sayAndSee(alice, bob, { bondId, text: 'These words go again' })
  const [first, gone] = (bob.view().talk?.items ?? []).filter(
    (item) => item.kind === 'words' && item.by === 'them'
  )
  if (!first || !gone) throw new Error('The words are not there')
  must(await bob.acknowledge({ itemId: first.id, key: 'believe' }))
  must(await alice.editWords({ itemId: first.id, text: 'The kettle is on, and hot' }))
  must(await alice.takeBack(gone.id))
  await bob.sees('the words gone', (view) =>
    (view.talk?.items ?? []).some(({ kind }) => kind === 'taken-back')
  )
  must(await alice.changeAgreement({ bondId, agreement: { purpose: 'Evenings', pace: 'Slow' } }))
}

async function keepDocuments(alice: Person, bob: Person): Promise<void> {
  must(
    await bob.saveNotes({ body: { text: 'For myself' }, version: bob.view().notes?.version ?? '' })
  )
  for (const text of ['One thought', 'One thought, and another']) {
    must(await alice.saveNotes({ body: { text }, version: alice.view().notes?.version ?? '' }))
  }
}

async function holdCircle(alice: Person, bob: Person): Promise<void> {
  const about = {
    name: 'Thursday',
    purpose: 'Company',
    welcome: '',
    notWelcome: '',
    seats: 8,
    hours: null,
    newcomers: 'from-today'
  } as const
  const { circleId } = must(await alice.beginCircle({ about, agreement: 'We listen' }))
  const { link } = must(await alice.inviteIntoCircle({ circleId, note: 'Come by' }))
  must(await bob.askToComeIn({ fragment: link.split('#')[1] ?? '', note: 'May I?' }))
  must(await alice.lookAtDoors())
  const dropId = alice.view().circles[0]?.asking[0]?.dropId ?? ''
  must(await alice.letIn({ circleId, dropId }))
  must(await bob.lookAtDoors())
  await bob.sees('the circle', ({ circles }) => circles[0]?.state === 'in')
  must(await bob.agreeInCircle(circleId))
  await bob.sees('the yes sent', ({ hasUnsentWords }) => !hasUnsentWords)
  must(await bob.openTalk(circleId))
  must(await alice.openTalk(circleId))
  await sayAndSee(bob, alice, { bondId: circleId, text: 'Good to be here' })
  const memberId = alice.view().circles[0]?.people.find(({ isMe }) => !isMe)?.memberId ?? ''
  for (const isFacilitator of [true, false])
    must(await alice.setFacilitator({ circleId, memberId, isFacilitator }))
  const words = { rule: 'No advice', reason: 'After two talks', next: 'In May' }
  must(await alice.removeFromCircle({ circleId, memberId, ...words }))
  must(await alice.say({ talkId: circleId, text: 'Alone again', notes: [] }))
  await alice.sees('the last words', ({ talk }) =>
    (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === 'Alone again')
  )
}

async function closeALink(alice: Person): Promise<void> {
  const { bondId } = await inviteBy(alice)
  must(await alice.renewInvite(bondId))
  must(await alice.closeInvite(bondId))
}

async function changeEverything(alice: Person): Promise<readonly string[]> {
  const next = 'four other quiet words'
  const { kitWords } = must(await alice.changeEverything({ current: alice.passphrase, next }))
  await alice.sees('new keys everywhere', hasSettledKeys)
  return kitWords
}

async function sayAndSee(
  from: Person,
  to: Person,
  { bondId, text }: { readonly bondId: string; readonly text: string }
): Promise<void> {
  must(await from.say({ talkId: bondId, text, notes: [] }))
  await to.sees(text, (view) => wordsIn(view).includes(text.trim()))
}

function keptNow(home: House, kitWords: readonly string[]): Promise<KeptAccount> {
  return keptAccount(readRows(home.dataFolder), kitWords)
}

/** What the server at this address says that it is, signed by its root. */
export async function readManifestAt(address: string): Promise<Manifest> {
  const reply = await fetch(`${address}/api/instance`)
  const said: unknown = await reply.json()
  const text = typeof said === 'object' && said && 'manifest' in said ? String(said.manifest) : ''
  const bytes = fromBase64url(text)
  const manifest = bytes && readManifest(bytes, verifySignature)
  if (!manifest) throw new Error('The server has no manifest')
  return manifest
}

function must<Value>(
  done:
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }
): Value {
  if (!done.ok) throw new Error(done.reason)
  return done.value
}
