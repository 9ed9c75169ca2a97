/** A mail host that is real as far as a line can tell (RFC 5321), and keeps what it is given; or it refuses. */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { MailSetting } from '../config/mail.ts'

/** How it is just now. */
export type Mood =
  | 'takes all'
  | 'knows no such mailbox'
  | 'does not like this sender'
  | 'lets nobody through'
  | 'comes back later'
  | 'says nothing'
  | 'has a broken lock'

export type TakenMail = {
  readonly from: string
  readonly to: string
  /** Headers and text as they came. */
  readonly whole: string
}

export type MailSink = AsyncDisposable & {
  readonly setting: MailSetting
  readonly mails: readonly TakenMail[]
  mood: Mood
  /** Mailboxes that take nothing just now. */
  readonly full: Set<string>
  /** How often somebody came to its door. */
  readonly visits: number
  /** The six digits in the newest mail. */
  newestCode(): string
  /** From here on nobody is there. */
  close(): Promise<void>
}

export async function openMailSink(): Promise<MailSink> {
  const mails: TakenMail[] = []
  const sockets = new Set<Socket>()
  const full = new Set<string>()
  const state: { mood: Mood; visits: number } = { mood: 'takes all', visits: 0 }
  const server = createServer((socket) => {
    sockets.add(socket)
    state.visits += 1
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    talk(socket, { mood: state.mood, full, take: (mail) => mails.push(mail) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  async function close() {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    setting: { url: `smtp://127.0.0.1:${port}`, from: 'post@quiet.example' },
    mails,
    full,
    get mood() {
      return state.mood
    },
    set mood(mood) {
      state.mood = mood
    },
    get visits() {
      return state.visits
    },
    newestCode() {
      const code = /is (?<code>\d{6})\./u.exec(mails.at(-1)?.whole ?? '')?.groups?.['code']
      if (code === undefined) throw new Error('No mail holds a code')
      return code
    },
    close,
    [Symbol.asyncDispose]: close
  }
}

/** Headers and text, decoded (RFC 2045, base64 and quoted-printable; folded lines of headers are one). */
export function textOfMail(mail: TakenMail | undefined): string {
  const [folded = '', ...parts] = (mail?.whole ?? '').split('\r\n\r\n')
  const head = folded.replaceAll(/\r\n[ \t]+/gu, ' ')
  const body = parts.join('\r\n\r\n')
  const bytes = /^content-transfer-encoding: base64$/imu.test(head)
    ? Buffer.from(body, 'base64')
    : fromQuotedPrintable(body)
  return `${head}\r\n\r\n${bytes.toString('utf8')}`
}

function fromQuotedPrintable(body: string): Buffer {
  const text = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=(?<hex>[0-9A-F]{2})/gu, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16))
    )
  return Buffer.from(text, 'latin1')
}

type Host = {
  readonly mood: Mood
  readonly full: ReadonlySet<string>
  readonly take: (mail: TakenMail) => void
}

function talk(socket: Socket, { mood, full, take }: Host): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  if (mood === 'says nothing') return
  if (mood === 'comes back later') {
    socket.end('421 4.3.2 Not now\r\n')
    return
  }
  const envelope = { from: '', to: '' }
  let waiting = ''
  let isMail = false

  function hear(line: string) {
    const [verb = ''] = line.toUpperCase().split(/[ :]/u, 1)
    if (verb === 'EHLO') say(mood === 'has a broken lock' ? '250-sink\r\n250 STARTTLS' : '250 sink')
    else if (verb === 'STARTTLS') socket.write('220 Ready\r\nthis is no handshake at all\r\n')
    else if (verb === 'RCPT') hearRecipient(line)
    else if (verb === 'DATA') {
      isMail = true
      say('354 Go on')
    } else if (verb === 'QUIT') socket.end('221 Bye\r\n')
    else {
      if (verb === 'MAIL') envelope.from = addressIn(line)
      say('250 OK')
    }
  }
  function hearRecipient(line: string) {
    envelope.to = addressIn(line)
    if (mood === 'knows no such mailbox') say('550 5.1.1 No such mailbox here')
    else if (mood === 'lets nobody through') say('550 relay not permitted')
    else if (mood === 'does not like this sender') say('550 5.7.1 Your address is on a list')
    else if (full.has(envelope.to)) say('452 4.2.2 This mailbox is full')
    else say('250 OK')
  }

  socket.on('data', (chunk) => {
    waiting += chunk.toString()
    for (;;) {
      const end = isMail ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n')
      if (end < 0) return
      const text = waiting.slice(0, end)
      waiting = waiting.slice(end + (isMail ? 5 : 2))
      if (!isMail) hear(text)
      else {
        isMail = false
        take({ ...envelope, whole: text })
        say('250 OK')
      }
    }
  })
  say('220 sink ESMTP')
}

function addressIn(line: string): string {
  return /<(?<address>[^>]*)>/u.exec(line)?.groups?.['address'] ?? ''
}
