/**
 * The server's half of OPAQUE (RFC 9807), by the audited library. The server's identity is the instance and
 * not its address, so a move to another domain locks nobody out. See `kernel/src/crypto/opaque.ts`.
 */
import { server } from '@serenity-kit/opaque'

/** Who the server is in these steps; every text is base64url. */
export type OpaqueHome = { readonly setup: string; readonly instanceId: string }
export type SignInStart = { readonly response: string; readonly state: string }

/** The answer to a registration request; undefined if the request is none. */
export function startRegistration(
  { setup }: OpaqueHome,
  credential: string,
  request: string
): string | undefined {
  try {
    return server.createRegistrationResponse({
      serverSetup: setup,
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
  home: OpaqueHome,
  who: { readonly credential: string; readonly record: string | null },
  request: string
): SignInStart | undefined {
  // A record that its owner damaged must look like none, and not like an error.
  return tryStart(home, who, request) ?? tryStart(home, { ...who, record: null }, request)
}

/** Whether the other side knew the passphrase. */
export function finishSignIn(home: OpaqueHome, state: string, finish: string): boolean {
  try {
    server.finishLogin({
      serverLoginState: state,
      finishLoginRequest: finish,
      identifiers: identifiersOf(home)
    })
    return true
  } catch {
    return false
  }
}

function tryStart(
  home: OpaqueHome,
  who: { readonly credential: string; readonly record: string | null },
  request: string
): SignInStart | undefined {
  try {
    const { loginResponse, serverLoginState } = server.startLogin({
      serverSetup: home.setup,
      userIdentifier: who.credential,
      registrationRecord: who.record,
      startLoginRequest: request,
      identifiers: identifiersOf(home)
    })
    return { response: loginResponse, state: serverLoginState }
  } catch {
    return undefined
  }
}

function identifiersOf({ instanceId }: OpaqueHome): { readonly server: string } {
  return { server: instanceId }
}
