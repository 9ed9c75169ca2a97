/**
 * The rows. Architecture Invariant: nothing here ties an account to a space. The account side has random
 * keys, dates without times and no order of insertion, so that a copy of the store cannot be joined by
 * time or place either.
 */
import type { HeardQuestion, LineAct, ListingEnd, TeamRole } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Kysely, Transaction } from 'kysely'
import type { CommunityRow } from './community-row.ts'
import type { EntryRow, StewardKeyRow, StewardLinkRow } from './door-rows.ts'
import type { RestoreHoldRow } from './hold-rows.ts'
import type { LetterRow, NewsletterReaderRow, NoticeRow } from './newsletter-rows.ts'
import type {
  GatheringDateRow,
  GatheringRevisionRow,
  GatheringRow,
  GatheringSeatRow
} from './gathering-rows.ts'

/** Reads committed rows. It cannot write, by its type and by its connection. */
export type Reader = Kysely<Tables>
/** One transaction. */
export type Writer = Transaction<Tables>

export type Tables = {
  accounts: AccountRow
  wraps: WrapRow
  keyrings: KeyringRow
  keyring_parts: KeyringPartRow
  sessions: SessionRow
  spaces: SpaceRow
  members: MemberRow
  records: RecordRow
  documents: DocumentRow
  invites: InviteRow
  nudges: NudgeRow
  drops: DropRow
  teams: TeamRow
  listings: ListingRow
  pauses: PauseRow
  asks: AskRow
  shifts: ShiftRow
  heard_totals: HeardTotalRow
  newsletter_readers: NewsletterReaderRow
  letters: LetterRow
  notices: NoticeRow
  gatherings: GatheringRow
  gathering_revisions: GatheringRevisionRow
  gathering_dates: GatheringDateRow
  gathering_seats: GatheringSeatRow
  community: CommunityRow
  line_checks: LineCheckRow
  line_packs: LinePackRow
  restore_holds: RestoreHoldRow
  entries: EntryRow
  steward_links: StewardLinkRow
  steward_keys: StewardKeyRow
  directory_imports: DirectoryImportRow
  directory_rows: DirectoryRow
  directory_places: DirectoryPlaceRow
  directory_written: DirectoryWrittenRow
  directory_live: DirectoryLiveRow
  directory_packs: DirectoryPackRow
  directory_parts: DirectoryPartRow
  library_texts: LibraryTextRow
  library_revisions: LibraryRevisionRow
  library_pictures: LibraryPictureRow
  library_picture_uses: LibraryPictureUseRow
}

type AccountRow = {
  id: Bytes
  /** HMAC of the sign-in name; the name itself is not kept. */
  name_mac: Bytes
  /** Null where the kit alone opens the account. */
  opaque_record: Bytes | null
  kit_key: Bytes
  root_generation: number
  /** The last day on which it may only read, YYYY-MM-DD. */
  paused_until: string | null
}

type WrapRow = { account: Bytes; method: 'passphrase' | 'kit'; generation: number; bytes: Bytes }

type KeyringRow = { account: Bytes; seq: number }

/** `part` counts from 0. */
type KeyringPartRow = { account: Bytes; part: number; bytes: Bytes }

type SessionRow = {
  /** SHA-256 of the cookie. */
  token_hash: Bytes
  id: Bytes
  account: Bytes
  nonce: Bytes
  started_on: string
  seen_on: string
  label: Bytes | null
}

export type SpaceRow = {
  id: Bytes
  /** The chain's state, as JSON: what its valid operations say. */
  state: string
  seq: number
  head: Bytes
  time: number
  /** The receipt over this head; one for each space and commit. */
  receipt_generation: number
  receipt_signature: Bytes
  /** The log's time when the last member left. */
  closed_at: number | null
}

export type MemberRow = {
  space: Bytes
  sign_key: Bytes
  /** The operation that let this person in: the same for all keys they had. */
  member_id: Bytes
  /** False once a newer key stands in its place. */
  is_current: number
  joined_seq: number
  /** The leave, or the new key: after it this key reads nothing. */
  left_seq: number | null
  left_time: number | null
}

export type RecordRow = {
  space: Bytes
  seq: number
  time: number
  type: number
  lane: Bytes
  is_document: number
  author: Bytes
  /** Of space, author and write key: the same write never lands twice. */
  write_hash: Bytes
  env_hash: Bytes
  head: Bytes
  header: Bytes
  salt: Bytes
  commitment: Bytes
  ct_hash: Bytes
  signature: Bytes
  /** Null once it is erased. */
  ct: Bytes | null
}

/** The current document of each lane. */
type DocumentRow = { space: Bytes; lane: Bytes; seq: number }

type InviteRow = { id: Bytes; space: Bytes; card: Bytes; admissions: number }

/** A member of a space who wants a nudge when something new comes there. */
type NudgeRow = {
  space: Bytes
  /** The key that the member has now: the row ends with it. */
  member: Bytes
  /** 1 from the moment in which something new came until a nudge went out, or the person was there. */
  is_waiting: number
  /** Where it goes and how it looks, all of one size; only the running server opens it. */
  sealed: Bytes
}

/** What waits at an address. No row says who sent it, nor whether the address is somebody's. */
type DropRow = {
  address: Bytes
  /** SHA-256 of the bytes. */
  id: Bytes
  /** The last day on which it waits, YYYY-MM-DD. */
  until: string
  /** The key of the member who is answering it, and the full minute in which that ends. */
  taker: Bytes | null
  taken_until: number | null
  bytes: Bytes
}

/** Which space is the team of a role. Everybody who is signed in may know it. */
type TeamRow = { role: TeamRole; space: Bytes }

/** A circle that can be found: what everybody who is signed in may read of it. */
type ListingRow = {
  space: Bytes
  inbox: Bytes
  /** The member key that signed it. */
  key: Bytes
  /** The last day on which it is shown, or known as ended, YYYY-MM-DD. */
  until: string
  /** Empty, as the signature is, once it ended. */
  words: Bytes
  signature: Bytes
  taken_off: ListingEnd | null
}

/** Somebody of a space whom two of the safety team pause, until the key of that member is shown. */
type PauseRow = {
  space: Bytes
  member: Bytes
  days: number
  /** The member of the safety team who began it. */
  set_by: Bytes
  is_confirmed: number
  made_on: string
}

/** What somebody asks the listeners, and the conversation that came of it. No row says who asked. */
type AskRow = {
  /** The hash of a key that whoever asked has: by it they look, and end it. */
  desk: Bytes
  /** SHA-256 of the bytes. */
  id: Bytes
  /** The listeners' team. */
  space: Bytes
  /** Until when it waits, or the conversation counts as the taker's: a full hour. Then the row goes. */
  until: number
  stage: 'asked' | 'open' | 'goes-on'
  /** The member of the team who said yes. */
  taker: Bytes | null
  /** The full minute until which they are on their way; null once they are there. */
  taken_until: number | null
  /** Ids of members of whom whoever asked freed it, one after the other: it is not offered to them. */
  freed_from: Bytes
  /** What whoever says yes needs to come. This and the bytes are empty once it is open. */
  share: Bytes
  bytes: Bytes
}

/** When a member of the listeners' team listens: it goes once the next shift may begin. Times are full minutes. */
type ShiftRow = {
  space: Bytes
  member: Bytes
  ends_at: number
  next_from: number
  rests_until: number | null
  /** 1 from its begin until its debrief: after that time this is all that is left of the row. */
  needs_debrief: number
}

/** One for each question and quarter, such as 2026-Q4, and none for an answer. */
type HeardTotalRow = { quarter: string; question: HeardQuestion; answers: number; yes: number }

/** What a steward did with a line for Help now. */
export type LineCheckRow = {
  /** Counts up. */
  id: number
  /** JSON: where, how and what one dials. */
  line: string
  act: LineAct
  /** JSON: the line as it was then. */
  words: string
  /** The member of the stewards' team; null for whoever opened a steward's link. */
  by: Bytes | null
  /** To the full hour. */
  at: number
}

/** A pack of lines that everybody fetches, and its one part. */
export type LinePackRow = {
  version: number
  manifest: string
  signature: Bytes
  lines: Bytes
}

/** One reading of a feed. Its rows count while it is the current one of its source. */
export type DirectoryImportRow = {
  /** Counts up. */
  id: number
  source: string
  /** The one before is kept, to go back to it. What is being written, or broke off, is read by nobody. */
  state: 'writing' | 'preview' | 'current' | 'previous' | 'undone'
  made_on: string
  /** JSON: what was counted, refused, repaired and withheld. */
  report: string
}

/** A record of the directory as it was read: public, or, of a confidential place, for stewards alone. */
export type DirectoryRow = {
  import: number
  entity: string
  id: string
  /** JSON as HSDS nests it. */
  record: string
  /** SHA-256 of it. */
  hash: Bytes
  /** The day from which its feed had it no more, YYYY-MM-DD; null while it has. */
  gone_on: string | null
}

/** What a steward says of a place. No import shows more than it says. */
export type DirectoryPlaceRow = {
  /** The id of a place; or that, and behind it the entry that hid it and was away (`directory/away-entries.ts`). */
  place: string
  is_confidential: number
  /** The area that is shown for it. */
  area: string | null
}

/** One way an entry by hand was written. No row says by whom. */
export type DirectoryWrittenRow = {
  entry: string
  /** 1, 2, 3… of one entry. */
  number: number
  /** JSON: what the form held. */
  fields: string
  /** 0 where it was taken out of the list. */
  is_shown: number
  made_on: string
}

/** An address from which a list is fetched. */
export type DirectoryLiveRow = {
  source: string
  address: string
  rhythm: 'by-hand' | 'daily' | 'weekly'
  publishes_itself: number
  /** The day on which it last came whole; null before. */
  fetched_on: string | null
  /** The day from which it is to be fetched again; null where nobody asked for that. */
  next_on: string | null
  /** How the last time ended, in one word. */
  outcome: string | null
}

/** A pack that everybody fetches: its signed manifest, and of which imports and words of stewards it was made. */
export type DirectoryPackRow = {
  version: number
  manifest: string
  signature: Bytes
  made_of: string
  services: number
}

type DirectoryPartRow = {
  version: number
  place: number
  sha256: string
  bytes: Bytes
  brotli: Bytes
  gzip: Bytes
}

/** A text that anybody may read once it is shown. */
type LibraryTextRow = {
  /** Its part of the address. */
  slug: string
  /** The full minute in which it was taken back; what is shown from a later one shows it again. */
  withdrawn_at: number | null
  /** Why, for everybody to read. */
  withdrawn_why: string
}

/** One way it was written. No row says by whom. */
type LibraryRevisionRow = {
  slug: string
  /** 1, 2, 3… in one text. */
  number: number
  /** JSON: all that is written but the body. */
  head: string
  /** Markdown. */
  body: string
  /** Empty for one that came with Beside. */
  made_on: string
  why: string
  /** From when it is shown, also one to come; 0 for one that came with Beside, null for a draft. */
  shown_from: number | null
  /** The day on which a steward took these words from readers, YYYY-MM-DD, and why; null while they can be read. */
  withheld_on: string | null
  withheld_why: string
}

/** That one way a text was written holds a picture. */
type LibraryPictureUseRow = { picture: Bytes; slug: string; number: number }

/** A picture of a text, with nothing in it but what is seen. */
type LibraryPictureRow = {
  /** SHA-256 of the bytes. */
  id: Bytes
  type: 'image/png' | 'image/jpeg' | 'image/webp'
  bytes: Bytes
}
