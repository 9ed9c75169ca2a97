/**
 * The kernel's verdict on many signatures, sooner. The host's own check is asked first. Libraries differ at the edges
 * alone (`docs/protocol.md` §1): in keys of small order, S of the order or more, R that is not canonical, and parts of small
 * order in R, which only some of them take. Away from those, whoever says yes found `S·B = R + k·A`, with the cofactor
 * or without, and from either the kernel's equation follows. So a yes there is final; all else is asked of the kernel.
 */
import {
  admitSignKey,
  SIGNATURE_BYTES,
  toBase64url,
  verifySignature,
  type VerifySignature
} from '@beside/kernel'
import type { Environment } from '../environment.ts'

type Asked = Parameters<VerifySignature>

/** By WebCrypto, where this host knows Ed25519: most have since 2025. Else the answer is no. */
export async function verifyByHost(...[signature, message, key]: Asked): Promise<boolean> {
  try {
    const read = await crypto.subtle.importKey('raw', key.slice(), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', read, signature.slice(), message.slice())
  } catch {
    return false
  }
}

/**
 * What gives the kernel's verdict on all that `judge` asks, without its work where the host could do it.
 * @param judge asks for each signature that it would ask for if all of them were right
 */
export async function quickVerify(
  { verify }: Pick<Environment, 'verify'>,
  judge: (verify: VerifySignature) => unknown
): Promise<VerifySignature> {
  if (!verify) return verifySignature
  const asked: Asked[] = []
  judge((...one) => {
    asked.push(one)
    return true
  })
  const certain = asked.filter(([signature, , key]) => isClear(signature) && admitSignKey(key))
  const answers = await Promise.all(certain.map((one) => verify(...one)))
  const right = new Set(certain.filter((_, at) => answers[at]).map(nameOf))
  return (...one) => right.has(nameOf(one)) || verifySignature(...one)
}

// By two bytes, so that nothing is weighed here: of true signatures one in 64 is asked of the kernel, too.
const Y_TOP = SIGNATURE_BYTES / 2 - 1
const S_TOP = SIGNATURE_BYTES - 1

/** S is below 2²⁵², and so below the order; y of R is below the prime, and neither 1 nor −1, where x is 0. */
function isClear(signature: Uint8Array): boolean {
  const y = (signature[Y_TOP] ?? 0) & 0x7f
  const s = signature[S_TOP] ?? 0xff
  return signature.length === SIGNATURE_BYTES && y > 0 && y < 0x7f && s < 0x10
}

function nameOf(one: Asked): string {
  return one.map(toBase64url).join('.')
}
