import type { HttpLine } from './http-line.ts'
import { beginSpace, wordsRequest } from './log-end.ts'
import { arrive } from './visitor.ts'
import type { Place } from './visitor.ts'

/**
 * Heads hold times that only the server knows, so all entries of a space are sealed on its beginning. The
 * server keeps the newest 64 heads at hand, as it does for writers who follow a feed.
 */
const ENTRIES_OF_SPACE = 60

/** The requests of somebody new who writes so many entries, in spaces of their own. */
export async function manyWords(
  door: { readonly line: HttpLine; readonly place: Place },
  count: number
): Promise<Buffer[]> {
  const { address } = door.place
  const visitor = await arrive(door.line, door.place)
  const requests: Buffer[] = []
  while (requests.length < count) {
    const { end, author } = await beginSpace(door, visitor, 'own')
    const size = Math.min(ENTRIES_OF_SPACE, count - requests.length)
    for (let index = 0; index < size; index += 1)
      requests.push(wordsRequest(address, { end, member: author }))
  }
  return requests
}
