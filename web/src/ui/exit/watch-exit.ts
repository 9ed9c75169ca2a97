import { countPress, isTimeToLeave, noPresses } from './press-count.ts'
import { type CloseSession, drawNothing, leaveNow } from './leave-now.ts'

/**
 * Makes every exit link, and Shift three times, leave at once. Returns how to stop.
 *
 * @param closeSession drops the keys of an open session; left out where nobody is signed in
 * @param chosenPlace the site that this person chose to open after it, read while they are still there
 */
export function watchExit(
  closeSession?: CloseSession,
  chosenPlace: () => string | null = () => null
): () => void {
  const stopping = new AbortController()
  const options = { capture: true, signal: stopping.signal }
  let count = noPresses

  function watchKey(event: KeyboardEvent): void {
    if (event.repeat) return
    const type = event.type === 'keydown' ? 'keydown' : 'keyup'
    count = countPress(count, { type, key: event.key, at: event.timeStamp })
    if (isTimeToLeave(count)) leave()
  }

  function watchClick(event: MouseEvent): void {
    const isExit = event.target instanceof Element && event.target.closest('[data-exit]') !== null
    if (!isExit) return
    event.preventDefault()
    event.stopImmediatePropagation()
    leave()
  }

  function leave(): void {
    leaveNow(closeSession, chosenPlace())
  }

  addEventListener('keydown', watchKey, options)
  addEventListener('keyup', watchKey, options)
  addEventListener('click', watchClick, options)
  // A page that the browser keeps for Back must hold nothing that can be read (T8).
  if (closeSession !== undefined) {
    addEventListener('pagehide', wipe, options)
    addEventListener('pageshow', drawAnew, options)
  }
  return () => stopping.abort()
}

function wipe(event: PageTransitionEvent): void {
  if (event.persisted) drawNothing()
}

function drawAnew(event: PageTransitionEvent): void {
  if (event.persisted) location.reload()
}
