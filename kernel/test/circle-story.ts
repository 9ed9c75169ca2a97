/** The life of a circle: who asks, who lets in, who ends a membership, and what counts for nothing. */
import type { Hash, SpaceId } from '../src/brand.ts'
import type { Bytes } from '../src/bytes/encode.ts'
import { sign, type MemberKeys } from '../src/crypto/keys.ts'
import { cutOf, makeRekey, type EpochKey } from '../src/space/epochs.ts'
import { inviteKeys, makeKnock, type InviteKeys } from '../src/space/invite.ts'
import { knockHash, type Add, type Operation, type Role } from '../src/space/operations.ts'
import { writeEntry, writeErase, writeOperation } from '../src/space/write.ts'
import type { ToldStep } from './key-story.ts'
import { append, BEGIN, beginSpace, keysOf, standingOf, wordsOf } from './space-log.ts'
import type { Random } from './structure.ts'

const DAY = 86_400_000
const [ada, ben, cleo, dov] = ['Ada', 'Ben', 'Cleo', 'Dov'].map((name) => keysOf(name)) as [
  MemberKeys,
  MemberKeys,
  MemberKeys,
  MemberKeys
]
const bensNext = keysOf('Ben', 1)

type Told = {
  readonly attempt: (name: string, author: MemberKeys, body: Operation) => void
  readonly write: (name: string, author: MemberKeys, key: Bytes) => void
  readonly rekey: (name: string, author: MemberKeys, from: EpochKey) => EpochKey
  readonly cut: (name: string, author: MemberKeys, from: EpochKey) => EpochKey
  readonly add: (invite: InviteKeys, keys: MemberKeys) => Add
  readonly invite: (name: string, author: MemberKeys) => InviteKeys
  readonly idOf: (who: MemberKeys) => Hash
}

export function tellCircle(random: Random, tell: (step: ToldStep) => void): void {
  const begun = beginSpace(ada, 'circle', random)
  let { log } = begun
  let time = BEGIN
  tell({ name: 'Ada begins', outcome: 'ok', envelope: begun.envelope, time, log })
  const send = (name: string, envelope: ToldStep['envelope']): void => {
    time += 1000
    const appended = append(log, envelope, time)
    log = appended.log
    tell({ name, outcome: appended.outcome, envelope, time, log })
  }
  const attempt: Told['attempt'] = (name, author, body) => {
    const standing = standingOf(log, author.sign.public)
    // Why somebody was removed is said in sealed words, which they can read.
    const words =
      body.op === 'remove' ? { plain: wordsOf('{}'), key: begun.epochKey.key } : undefined
    send(name, writeOperation({ standing, body, words }, author.sign, random))
  }
  const told: Told = {
    attempt,
    write: (name, author, key) => {
      const standing = standingOf(log, author.sign.public)
      const entry = { standing, lane: new Uint8Array(16), isDocument: false, plain: wordsOf('{}') }
      send(name, writeEntry(entry, { author: author.sign, epochKey: key }, random))
    },
    rekey: (name, author, from) => {
      const { rekey, next } = makeRekey(log.state, from, random)
      attempt(name, author, rekey)
      return next
    },
    cut: (name, author, from) => {
      const { rekey, next } = makeRekey(log.state, from, random)
      attempt(name, author, cutOf(rekey))
      return next
    },
    add: (invite, keys) => ({ op: 'add', ...makeKnock(invite, log.spaceId, keys) }),
    invite: (name, author) => {
      const invite = inviteKeys(random(16))
      attempt(name, author, { op: 'invite', key: invite.pair.public, expiresAt: time + DAY })
      return invite
    },
    idOf: (who) => log.state.members.find((one) => one.sign.join() === who.sign.public.join())!.id
  }

  const first = tellComing(told, begun.epochKey, log.spaceId)
  const second = tellEnding(told, first)
  send(
    'Ben takes his words back',
    writeErase({ standing: standingOf(log, ben.sign.public), seqs: [5] }, ben.sign)
  )
  time += 2 * DAY
  tellReturning(told, second, log.spaceId)
}

function tellComing(told: Told, begun: EpochKey, spaceId: SpaceId): EpochKey {
  const { attempt, write, rekey, add } = told
  const link = told.invite('Ada makes a link', ada)
  attempt('Ben lets himself in', ben, add(link, ben))
  const knock = add(link, ben)
  attempt('Ada lets in by a link that never was', ada, {
    ...knock,
    inviteId: new Uint8Array(32) as Hash
  })
  attempt('Ada lets in who asked another space', ada, {
    op: 'add',
    ...makeKnock(link, new Uint8Array(32) as SpaceId, ben)
  })
  attempt('Ada lets in who never asked', ada, {
    ...knock,
    proof: sign(knockHash(spaceId, knock), ada.sign.secret)
  })
  attempt('Ada claims without the link', ada, {
    ...knock,
    claim: sign(knockHash(spaceId, knock), ada.sign.secret)
  })
  attempt('Ada gives Ben the box key of Cleo', ada, { ...knock, kem: cleo.kem.public })
  attempt('Ben asks with the box key of Ada', ada, add(link, { ...ben, kem: ada.kem }))
  attempt('Ada lets Ben in', ada, knock)
  attempt('Ada lets Ben in again', ada, knock)
  write('Ada writes before the rekey', ada, begun.key)
  const next = rekey('Ben rekeys', ben, begun)
  write('Ben writes', ben, next.key)
  return next
}

function tellEnding(told: Told, current: EpochKey): EpochKey {
  const { attempt, write, rekey, add, idOf } = told
  const roleOf = (who: MemberKeys, role: Role): Operation => ({
    op: 'role',
    memberId: idOf(who),
    role
  })
  const remove = (who: MemberKeys): Operation => ({ op: 'remove', memberId: idOf(who) })
  const keep = (retentionDays: number): Operation => ({ op: 'policy', policy: { retentionDays } })
  attempt('Ben appoints himself', ben, roleOf(ben, 'admin'))
  attempt('Ben removes Ada', ben, remove(ada))
  attempt('Ada, the only admin, steps down', ada, roleOf(ada, 'member'))
  attempt('Ada removes herself', ada, remove(ada))
  attempt('Ada appoints Ben', ada, roleOf(ben, 'admin'))
  write('Ada writes in the same epoch', ada, current.key)
  const link = told.invite('Ben makes a link', ben)
  attempt('Ada lets Cleo in', ada, add(link, cleo))
  const three = rekey('Cleo rekeys', cleo, current)
  const last = told.invite('Ben makes another link', ben)
  attempt('Ada ends the role of Ben', ada, roleOf(ben, 'member'))
  attempt('Ada lets Dov in by the link of Ben, who is no admin', ada, add(last, dov))
  attempt('Ben lets Dov in all the same', ben, add(last, dov))
  attempt('Ada removes Ben', ada, remove(ben))
  attempt('Ada removes Ben again', ada, remove(ben))
  attempt('Cleo changes how long words stay', cleo, keep(30))
  attempt('Ada changes how long words stay', ada, keep(30))
  attempt('Ada shortens it', ada, keep(7))
  attempt('Ada appoints Ben, who is gone', ada, roleOf(ben, 'admin'))
  write('Cleo writes before the rekey', cleo, three.key)
  const alone = rekey('Ada rekeys for those who are here', ada, three)
  write('Ben writes after he was removed', ben, three.key)
  rekey('Ben rekeys after he was removed', ben, alone)
  attempt('Ben leaves after he was removed', ben, { op: 'leave' })
  return alone
}

function tellReturning(told: Told, current: EpochKey, spaceId: SpaceId): void {
  const { attempt, write, rekey, cut, add } = told
  const late = told.invite('Ada makes a link again', ada)
  const former = add(late, ben)
  attempt('Ada lets Ben in by his former keys', ada, former)
  attempt('Ada lets Ben in by his new keys', ada, add(late, bensNext))
  const next = rekey('Cleo rekeys for all three', cleo, current)
  write('Ben writes again', bensNext, next.key)
  const asked = add(inviteKeys(new Uint8Array(16)), dov)
  const made = told.invite('Ada makes the link for Dov, who asked before', ada)
  const claim = sign(knockHash(spaceId, asked), made.pair.secret)
  attempt('Ada leaves, who leads alone', ada, { op: 'leave' })
  attempt('Cleo lets Dov in by the link of Ada, who left', cleo, {
    ...asked,
    inviteId: made.inviteId,
    claim
  })
  const mine = told.invite('Cleo, who leads now, makes a link', cleo)
  const again = sign(knockHash(spaceId, asked), mine.pair.secret)
  attempt('Cleo lets Dov in', cleo, { ...asked, inviteId: mine.inviteId, claim: again })
  const fresh = cut('Cleo rekeys, and links back to nothing', cleo, next)
  write('Dov writes', dov, fresh.key)
  cut('Ben cuts, though nobody came', bensNext, fresh)
  for (const [name, who] of [
    ['Cleo', cleo],
    ['Ben', bensNext],
    ['Dov', dov]
  ] as const) {
    attempt(`${name} leaves`, who, { op: 'leave' })
  }
}
