/** Bytes that are the same for everybody: pressed for whoever takes them so, and not sent to who has them already. */
import type { Bytes } from '@beside/kernel/wire'
import type { Asked, BytesReply, UnchangedReply } from '../gates/route.ts'

export type TaggedBytes = {
  /** Or how they are made, where they are rarely asked for. */
  readonly bytes: Bytes | (() => Bytes)
  readonly gzip?: Bytes
  readonly brotli?: Bytes
  /** Another one for other bytes. */
  readonly tag: string
  readonly type: string
}

export function sendBytes(
  { header }: Pick<Asked, 'header'>,
  { bytes, gzip, brotli, tag, type }: TaggedBytes
): BytesReply | UnchangedReply {
  // Pressed or not, it says the same: hence a weak tag (RFC 9110, 8.8.1).
  const etag = `W/"${tag}"`
  const headers = {
    'content-type': type,
    // What was hidden since must lie in no cache on the way, nor on a shared device. Machines keep what they fetched
    // and its tag themselves.
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    etag
  }
  if (isHad(header('if-none-match'), etag)) return { ok: true, unchanged: true, headers }
  const accepted = header('accept-encoding') ?? ''
  if (brotli && accepts(accepted, 'br')) return packed(headers, brotli, 'br')
  if (gzip && accepts(accepted, 'gzip')) return packed(headers, gzip, 'gzip')
  return { ok: true, bytes: typeof bytes === 'function' ? bytes() : bytes, headers }
}

function packed(headers: BytesReply['headers'], bytes: Bytes, encoding: string): BytesReply {
  return { ok: true, bytes, headers: { ...headers, 'content-encoding': encoding } }
}

function isHad(given: string | undefined, etag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//u, '')
  return given?.split(',').some((one) => one.trim() === '*' || bare(one) === bare(etag)) ?? false
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((one) => {
    const [name, ...rest] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === encoding && !rest.some((part) => /^q=0(\.0*)?$/u.test(part))
  })
}
