/** A space with a view of everything that no single person has, and what people try in it. */
import { sign, type MemberKeys, type VerifySignature } from '../src/crypto/keys.ts'
import { cutOf, makeRekey, sealLockbox, type EpochKey } from '../src/space/epochs.ts'
import { inviteKeys, type InviteKeys } from '../src/space/invite.ts'
import {
  setKeyHash,
  type Add,
  type Operation,
  type Rekey,
  type SpaceKind
} from '../src/space/operations.ts'
import type { Envelope, Standing } from '../src/space/record.ts'
import { presentMembers, type SpaceState } from '../src/space/state.ts'
import type { ChainStep } from '../src/space/validate.ts'
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

export const SHARED_WHATS = [
  'invite',
  'uninvite',
  'leave',
  'setkey',
  'rekey',
  'relock',
  'write',
  'erase',
  'wait'
] as const
/** What one person tries to do; some of it is allowed, much of it is not. */
export type Act = {
  readonly who: number
  readonly what:
    | (typeof SHARED_WHATS)[number]
    | 'join'
    | 'add'
    | 'remove'
    | 'role'
    | 'policy'
    | 'appoint'
    | 'cosign'
    | 'present'
  /** Chooses among the possible forms of the act, the wrong ones included. */
  readonly pick: number
  /** How many operations the person is behind. */
  readonly lag: number
}
export type Person = { readonly name: string; keys: MemberKeys; index: number }
/** A wish to come in that somebody really signed. */
export type Knock = { readonly person: Person; readonly keys: MemberKeys; readonly body: Add }

export type SpaceModel = {
  log: SpaceLog
  time: number
  /** What follows from the newest act, should it stand. */
  whatFollows: (() => void) | undefined
  readonly states: SpaceState[]
  readonly people: Person[]
  readonly invites: InviteKeys[]
  readonly knocks: Knock[]
  /** The true key of each epoch. */
  readonly epochKeys: EpochKey[]
  /** Whose keys each epoch was boxed to, by hex of the signing key. */
  readonly readers: string[][]
  /** The epochs that link to nothing before them. */
  readonly cuts: number[]
  readonly random: Random
  /** The operations that only this kind of space knows. */
  readonly ownBody: (model: SpaceModel, act: Act, standing: Standing) => Operation
}
type Begun = Pick<SpaceModel, 'ownBody'> & {
  readonly kind: SpaceKind
  /** The first one begins the space. */
  readonly names: readonly string[]
}

const DAY = 86_400_000

const lived = new Map<string, SpaceModel>()

/** A space after acts that must stand. They are played once, since signing them takes long. */
export function spaceAfter(begun: Begun, acts: readonly Act[]): SpaceModel {
  const key = `${begun.kind} after ${JSON.stringify(acts)}`
  const model = lived.get(key) ?? live(begun, acts)
  lived.set(key, model)
  return { ...copyOf(model), random: fixedRandom(key) }
}

/** The same moment, from which another story may go on. */
export function copyOf(model: SpaceModel): SpaceModel {
  const people = model.people.map((one) => ({ ...one }))
  const lists = {
    states: [...model.states],
    invites: [...model.invites],
    knocks: model.knocks.map((one) => ({
      ...one,
      person: people[model.people.indexOf(one.person)]!
    })),
    epochKeys: [...model.epochKeys],
    readers: [...model.readers],
    cuts: [...model.cuts]
  }
  return { ...model, ...lists, people }
}

function live(begun: Begun, acts: readonly Act[]): SpaceModel {
  const model = begin(begun)
  for (const one of acts) {
    const outcome = play(model, one)
    if (outcome !== 'ok') throw new Error(`${one.what}: ${outcome}`)
  }
  return model
}

function begin({ kind, names, ownBody }: Begun): SpaceModel {
  const random = fixedRandom(kind)
  const people = names.map((name) => ({ name, keys: keysOf(name), index: 0 }))
  const { log, epochKey } = beginSpace(people[0]!.keys, kind, random)
  return {
    log,
    time: BEGIN,
    whatFollows: undefined,
    states: [log.state],
    people,
    invites: [],
    knocks: [],
    epochKeys: [epochKey],
    readers: [presentKeys(log.state)],
    cuts: [],
    random,
    ownBody
  }
}

/** The envelope of an act, or `undefined` where the act is only that time passes. */
export function envelopeOfAct(model: SpaceModel, act: Act): Envelope | undefined {
  const { people, log, random } = model
  const { keys } = people[act.who]!
  const standing = standingBehind(model, act)
  model.whatFollows = undefined
  if (act.what === 'wait') {
    model.time += (act.pick % 9) * DAY
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
export function play(model: SpaceModel, act: Act, verify: VerifySignature = verifyQuickly): string {
  const envelope = envelopeOfAct(model, act)
  if (!envelope) return 'ok'
  return take(model, envelope, { act, verify })
}

export function take(
  model: SpaceModel,
  envelope: Envelope,
  { act, verify = verifyQuickly }: { act?: Act; verify?: VerifySignature }
): string {
  model.time += 1
  const before = model.log.state
  const appended = append(model.log, envelope, model.time, verify)
  model.log = appended.log
  if (appended.outcome !== 'ok' || model.log.state === before) return appended.outcome
  model.states.push(model.log.state)
  if (act) model.whatFollows?.()
  return 'ok'
}

/** Who may read what is written now, by hex of their signing keys. */
export function presentKeys(state: SpaceState): string[] {
  return presentMembers(state).map(({ sign }) => hexOf(sign))
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** The steps of the chain, as every reader climbs them. */
export function chainOf({ log, states }: SpaceModel): ChainStep[] {
  return states.map((state) => ({
    state,
    seq: log.records.find(({ record }) => hexOf(record.envHash) === hexOf(state.opHash))!.leaf.seq
  }))
}

export function pickInvite(model: SpaceModel, pick: number): InviteKeys {
  return model.invites.at(-1 - (pick % 3)) ?? inviteKeys(model.random(16))
}

function standingBehind(model: SpaceModel, { who, lag }: Act): Standing {
  const author = model.people[who]!.keys.sign.public
  const state = model.states.at(-1 - (lag % model.states.length))!
  return { ...standingOf(model.log, author, lag), epoch: state.epoch, opHash: state.opHash }
}

function bodyOfAct(model: SpaceModel, act: Act, standing: Standing): Operation {
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
      return { op: 'uninvite', inviteId: pickInvite(model, act.pick).inviteId }
    case 'leave':
      return { op: 'leave' }
    case 'setkey': {
      if (act.pick % 5 > 0) person.index += 1
      const next = keysOf(person.name, person.index)
      model.whatFollows = () => {
        person.keys = next
      }
      const keys = { sign: next.sign.public, kem: next.kem.public }
      return { op: 'setkey', ...keys, proof: sign(setKeyHash(standing, keys), next.sign.secret) }
    }
    case 'rekey':
      return rekeyBody(model, act)
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
      return model.ownBody(model, act, standing)
  }
}

function rekeyBody(model: SpaceModel, { pick }: Act): Rekey {
  const { rekey, next } = makeRekey(model.log.state, model.epochKeys.at(-1)!, model.random)
  const body = spoiled(rekey, { pick, epoch: next.epoch })
  model.whatFollows = () => {
    model.epochKeys.push(next)
    model.readers.push(body.boxes.map(({ member }) => hexOf(member)))
    if (body.backLink.length === 0) model.cuts.push(next.epoch)
  }
  return body
}

// Mostly right; sometimes with a box too few, a box twice, in another order or linked to the future, or a cut.
function spoiled(rekey: Rekey, { pick, epoch }: { pick: number; epoch: number }): Rekey {
  const { boxes } = rekey
  switch (pick % 9) {
    case 0:
      return { ...rekey, boxes: boxes.slice(1) }
    case 1:
      return { ...rekey, boxes: [...boxes, ...boxes] }
    case 2:
      return { ...rekey, boxes: boxes.toReversed() }
    case 3:
      return { ...rekey, backTo: epoch }
    case 4:
      return cutOf(rekey)
    default:
      return rekey
  }
}
