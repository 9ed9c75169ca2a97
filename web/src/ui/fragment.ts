/** The secret part of the link this page was opened with, once. Afterwards it is nowhere but here. */
export function takeFragment(): string {
  const holder = globalThis as { takenFragment?: unknown }
  const taken = holder.takenFragment
  delete holder.takenFragment
  if (typeof taken === 'string') return taken
  const inAddress = location.hash.slice(1)
  if (inAddress !== '') history.replaceState(history.state, '', location.pathname)
  return inAddress
}
