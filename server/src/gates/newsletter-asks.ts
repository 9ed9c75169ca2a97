/** Who asked for the newsletter and waits to be asked whether it is them. In memory: whoever gets no mail asks again. */
import { DAY_MS } from '@beside/contract'
import type { AskForNewsletter } from '@beside/contract'
import type { Clock } from '../clock/clock.ts'
import { countUpTo } from './count-up-to.ts'
import type { Count } from './count-up-to.ts'
import { openFairQueue } from './fair-queue.ts'
import type { FairQueue } from './fair-queue.ts'
import { addressForCounting, wideNetworkOf } from './rate-gate.ts'

export type NewsletterAsks = {
  readonly waiting: FairQueue<AskForNewsletter>
  /** So that nobody fills the mailbox of somebody else. */
  readonly ofMailbox: Count
}

const MAILS_TO_MAILBOX = 2
/** Ten thousand who ask at once are through within a day. */
const PACE = { perMinute: 10, atOnce: 60, waitingMax: 20_000 } as const

export function openNewsletterAsks({ elapsed }: Pick<Clock, 'elapsed'>): NewsletterAsks {
  return {
    waiting: openFairQueue({ elapsed, ...PACE }),
    ofMailbox: countUpTo(MAILS_TO_MAILBOX, { lifeMs: DAY_MS, elapsed })
  }
}

/** In which lanes an ask stands: where it came from, near and wide, and which host keeps the mailbox. */
export function askLanes(address: string, to: string): readonly string[] {
  const near = addressForCounting(address)
  // Wide is what one renter of machines or one provider has.
  return [`near ${near}`, `wide ${wideNetworkOf(near, 2)}`, `host ${hostOf(to)}`]
}

/** Names under one name of a host cost nothing, so its last two parts count. */
function hostOf(to: string): string {
  const host = to.slice(to.lastIndexOf('@') + 1).toLowerCase()
  return host.split('.').slice(-2).join('.')
}
