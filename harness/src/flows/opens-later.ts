/** What the keys of whoever was removed open, judged on everything that the server keeps. */
import { openEnvelope, toBase64url } from '@beside/kernel'
import { readRows } from '../blindness/read-store.ts'
import type { House, Person } from '../house.ts'
import { judgeByKernel, keysHeldBy } from '../second-implementation/kernel-judge.ts'
import { keptAccount, openKept } from '../second-implementation/kept-account.ts'
import { readManifestAt } from '../second-implementation/live-history.ts'
import { servedLogs } from '../second-implementation/served-rows.ts'

export type OpensLater = {
  /** How many records they open up to the one that removed them. */
  readonly before: number
  /** The records after it that they open. */
  readonly after: readonly unknown[]
  /** How many of those somebody opens who stayed. */
  readonly forOthers: number
}

export async function whatOpensLater(
  home: House,
  who: {
    readonly circleId: string
    readonly memberId: string
    readonly removed: Person
    readonly staying: Person
  }
): Promise<OpensLater> {
  const people = [who.removed, who.staying]
  const { log, read, opened, state } = await judgedLog(home, who.circleId, people)
  const isThem = ({ id }: { readonly id: Uint8Array }) => toBase64url(id) === who.memberId
  const left = state?.members.find(isThem)?.leftSeq
  if (left === undefined) throw new Error('They are still there.')
  const [theirs = [], ours = []] = opened as readonly (readonly unknown[])[]
  const isOpen = (seen: unknown): boolean => seen instanceof Uint8Array
  // Each of their keys at each record, and not only where the record says that it belongs.
  const keys = keysHeldBy(log, read[0]!)
  const after = log.records.slice(left).filter(({ envelope }) => {
    const { ciphertext } = envelope
    return ciphertext && keys.some((key) => openEnvelope({ ...envelope, ciphertext }, key))
  })
  return {
    before: theirs.slice(0, left).filter(isOpen).length,
    after,
    forOthers: ours.slice(left).filter(isOpen).length
  }
}

/** All that the server keeps of a circle, judged by the kernel, and what these people open of it. */
export async function judgedLog(home: House, circleId: string, people: readonly Person[]) {
  const rows = readRows(home.dataFolder)
  const { receiptKey } = await readManifestAt(home.address)
  const log = servedLogs(rows, receiptKey).find(({ spaceId }) => toBase64url(spaceId) === circleId)
  if (!log) throw new Error('The server has no such circle.')
  const accounts = people.map(async ({ kitWords }) => openKept(await keptAccount(rows, kitWords)))
  const read = await Promise.all(accounts)
  const judged = judgeByKernel(log, read)
  const wrong = judged.records.filter(({ outcome }) => outcome !== 'ok')
  if (wrong.length > 0) throw new Error(`The kernel refuses ${JSON.stringify(wrong)}`)
  return { log, read, ...judged }
}
