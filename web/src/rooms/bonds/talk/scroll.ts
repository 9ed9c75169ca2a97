const nearEndPx = 160

/** Whether a person is reading at the end of the page. */
export function isNearEnd(): boolean {
  const page = document.documentElement
  return page.scrollHeight - page.clientHeight - page.scrollTop < nearEndPx
}

export function showEnd(): void {
  scrollTo(0, document.documentElement.scrollHeight)
}

/** Remembers what is in view while something is put in above it. Returns how to go back to it. */
export function keepPlace(): () => void {
  const page = document.documentElement
  const fromEnd = page.scrollHeight - page.scrollTop
  return () => scrollTo(0, page.scrollHeight - fromEnd)
}
