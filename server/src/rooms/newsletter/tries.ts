/** Mailboxes that took no mail rest for a while, so that they hold up nobody behind them. */
import { MINUTE_MS } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Clock } from '../../clock/clock.ts'
import { textOf } from '../../log/wire-records.ts'
import type { Page, ReaderRow } from '../../store/newsletter-readers.ts'

/** Of one look. */
export const MAILS_AT_ONCE = 50
/** So many in a row that were not taken, and the rest waits. */
export const UNHEARD_MAX = 3
/** After how long a mail is tried again; from then on once a day, since no letter is let go. */
const AGAIN_MS = [5, 60, 360, 1440].map((minutes) => minutes * MINUTE_MS)

type Tries = {
  isResting(id: Bytes): boolean
  /** What became of a mail: it was taken, or is to be tried again later. */
  note(id: Bytes, isTaken: boolean): void
}

/** What a look sends with. */
export type Sending = { readonly tries: Tries; readonly isClosed: () => boolean }

export function openTries(clock: Clock): Tries {
  const known = new Map<string, { readonly count: number; readonly restsUntil: number }>()
  return {
    isResting: (id) => (known.get(textOf(id))?.restsUntil ?? 0) > clock.elapsed(),
    note(id, isTaken) {
      const name = textOf(id)
      if (isTaken) {
        known.delete(name)
        return
      }
      const count = known.get(name)?.count ?? 0
      const again = AGAIN_MS[Math.min(count, AGAIN_MS.length - 1)] ?? 0
      known.set(name, { count: count + 1, restsUntil: clock.elapsed() + again })
    }
  }
}

/** Page by page, without those at rest. */
export async function* pagesAwake(
  tries: Tries,
  listPage: (page: Page) => Promise<readonly ReaderRow[]>
): AsyncGenerator<readonly ReaderRow[], void, undefined> {
  let after: Bytes = new Uint8Array()
  for (;;) {
    const page = await listPage({ after, limit: MAILS_AT_ONCE })
    yield page.filter(({ id }) => !tries.isResting(id))
    const last = page.at(-1)
    if (!last || page.length < MAILS_AT_ONCE) return
    after = last.id
  }
}
