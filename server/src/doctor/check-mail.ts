/** Whether mails can leave: it is asked of the host itself, and none is sent. */
import { MailTrouble, readMailSetting } from '../config/mail.ts'
import { canSend } from '../mail/mailer.ts'
import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { TELLING } from './telling-names.ts'
import { doctorWords } from './words.ts'

export async function checkMail(
  env: Readonly<Record<string, string | undefined>>
): Promise<readonly Finding[]> {
  try {
    const setting = readMailSetting(env)
    if (!setting) return [hint(doctorWords.noMail)]
    return [
      (await canSend(setting)) ? well(doctorWords.mailWell) : act(doctorWords.mailAway),
      ...(TELLING.test(setting.from) ? [hint(doctorWords.tellingMail)] : [])
    ]
  } catch (cause) {
    if (cause instanceof MailTrouble) return [act(doctorWords.mailIsStrange)]
    throw cause
  }
}
