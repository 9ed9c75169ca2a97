import { openStore } from '@beside/server'
import { textOfMail } from '../../../server/src/mail/mail-sink.fixture.ts'
import { putLetter } from '../../../server/src/store/letters.ts'
import type { WebHouse } from './web-house.ts'

/** The key in the mail that comes after this many. */
export async function keyOfMail({ mail }: Pick<WebHouse, 'mail'>, before: number): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const key = /key=(?<key>[\w-]{43})/u.exec(textOfMail(mail.mails[before]))?.groups?.['key']
    if (key !== undefined) return key
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('No mail with a link came')
}

/** One that went out some days ago. Its address. */
export async function putLetterOut({ dataFolder }: Pick<WebHouse, 'dataFolder'>): Promise<string> {
  await using store = await openStore(dataFolder)
  const words = { topic: 'news', subject: 'The garden is open', text: 'From Monday on.' } as const
  const row = { id: new Uint8Array(16).fill(7), ...words }
  await store.write((db) => putLetter(db, { ...row, goes_at: 1, number: 1, out_on: '2026-11-02' }))
  return `/newsletter/letter?id=${Buffer.from(row.id).toString('base64url')}`
}
