/**
 * A picture, made anew of what is seen in it alone. Where it was taken and by which device, thumbnails, comments,
 * colour profiles and whatever hangs on at the end are left out. What is not read to its end is refused, and so is
 * what moves, and SVG, which is a program.
 */
import type { Bytes } from '@beside/kernel/wire'
import type { LibraryPicture } from '../../../store/library.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export type CleanPicture = Pick<LibraryPicture, 'type' | 'bytes'>

export function cleanPicture(bytes: Bytes): CleanPicture | undefined {
  try {
    return clean(bytes)
  } catch (cause) {
    // It ends too early, or its data does not unpack.
    if (cause instanceof RangeError || isPackingTrouble(cause)) return undefined
    throw cause
  }
}

function clean(bytes: Bytes): CleanPicture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(view, [0x89, 0x50, 0x4e, 0x47])) return named('image/png', cleanPng(view))
  if (startsWith(view, [0xff, 0xd8, 0xff])) return named('image/jpeg', cleanJpeg(view))
  if (startsWith(view, [0x52, 0x49, 0x46, 0x46])) return named('image/webp', cleanWebp(view))
  return undefined
}

function named(
  type: LibraryPicture['type'],
  cleaned: Buffer | undefined
): CleanPicture | undefined {
  return cleaned && { type, bytes: new Uint8Array(cleaned) }
}

function startsWith(view: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => view[at] === byte)
}

function isPackingTrouble(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(Z_|ERR_)/u.test(String(cause.code))
}
