/** What a page holds besides the memory of the app, such as a search, and lets go of with Exit and when it locks. */
const acts = new Set<() => void>()

/** Returns how to stop. */
export function onForget(act: () => void): () => void {
  acts.add(act)
  return () => acts.delete(act)
}

export function forgetPage(): void {
  for (const act of acts) act()
}
