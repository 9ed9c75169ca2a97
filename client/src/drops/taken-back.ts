/** Questions that were taken back: who reads a queue clears them away. */
import { mailboxAddress, toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import type { Space } from '../spaces/space.ts'
import type { RoomTools } from '../sync/writing.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { removeDrop, type OpenedDrop } from './drops.ts'

type Answerable = { readonly answerTo: { readonly address: string } }
type Standing<Q> = Omit<OpenedDrop, 'content'> & { readonly question: Q }

/**
 * The questions of a queue that nobody took back. What was taken back goes first, and the word that says so only once
 * all of it is gone: otherwise a question that could not go just now would come again.
 */
export async function clearTakenBack<Q extends Answerable>(
  tools: RoomTools,
  space: Space,
  from: {
    readonly queue: readonly OpenedDrop[]
    readonly question: v.GenericSchema<unknown, Q>
    readonly takenBack: v.GenericSchema<unknown, { readonly readKey: string }>
  }
): Promise<readonly Standing<Q>[]> {
  const said = from.queue.flatMap(({ id, content }) => {
    const { success, output } = v.safeParse(from.takenBack, content)
    // To show the key of a mailbox is to own it.
    return success ? [{ id, address: toBase64url(mailboxAddress(bytesOf(output.readKey))) }] : []
  })
  const gone = new Set(said.map(({ address }) => address))
  const stuck = new Set<string>()
  const standing: Standing<Q>[] = []
  for (const { id, takenBy, content } of from.queue) {
    const { success, output: question } = v.safeParse(from.question, content)
    if (!success) continue
    const { address } = question.answerTo
    if (!gone.has(address)) standing.push({ id, takenBy, question })
    else if (!(await removeDrop(tools, space, id)).ok) stuck.add(address)
  }
  for (const { id, address } of said) if (!stuck.has(address)) await removeDrop(tools, space, id)
  return standing
}
