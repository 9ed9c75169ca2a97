import type { Bytes } from '@beside/kernel/wire'
import { no } from '../gates/route.ts'
import type { Reply } from '../gates/route.ts'
import { textOf } from '../log/wire-records.ts'
import { readKeyring } from '../store/keyrings.ts'
import type { Reader } from '../store/tables.ts'

/** Another session of this account was first: the newer keyring goes with the refusal. */
export async function keyringMoved(db: Reader, account: Bytes): Promise<Reply> {
  const keyring = await readKeyring(db, account)
  if (!keyring) return no('not-signed-in')
  const more = { keyring: { seq: keyring.seq, blob: textOf(keyring.blob) } }
  return { ...no('keyring-moved'), more }
}
