/** Exit, at any moment: also while somebody is still coming in. */
import { refused, type Refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { House } from './house.ts'

export async function leave(house: House, isLock: boolean): Promise<void> {
  house.isLeaving = true
  house.bag = undefined
  house.endedBy = undefined
  try {
    await endSession(house, isLock)
    await house.entering
  } finally {
    house.isLeaving = false
  }
}

/** The server may let somebody in only after the goodbye of their Exit: then there is a second one. */
export function unlessLeft<Entered extends Result<unknown, string>>(
  house: House,
  coming: Promise<Entered>
): Promise<Entered | Refused<'not-signed-in'>> {
  const settled = coming.then(async (entered) => {
    if (!house.isLeaving) return entered
    await endSession(house, false)
    return refused('not-signed-in')
  })
  house.entering = settled.catch(() => undefined)
  return settled
}

// Whether or not anything is open here: a session may have begun of which nothing is known yet.
async function endSession(house: House, isLock: boolean): Promise<void> {
  const link = house.rooms?.account.link ?? house.link
  const isOwn = house.rooms?.account.device === 'own'
  house.empty()
  await house.environment.keep?.clear()
  // On a shared device nothing stays, however it is left.
  const path = isLock && isOwn ? '/api/session?stay=1' : '/api/session'
  const call = { method: 'DELETE', path, keepalive: true } as const
  await link.call(call, v.unknown())
}
