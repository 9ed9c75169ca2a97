const nearEndPx = 160
const littleRoomPx = 400

/** Whether a person is reading at the end of the page. */
export function isNearEnd(): boolean {
  const page = document.documentElement
  return page.scrollHeight - page.clientHeight - page.scrollTop < nearEndPx
}

/** Shows the end of the page; where an open keyboard leaves little room, the field that is typed in. */
export function showEnd(): void {
  const field = document.activeElement?.closest('[data-composer]') ?? null
  if (field !== null && hasLittleRoom()) field.scrollIntoView({ block: 'start' })
  else scrollTo(0, document.documentElement.scrollHeight)
}

export function hasLittleRoom(): boolean {
  return innerHeight < littleRoomPx
}

/** Remembers what is in view while something is put in above it. Returns how to go back to it. */
export function keepPlace(): () => void {
  const page = document.documentElement
  const fromEnd = page.scrollHeight - page.scrollTop
  return () => scrollTo(0, page.scrollHeight - fromEnd)
}
