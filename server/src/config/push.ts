/** How nudges leave this place as pushes, by `PUSH_CONTACT` and `PUSH_HOSTS`; without the first none do. */

export type PushSetting = {
  /** Where a push service may reach the operator: `mailto:…` or `https://…`. It is sent with each push. */
  readonly contact: string
  /** Push services beside those that are known: hosts, or whole origins on this machine. */
  readonly hosts?: readonly string[]
}

export class PushTrouble extends Error {
  readonly reason = 'push-unreadable'
}

/** The push services of the browsers in use. Nothing is posted to any other host. */
const KNOWN_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com'
]
const CONTACT = /^(?:mailto:[^\s@]{1,100}@[^\s@]{1,100}|https:\/\/[^\s/]{1,200}\/?)$/u
const HOST = /^(?:\*\.)?(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/u
const ON_MACHINE = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/u

/** @throws PushTrouble where what is set cannot be used */
export function readPushSetting(
  env: Readonly<Record<string, string | undefined>>
): PushSetting | undefined {
  const contact = env['PUSH_CONTACT']?.trim() ?? ''
  const hosts = (env['PUSH_HOSTS'] ?? '').split(/[\s,]+/u).filter((host) => host !== '')
  if (contact === '' && hosts.length === 0) return undefined
  const areHosts = hosts.every((host) => HOST.test(host) || ON_MACHINE.test(host))
  if (!CONTACT.test(contact) || !areHosts) throw new PushTrouble()
  return { contact, hosts }
}

/** Whether this is an address of a push service, which alone is posted to. */
export function isOfPushService(endpoint: string, { hosts = [] }: PushSetting): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (hosts.includes(url.origin)) return true
  if (url.protocol !== 'https:' || url.port !== '') return false
  return [...KNOWN_HOSTS, ...hosts].some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host
  )
}
