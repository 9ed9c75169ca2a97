/** New ways in, and the end of an account. What was sent and not answered is settled before anything else. */
import { ok, readKit, refused, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, Trouble } from '../api.ts'
import type { OpenAccount } from '../account/open-account.ts'
import type { SentUnlocks } from '../account/sent-unlocks.ts'
import { nameSession } from '../account/sessions.ts'
import { signInNameIn } from '../account/settings.ts'
import { signInByKit, signInByPassphrase, type SignInTools } from '../account/sign-in.ts'
import { makeRoot, makeUnlocks, sendUnlocks } from '../account/unlocks.ts'
import { canLeaveAll, leaveAll } from '../sync/leave-all.ts'
import { narrowed, type WireReason } from '../wire/server-link.ts'
import { remove, toolsOf } from './account-actions.ts'
import type { House, OpenRooms } from './house.ts'
import { unlessLeft } from './leave.ts'
import { endPush, removeNudges } from './nudge-actions.ts'
import { saveSetting } from './setting-actions.ts'

export type KeyActions = Pick<
  Beside,
  'changePassphrase' | 'changeKit' | 'changeEverything' | 'deleteAccount'
>
type Proved = {
  readonly tools: SignInTools
  readonly account: OpenAccount
  readonly rooms: OpenRooms
}
type Refusal = 'sign-in-refused' | Trouble

export function keyActions(house: House): KeyActions {
  return {
    changePassphrase: (input) => changePassphrase(house, input),
    changeKit: (input) => changeKit(house, input.current),
    changeEverything: (input) => changeEverything(house, input),
    deleteAccount: (input) => deleteAccount(house, input)
  }
}

async function changePassphrase(
  house: House,
  input: { readonly current: string; readonly next: string }
): ReturnType<Beside['changePassphrase']> {
  const typed = input.next
  const changed = await changeWays(house, input.current, {
    isThis: (sent) => sent.typed === typed,
    make: ({ tools, account }) => makeUnlocks(tools, account, { hasNewKit: false, typed })
  })
  if (!changed.ok) return changed
  // Nothing new is shown here that might hold: whoever heard no answer presses again.
  return changed.value.isInForce ? ok(true) : refused('unreachable')
}

function changeKit(house: House, current: string): ReturnType<Beside['changeKit']> {
  return changeWays(house, current, {
    isThis: (sent) => sent.kitWords.length > 0,
    async make({ tools, account }) {
      // Before the change: what is reminded of too often does no harm, and new words nobody kept would.
      const marked = await saveSetting(house, 'kit-kept', false)
      return marked.ok ? makeUnlocks(tools, account, { hasNewKit: true, typed: '' }) : marked
    }
  })
}

async function changeEverything(
  house: House,
  input: { readonly current: string; readonly next: string }
): ReturnType<Beside['changeEverything']> {
  const changed = await changeWays(house, input.current, {
    isThis: (sent) => sent.root !== undefined && sent.typed === input.next,
    make: ({ tools, account }) => makeRoot(tools, account, input.next)
  })
  if (changed.ok) await endPush(house)
  // The words are shown at once: the keys of the spaces follow meanwhile, here or at the next sign-in.
  void house.rooms?.unfinished.goOn()
  return changed
}

/**
 * Changes ways in. Without an answer they may be in force: so the words are shown all the same, and the very
 * same is sent again, by itself or by whoever presses again, until there is one.
 */
async function changeWays(
  house: House,
  current: string,
  wish: {
    readonly isThis: (sent: SentUnlocks) => boolean
    readonly make: (proved: Proved) => Promise<Result<SentUnlocks, WireReason | Trouble>>
  }
): Promise<Result<{ readonly kitWords: readonly string[]; readonly isInForce: boolean }, Refusal>> {
  const earlier = await settleEarlier(house, current)
  if (!earlier.ok) return earlier
  const { settled } = earlier.value
  if (settled && wish.isThis(settled)) return ok({ kitWords: settled.kitWords, isInForce: true })
  // Who proved it for what was just settled need not do it twice, with words that hold no more.
  const proved = settled ? openHere(house) : await proveAgain(house, current)
  if (!proved.ok) return proved
  const { tools, account } = proved.value
  const made = await wish.make(proved.value)
  if (!made.ok) return narrowed(made)
  const { kitWords } = made.value
  const sent = await sendUnlocks(tools, account, made.value)
  house.changed()
  if (!sent.ok && !account.sentUnlocks) return narrowed(sent)
  void house.rooms?.unfinished.goOn()
  return ok({ kitWords, isInForce: sent.ok })
}

/** Sends again what no answer came to. Nothing else is changed while it is not known what holds. */
async function settleEarlier(
  house: House,
  current: string
): Promise<Result<{ readonly settled: SentUnlocks | undefined }, Refusal>> {
  const here = openHere(house)
  if (!here.ok) return here
  const { tools, account } = here.value
  const settled = account.sentUnlocks
  if (!settled) return ok({ settled })
  let sent = await sendUnlocks(tools, account, settled)
  if (!sent.ok && sent.reason === 'sign-in-again') {
    const words = settled.kitWords.join(' ')
    const byNew = await proveAgain(house, words === '' ? settled.typed : words)
    const proved = byNew.ok ? byNew : await proveAgain(house, current)
    if (!proved.ok) return proved
    sent = await sendUnlocks(tools, account, settled)
  }
  return sent.ok ? ok({ settled }) : narrowed(sent)
}

async function deleteAccount(
  house: House,
  input: Parameters<Beside['deleteAccount']>[0]
): ReturnType<Beside['deleteAccount']> {
  const proved = await proveAgain(house, input.current)
  if (!proved.ok) return proved
  const { account, rooms } = proved.value
  const canLeave = input.leavesBehind === true || canLeaveAll(account, rooms.spaces)
  if (!canLeave) return refused('cannot-leave-all')
  // First, since a row in a space that cannot be left would else stay.
  const quieted = await rooms.nudges.inTurn(() => removeNudges(rooms))
  if (!quieted.ok) return quieted
  // Nobody says yes to who is gone, and whoever listens is free for somebody else.
  await rooms.asking.letGoOfAll()
  await rooms.helping.takeBack()
  await rooms.introductions.own.takeAllBack()
  const left = await leaveAll(account, rooms.spaces)
  if (!left.ok) return narrowed(left)
  const removed = await remove(account, '/api/account')
  if (!removed.ok) return removed
  house.empty()
  await house.environment.keep?.clear()
  return ok(true)
}

/** Signs in once more, by passphrase or twelve words: keys and deletion need a fresh session. */
async function proveAgain(house: House, current: string): Promise<Result<Proved, Refusal>> {
  const here = openHere(house)
  if (!here.ok) return here
  const { tools, account, rooms } = here.value
  const kit = readKit(current, await house.environment.readWordList())
  const signInName = signInNameIn(account.keyring) ?? ''
  const granted = await unlessLeft(
    house,
    kit.ok
      ? signInByKit(tools, kit.value, account.device)
      : signInByPassphrase(tools, { signInName, passphrase: current }, account.device)
  )
  if (!granted.ok) return narrowed(granted, 'sign-in-refused')
  if (account.isWiped) return refused('not-signed-in')
  if (granted.value.reply.accountId !== toBase64url(account.accountId)) {
    await house.link.call({ method: 'DELETE', path: '/api/session' }, v.unknown())
    return refused('sign-in-refused')
  }
  rooms.spaces.useSession(granted.value.reply.sessionNonce)
  void nameSession(account, house.environment)
  return here
}

function openHere(house: House): Result<Proved, 'not-signed-in'> {
  const { rooms, place } = house
  if (!rooms || !place) return refused('not-signed-in')
  const { account } = rooms
  return ok({ tools: toolsOf(house, place, account), account, rooms })
}
