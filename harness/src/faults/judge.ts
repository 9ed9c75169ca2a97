/** Looks after a fault whether anything was lost, doubled, changed or kept that should be gone. */
import {
  fromBase64url,
  isReceiptOf,
  isSameBytes,
  startOfLog,
  toBase64url,
  verifySignature,
  walkLog,
  type Hash,
  type Receipt,
  type SignPublicKey,
  type SpaceId
} from '@beside/kernel'
import { openStore } from '@beside/server'
import type { RecordRow, SpaceRow } from '../../../server/src/store/tables.ts'
import { readManifestAt } from '../second-implementation/live-history.ts'
import type { Place } from './place.ts'
import type { Acknowledged, Try } from './wiretap.ts'

type Rows = { readonly spaces: readonly SpaceRow[]; readonly records: readonly RecordRow[] }

const ENTRY = 2

export type Judge = {
  /** What does not fit, in words; nothing where all is well. To be asked when all is quiet. */
  readonly complaints: () => Promise<string[]>
  /** The sealed bytes, as they were sent, of all that people took back. */
  readonly erased: () => Promise<readonly Buffer[]>
}

/** To be called before anybody writes. */
export async function openJudge(place: Place): Promise<Judge> {
  const { receiptKey } = await readManifestAt(`http://127.0.0.1:${place.server.port()}`)
  const isSigned = signedBy(receiptKey)
  const entriesBefore = countEntries(await readRows(place))
  return {
    async complaints() {
      const rows = await readRows(place)
      const acknowledged = place.writers.flatMap(({ tap }) => tap.acknowledged)
      const tries = new Map(place.writers.flatMap(({ tap }) => [...tap.tries]))
      const perLog = rows.spaces.flatMap((space) => {
        const records = rows.records.filter((row) => isSameBytes(row.space, space.id))
        return [
          ...judgeLog(space, records, isSigned),
          ...judgeAnswers(space, { records, acknowledged, tries, isSigned })
        ]
      })
      return [
        ...alarmsOf(place),
        ...perLog,
        ...judgeCounts(place, { rows, entriesBefore, acknowledged })
      ]
    },
    erased: async () => erasedOf(place, await readRows(place))
  }
}

function alarmsOf({ writers }: Place): string[] {
  return writers.flatMap(({ person }) =>
    person.view().alarms.map(({ kind }) => `${person.name} is alarmed: ${kind}`)
  )
}

function erasedOf({ writers }: Place, { records }: Rows): readonly Buffer[] {
  return records.flatMap(({ ct, signature }) => {
    if (ct !== null) return []
    const name = toBase64url(signature)
    return writers.flatMap(({ tap }) => tap.tries.get(name)?.ciphertext ?? [])
  })
}

async function readRows({ setting }: Place): Promise<Rows> {
  await using store = await openStore(setting.dataFolder, { databaseUrl: setting.databaseUrl })
  return await store.readMoment(async (db) => ({
    spaces: await db.selectFrom('spaces').selectAll().execute(),
    records: await db.selectFrom('records').selectAll().orderBy('seq').execute()
  }))
}

type Signed = (spaceId: SpaceId, receipt: Receipt) => boolean

function signedBy(key: SignPublicKey): Signed {
  return (spaceId, receipt) => isReceiptOf(key, { spaceId, receipt }, verifySignature)
}

/** The records lead to the head that the space has, by the kernel's own rules, and the server signed it. */
function judgeLog(space: SpaceRow, records: readonly RecordRow[], isSigned: Signed): string[] {
  const id = space.id as SpaceId
  const leaves = records.map(({ seq, time, lane, is_document, env_hash }) => {
    return { seq, time, lane, isDocument: is_document === 1, envHash: env_hash as Hash }
  })
  const positions = walkLog(startOfLog(id), leaves)
  const last = positions?.at(-1)
  if (!positions || last?.seq !== space.seq) return ['A log has a gap, or goes back']
  const areHeads = records.every(({ head }, at) =>
    isSameBytes(head, positions[at + 1]?.head ?? head.subarray(1))
  )
  if (!areHeads || !isSameBytes(last.head, space.head))
    return ['A head is not what its records make']
  const { seq, time, receipt_generation: generation, receipt_signature: signature } = space
  return isSigned(id, { seq, head: last.head, time, generation, signature })
    ? []
    : ['The receipt over a head does not hold']
}

type Answers = {
  readonly records: readonly RecordRow[]
  readonly acknowledged: readonly Acknowledged[]
  readonly tries: ReadonlyMap<string, Try>
  readonly isSigned: Signed
}

/** Each record that the server acknowledged is where it said, and what it signed still holds. */
function judgeAnswers(
  space: SpaceRow,
  { records, acknowledged, tries, isSigned }: Answers
): string[] {
  const bySeq = new Map(records.map((row) => [row.seq, row]))
  const name = toBase64url(space.id)
  return acknowledged
    .filter(({ spaceId }) => spaceId === name)
    .flatMap(({ seq, writeKey, receipt }) => {
      const landed = toBase64url(bySeq.get(seq)?.signature ?? new Uint8Array())
      const isThere = tries.get(landed)?.writeKeys.has(writeKey) === true
      const head = fromBase64url(receipt.head) as Hash
      const signed = fromBase64url(receipt.signature) ?? head
      const isHead = isSameBytes(bySeq.get(receipt.seq)?.head ?? new Uint8Array(), head)
      const holds = isSigned(space.id as SpaceId, { ...receipt, head, signature: signed })
      return [
        ...(isThere ? [] : [`Record ${seq} was acknowledged and is not there`]),
        ...(isHead && holds ? [] : [`The receipt for record ${seq} does not hold`])
      ]
    })
}

type Counts = {
  readonly rows: Rows
  readonly entriesBefore: number
  readonly acknowledged: readonly Acknowledged[]
}

/** Nothing was written twice, and what was taken back, and only that, is empty. */
function judgeCounts({ writers }: Place, { rows, entriesBefore, acknowledged }: Counts): string[] {
  const keys = new Set(acknowledged.map(({ writeKey }) => writeKey))
  const places = new Set(acknowledged.map(({ writeKey, seq }) => `${writeKey} ${seq}`))
  const emptied = rows.records.filter(({ type, ct }) => type === ENTRY && ct === null).length
  const takenBack = writers.reduce((sum, one) => sum + one.takenBack.length, 0)
  const said = writers.reduce((sum, one) => sum + one.said.length, takenBack)
  const kept = countEntries(rows) - entriesBefore
  return [
    ...(places.size === keys.size ? [] : ['One write was acknowledged at two places']),
    ...(emptied === takenBack ? [] : [`${takenBack} words were taken back, ${emptied} are empty`]),
    ...(kept === said ? [] : [`${said} words were written, and the log has ${kept}`])
  ]
}

function countEntries({ records }: Rows): number {
  return records.filter(({ type, is_document }) => type === ENTRY && is_document === 0).length
}
