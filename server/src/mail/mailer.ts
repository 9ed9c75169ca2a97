/** Hands one mail over to the mail host of this place. What is said of it holds no address. */
import { createTransport } from 'nodemailer'
import { readMailHost } from '../config/mail.ts'
import type { MailSetting } from '../config/mail.ts'
import { isMailboxGone } from './mailbox-gone.ts'

export type Mail = {
  readonly to: string
  readonly name: string
  readonly subject: string
  readonly text: string
  /** Where a mail program ends it with one press (RFC 8058). */
  readonly endedBy?: string
  /** The same for the same mail, so that a mailbox which gets it twice can tell. */
  readonly messageId?: string
}

/** `refused`: there is no such mailbox. `not-sent`: not now, and perhaps later. */
export type Sent = 'sent' | 'not-sent' | 'refused'

/** `againInMs`: before that nobody should come again. */
export type Delivery = { readonly sent: Sent; readonly againInMs?: number }

export type Mailer = {
  /** The address from which mails come. */
  readonly from: string
  /** Never rejects, and never takes longer than half a minute. */
  send(mail: Mail): Promise<Sent>
}

const STEP_MS = 8000
const WHOLE_MS = 20_000
const RESPONSE_BYTES_MAX = 16_384

/** @param patienceMs how long one step of the host may take */
export function openMailer(setting: MailSetting, patienceMs = STEP_MS): Mailer {
  const { from } = setting
  const transport = connect(setting, patienceMs)
  return {
    from,
    async send({ to, name, subject, text, endedBy, messageId }) {
      const mail = {
        from: { name, address: from },
        to: { name: '', address: to },
        subject,
        text,
        xMailer: false as const,
        ...(messageId !== undefined && { messageId: `<${messageId}@${hostOf(from)}>` }),
        // Nobody's "I am away" answers it.
        headers: { 'Auto-Submitted': 'auto-generated', ...(endedBy && ending(endedBy)) }
      }
      const sending = transport.sendMail(mail).then(() => 'sent' as const, judge)
      return Promise.race([sending, giveUpAfter(Math.min(WHOLE_MS, 3 * patienceMs))])
    }
  }
}

function hostOf(address: string): string {
  return address.slice(address.indexOf('@') + 1)
}

function ending(link: string): Readonly<Record<string, string>> {
  return {
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
  }
}

/** Whether the mail host answers, and takes the name and the password. */
export async function canSend(setting: MailSetting): Promise<boolean> {
  return connect(setting, STEP_MS)
    .verify()
    .then(() => true)
    .catch(() => false)
}

function connect({ url, from }: MailSetting, patienceMs: number) {
  return createTransport({
    ...readMailHost(url),
    // Its greeting would else hold the name of this machine.
    name: hostOf(from),
    tls: { minVersion: 'TLSv1.2' },
    dnsTimeout: patienceMs,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    maxResponseSize: RESPONSE_BYTES_MAX,
    disableFileAccess: true,
    disableUrlAccess: true
  })
}

function judge(cause: unknown): Sent {
  if (!(cause instanceof Error) || !('responseCode' in cause) || !('command' in cause)) {
    return 'not-sent'
  }
  const { responseCode, command } = cause
  const isOfMailbox = command === 'RCPT TO' && [550, 551, 553].includes(Number(responseCode))
  const said = 'response' in cause ? String(cause.response) : ''
  const status = /^\d{3}[ -](?<status>5\.\d{1,3}\.\d{1,3})\b/u.exec(said)?.groups?.['status'] ?? ''
  return isOfMailbox && isMailboxGone(status) ? 'refused' : 'not-sent'
}

function giveUpAfter(ms: number): Promise<Sent> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'not-sent').unref())
}
