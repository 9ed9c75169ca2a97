/** What one can do in a bond. Screens call these through the client's surface; each says what it refuses. */
import {
  fingerprintWords,
  makeJoin,
  ok,
  refused,
  toBase64url,
  writeOperation,
  type Result
} from '@beside/kernel'
import type { Agreement, Trouble } from '../../api.ts'
import {
  isPutAwayIn,
  profileIn,
  putAwaySetting,
  withSetting,
  type Profile
} from '../../account/settings.ts'
import { standingIn } from '../../spaces/append.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import type { WaitingWords } from '../../talk/outbox.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { makeInvite } from '../../sync/invites.ts'
import { leaveSpace } from '../../sync/leave-all.ts'
import { changeMembership, reserveMembership, saveMembership } from '../../sync/membership-book.ts'
import { narrowed } from '../../wire/server-link.ts'
import {
  LANE_SIZE,
  settled,
  writeDocument,
  writeInto,
  type RoomTools,
  type WritingTools
} from '../../sync/writing.ts'
import type { AgreementBody } from './entries.ts'
import { agreementOf } from './fold.ts'
import { bondCard, type ReadInvite } from './invite.ts'
import { otherMember } from './view.ts'

/** Kept until the bond has ended, so that a second try says the same words, and no others. */
export type LastWords = Pick<WaitingWords, 'text' | 'entryId' | 'writeKey'>
type Done<Value> = Promise<Result<Value, Trouble>>

export async function beginBond(
  tools: RoomTools,
  wish: {
    readonly relation: AgreementBody['relation']
    readonly relationWords: string
    readonly agreement: Agreement
    readonly note: string
    /** How one is called in it; as everywhere where nothing is said. */
    readonly profile?: Profile
  }
): Done<{ readonly space: Space; readonly secret: Uint8Array }> {
  const { account, spaces, environment } = tools
  const made = await spaces.create('bond', wish.profile ?? profileIn(account.keyring))
  if (!made.ok) return narrowed(made)
  const space = made.value
  const { relation, relationWords } = wish
  const agreement: AgreementBody = { relation, relationWords, ...wish.agreement }
  const documentLane = environment.random(LANE_SIZE)
  const saved = await writeInto(tools, space, { kind: 'agreement', body: agreement, documentLane })
  if (!saved.ok) return narrowed(saved)
  const invited = await invite(tools, space, { agreement, note: wish.note })
  return invited.ok ? ok({ space, secret: invited.value }) : invited
}

/** A new link; the one before it closes. */
export async function renewInvite(tools: RoomTools, space: Space): Done<Uint8Array> {
  const closed = await closeInvite(tools, space)
  if (!closed.ok) return closed
  const agreement = agreementOf([...space.documents.values()])
  return invite(tools, space, { agreement, note: '' })
}

export async function closeInvite(tools: RoomTools, space: Space): Done<true> {
  const open = space.state?.invites.find(({ fate }) => fate === 'open')
  if (!open) return ok(true)
  const uninvite = { op: 'uninvite', inviteId: open.id } as const
  return settled(await tools.spaces.appendOperation(space, () => uninvite))
}

/**
 * Says yes to an invitation: joins with fresh keys and opens an epoch for both, at once.
 * @param profile how one is called in it; as everywhere where nothing is said
 */
export async function acceptInvite(
  tools: RoomTools,
  invitation: ReadInvite,
  profile?: Profile
): Done<{ readonly space: Space }> {
  const { spaces, environment, account } = tools
  const { card, keys } = invitation
  const reserved = await reserveMembership(account, {
    purpose: 'bond',
    state: 'reserved',
    spaceId: card.spaceId,
    joinKey: card.epochKey,
    confirmed: card.inviter.memberId
  })
  if (!reserved.ok) return narrowed(reserved)
  const space = invitation.space
  space.keys = reserved.value.keys
  const standing = standingIn(space)
  if (!standing || !space.learnEpochKey(standing.epoch, bytesOf(card.epochKey))) {
    return refused('something-unexpected')
  }
  const member = { sign: space.keys.sign.public, kem: space.keys.kem.public }
  const called = profile ?? profileIn(account.keyring)
  const words = { plain: writeJson(called), key: bytesOf(card.epochKey) }
  const body = makeJoin(keys, standing, member)
  const join = writeOperation({ standing, body, words }, space.keys.sign, environment.random)
  const entered = await spaces.enter(space, join)
  if (!entered.ok) return narrowed(entered)
  const { membership } = reserved.value
  const saved = await saveMembership(account, { ...membership, state: 'in' })
  if (!saved.ok) return narrowed(saved)
  const rekeyed = await spaces.rekeyIfStale(space)
  return rekeyed.ok ? ok({ space }) : narrowed(rekeyed)
}

export async function answerIsItThem(tools: RoomTools, space: Space, isThem: boolean): Done<true> {
  const other = otherMember(space)
  if (!other) return refused('not-found')
  if (!isThem) return leaveSpace(tools, space)
  return settled(
    await changeMembership(tools.account, space.id, (one) => ({ ...one, confirmed: other.id }))
  )
}

export async function changeAgreement(
  tools: RoomTools,
  space: Space,
  agreement: Agreement
): Done<true> {
  const documents = [...space.documents.values()]
  const current = agreementOf(documents)
  const before = documents.find(({ entry }) => entry.kind === 'agreement')
  const body: AgreementBody = { ...current, ...agreement }
  return settled(await writeDocument(tools, space, { kind: 'agreement', body, before }))
}

export async function setPaused(tools: RoomTools, space: Space, isPaused: boolean): Done<true> {
  return settled(await writeInto(tools, space, { kind: isPaused ? 'pause' : 'resume', body: null }))
}

export async function endBond(
  tools: RoomTools,
  space: Space,
  lastWords: LastWords | undefined
): Done<true> {
  if (lastWords) {
    const { text, entryId, writeKey } = lastWords
    const saying = { kind: 'words', body: { text, notes: [] }, id: entryId, writeKey }
    const said = await writeInto(tools, space, saying)
    if (!said.ok) return narrowed(said)
  }
  return leaveSpace(tools, space)
}

/** Takes a bond out of sight at once. Its end is written when it can be, also where something does not fit now. */
export async function putAway(tools: RoomTools, bondId: string): Done<true> {
  const at = tools.spaces.serverNow()
  const name = putAwaySetting(bondId)
  const saved = await tools.account.change((keyring) =>
    withSetting(keyring, name, { value: true, at })
  )
  if (saved.ok) await leaveWhatIsPutAway(tools)
  return settled(saved)
}

/**
 * Leaves what is out of sight: whoever stays alone in an ended bond leaves it too, so that its words do not
 * stay for nobody. True if nothing is left that could be tried again.
 */
export async function leaveWhatIsPutAway({ account, spaces }: WritingTools): Promise<boolean> {
  let isDone = true
  for (const { purpose, state, spaceId = '' } of account.keyring.memberships) {
    const isAway = purpose === 'bond' && state === 'in' && isPutAwayIn(account.keyring, spaceId)
    const space = isAway ? spaces.get(spaceId) : undefined
    if (!space || space.isStopped) continue
    const left = await leaveSpace({ account, spaces }, space)
    if (!left.ok) isDone = false
  }
  return isDone
}

export async function sixWords(
  tools: RoomTools,
  space: Space
): Done<{ readonly mine: readonly string[]; readonly theirs: readonly string[] }> {
  const { state, me } = space
  const mine = state?.members.find(({ id }) => toBase64url(id) === me)
  const theirs = state?.members.find(({ id }) => toBase64url(id) !== me)
  if (!mine || !theirs) return refused('not-found')
  const wordList = await tools.environment.readWordList()
  return ok({
    mine: fingerprintWords(mine, space.spaceId, wordList),
    theirs: fingerprintWords(theirs, space.spaceId, wordList)
  })
}

export async function markCompared(tools: RoomTools, space: Space): Done<true> {
  const other = otherMember(space)
  if (!other) return refused('not-found')
  return settled(
    await changeMembership(tools.account, space.id, (one) => ({
      ...one,
      compared: { keys: other.keys, count: (one.compared?.count ?? 0) + 1 }
    }))
  )
}

async function invite(
  tools: RoomTools,
  space: Space,
  words: { readonly agreement: AgreementBody; readonly note: string }
): Done<Uint8Array> {
  const made = await makeInvite(tools, space, (expiresAt) =>
    bondCard(tools, space, { ...words, expiresAt })
  )
  if (!made.ok) return narrowed(made)
  const { secret, expiresAt } = made.value
  const kept = { secret: toBase64url(secret), expiresAt }
  const saved = await changeMembership(tools.account, space.id, (one) => ({ ...one, invite: kept }))
  return saved.ok ? ok(secret) : narrowed(saved)
}
