/**
 * Keeps SvelteKit from asking for a newer build whenever somebody comes back to the tab: the server could
 * read from it when that is. Returns how to stop.
 */
export function askNobody(): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  addEventListener('focus', holdOfWindow, { capture: true, signal })
  // Others hear it at the document; SvelteKit listens at the window, one step further.
  document.addEventListener('visibilitychange', holdOfReturn, { signal })
  return () => stopping.abort()
}

function holdOfWindow(event: FocusEvent): void {
  if (event.target === window) event.stopImmediatePropagation()
}

function holdOfReturn(event: Event): void {
  if (document.visibilityState === 'visible') event.stopPropagation()
}
