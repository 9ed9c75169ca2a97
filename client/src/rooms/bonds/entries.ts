/** What a bond's members write. Everything is checked when read: the other client may be anybody's. */
import * as v from 'valibot'
import { Profile } from '../../account/settings.ts'
import { ENTRY_TEXT_MAX, type OpenedEntry } from '../../spaces/entry.ts'

export const NOTES_MAX = 3
const ACKNOWLEDGEMENTS = ['hear', 'believe', 'not-alone', 'sitting'] as const

const Text = v.pipe(v.string(), v.maxLength(ENTRY_TEXT_MAX))
const ShortText = v.pipe(v.string(), v.maxLength(600))
const Note = v.pipe(v.string(), v.maxLength(60))

const Words = v.object({
  text: Text,
  notes: v.pipe(v.array(Note), v.maxLength(NOTES_MAX))
})
const Edit = v.object({ text: Text })
const Acknowledgement = v.object({ key: v.picklist(ACKNOWLEDGEMENTS) })
export const AgreementBody = v.object({
  relation: v.picklist(['close', 'peer', 'other']),
  relationWords: v.pipe(v.string(), v.maxLength(80)),
  purpose: ShortText,
  pace: ShortText
})
export type AgreementBody = v.InferOutput<typeof AgreementBody>

/** The kinds of entry in a bond, each with the shape of its body. */
export const KINDS = {
  words: Words,
  edit: Edit,
  acknowledgement: Acknowledgement,
  agreement: AgreementBody,
  profile: Profile,
  pause: v.null(),
  resume: v.null()
} as const
export type Kind = keyof typeof KINDS

/** The body of an entry if it is of this kind and well formed. */
export function bodyOf<K extends Kind>(
  opened: OpenedEntry,
  kind: K
): v.InferOutput<(typeof KINDS)[K]> | undefined {
  if (opened.entry.kind !== kind) return undefined
  const parsed = v.safeParse(KINDS[kind], opened.entry.body)
  return parsed.success ? parsed.output : undefined
}

/** What the sealed card of an invitation says: all that a guest pins. */
export const InviteCard = v.object({
  version: v.literal(0),
  spaceId: v.pipe(v.string(), v.length(43)),
  /** The invitation's own place in the chain. */
  opHash: v.pipe(v.string(), v.length(43)),
  epochKey: v.pipe(v.string(), v.length(43)),
  instanceRoot: v.pipe(v.string(), v.length(43)),
  inviter: v.object({ memberId: v.pipe(v.string(), v.length(43)), profile: Profile }),
  agreement: AgreementBody,
  note: ShortText,
  expiresAt: v.number()
})
export type InviteCard = v.InferOutput<typeof InviteCard>
