/** What is known of a reader: a row that tells nothing, and the key in their mails that opens it. */
import { createHmac, hkdfSync } from 'node:crypto'
import { MailAddress, NewsletterTopic, NudgeLook, TextLanguage } from '@beside/contract'
import type { NewsletterWish } from '@beside/contract'
import { fromBase64url, isSameBytes, toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import type { Context } from '../../gates/context.ts'
import type { ReaderRow } from '../../store/newsletter-readers.ts'
import type { Vault } from '../../vault/vault.ts'

const Content = v.object({
  to: MailAddress,
  topics: v.array(NewsletterTopic),
  look: v.nullable(NudgeLook),
  /** Of what we add to a letter. Rows of before have none. */
  language: v.optional(TextLanguage, 'en'),
  /** After which number they are told of gatherings, so that they hear what became of those. Rows of before have none. */
  toldFrom: v.optional(v.number(), 0)
})
export type Content = v.InferOutput<typeof Content>

/** Half of a key is the id of the row, the other half says that this server made it. */
export const READER_ID_BYTES = 16

export type ReaderKeys = {
  /** Under which an address is here once; nobody else can make it. */
  readonly addressOf: (to: string) => Bytes
  readonly keyOf: (id: Bytes) => string
  readonly idIn: (key: string) => Bytes | undefined
  /** Of a mail with just these words to a reader: the same each time it is tried. */
  readonly messageIdOf: (id: Bytes, what: string) => string
}

export function openReaderKeys({ instance }: Pick<Context, 'instance'>): ReaderKeys {
  const secret = instance.secrets.stateKey
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), 'beside/newsletter', 32))
  const macOf = (label: string, message: Uint8Array) =>
    new Uint8Array(createHmac('sha256', key).update(`${label}\0`).update(message).digest())
  const halfOf = (id: Bytes) => macOf('key', id).subarray(0, READER_ID_BYTES)
  return {
    addressOf: (to) => macOf('address', Buffer.from(to.toLowerCase())),
    keyOf: (id) => toBase64url(new Uint8Array([...id, ...halfOf(id)])),
    messageIdOf: (id, what) => toBase64url(macOf(`mail ${what}`, id).slice(0, READER_ID_BYTES)),
    idIn(text) {
      const bytes = fromBase64url(text)
      if (bytes?.length !== 2 * READER_ID_BYTES) return undefined
      const id = bytes.slice(0, READER_ID_BYTES)
      return isSameBytes(halfOf(id), bytes.slice(READER_ID_BYTES)) ? id : undefined
    }
  }
}

export function sealReader(vault: Vault, id: Bytes, content: Content): Bytes {
  return vault.seal(purposeOf(id), content)
}

export function openReader(
  vault: Vault,
  { id, sealed }: Pick<ReaderRow, 'id' | 'sealed'>
): Content | undefined {
  const read = v.safeParse(Content, vault.open(purposeOf(id), sealed))
  return read.success ? read.output : undefined
}

/** What somebody chose, as their page shows it. */
export function wishOf(row: ReaderRow, { topics, look, language }: Content): NewsletterWish {
  return { topics, rhythm: row.rhythm, look, language }
}

function purposeOf(id: Bytes): Buffer {
  return Buffer.concat([Buffer.from('beside/newsletter-reader'), id])
}
