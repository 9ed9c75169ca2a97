// Runs first on a page whose link holds a secret behind the hash sign. It takes the secret out of the
// address before anything else loads: no history, no screenshot and no other script finds it there.
const fragment = location.hash.slice(1)
if (fragment !== '') {
  history.replaceState(null, '', location.pathname)
  Object.defineProperty(globalThis, 'takenFragment', { value: fragment, configurable: true })
}
