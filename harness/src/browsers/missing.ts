/** What old, locked-down and private browsers lack. */
const missingNames: readonly string[] = [
  'WebAssembly',
  'indexedDB',
  'caches',
  'navigator.serviceWorker',
  'navigator.locks'
]

/** Takes it all away, wherever on the way to the prototype it stands. It runs before any other script. */
export const takeAway = `for (const path of ${JSON.stringify(missingNames)}) {
  const [name, ...before] = path.split('.').toReversed()
  let holder = before.length === 0 ? globalThis : navigator
  for (; holder; holder = Object.getPrototypeOf(holder)) delete holder[name]
}\n`

/** What of it is still there: an expression for a page or a Worker. */
export const whatIsLeft = `[${missingNames.map((path) => `typeof ${path}`).join(', ')}]
  .filter((kind) => kind !== 'undefined')`
