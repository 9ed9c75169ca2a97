/**
 * Whoever was let in may be here before the epoch that holds a box for them: what they cannot open yet opens once
 * it comes, without being fetched again. Its place in the log was verified when it came.
 */
import { isSameBytes, toBase64url } from '@beside/kernel'
import type { OpenedRecord } from './entry.ts'
import { openRecord } from './open-record.ts'
import type { Shut, Space } from './space.ts'
import { settleTakenBack } from './take-back.ts'

export function openNow(space: Space, one: Shut): OpenedRecord {
  const opened = openRecord(space, one.record, one.leaf)
  if (isWithoutKey(space, one) && opened.kind === 'unopened') space.shut.set(opened.seq, one)
  return opened
}

export function openWhatWasShut(space: Space): void {
  const opened = new Map<number, OpenedRecord>()
  for (const [seq, one] of space.shut) {
    const isOurs = seq >= space.beginning
    if (isOurs && isWithoutKey(space, one)) continue
    space.shut.delete(seq)
    // What lies before a cut stays with those who were here then.
    if (!isOurs) continue
    const now = openRecord(space, one.record, one.leaf)
    opened.set(seq, now)
    if (now.kind === 'entry' && isCurrent(space, one)) space.documents.set(now.lane, now)
  }
  if (opened.size === 0) return
  space.records = space.records.map((one) => opened.get(one.seq) ?? one)
  settleTakenBack(space, [...opened.values()])
}

function isCurrent({ documentHashes }: Space, { leaf }: Shut): boolean {
  const current = documentHashes.get(toBase64url(leaf.lane))
  return leaf.isDocument && current !== undefined && isSameBytes(current, leaf.envHash)
}

function isWithoutKey(space: Space, { record: { header } }: Shut): boolean {
  return header.type === 'entry' && space.epochKey(header.epoch) === undefined
}
