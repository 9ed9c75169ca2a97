import { watchExit } from '#lib/ui/exit/watch-exit.ts'
import { app, dropEverything } from './app.svelte.ts'

/**
 * Makes a page let go of everything: by Exit at once, and by leaving it in any other way unless this
 * is one's own device, where a reload within the idle time goes on. Returns how to stop.
 */
export function guardPage(): () => void {
  const stopWatching = watchExit(dropEverything)
  addEventListener('pagehide', letGo)
  return () => {
    stopWatching()
    removeEventListener('pagehide', letGo)
  }
}

function letGo(): void {
  const { session } = app.view
  const isKept = session.state === 'open' && session.device === 'own'
  if (!isKept) void dropEverything()
}
