/**
 * Empties the tab's own storage, and keeps SvelteKit from noting there where the page was scrolled to
 * when it goes away (T8). Nothing that is drawn afterwards in this document can be gone back to.
 */
export function forgetScroll(): void {
  sessionStorage.clear()
  for (const kind of ['popstate', 'beforeunload', 'visibilitychange']) {
    addEventListener(kind, (event) => event.stopImmediatePropagation(), { capture: true })
  }
}
