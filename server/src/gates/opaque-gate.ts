/**
 * The server's half of OPAQUE (RFC 9807), by the audited library. The server's identity is the instance and
 * not its address, so a move to another domain locks nobody out. See `kernel/src/crypto/opaque.ts`.
 */
import { server } from '@serenity-kit/opaque'
import type { Instance } from '../instance/instance.ts'
import { textOf } from '../log/wire-records.ts'

export type SignInStart = { readonly response: string; readonly state: string }

/** The answer to a registration request; undefined if the request is none. */
export function startRegistration(
  { secrets }: Instance,
  credential: string,
  request: string
): string | undefined {
  try {
    return server.createRegistrationResponse({
      serverSetup: secrets.opaqueSetup,
      userIdentifier: credential,
      registrationRequest: request
    }).registrationResponse
  } catch {
    return undefined
  }
}

/**
 * The first answer of a sign-in; undefined if the request is none. Without a record (nobody has this name, or
 * only a kit opens the account) the library answers for a made-up one, in the same steps.
 */
export function startSignIn(
  instance: Instance,
  who: { readonly credential: string; readonly record: Uint8Array | null },
  request: string
): SignInStart | undefined {
  const record = who.record && textOf(who.record)
  // A record that its owner damaged must look like none, and not like an error.
  return (
    tryStart(instance, { ...who, record }, request) ??
    tryStart(instance, { ...who, record: null }, request)
  )
}

/** Whether the other side knew the passphrase. */
export function finishSignIn(instance: Instance, state: string, finish: string): boolean {
  try {
    server.finishLogin({
      serverLoginState: state,
      finishLoginRequest: finish,
      identifiers: identifiersOf(instance)
    })
    return true
  } catch {
    return false
  }
}

function tryStart(
  instance: Instance,
  who: { readonly credential: string; readonly record: string | null },
  request: string
): SignInStart | undefined {
  try {
    const { loginResponse, serverLoginState } = server.startLogin({
      serverSetup: instance.secrets.opaqueSetup,
      userIdentifier: who.credential,
      registrationRecord: who.record,
      startLoginRequest: request,
      identifiers: identifiersOf(instance)
    })
    return { response: loginResponse, state: serverLoginState }
  } catch {
    return undefined
  }
}

function identifiersOf({ instanceId }: Instance): { readonly server: string } {
  return { server: textOf(instanceId) }
}
