/** A team of listeners in a store that no server has open, with rows as large as its chain would have left. */
import {
  applyOperation,
  memberKeysFromSeed,
  parseRecord,
  verifySignature,
  writeGenesis,
  type Hash,
  type Member,
  type MemberKeys,
  type OperationHeader,
  type ParsedRecord,
  type SpaceId,
  type SpaceState
} from '@beside/kernel'
import { openInstance, openStore } from '@beside/server'
import { writeStateJson } from '../../../server/src/store/space-state-json.ts'
import { randomBytes } from '../wire/random-bytes.ts'

export type ListenersTeam = {
  readonly spaceId: SpaceId
  readonly listeners: readonly MemberKeys[]
}

const YEAR_MS = 365 * 86_400_000
/** As long as words of stewards are. */
const CHECKED = JSON.stringify({ name: 'Somebody', checked: 'I met them.'.padEnd(150, '.') })
const SHOWN = JSON.stringify({ name: 'Somebody', lines: 'Glad to help.'.padEnd(150, '.') })

/** Whoever began it, and so many listeners. */
export async function makeListenersTeam(dataFolder: string, count: number): Promise<ListenersTeam> {
  const listeners = Array.from({ length: count }, () => memberKeysFromSeed(randomBytes(32)))
  const now = Date.now()
  const state = stateWith(listeners, now)
  const { spaceId: space } = state
  await openInstance(dataFolder)
  await using store = await openStore(dataFolder)
  await store.write(async (db) => {
    const seq = 1 + count * 4
    const place = { id: space, state: writeStateJson(state), seq, head: randomBytes(32), time: now }
    const receipt = { receipt_generation: 0, receipt_signature: randomBytes(64) }
    await db
      .insertInto('spaces')
      .values({ ...place, ...receipt, closed_at: null })
      .execute()
    const members = state.members.map(({ id: member_id, sign: sign_key, joinedSeq }) => {
      const here = { is_current: 1, joined_seq: joinedSeq, left_seq: null, left_time: null }
      return { space, sign_key, member_id, ...here }
    })
    await db.insertInto('members').values(members).execute()
    await db.insertInto('teams').values({ role: 'listener', space }).execute()
  })
  return { spaceId: space, listeners }
}

function stateWith(listeners: readonly MemberKeys[], now: number): SpaceState {
  const founder = memberKeysFromSeed(randomBytes(32))
  const wish = { kind: 'team', policy: { retentionDays: 0 }, words: new Uint8Array() } as const
  const record = parseRecord(writeGenesis(wish, founder, randomBytes).envelope)
  const placement = { seq: 1, time: now, verify: verifySignature }
  const begun = applyOperation(undefined, record as ParsedRecord<OperationHeader>, placement)
  if (!begun.ok) throw new Error(`A team begins: ${begun.reason}`)
  const post = { words: CHECKED, until: now + YEAR_MS, mustReport: true, checkedBy: 'two' } as const
  const members = listeners.map(({ sign, kem }, at): Member => ({
    id: randomBytes(32) as Hash,
    sign: sign.public,
    kem: kem.public,
    role: 'member',
    joinedSeq: 4 + at * 4,
    leftSeq: undefined,
    keysUsed: 1,
    post,
    shown: SHOWN
  }))
  const usedKeys = members.flatMap(({ sign, kem }) => [sign, kem])
  const issuer = begun.value.members[0]?.id
  if (!issuer) throw new Error('Whoever begins a team is in it.')
  const invites = members.map(({ sign: key }) => {
    const id = randomBytes(32) as Hash
    return {
      id,
      key,
      issuer,
      issuerKey: founder.sign.public,
      expiresAt: now,
      fate: 'used'
    } as const
  })
  const state = begun.value
  return {
    ...state,
    members: [...state.members, ...members],
    usedKeys: [...state.usedKeys, ...usedKeys],
    invites
  }
}
