/** The rows of a store as the log that a server would hand out. */
import {
  isSameBytes,
  type Bytes,
  type Hash,
  type SignPublicKey,
  type SpaceId
} from '@beside/kernel'
import type { Row } from '../blindness/read-store.ts'
import type { Placed, ServedLog } from './served-log.ts'

export type Rows = Readonly<Record<string, readonly Row[]>>

export function servedLogs(rows: Rows, receiptKey: SignPublicKey): readonly ServedLog[] {
  return (rows['spaces'] ?? []).map((space) => {
    const spaceId = bytesIn<SpaceId>(space, 'id')
    const records = (rows['records'] ?? [])
      .filter((record) => isSameBytes(bytesIn(record, 'space'), spaceId))
      .map(placedOf)
      .toSorted((one, other) => one.leaf.seq - other.leaf.seq)
    const generation = Number(space['receipt_generation'])
    const receipt = { generation, signature: bytesIn(space, 'receipt_signature') }
    return { spaceId, records, receipt, receiptKey }
  })
}

/** The bytes in a column, with the brand that the table gives them. */
export function bytesIn<Kind extends Bytes = Bytes>(row: Row, name: string): Kind {
  const value = row[name]
  if (!(value instanceof Uint8Array)) throw new Error(`${name} holds no bytes`)
  return new Uint8Array(value) as Kind
}

function placedOf(row: Row): Placed {
  const leaf = {
    seq: Number(row['seq']),
    time: Number(row['time']),
    lane: bytesIn(row, 'lane'),
    isDocument: row['is_document'] === 1,
    envHash: bytesIn<Hash>(row, 'env_hash')
  }
  const envelope = {
    header: bytesIn(row, 'header'),
    salt: bytesIn(row, 'salt'),
    commitment: bytesIn(row, 'commitment'),
    ciphertext: row['ct'] === null ? undefined : bytesIn(row, 'ct'),
    ciphertextHash: bytesIn<Hash>(row, 'ct_hash'),
    signature: bytesIn(row, 'signature')
  }
  return { leaf, envelope }
}
