/**
 * What the maker of a browser does for nudges, in its place: this machine reaches no push service, and its Chromium
 * has no notifications. A page gets an address at the sink of the house, what comes there wakes our service worker
 * through the browser itself, and what the worker asks to show or to open is noted.
 */
import type { Page, Worker } from 'playwright-core'
import type { PushSink } from '../../../server/src/push/push-sink.fixture.ts'

export type ShownNudge = { readonly title: string; readonly body: string }
type Noted = { shown: ShownNudge[]; opened: string[] }

/** Lets this page subscribe at the sink. What it has is over with each load, as a push service may end it. */
export async function lendPushService(page: Page, push: PushSink): Promise<void> {
  await page.addInitScript(lend, push.endpoint())
  await page.evaluate(lend, push.endpoint())
  const worker = await workerOf(page)
  await worker.evaluate(() => {
    const noted: Noted = { shown: [], opened: [] }
    Object.assign(globalThis, { noted })
    const scope = globalThis as unknown as { registration: object; clients: object }
    Object.assign(scope.registration, {
      async showNotification(title: string, { body }: { body: string }) {
        noted.shown.push({ title, body })
      }
    })
    Object.assign(scope.clients, { openWindow: async (url: string) => noted.opened.push(url) })
  })
}

function lend(address: string): void {
  let lent: { endpoint: string; unsubscribe(): Promise<boolean> } | null = null
  const manager = {
    getSubscription: async () => lent,
    async subscribe() {
      lent = {
        endpoint: `${address}-${crypto.randomUUID()}`,
        async unsubscribe() {
          lent = null
          return true
        }
      }
      return lent
    }
  }
  Object.assign(PushManager.prototype, manager)
  Object.defineProperty(Notification, 'permission', { value: 'granted' })
}

/** Wakes the service worker, as a push without content does. */
export async function deliverPush(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { promise, resolve } = Promise.withResolvers<string>()
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const here = registrations.find(({ isDeleted }) => !isDeleted)
    if (here) resolve(here.registrationId)
  })
  await session.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  const registrationId = await promise
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: '' })
  await session.detach()
}

/** What the worker asked the browser to show so far. */
export async function shownNudges(page: Page): Promise<readonly ShownNudge[]> {
  const worker = await workerOf(page)
  return await worker.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.shown)
}

/** Taps the nudge, and says what the worker opens then. */
export async function tapNudge(page: Page): Promise<readonly string[]> {
  const worker = await workerOf(page)
  return await worker.evaluate(async () => {
    const tap = new Event('notificationclick')
    let opening: unknown
    const waitUntil = (work: unknown): void => void (opening = work)
    Object.assign(tap, { notification: { close: () => undefined }, waitUntil })
    dispatchEvent(tap)
    await opening
    return (globalThis as unknown as { noted: Noted }).noted.opened
  })
}

async function workerOf(page: Page): Promise<Worker> {
  const [worker] = page.context().serviceWorkers()
  return worker ?? (await page.context().waitForEvent('serviceworker'))
}
