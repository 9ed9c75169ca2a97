/**
 * Posts a push without content to a push service (RFC 8030). There is nothing in it to seal, so nothing of RFC 8291 is
 * needed. What is said of it holds no address.
 */
import { isOfPushService } from '../config/push.ts'
import type { PushSetting } from '../config/push.ts'
import type { Delivery } from '../mail/mailer.ts'
import type { PushKey } from './vapid.ts'

export type Pusher = {
  /** What a browser ties its subscription to. */
  readonly key: string
  takes(endpoint: string): boolean
  /** Never rejects. `forMs`: how long it may wait at the push service for a device that sleeps. */
  send(endpoint: string, forMs: number): Promise<Delivery>
}

export type PusherParts = {
  readonly setting: PushSetting
  readonly key: PushKey
  readonly now: () => number
  readonly patienceMs?: number | undefined
}

const PATIENCE_MS = 10_000
const WAITS_SECONDS_MAX = 43_200

export function openPusher({ setting, key, now, patienceMs = PATIENCE_MS }: PusherParts): Pusher {
  return {
    key: key.public,
    takes: (endpoint) => isOfPushService(endpoint, setting),
    async send(endpoint, forMs) {
      // An operator may have taken a host off the list since.
      if (!isOfPushService(endpoint, setting)) return { sent: 'refused' }
      const { origin } = new URL(endpoint)
      const headers = {
        authorization: key.authorize(origin, { now: now(), contact: setting.contact }),
        ttl: String(Math.floor(Math.min(forMs / 1000, WAITS_SECONDS_MAX))),
        // One that waits there speaks for the next as well.
        topic: 'update',
        urgency: 'normal'
      }
      const signal = AbortSignal.timeout(patienceMs)
      try {
        const request = { method: 'POST', headers, signal, redirect: 'manual' } as const
        const answer = await fetch(endpoint, request)
        // What it says beside its status is not read.
        await answer.body?.cancel()
        return judge(answer, now())
      } catch {
        return { sent: 'not-sent' }
      }
    }
  }
}

/** Only what is said of this one subscription (RFC 8030 §7.3) ends it. */
function judge({ ok, status, headers }: Response, now: number): Delivery {
  if (ok) return { sent: 'sent' }
  if (status === 404 || status === 410) return { sent: 'refused' }
  const text = headers.get('retry-after') ?? ''
  const againInMs = /^\d{1,6}$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(againInMs) ? { sent: 'not-sent', againInMs } : { sent: 'not-sent' }
}
