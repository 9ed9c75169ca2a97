/**
 * Nudges on this device: its browser is reached through a push service. All of it ends with Exit, with "Sign out" and
 * on a shared device; a screen that only locks keeps it, since a nudge is for whoever is away.
 */
import type { NudgesView } from '@beside/client'
import { forgetLook, keepLook, readLook } from '#lib/ui/nudge-look.ts'
import { app, beside } from '../app.svelte.ts'

type Reached =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'no-push-service' }

/** Why none can come here, before anybody is asked: an iPhone shows them only to pages on its home screen. */
export function whyNoPush(): 'home-screen' | 'old-browser' | null {
  if ('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis) {
    return null
  }
  return 'standalone' in navigator ? 'home-screen' : 'old-browser'
}

/** Asks the person, then the push service, for an address of this device. */
export async function subscribeHere(pushKey: string): Promise<Reached> {
  if ((await Notification.requestPermission()) !== 'granted') {
    return { ok: false, reason: 'not-allowed' }
  }
  try {
    const { pushManager } = await withinPatience(navigator.serviceWorker.ready)
    await (await pushManager.getSubscription())?.unsubscribe()
    const wish = { userVisibleOnly: true, applicationServerKey: pushKey }
    const { endpoint } = await withinPatience(pushManager.subscribe(wish))
    return { ok: true, value: endpoint }
  } catch {
    return { ok: false, reason: 'no-push-service' }
  }
}

/** Whether a push comes while somebody waits for it. */
export function waitForPush(forMs: number): Promise<boolean> {
  const stopping = new AbortController()
  const comes = new Promise<boolean>((resolve) => {
    navigator.serviceWorker.addEventListener('message', () => resolve(true), stopping)
    navigator.serviceWorker.startMessages()
    setTimeout(() => resolve(false), forMs)
  })
  return comes.finally(() => stopping.abort())
}

/** Where this device is reached; null where it is not. */
export async function endpointHere(): Promise<string | null> {
  return (await subscriptionHere())?.endpoint ?? null
}

/** Takes away what this device has of nudges. The next one finds nobody, and then the server forgets the address. */
export async function forgetPush(): Promise<void> {
  if ('caches' in globalThis) await forgetLook()
  if (whyNoPush() !== null) return
  // What lies on the screen would still lead here.
  const registration = await navigator.serviceWorker.getRegistration()
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close()
  await (await subscriptionHere())?.unsubscribe()
}

/** At each visit: what ended by itself is mended, and what is not wanted any more goes. */
export async function settlePush(): Promise<void> {
  const { nudges, session } = app.view
  const isOwn = session.state === 'open' && session.device === 'own'
  const look = isOwn && 'caches' in globalThis ? await readLook() : null
  const isMeant = isOwn && nudges?.way === 'push' && nudges.endpoint === look?.endpoint
  if (!isMeant) await forgetPush()
  else if ((await endpointHere()) !== nudges.endpoint) await mend(nudges, look)
}

// A push service may end a subscription at any time. Nobody is asked again for what they have allowed.
async function mend(
  { quiet }: NudgesView,
  look: { readonly name: string; readonly subject: string }
): Promise<void> {
  if (whyNoPush() !== null || Notification.permission !== 'granted') return
  const ways = await beside.readNudgeWays()
  if (!ways.ok || ways.value.pushKey === null) return
  const reached = await subscribeHere(ways.value.pushKey)
  if (!reached.ok) return
  await keepLook({ ...look, endpoint: reached.value })
  if ((await beside.testPush(reached.value)).ok) await beside.switchPushOn({ quiet })
}

async function subscriptionHere(): Promise<PushSubscription | null> {
  if (whyNoPush() !== null) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

const PATIENCE_MS = 20_000

async function withinPatience<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('No answer came.')), PATIENCE_MS)
  })
  return await Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
