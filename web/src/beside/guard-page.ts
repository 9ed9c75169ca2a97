import { watchExit } from '#lib/ui/exit/watch-exit.ts'
import { app, dropEverything, dropThisTab, mayBeIn } from './app.svelte.ts'
import { idleLimits } from './idle.ts'
import { forgetPush } from './nudge/own-push.ts'
import { otherTab } from './other-tab.svelte.ts'

/**
 * Makes a page let go of everything: by Exit at once, and by leaving it in any other way unless this
 * is one's own device, where a reload within the idle time goes on. Returns how to stop.
 */
export function guardPage(): () => void {
  const stopWatching = watchExit(exit, () => app.view.preferences.exitTo)
  addEventListener('pagehide', letGo)
  return () => {
    stopWatching()
    removeEventListener('pagehide', letGo)
  }
}

function exit(): void {
  void dropEverything()
  void forgetPush()
}

/** Drops what this tab holds. Another that is newer, or in which somebody is at work, stays signed in. */
export function lockTab(): void {
  if (otherTab.isNewer || otherTab.wasActiveWithin(idleLimits.lockAfterMs)) dropThisTab()
  else void dropEverything({ isLock: true })
}

function letGo(): void {
  const { session } = app.view
  const headers = app.me?.ownHeaders ?? {}
  const isKept = session.state === 'open' && session.device === 'own'
  if (isKept) return
  const isOurs = mayBeIn() && !otherTab.isNewer
  // A tab in which nobody came in says no goodbye: another tab may be signed in under the same cookie.
  if (isOurs) void dropEverything()
  else dropThisTab()
  // The Worker goes with its page, often before its goodbye is out, and the cookie would stay behind.
  const goodbye = { method: 'DELETE', keepalive: true, headers } as const
  if (isOurs) void fetch('/api/session', goodbye).catch(() => null)
}
