import { ownScript } from './own-script.ts'

/**
 * Keeps Help now and the neutral page for times without a network. Called only once a person has
 * said that this is their own device: before that nothing may be left on it (T8).
 */
export async function keepHelpOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(ownScript('/service-worker.js'), { type: 'module' })
  } catch {
    // Private windows and plain HTTP have none. Everything works without it, except offline.
  }
}
