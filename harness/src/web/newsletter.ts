import { textOfMail } from '../../../server/src/mail/mail-sink.fixture.ts'
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
