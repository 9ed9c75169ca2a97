/** Somebody sends whatever they like to where drops wait for one member: nobody can open it. */
import { memberAddress } from '@beside/kernel'
import { openStore } from '@beside/server'
import { randomBytes } from 'node:crypto'
import { hashOf, spaceIdOfText } from '../../client/src/wire/read-wire.ts'
import { addDrop } from '../../server/src/store/drops.ts'

/** As many as one address holds. */
export const FULL = 50
/** By which a test knows them. */
export const UNTIL = '2100-01-01'

export async function dropUnopened(
  { dataFolder }: { readonly dataFolder: string },
  { spaceId, memberId }: { readonly spaceId: string; readonly memberId: string },
  count: number
): Promise<void> {
  await using store = await openStore(dataFolder)
  const address = memberAddress(spaceIdOfText(spaceId), hashOf(memberId))
  const room = { today: '2020-01-01', count: FULL, bytes: 1_000_000 }
  for (let nth = 0; nth < count; nth += 1) {
    const [id, bytes] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(300))]
    await store.write((db) => addDrop(db, { address, id, until: UNTIL, bytes }, room))
  }
}
