/**
 * Whom a report is about. Its reporter names somebody, and a changed client could name another than who wrote the words.
 * So the operations by which a member has their keys go along: the id of a member is the hash of the first of them.
 */
import {
  decodeOperation,
  isSameBytes,
  isSignedByAuthor,
  parseRecord,
  toBase64url,
  verifySignature,
  type MemberPublicKeys,
  type OperationHeader,
  type ParsedRecord
} from '@beside/kernel'
import type { Space } from '../../spaces/space.ts'
import { readEnvelope, writeEnvelope } from '../../wire/read-wire.ts'
import type { Came, Concerned, Report } from './entries.ts'
import { proved } from './proofs.ts'

type KeyRecord = ParsedRecord<OperationHeader>

/** Somebody whom a report names. */
export type Whom = Pick<Concerned, 'memberId' | 'kem' | 'name'> & {
  /** Whether words in it are proved to be by this member. */
  readonly isProved: boolean
}

const known = new WeakMap<Report, readonly Whom[]>()

/** Everybody whom it names. A signature costs a slow phone some milliseconds: each report is checked once. */
export function namedIn(report: Report): readonly Whom[] {
  const before = known.get(report)
  if (before) return before
  const { spaceId, about, records } = report.chosen
  const authors = new Set(records.flatMap(({ proof }) => proved(spaceId, proof)?.author ?? []))
  const named = about.map((one): Whom => {
    const keys = keysOf(spaceId, one)
    const isProved = keys.some(({ sign }) => authors.has(toBase64url(sign)))
    const newest = keys.at(-1)?.kem
    const kem = isProved && newest ? toBase64url(newest) : one.kem
    return { memberId: one.memberId, name: one.name, kem, isProved }
  })
  known.set(report, named)
  return named
}

/** To whom its steps go: those whom the proofs name. Where they name nobody, whom the reporter names. */
export function whomOf(report: Report): readonly Whom[] {
  const named = namedIn(report)
  const byProof = named.filter(({ isProved }) => isProved)
  return byProof.length > 0 ? byProof : named
}

/** Whom of those named this key is of, which wrote words there. */
export function namedWith({ chosen }: Report, author: string): Concerned | undefined {
  return chosen.about.find((one) =>
    keysOf(chosen.spaceId, one).some(({ sign }) => toBase64url(sign) === author)
  )
}

/** What shows the keys of a member, as far as these words need it. */
export function cameOf(
  space: Space,
  memberId: string,
  authors: ReadonlySet<string>
): readonly Came[] {
  const records = space.keyRecords.filter((record) => memberOf(space, record) === memberId)
  const needed = records.findLastIndex((record) => {
    const keys = keysIn(record)
    return keys !== undefined && authors.has(toBase64url(keys.sign))
  })
  return records.slice(0, Math.max(needed, 0) + 1).map(({ envelope }) => {
    const { ciphertext: _ciphertext, ...came } = writeEnvelope(envelope)
    return came
  })
}

function memberOf(space: Space, { header, envHash }: KeyRecord): string | undefined {
  const isChange = decodeOperation(header.body)?.op === 'setkey'
  return isChange ? space.memberIdOf(header.author) : toBase64url(envHash)
}

/** The keys that this member had, one after the other; none where it does not hold. */
function keysOf(
  spaceId: string,
  { memberId, came }: Pick<Concerned, 'memberId' | 'came'>
): readonly MemberPublicKeys[] {
  const keys: MemberPublicKeys[] = []
  for (const sent of came) {
    const record = readCame(sent)
    const next = record && keysIn(record)
    const before = keys.at(-1)
    const isNext =
      record &&
      toBase64url(record.header.spaceId) === spaceId &&
      (before ? isChangeOf(record, before) : toBase64url(record.envHash) === memberId)
    if (!next || !isNext) return []
    keys.push(next)
  }
  return keys
}

function isChangeOf(record: KeyRecord, { sign }: MemberPublicKeys): boolean {
  const isChange = decodeOperation(record.header.body)?.op === 'setkey'
  const isTheirs = isSameBytes(record.header.author, sign)
  return isChange && isTheirs && isSignedByAuthor(record, verifySignature)
}

function keysIn({ header }: KeyRecord): MemberPublicKeys | undefined {
  const operation = decodeOperation(header.body)
  return operation && 'sign' in operation ? operation : undefined
}

function readCame(sent: Came): KeyRecord | undefined {
  const record = parseRecord(readEnvelope({ ...sent, ciphertext: null }))
  return record?.header.type === 'operation' ? { ...record, header: record.header } : undefined
}
