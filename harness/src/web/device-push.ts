/**
 * What the maker of a browser does for nudges, in its place: this machine reaches no push service. A page gets an
 * address at the sink of the house, and what comes there is handed to the browser, which wakes our service worker.
 */
import type { Page } from 'playwright-core'
import type { PushSink } from '../../../server/src/push/push-sink.fixture.ts'

export type ShownNudge = { readonly title: string; readonly body: string }

/** Lets this page, until it is loaded anew, subscribe at the sink. */
export async function lendPushService(page: Page, push: PushSink): Promise<void> {
  await page.evaluate((endpoint) => {
    let lent: { endpoint: string; unsubscribe(): Promise<boolean> } | null = null
    const manager = {
      getSubscription: async () => lent,
      async subscribe() {
        lent = {
          endpoint,
          async unsubscribe() {
            lent = null
            return true
          }
        }
        return lent
      }
    }
    Object.assign(PushManager.prototype, manager)
  }, push.endpoint())
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

/** What the browser shows now. */
export async function shownNudges(page: Page): Promise<readonly ShownNudge[]> {
  return await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const shown = await registration.getNotifications()
    return shown.map(({ title, body }) => ({ title, body }))
  })
}
