/** Mails that come back (RFC 3464): which addresses they say are gone for good. */
import { MailAddress } from '@beside/contract'
import * as v from 'valibot'
import { isMailboxGone } from '../../mail/mailbox-gone.ts'
import type { Store } from '../../store/open-store.ts'
import { findReaderByAddress, removeReader } from '../../store/newsletter-readers.ts'
import type { ReaderKeys } from './readers.ts'

const RECIPIENTS =
  /^(?:final|original)-recipient:[ \t]*rfc822;[ \t]*<?(?<address>[^\s<>]{3,254})>?[ \t]*$/gimu
const FAILED = /^action:[ \t]*failed[ \t]*$/imu
const STATUS = /^status:[ \t]*(?<status>5\.\d{1,3}\.\d{1,3})\b/imu

/** @param text one mail or many, as they came */
export function addressesGone(text: string): readonly string[] {
  const parts = text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/u)
  const gone = parts
    .filter(
      (part) => FAILED.test(part) && isMailboxGone(STATUS.exec(part)?.groups?.['status'] ?? '')
    )
    // Where a mail was sent on, both lines are there, and only one of them is ours.
    .flatMap((part) => [...part.matchAll(RECIPIENTS)])
    .flatMap(({ groups }) => groups?.['address'] ?? [])
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
