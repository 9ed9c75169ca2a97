/**
 * A pause reaches an account by the key of the member whom it is for, shown by that account's own session. After it
 * no row ties the two: the account has a day, and the member nothing.
 */
import { DAY_MS } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { dateOf } from '../clock/clock.ts'
import type { WatchedClock } from '../clock/clock.ts'
import { findAccount } from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { endPauseOf, listPausesIn, pauseAccount, removePause } from '../store/pauses.ts'
import type { Pause, PausePlace } from '../store/pauses.ts'
import type { Reader } from '../store/tables.ts'
import type { Context } from './context.ts'
import type { OpenSession } from './session-gate.ts'

/** Lets the pauses of these members act on the account that has just proven their keys. */
export async function meetPauses(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  account: Bytes,
  members: readonly PausePlace[]
): Promise<void> {
  // The day is counted from today, and just now nobody knows it. So it stands until then.
  if (!clock.isSure() || (await listFor(store.read, members)).length === 0) return
  await store.write(async (db) => {
    // Read once more: it may have been taken away while this waited for the one writer.
    for (const pause of await listFor(db, members)) {
      if (pause.days === 0) await endPauseOf(db, account)
      else await pauseAccount(db, account, dateOf(clock.now() + pause.days * DAY_MS))
      await removePause(db, pause)
    }
  })
}

async function listFor(db: Reader, members: readonly PausePlace[]): Promise<readonly Pause[]> {
  const spaces = members.map(({ space }) => space)
  const pauses = await listPausesIn(db, spaces)
  const met = pauses.filter((pause) =>
    members.some(
      ({ space, member }) => isSameBytes(space, pause.space) && isSameBytes(member, pause.member)
    )
  )
  // What ends comes first: it ends no pause that comes with it.
  return met.toSorted((one, other) => one.days - other.days)
}

/** The last day on which this account may only read; null where it is not paused. */
export function pausedUntil(account: Account, clock: WatchedClock): string | null {
  const day = account.paused_until
  return day !== null && clock.today() <= day ? day : null
}

export async function isPaused(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  session: Pick<OpenSession, 'account'>
): Promise<boolean> {
  const account = await findAccount(store.read, session.account)
  return account !== undefined && pausedUntil(account, clock) !== null
}
