/**
 * Moves the focus to a heading that a press of one's own has just brought up, so that keyboards and
 * screen readers go on from there. Never used for what comes in by itself.
 */
export function takeFocus(element: HTMLElement): void {
  // A new first heading is a new page: it begins at its top, with the steps above it.
  const isPage = element.tagName === 'H1'
  element.focus({ preventScroll: isPage })
  if (isPage) scrollTo(0, 0)
}

/** On to what came of a press, once it is done. Whoever writes by then is not torn away from it. */
export function goOnTo(element: HTMLElement | undefined): void {
  if (document.activeElement?.matches('input, textarea, select') !== true) element?.focus()
}
