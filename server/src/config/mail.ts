/** How mails leave this place, by `SMTP_URL` and `SMTP_FROM`; without both of them none do. */
import { MailAddress } from '@beside/contract'
import * as v from 'valibot'

export type MailSetting = {
  /** Such as `smtps://name:password@mail.example`. */
  readonly url: string
  /** The address from which mails come. */
  readonly from: string
}

/** Where mails go in, read from `url`. */
export type MailHost = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** True where a line that is not sealed is no line: everywhere but on this machine. */
  readonly requireTLS: boolean
  readonly auth: { readonly user: string; readonly pass: string } | undefined
}

export class MailTrouble extends Error {
  readonly reason = 'mail-unreadable'
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const
const ON_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u

/** @throws MailTrouble where what is set cannot be used */
export function readMailSetting(
  env: Readonly<Record<string, string | undefined>>
): MailSetting | undefined {
  const [url = '', from = ''] = [env['SMTP_URL']?.trim(), env['SMTP_FROM']?.trim()]
  if (url === '' && from === '') return undefined
  if (!v.is(MailAddress, from)) throw new MailTrouble()
  readMailHost(url)
  return { url, from }
}

/** @throws MailTrouble */
export function readMailHost(text: string): MailHost {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const { protocol = '', hostname = '', username = '', password = '' } = url ?? {}
  if (!url || (protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') {
    throw new MailTrouble()
  }
  return {
    host: hostname.replaceAll(/[[\]]/gu, ''),
    port: url.port === '' ? PORTS[protocol] : Number(url.port),
    secure: protocol === 'smtps:',
    requireTLS: !ON_MACHINE.test(hostname),
    auth:
      username === ''
        ? undefined
        : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  }
}
