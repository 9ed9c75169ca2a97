/** What stewards write for everybody: a part of the client's surface. Nothing of it is sealed, since it is to be read. */
import type {
  KeptPicture,
  SaveText,
  StewardLibrary,
  StewardPictures,
  StewardText,
  TextPreview
} from '@beside/contract'
import type { TextLanguage } from '@beside/contract'
import type { Done } from './outcome.ts'

export type TextRefusal =
  | 'text-moved'
  | 'too-many'
  | 'words-for-picture'
  | 'picture-refused'
  | 'clock-unsure'
  /** Something in it is longer than fits, or its moment is not to come. */
  | 'bad-request'

export type LibraryActs = {
  /** Every text, also drafts and what was taken back. */
  readTexts(): Done<StewardLibrary>
  /** One with all that was ever written of it; the words are those of a revision, or else the newest. */
  readText(wish: { readonly slug: string; readonly revision?: number }): Done<StewardText>
  /** With the number of the newest revision that was read: what another wrote meanwhile is not written over. */
  saveText(wish: SaveText & { readonly slug: string }): Done<StewardText, TextRefusal>
  /** With a line why, for everybody to read. */
  withdrawText(wish: {
    readonly slug: string
    readonly newest: number
    readonly why: string
  }): Done<StewardText, 'text-moved'>
  /** Takes words of before from readers, who read why; with no line why it gives them back. */
  withholdWords(wish: {
    readonly slug: string
    readonly number: number
    readonly why: string | null
  }): Done<StewardText, 'bad-request'>
  readPictures(): Done<StewardPictures>
  /** For good; one that words hold which are or can be shown stays. */
  removePicture(id: string): Done<unknown, 'picture-used'>
  /** As readers will see it. Nothing is kept. */
  previewText(wish: {
    readonly body: string
    readonly sources: number
    readonly language: TextLanguage
  }): Done<TextPreview, 'bad-request'>
  /** The place takes out all that a picture says beside what is seen in it. */
  keepPicture(bytes: Uint8Array): Done<KeptPicture, 'picture-refused' | 'too-many' | 'too-large'>
}
