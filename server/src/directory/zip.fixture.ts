/** A zip as other programs write it, whose sizes may lie. */
import { crc32, deflateRawSync } from 'node:zlib'

const DEFLATED = 8

export function makeZip(
  files: readonly { readonly path: string; readonly text: string; readonly says?: number }[]
): Buffer {
  let offset = 0
  const parts: Buffer[] = []
  const list = files.map(({ path, text, says }) => {
    const name = Buffer.from(path)
    const packed = deflateRawSync(text)
    const sizes = [crc32(text), packed.length, says ?? Buffer.byteLength(text)]
    const head = words([20, 0, DEFLATED, 0, 0], sizes, [name.length, 0])
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, name, packed])
    const place = words([0, 0, 0], [0, offset], [])
    offset += local.length
    parts.push(local)
    return Buffer.concat([Buffer.from('PK\u0001\u0002'), words([20], [], []), head, place, name])
  })
  const listed = Buffer.concat(list)
  const counts = words([0, 0, files.length, files.length], [listed.length, offset], [0])
  return Buffer.concat([...parts, listed, Buffer.from('PK\u0005\u0006'), counts])
}

function words(
  before: readonly number[],
  wide: readonly number[],
  after: readonly number[]
): Buffer {
  const short = (value: number) => Buffer.from(Uint16Array.of(value).buffer)
  const long = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
  return Buffer.concat([...before.map(short), ...wide.map(long), ...after.map(short)])
}
