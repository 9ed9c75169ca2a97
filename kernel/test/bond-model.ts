/** What three people try in Ada's bond, in which there is room for two. */
import { makeJoin } from '../src/space/invite.ts'
import { pickInvite, SHARED_WHATS, spaceAfter, type Act, type SpaceModel } from './space-model.ts'

export const WHATS = [...SHARED_WHATS, 'join'] as const

const bond = {
  kind: 'bond',
  names: ['Ada', 'Ben', 'Cleo'],
  ownBody: (model, { who, pick }, standing) => {
    const { sign, kem } = model.people[who]!.keys
    return makeJoin(pickInvite(model, pick), standing, { sign: sign.public, kem: kem.public })
  }
} satisfies Parameters<typeof spaceAfter>[0]

/** Ada's bond after acts that must stand. */
export function bondAfter(acts: readonly Act[]): SpaceModel {
  return spaceAfter(bond, acts)
}

export function beginBond(): SpaceModel {
  return bondAfter([])
}
