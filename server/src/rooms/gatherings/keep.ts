/** What lies in the store of a gathering, and how it is read. */
import { createHash } from 'node:crypto'
import { GatheringLink, HOUR_MS, WIRE_LIMITS } from '@beside/contract'
import type { GatheringDate, GatheringWords, StewardGathering } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import type { GatheringDateRow, GatheringRow } from '../../store/gatherings.ts'
import type { SeatCount } from '../../store/gathering-seats.ts'
import type { Vault } from '../../vault/vault.ts'

export const ID_BYTES = 16

export function wordsIn({ words }: { readonly words: string }): GatheringWords {
  // What stands there was checked by the contract when it came.
  return JSON.parse(words) as GatheringWords
}

export function sealLink(vault: Vault, id: Bytes, link: string): Bytes {
  return vault.seal(purposeOf(id), link)
}

/** Empty where there is none, or where the secrets are gone that sealed it. */
export function openLink(vault: Vault, { id, link }: Pick<GatheringRow, 'id' | 'link'>): string {
  const read = v.safeParse(GatheringLink, vault.open(purposeOf(id), link))
  return read.success ? read.output : ''
}

function purposeOf(id: Bytes): Buffer {
  return Buffer.concat([Buffer.from('beside/gathering'), id])
}

/** Made of what is read: the same words have the same one. */
export function versionOf({ words, shown }: Omit<GatheringRow, 'link'>, link: string): string {
  const hash = createHash('sha256').update(JSON.stringify([words, shown, link]))
  return textOf(bytesOf(hash.digest('base64url')).slice(0, ID_BYTES))
}

export function stateOf(
  { words, shown }: Pick<GatheringRow, 'words' | 'shown'>,
  isPublic: string | undefined
): StewardGathering['state'] {
  if (shown === null) return 'draft'
  return words === isPublic ? 'shown' : 'changed'
}

export type DateOf = {
  readonly words: GatheringWords
  readonly count: Pick<SeatCount, 'taken' | 'waiting'> | undefined
  readonly now: number
}

export function dateOf(
  row: GatheringDateRow,
  { words, count = { taken: 0, waiting: 0 }, now }: DateOf
): GatheringDate {
  const isFull = count.taken >= words.seats || count.waiting > 0
  const hasPlace = !isFull || (words.hasWaitingList && count.waiting < WIRE_LIMITS.waitingForDate)
  return {
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    wasMoved: row.is_own === 1,
    because: row.because,
    isFull,
    canAsk: hasPlace && isOpen(row, words, now)
  }
}

/** Whether seats of it can be asked for at all. */
export function isOpen(row: GatheringDateRow, words: GatheringWords, now: number): boolean {
  return row.because === null && now < row.starts_at - words.askUntil * HOUR_MS
}

export function countOf(
  counts: readonly SeatCount[],
  { gathering, day }: Pick<GatheringDateRow, 'gathering' | 'day'>
): Pick<SeatCount, 'taken' | 'waiting'> {
  const own = counts.filter((one) => one.day === day && textOf(one.gathering) === textOf(gathering))
  const sum = (of: 'taken' | 'waiting') => own.reduce((all, one) => all + one[of], 0)
  return { taken: sum('taken'), waiting: sum('waiting') }
}
