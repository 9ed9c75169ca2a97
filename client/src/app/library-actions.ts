/** What stewards and editors write for everybody: this half of the client's surface. */
import {
  KeptPicture,
  StewardLibrary,
  StewardPictures,
  StewardText,
  TextPreview,
  WIRE_LIMITS
} from '@beside/contract'
import { refused, toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import type { LibraryActs, TextRefusal } from '../api-library.ts'
import { asWriter } from './as-steward.ts'
import type { House } from './house.ts'

const path = '/api/steward/library'
const picturePath = '/api/steward/library-pictures'
const saveRefusals: readonly TextRefusal[] = [
  'text-moved',
  'too-many',
  'words-for-picture',
  'picture-refused',
  'clock-unsure',
  'bad-request'
]

export function libraryActions(house: House): LibraryActs {
  return {
    readTexts: () => asWriter(house, { method: 'GET', path, reply: StewardLibrary }),
    readText({ slug, revision }) {
      const query = revision === undefined ? '' : `?revision=${revision}`
      const reply = StewardText
      return asWriter(house, { method: 'GET', path: `${path}/${slug}${query}`, reply })
    },
    saveText({ slug, ...body }) {
      const call = { method: 'PUT', path: `${path}/${slug}`, body, reply: StewardText } as const
      return asWriter(house, call, saveRefusals)
    },
    withdrawText({ slug, ...body }) {
      const back = { path: `${path}/${slug}/withdraw`, body }
      return asWriter(house, { method: 'POST', ...back, reply: StewardText }, ['text-moved'])
    },
    withholdWords({ slug, number, why }) {
      const before = { path: `${path}/${slug}/before/${number}`, reply: StewardText }
      const how =
        why === null ? { method: 'DELETE' as const } : { method: 'PUT' as const, body: { why } }
      return asWriter(house, { ...before, ...how }, ['bad-request'])
    },
    readPictures() {
      const pictures = { path: picturePath, reply: StewardPictures }
      return asWriter(house, { method: 'GET', ...pictures })
    },
    removePicture(id) {
      const picture = { path: `${picturePath}/${id}`, reply: v.unknown() }
      return asWriter(house, { method: 'DELETE', ...picture }, ['picture-used'])
    },
    previewText(body) {
      const preview = { path: '/api/steward/library-preview', body, reply: TextPreview }
      return asWriter(house, { method: 'POST', ...preview }, ['bad-request'])
    },
    async keepPicture(bytes) {
      if (bytes.length > WIRE_LIMITS.pictureBytes) return refused('too-large')
      const body = { bytes: toBase64url(new Uint8Array(bytes)) }
      const picture = { path: picturePath, body, reply: KeptPicture }
      const refusals = ['picture-refused', 'too-many', 'too-large'] as const
      return asWriter(house, { method: 'POST', ...picture }, refusals)
    }
  }
}
