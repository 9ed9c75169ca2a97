/**
 * Mails that come back (RFC 3464): which addresses they say are gone for good. Only a part that says "failed" with a
 * status of the mailbox or its host (5.1, 5.2) counts; that a sender is not liked (5.7) says nothing of the address.
 */
import { MailAddress } from '@beside/contract'
import * as v from 'valibot'
import type { Store } from '../../store/open-store.ts'
import { findReaderByAddress, removeReader } from '../../store/newsletter-readers.ts'
import type { ReaderKeys } from './readers.ts'

const RECIPIENT =
  /^(?:final|original)-recipient:[ \t]*rfc822;[ \t]*<?(?<address>[^\s<>]{3,254})>?[ \t]*$/imu
const FAILED = /^action:[ \t]*failed[ \t]*$/imu
const OF_MAILBOX = /^status:[ \t]*5\.[12]\.\d{1,3}\b/imu

/** @param text one mail or many, as they came */
export function addressesGone(text: string): readonly string[] {
  const parts = text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/u)
  const gone = parts
    .filter((part) => FAILED.test(part) && OF_MAILBOX.test(part))
    .flatMap((part) => RECIPIENT.exec(part)?.groups?.['address'] ?? [])
    .filter((address) => v.is(MailAddress, address))
  return [...new Set(gone)]
}

/** Forgets them. What is told is how many, and of whom never. */
export async function forgetAddresses(
  store: Store,
  keys: Pick<ReaderKeys, 'addressOf'>,
  addresses: readonly string[]
): Promise<number> {
  let forgotten = 0
  for (const address of addresses) {
    forgotten += await store.write(async (db) => {
      const row = await findReaderByAddress(db, keys.addressOf(address))
      if (row) await removeReader(db, row.id)
      return row ? 1 : 0
    })
  }
  if (forgotten > 0) await store.clearJournal()
  return forgotten
}
