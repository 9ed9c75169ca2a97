/** After a restore, where a steward wants it so: each reader is asked once more, and whoever says nothing gets nothing. */
import type { Context } from '../../gates/context.ts'
import {
  changeReader,
  findReader,
  listToBeAsked,
  removeReader
} from '../../store/newsletter-readers.ts'
import type { ReaderRow } from '../../store/newsletter-readers.ts'
import { pageOf } from './pages.ts'
import { openReader, openReaderKeys } from './readers.ts'
import { mailWordsIn } from './words-in.ts'

const MAILS_AT_ONCE = 50
/** So many in a row that were not taken, and the rest waits. */
const UNHEARD_MAX = 3

/** Some at a time. Who was asked stands in the store, so that a server that is stopped goes on where it ended. */
export async function askReadersAgain(context: Context, isClosed: () => boolean): Promise<void> {
  let unheard = 0
  for (const { id } of await listToBeAsked(context.store.read, MAILS_AT_ONCE)) {
    if (isClosed() || unheard >= UNHEARD_MAX) return
    // Since the others were asked, this one may have stopped it, or said yes.
    const reader = await findReader(context.store.read, id)
    if (!reader || reader.until === null) continue
    unheard = (await askAgain(context, reader)) ? 0 : unheard + 1
  }
}

/** False where the mail was not taken, and is to be sent again. */
async function askAgain(context: Context, reader: ReaderRow): Promise<boolean> {
  const { store, vault, mailer } = context
  const content = openReader(vault, reader)
  const key = openReaderKeys(context).keyOf(reader.id)
  const { language } = content ?? { language: 'en' as const }
  const words = mailWordsIn[language]
  const text = words.askAgain(pageOf(context, 'yes', { key, language }))
  const sent = content && (await mailer?.send({ to: content.to, ...words.firstLook, text }))
  if (sent === 'not-sent') return false
  await store.write((db) =>
    sent === 'sent' ? changeReader(db, reader.id, { through: 0 }) : removeReader(db, reader.id)
  )
  return true
}
