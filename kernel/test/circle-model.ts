/** What four people try in Ada's circle, above all to let in, to end a membership and to appoint. */
import type { Hash, SpaceId } from '../src/brand.ts'
import { sign, type MemberKeys } from '../src/crypto/keys.ts'
import { inviteKeys, makeKnock, type InviteKeys } from '../src/space/invite.ts'
import { knockHash, ROLES, type Add } from '../src/space/operations.ts'
import { presentMemberByKey } from '../src/space/state.ts'
import { keysOf } from './space-log.ts'
import {
  hexOf,
  pickInvite,
  SHARED_WHATS,
  spaceAfter,
  type Act,
  type Knock,
  type Person,
  type SpaceModel
} from './space-model.ts'

export const CIRCLE_WHATS = [...SHARED_WHATS, 'add', 'remove', 'role', 'policy'] as const
/** The form of an `add` in which everything is right. `pick` is this and the person. */
const RIGHT = 4 * 8

const circle = {
  kind: 'circle',
  names: ['Ada', 'Ben', 'Cleo', 'Dov'],
  ownBody: (model, act) => {
    if (act.what === 'add') return addBody(model, act)
    if (act.what === 'policy') return { op: 'policy', policy: { retentionDays: act.pick } }
    const memberId = pickMember(model, act)
    if (act.what === 'remove') return { op: 'remove', memberId }
    return { op: 'role', memberId, role: ROLES[Math.floor(act.pick / 12) % 2]! }
  }
} satisfies Parameters<typeof spaceAfter>[0]

/** Ada, Ben and Cleo are together, Ada and Ben as admins; Dov is outside. */
export const GATHERING: readonly Act[] = [
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 0, what: 'add', pick: RIGHT + 1, lag: 0 },
  { who: 0, what: 'rekey', pick: 8, lag: 0 },
  { who: 0, what: 'role', pick: 13, lag: 0 },
  { who: 1, what: 'invite', pick: 7, lag: 0 },
  { who: 0, what: 'add', pick: RIGHT + 2, lag: 0 },
  { who: 2, what: 'rekey', pick: 8, lag: 0 }
]

/** Ada's circle after acts that must stand. */
export function circleAfter(acts: readonly Act[]): SpaceModel {
  return spaceAfter(circle, acts)
}

// Somebody who is here, or was, or never was.
export function pickMember({ log, random }: SpaceModel, { pick }: Act): Hash {
  const { members } = log.state
  return pick % 12 === 11 ? (random(32) as Hash) : members[pick % members.length]!.id
}

// Right in the last forms; in the first ones a knock said twice, or one that nobody said in this way.
export function addBody(model: SpaceModel, { who, pick }: Act): Add {
  const person = model.people[pick % 4]!
  const form = Math.floor(pick / 4) % 12
  const invite = pickInvite(model, form === 11 ? 1 : 0)
  const earlier = model.knocks[pick % Math.max(1, model.knocks.length)]
  if (earlier && form === 0) return said(model, earlier)
  if (earlier && form === 1) return said(model, claimedAnew(model, earlier, invite))
  const keys = keysToCome(model, person)
  const { spaceId } = model.log
  const right = (): Add => knock(invite, spaceId, keys)
  switch (form) {
    case 2:
      // Whoever only saw the invite on the chain.
      return { ...knock(inviteKeys(model.random(16)), spaceId, keys), inviteId: invite.inviteId }
    case 3: {
      // An admin who signs in the place of somebody who never asked.
      const { secret } = model.people[who]!.keys.sign
      return knock(invite, spaceId, { ...keys, sign: { ...keys.sign, secret } })
    }
    case 4:
      return { ...right(), kem: keysOf('Eve').kem.public }
    case 5:
      return { ...right(), sign: keysOf('Eve').sign.public }
    case 6:
      return knock(invite, new Uint8Array(32) as SpaceId, keys)
    case 7:
      return knock(invite, spaceId, { ...keys, kem: keysOf('Ada').kem })
    default: {
      const asked = { person, keys, body: right() }
      model.knocks.push(asked)
      return said(model, asked)
    }
  }
}

function said(model: SpaceModel, { person, keys, body }: Knock): Add {
  model.whatFollows = () => {
    person.keys = keys
  }
  return body
}

// A knock waits for days: by then an admin may have made another invite, and claim it for who knocked.
function claimedAnew(model: SpaceModel, earlier: Knock, { inviteId, pair }: InviteKeys): Knock {
  const claim = sign(knockHash(model.log.spaceId, earlier.body), pair.secret)
  return { ...earlier, body: { ...earlier.body, inviteId, claim } }
}

// Whoever was here before comes with new keys, and whoever is here has none to come with.
function keysToCome({ log }: SpaceModel, person: Person): MemberKeys {
  const { usedKeys } = log.state
  const isUsed = usedKeys.some((key) => hexOf(key) === hexOf(person.keys.sign.public))
  if (!isUsed || presentMemberByKey(log.state, person.keys.sign.public)) return person.keys
  person.index += 1
  return keysOf(person.name, person.index)
}

function knock(invite: InviteKeys, spaceId: SpaceId, keys: MemberKeys): Add {
  return { op: 'add', ...makeKnock(invite, spaceId, keys) }
}
