import type { Bytes } from '../src/bytes/encode.ts'
import { sign, type MemberKeys, type VerifySignature } from '../src/crypto/keys.ts'
import { makeRekey, sealLockbox, type EpochKey } from '../src/space/epochs.ts'
import { inviteKeys, makeJoin, type InviteKeys } from '../src/space/invite.ts'
import { decodeOperation, setKeyHash, type Operation, type Rekey } from '../src/space/operations.ts'
import type { Envelope, Standing } from '../src/space/record.ts'
import type { SpaceState } from '../src/space/state.ts'
import { writeEntry, writeErase, writeOperation } from '../src/space/write.ts'
import {
  append,
  BEGIN,
  beginSpace,
  keysOf,
  standingOf,
  verifyQuickly,
  wordsOf,
  type SpaceLog
} from './space-log.ts'
import { fixedRandom, type Random } from './structure.ts'

/** What one of three people tries to do in a bond; some of it is allowed, much of it is not. */
export type Act = {
  readonly who: 0 | 1 | 2
  readonly what: (typeof WHATS)[number]
  /** Chooses among the possible forms of the act, the wrong ones included. */
  readonly pick: number
  /** How many operations the person is behind. */
  readonly lag: number
}
export const WHATS = [
  'invite',
  'uninvite',
  'join',
  'leave',
  'setkey',
  'rekey',
  'relock',
  'write',
  'erase',
  'wait'
] as const

/** Ada's bond, with a view of everything that no single person has. */
export type BondModel = {
  log: SpaceLog
  time: number
  readonly states: SpaceState[]
  readonly people: { readonly name: string; keys: MemberKeys; index: number }[]
  readonly invites: InviteKeys[]
  /** The true key of each epoch. */
  readonly epochKeys: EpochKey[]
  /** Whose keys each epoch was boxed to, by hex of the signing key. */
  readonly readers: string[][]
  readonly random: Random
}

const DAY = 86_400_000

const lived = new Map<string, BondModel>()

/** Ada's bond after acts that must stand. They are played once, since signing them takes long. */
export function bondAfter(acts: readonly Act[]): BondModel {
  const key = JSON.stringify(acts)
  const model = lived.get(key) ?? live(acts)
  lived.set(key, model)
  const people = model.people.map((one) => ({ ...one }))
  const lists = {
    states: [...model.states],
    invites: [...model.invites],
    epochKeys: [...model.epochKeys],
    readers: [...model.readers]
  }
  return { ...model, ...lists, people, random: fixedRandom(`bond after ${key}`) }
}

export function beginBond(): BondModel {
  return bondAfter([])
}

function live(acts: readonly Act[]): BondModel {
  const model = makeBond()
  for (const one of acts) {
    const outcome = play(model, one)
    if (outcome !== 'ok') throw new Error(outcome)
  }
  return model
}

function makeBond(): BondModel {
  const random = fixedRandom('bond')
  const people = ['Ada', 'Ben', 'Cleo'].map((name) => ({ name, keys: keysOf(name), index: 0 }))
  const { log, epochKey } = beginSpace(people[0]!.keys, 'bond', random)
  const readers = [[hexOf(people[0]!.keys.sign.public)]]
  const rest = {
    time: BEGIN,
    states: [log.state],
    people,
    invites: [],
    epochKeys: [epochKey],
    readers
  }
  return { log, ...rest, random }
}

/** The envelope of an act, or `undefined` where the act is only that time passes. */
export function envelopeOfAct(model: BondModel, act: Act): Envelope | undefined {
  const { people, log, random } = model
  const { keys } = people[act.who]!
  const standing = standingBehind(model, act)
  if (act.what === 'wait') {
    model.time += act.pick * DAY
    return undefined
  }
  if (act.what === 'write') {
    const entry = {
      standing,
      lane: new Uint8Array(16),
      isDocument: act.pick % 2 === 0,
      plain: wordsOf('{}')
    }
    const { key } = model.epochKeys.at(-1)!
    return writeEntry(entry, { author: keys.sign, epochKey: key }, random)
  }
  if (act.what === 'erase')
    return writeErase({ standing, seqs: [1 + (act.pick % log.records.length)] }, keys.sign)
  return writeOperation({ standing, body: bodyOfAct(model, act, standing) }, keys.sign, random)
}

/** Tries an act, and keeps what follows from it. */
export function play(model: BondModel, act: Act, verify: VerifySignature = verifyQuickly): string {
  const envelope = envelopeOfAct(model, act)
  if (!envelope) return 'ok'
  return take(model, envelope, { act, verify })
}

export function take(
  model: BondModel,
  envelope: Envelope,
  { act, verify = verifyQuickly }: { act?: Act; verify?: VerifySignature }
): string {
  model.time += 1
  const before = model.log.state
  const appended = append(model.log, envelope, model.time, verify)
  model.log = appended.log
  if (appended.outcome !== 'ok' || model.log.state === before) return appended.outcome
  model.states.push(model.log.state)
  const person = act && model.people[act.who]
  if (act?.what === 'rekey') noteRekey(model)
  if (act?.what === 'setkey' && person) person.keys = keysOf(person.name, person.index)
  return 'ok'
}

let nextKey: Bytes = new Uint8Array(32)

function noteRekey(model: BondModel): void {
  const { state, records } = model.log
  const { header } = records.at(-1)!.record
  const operation = header.type === 'operation' ? decodeOperation(header.body) : undefined
  const boxes = operation?.op === 'rekey' ? operation.boxes : []
  model.epochKeys.push({ epoch: state.epoch, key: nextKey })
  model.readers.push(boxes.map(({ member }) => hexOf(member)))
}

/** Who may read what is written now, by hex of their signing keys. */
export function presentKeys(state: SpaceState): string[] {
  return state.members.filter((one) => one.leftSeq === undefined).map(({ sign }) => hexOf(sign))
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function standingBehind(model: BondModel, { who, lag }: Act): Standing {
  const author = model.people[who]!.keys.sign.public
  const state = model.states.at(-1 - (lag % model.states.length))!
  return { ...standingOf(model.log, author, lag), epoch: state.epoch, opHash: state.opHash }
}

function bodyOfAct(model: BondModel, act: Act, standing: Standing): Operation {
  const { log, random, people } = model
  const person = people[act.who]!
  switch (act.what) {
    case 'invite': {
      const invite = inviteKeys(random(16))
      model.invites.push(invite)
      return {
        op: 'invite',
        key: invite.pair.public,
        expiresAt: model.time + (act.pick % 10) * DAY
      }
    }
    case 'uninvite':
      return { op: 'uninvite', inviteId: pickInvite(model, act).inviteId }
    case 'join': {
      const { sign: signing, kem } = person.keys
      return makeJoin(pickInvite(model, act), standing, { sign: signing.public, kem: kem.public })
    }
    case 'setkey': {
      if (act.pick % 5 > 0) person.index += 1
      const next = keysOf(person.name, person.index)
      const keys = { sign: next.sign.public, kem: next.kem.public }
      return { op: 'setkey', ...keys, proof: sign(setKeyHash(standing, keys), next.sign.secret) }
    }
    case 'rekey':
      return spoiled(model, act)
    case 'relock': {
      const member = log.state.members[act.pick % log.state.members.length]!
      const { epoch, key } = model.epochKeys.at(-1)!
      const place = { spaceId: log.spaceId, epoch, opHash: log.state.opHash }
      return {
        op: 'relock',
        member: member.sign,
        epoch,
        box: sealLockbox(place, { to: member.kem, key }, random)
      }
    }
    default:
      return { op: 'leave' }
  }
}

function pickInvite(model: BondModel, { pick }: Act): InviteKeys {
  return model.invites.at(-1 - (pick % 3)) ?? inviteKeys(model.random(16))
}

// Mostly right; sometimes with a box too few, a box twice, in another order or linked to the future.
function spoiled(model: BondModel, { pick }: Act): Rekey {
  const { rekey, next } = makeRekey(model.log.state, model.epochKeys.at(-1)!, model.random)
  nextKey = next.key
  const { boxes } = rekey
  switch (pick % 9) {
    case 0:
      return { ...rekey, boxes: boxes.slice(1) }
    case 1:
      return { ...rekey, boxes: [...boxes, ...boxes] }
    case 2:
      return { ...rekey, boxes: boxes.toReversed() }
    case 3:
      return { ...rekey, backTo: next.epoch }
    default:
      return rekey
  }
}
