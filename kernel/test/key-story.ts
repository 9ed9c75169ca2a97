/** The life of a bond in which keys change: who may do what with a key that was, is, or is somebody else's. */
import type { Bytes } from '../src/bytes/encode.ts'
import { sign, type MemberKeys, type MemberPublicKeys } from '../src/crypto/keys.ts'
import { cutOf, makeRekey, sealLockbox } from '../src/space/epochs.ts'
import { inviteKeys, makeJoin } from '../src/space/invite.ts'
import { setKeyHash, type Operation } from '../src/space/operations.ts'
import { encodeHeader, signedHash, type Envelope, type Standing } from '../src/space/record.ts'
import { writeEntry, writeErase, writeOperation } from '../src/space/write.ts'
import {
  append,
  BEGIN,
  beginSpace,
  keysOf,
  standingOf,
  wordsOf,
  type SpaceLog
} from './space-log.ts'
import type { Random } from './structure.ts'

export type ToldStep = {
  readonly name: string
  readonly outcome: string
  readonly envelope: Envelope
  readonly time: number
  readonly log: SpaceLog
}

const DAY = 86_400_000
const [ada, adasNext, ben, cleo] = [keysOf('Ada'), keysOf('Ada', 1), keysOf('Ben'), keysOf('Cleo')]

export function tellKeys(random: Random, tell: (step: ToldStep) => void): void {
  const begun = beginSpace(ada, 'bond', random)
  let { log } = begun
  let time = BEGIN
  tell({ name: 'Ada begins', outcome: 'ok', envelope: begun.envelope, time, log })
  const send = (name: string, envelope: Envelope): void => {
    time += 1000
    const appended = append(log, envelope, time)
    log = appended.log
    tell({ name, outcome: appended.outcome, envelope, time, log })
  }
  const attempt = (name: string, author: MemberKeys, body: Operation): void => {
    send(name, writeOperation({ standing: stand(author), body }, author.sign, random))
  }
  const stand = (author: MemberKeys): Standing => standingOf(log, author.sign.public)
  const write = (name: string, standing: Standing, key: Bytes, author = adasNext): void => {
    const lane = new Uint8Array(16)
    const entry = { standing, lane, isDocument: false, plain: wordsOf('{}') }
    send(name, writeEntry(entry, { author: author.sign, epochKey: key }, random))
  }
  const inviteOf = (secret: Bytes): Operation => {
    return { op: 'invite', key: inviteKeys(secret).pair.public, expiresAt: time + DAY }
  }

  const [before, after] = [random(16), random(16)]
  attempt('Ada invites', ada, inviteOf(before))
  const mixed = { sign: adasNext.sign.public, kem: ada.kem.public }
  attempt('Ada keeps her box key', ada, newKeys(stand(ada), mixed, adasNext))
  const kept = { sign: ada.sign.public, kem: adasNext.kem.public }
  attempt('Ada keeps her signing key', ada, newKeys(stand(ada), kept, ada))
  const next = publicOf(adasNext)
  attempt('Ada takes keys that she does not hold', ada, newKeys(stand(ada), next, cleo))
  attempt('Ada takes new keys', ada, newKeys(stand(ada), next, adasNext))
  const early = makeJoin(inviteKeys(before), log.state, publicOf(ben))
  attempt('Ben comes by the link of her former keys', ben, early)
  const first = makeRekey(log.state, begun.epochKey, random)
  attempt('Whoever has her former keys rekeys', ada, first.rekey)
  attempt('Ada links to an epoch to come', adasNext, { ...first.rekey, backTo: 1 })
  attempt('Ada links to nothing', adasNext, cutOf(first.rekey))
  attempt('Ada rekeys', adasNext, first.rekey)
  write('Ada writes with her former keys', stand(ada), first.next.key, ada)
  write('Ada writes', stand(adasNext), first.next.key)

  attempt('Ada invites again', adasNext, inviteOf(after))
  const formerKem = { sign: ben.sign.public, kem: ada.kem.public }
  const joinWith = (keys: MemberPublicKeys): Operation =>
    makeJoin(inviteKeys(after), log.state, keys)
  attempt('Ben comes with her former box key', ben, joinWith(formerKem))
  attempt('Ben joins', ben, joinWith(publicOf(ben)))
  send(
    'Ada takes words back before the rekey',
    writeErase({ standing: stand(adasNext), seqs: [4] }, adasNext.sign)
  )
  const stale = stand(ben)
  const second = makeRekey(log.state, first.next, random)
  attempt('Ben rekeys', ben, second.rekey)

  const relock = (to: MemberKeys, epoch: number): Operation => {
    const place = { spaceId: log.spaceId, epoch, opHash: log.state.opHash }
    const box = sealLockbox(place, { to: to.kem.public, key: second.next.key }, random)
    return { op: 'relock', member: to.sign.public, epoch, box }
  }
  attempt('Ben locks an earlier epoch again', ben, relock(adasNext, 1))
  attempt('Ben locks for Cleo, who is not here', ben, relock(cleo, 2))
  attempt('Ben locks for Ada again', ben, relock(adasNext, 2))
  const now = stand(adasNext)
  write('Ada writes on the epoch before', { ...now, epoch: 1 }, first.next.key)
  write('Ada writes on an operation before', { ...now, opHash: stale.opHash }, second.next.key)
  const elsewhere = { ...now, spaceId: beginSpace(ada, 'own', random).log.spaceId }
  write('Ada writes for another space', elsewhere, second.next.key)
  write('Cleo writes in the name of Ada', now, second.next.key, cleo)
  send('Ada begins the same space again', begun.envelope)
  send('Ben does what nobody knows', unknownOperation(stand(ben), ben))
  write('Ada writes on', now, second.next.key)
}

function newKeys(standing: Standing, keys: MemberPublicKeys, prover: MemberKeys): Operation {
  return { op: 'setkey', ...keys, proof: sign(setKeyHash(standing, keys), prover.sign.secret) }
}

function publicOf({ sign: signing, kem }: MemberKeys): MemberPublicKeys {
  return { sign: signing.public, kem: kem.public }
}

function unknownOperation(standing: Standing, author: MemberKeys): Envelope {
  const known = writeOperation({ standing, body: { op: 'leave' } }, author.sign, () => wordsOf(''))
  const header = encodeHeader({ type: 'operation', ...standing, body: wordsOf('dance') })
  const unsigned = { ...known, header }
  return { ...unsigned, signature: sign(signedHash(unsigned), author.sign.secret) }
}
