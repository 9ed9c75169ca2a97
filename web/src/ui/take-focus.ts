/**
 * Moves the focus to a heading that a press of one's own has just brought up, so that keyboards and
 * screen readers go on from there. Never used for what comes in by itself.
 */
export function takeFocus(element: HTMLElement): void {
  element.focus({ preventScroll: false })
}
