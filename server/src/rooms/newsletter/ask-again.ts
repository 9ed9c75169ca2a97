/** After a restore, where a steward wants it so: each reader is asked once more, and whoever says nothing gets nothing. */
import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import {
  findReader,
  listToBeAsked,
  noteTried,
  removeReader,
  wasTried
} from '../../store/newsletter-readers.ts'
import type { ReaderRow } from '../../store/newsletter-readers.ts'
import { pageOf } from './pages.ts'
import { openReader, openReaderKeys } from './readers.ts'
import { MAILS_AT_ONCE, pagesAwake, UNHEARD_MAX } from './tries.ts'
import type { Sending } from './tries.ts'
import { mailWordsIn } from './words-in.ts'

/** Some at a time. Who was asked stands in the store, so that a server that is stopped goes on where it ended. */
export async function askReadersAgain(
  context: Context,
  { tries, isClosed }: Sending
): Promise<void> {
  const { read } = context.store
  const count = { tried: 0, unheard: 0 }
  for await (const page of pagesAwake(tries, (of) => listToBeAsked(read, of))) {
    for (const { id } of page) {
      if (isClosed() || count.unheard >= UNHEARD_MAX || count.tried >= MAILS_AT_ONCE) return
      // Since the others were asked, this one may have stopped it, or said yes.
      const reader = await findReader(read, id)
      if (!reader || reader.until === null) continue
      const isTaken = await askAgain(context, reader)
      tries.note(id, isTaken)
      count.tried += 1
      count.unheard = isTaken ? 0 : count.unheard + 1
    }
  }
}

/** False where the mail was not taken, and is to be sent again. */
async function askAgain(context: Context, reader: ReaderRow): Promise<boolean> {
  const { store, vault, mailer, clock } = context
  const content = openReader(vault, reader)
  const key = openReaderKeys(context).keyOf(reader.id)
  const { language } = content ?? { language: 'en' as const }
  const words = mailWordsIn[language]
  const text = words.askAgain(pageOf(context, 'yes', { key, language }))
  const sent = content && (await mailer?.send({ to: content.to, ...words.firstLook, text }))
  // Their days begin with the first try, and anew with the mail: whoever waited behind others loses none.
  const until = dateOf(clock.now() + WIRE_LIMITS.newsletterAskedAgainDays * DAY_MS)
  if (sent === 'not-sent') {
    if (!wasTried(reader)) {
      await store.write((db) => noteTried(db, reader.id, { until, isAsked: false }))
    }
    return false
  }
  await store.write((db) =>
    sent === 'sent'
      ? noteTried(db, reader.id, { until, isAsked: true })
      : removeReader(db, reader.id)
  )
  return true
}
