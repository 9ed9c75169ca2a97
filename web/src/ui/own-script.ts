/** The one door through which an address becomes a script that runs: our own origin only. */
type ScriptPolicy = { createScriptURL(url: string): TrustedScriptUrl }
type TrustedScriptUrl = string & { readonly trusted: unique symbol }
type Policies = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy
}

let policy: ScriptPolicy | undefined

/**
 * An address for a Worker or a service worker, as Trusted Types want it.
 *
 * @param url an address on our own origin
 * @example new Worker(ownScript(workerUrl), { type: 'module' })
 */
export function ownScript(url: string | URL): string {
  policy ??= trustedTypes()?.createPolicy('beside-worker', { createScriptURL: ownAddress }) ?? {
    createScriptURL: (address) => ownAddress(address) as TrustedScriptUrl
  }
  return policy.createScriptURL(String(url))
}

function ownAddress(url: string): string {
  const address = new URL(url, location.href)
  if (address.origin !== location.origin) throw new TypeError('A script of another origin.')
  return address.href
}

function trustedTypes(): Policies | undefined {
  return (globalThis as { trustedTypes?: Policies }).trustedTypes
}
