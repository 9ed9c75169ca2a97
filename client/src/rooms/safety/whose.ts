/**
 * Whose words a report shows. Its reporter names somebody, and a changed client could name another, or write with a
 * key that it made up. So the operations of the space go along: they say which member held a key, and when.
 */
import {
  followOperations,
  plainHash,
  presentMembers,
  toBase64url,
  verifyWords,
  writerOf,
  type SpaceState,
  type VerifySignature,
  type WordsProof
} from '@beside/kernel'
import type { Environment } from '../../environment.ts'
import type { Space } from '../../spaces/space.ts'
import { quickVerify } from '../../wire/quick-signatures.ts'
import { bytesOf, hashOf } from '../../wire/read-wire.ts'
import {
  bareOf,
  OPERATIONS_MAX,
  type CaseOf,
  type Concerned,
  type Leader,
  type Report,
  type ShownOperation
} from './entries.ts'
import { check, proved, readProof, stoodOn } from './proofs.ts'

const NOTHING_SEALED = plainHash(new Uint8Array(0))

/** What shows by whom these words are: all operations of their space, up to the newest on which one of them stands. */
export function operationsFor(
  space: Pick<Space, 'chain' | 'validOperations'>,
  proofs: readonly WordsProof[]
): ShownOperation[] {
  const needed = new Set(proofs.map(stoodOn))
  const newest = space.chain.findLastIndex((opHash) => needed.has(opHash))
  if (newest >= OPERATIONS_MAX) return []
  return space.validOperations.slice(0, newest + 1).map(({ record, seq, time }) => {
    const { header, salt, commitment, ciphertextHash, signature } = record.envelope
    const sealed = {
      salt: toBase64url(salt),
      commitment: toBase64url(commitment),
      ciphertextHash: toBase64url(ciphertextHash)
    }
    return {
      seq,
      time,
      header: toBase64url(header),
      signature: toBase64url(signature),
      sealed: salt.length === 0 ? null : sealed
    }
  })
}

/** A report as it is kept: by whom its words are was judged, and what showed it is needed no more. */
type Judged = Pick<CaseOf<'handler'>, 'writers' | 'leaders'> & { readonly report: Report }

/** Judges a report that came. Whatever it says of itself counts for nothing. */
export async function judgeReport(
  report: Report,
  environment: Pick<Environment, 'verify'>
): Promise<Judged> {
  const { spaceId, records, about, operations } = report.chosen
  const verify = await quickVerify(environment, (every) => {
    for (const { proof } of records) verifyWords(readProof(proof), every)
    statesOf(operations, every)
  })
  for (const { proof } of records) check(proof, verify)
  const words = records.map(({ proof }) => proved(spaceId, proof))
  const states = words.some(Boolean) ? statesOf(operations, verify) : []
  const writers = words.map((one) => {
    const writer = one && writerOf(states, one)
    return writer ? toBase64url(writer.id) : null
  })
  const newest = states.at(-1)
  const members = newest?.members ?? []
  // A note is boxed to the key that a member really had: else whom it is about could not open it.
  const reachable = about.map((one): Concerned => {
    const member = members.find(({ id }) => toBase64url(id) === one.memberId)
    return member ? { ...one, kem: toBase64url(member.kem) } : one
  })
  return {
    report: { ...report, chosen: { ...bareOf(report.chosen), about: reachable } },
    writers,
    leaders: newest?.kind === 'circle' ? leadersIn(newest) : []
  }
}

function leadersIn(state: SpaceState): Leader[] {
  return presentMembers(state)
    .filter(({ role }) => role === 'admin')
    .map(({ id, kem, sign }) => ({
      memberId: toBase64url(id),
      kem: toBase64url(kem),
      sign: toBase64url(sign)
    }))
}

/** Who can be asked to end a membership there: whoever leads it, and is not named by the report. */
export function leadersToAsk({ report, leaders }: CaseOf<'handler'>): readonly Leader[] {
  const named = (report?.chosen.about ?? []).map(({ memberId }) => memberId)
  return leaders.filter(({ memberId }) => !named.includes(memberId))
}

function statesOf(
  operations: readonly ShownOperation[],
  verify: VerifySignature
): readonly SpaceState[] {
  const read = operations.map(({ seq, time, header, signature, sealed }) => ({
    seq,
    time,
    envelope: {
      header: bytesOf(header),
      signature: bytesOf(signature),
      salt: bytesOf(sealed?.salt ?? ''),
      commitment: bytesOf(sealed?.commitment ?? ''),
      ciphertextHash: sealed ? hashOf(sealed.ciphertextHash) : NOTHING_SEALED
    }
  }))
  return followOperations(read, verify) ?? []
}

/** Somebody whom a report names. */
export type Whom = Concerned & {
  /** Whether words in it are proved to be by this member. */
  readonly isProved: boolean
}

/** Everybody whom it names. */
export function namedIn({ report, writers }: CaseOf<'handler'>): readonly Whom[] {
  const about = report?.chosen.about ?? []
  return about.map((one) => ({ ...one, isProved: writers.includes(one.memberId) }))
}

/** To whom its steps go: those whom the proofs name. Where they name nobody, whom the reporter names. */
export function whomOf(kept: CaseOf<'handler'>): readonly Whom[] {
  const named = namedIn(kept)
  const byProof = named.filter(({ isProved }) => isProved)
  return byProof.length > 0 ? byProof : named
}
