/**
 * A life in a bond, for a machine without anything modern: run by `bare-machine.test.ts` with the compiler
 * off and the browser's newer parts gone, as iOS Lockdown Mode has it.
 */
import { makeEcho, showsRollback } from '../src/account/echo.ts'
import { openKeyring, sealKeyring } from '../src/account/keyring.ts'
import { kitSignPair } from '../src/account/kit.ts'
import { memberKeys, openRoot, sealRoot, wrapKeyOf } from '../src/account/root.ts'
import type { Bytes } from '../src/bytes/encode.ts'
import { fromBase64url, toBase64url } from '../src/bytes/text.ts'
import { verifySignature } from '../src/crypto/keys.ts'
import { startRegistration, startSignIn } from '../src/crypto/opaque.ts'
import { passphraseBytes } from '../src/crypto/passphrase.ts'
import { epochKeyFrom, makeRekey } from '../src/space/epochs.ts'
import { inviteKeys, makeJoin } from '../src/space/invite.ts'
import { leafOf, nextHead, startOfLog } from '../src/space/log.ts'
import {
  parseRecord,
  type Envelope,
  type OperationHeader,
  type ParsedRecord,
  type Standing
} from '../src/space/record.ts'
import type { SpaceState } from '../src/space/state.ts'
import { applyOperation, checkEntry } from '../src/space/validate.ts'
import { openEnvelope, writeEntry, writeGenesis, writeOperation } from '../src/space/write.ts'

let count = 0
const random = (size: number): Bytes => {
  count += 1
  return Uint8Array.from({ length: size }, (_, index) => (count * 31 + index * 7) & 255)
}

/** Goes through all of it, and says what happened. */
export function liveInABond(): string {
  const root = random(32)
  const [ada, ben] = [memberKeys(root, 0), memberKeys(random(32), 0)]
  checkAccount(root)
  const { envelope, epochKey, standing } = writeGenesis(
    { kind: 'bond', policy: { retentionDays: 0 }, words: new TextEncoder().encode('{}') },
    ada,
    random
  )
  let position = startOfLog(standing.spaceId)
  let state: SpaceState | undefined
  const take = (written: Envelope): void => {
    const record = parseRecord(written)
    const at = { seq: position.seq + 1, time: 1000 + position.seq, verify: verifySignature }
    const applied = applyOperation(state, record as ParsedRecord<OperationHeader>, at)
    if (!record || !applied.ok) throw new Error(applied.ok ? 'no record' : applied.reason)
    state = applied.value
    position = nextHead(position, leafOf(record, at))!
  }
  const here = (author: typeof ada): Standing => {
    const { spaceId, epoch, opHash } = state!
    return {
      spaceId,
      epoch,
      opHash,
      author: author.sign.public,
      seenSeq: position.seq,
      seenHead: position.head
    }
  }
  take(envelope)
  const invite = inviteKeys(random(16))
  const invited = { op: 'invite', key: invite.pair.public, expiresAt: 5000 } as const
  take(writeOperation({ standing: here(ada), body: invited }, ada.sign, random))
  const join = makeJoin(invite, state!, { sign: ben.sign.public, kem: ben.kem.public })
  take(writeOperation({ standing: here(ben), body: join }, ben.sign, random))
  const before = state!
  const { rekey, next } = makeRekey(before, epochKey, random)
  take(writeOperation({ standing: here(ben), body: rekey }, ben.sign, random))
  const place = {
    spaceId: before.spaceId,
    epoch: next.epoch,
    opHash: before.opHash,
    opening: rekey
  }
  const found = epochKeyFrom(rekey, { ...place, signKey: ada.sign.public }, ada.kem)!
  const words = new TextEncoder().encode('The kettle is on.')
  const entry = { standing: here(ben), lane: new Uint8Array(16), isDocument: false, plain: words }
  const written = writeEntry(entry, { author: ben.sign, epochKey: next.key }, random)
  const header = parseRecord(written)!.header
  if (header.type !== 'entry' || !checkEntry(state!, header).ok) throw new Error('entry refused')
  return new TextDecoder('utf-8').decode(openEnvelope(written, found.key)!.plain)
}

function checkAccount(root: Bytes): void {
  const accountId = random(16)
  const kit = random(16)
  kitSignPair(kit)
  const wrap = {
    place: { accountId, method: 'kit', rootGeneration: 0 },
    key: wrapKeyOf('kit', kit)
  } as const
  const opened = openRoot(sealRoot(root, wrap, random), wrap)!
  const at = { place: { accountId, seq: 1 }, root: opened }
  const keyring = {
    version: 0,
    instanceRoot: 'i',
    roots: [],
    memberships: [],
    settings: {}
  } as const
  const blob = fromBase64url(toBase64url(sealKeyring(keyring, at, random)))!
  if (!openKeyring(blob, at)) throw new Error('keyring lost')
  const place = { spaceId: random(32) as SpaceState['spaceId'], entryId: random(16) }
  const bytes = makeEcho(root, place, { seq: 1, blob })
  if (showsRollback(root, { ...place, bytes }, { seq: 1, blob })) throw new Error('false alarm')
  startRegistration(passphraseBytes('dry stone wall'), random)
  startSignIn(passphraseBytes('dry stone wall'), random)
}
