/** What a bond's members write. Everything is checked when read: the other client may be anybody's. */
import * as v from 'valibot'
import { Profile } from '../../account/settings.ts'
import { readerOf } from '../../talk/entries.ts'

const ShortText = v.pipe(v.string(), v.maxLength(600))

export const AgreementBody = v.object({
  /** `listener`: one of the two listens for a while. Nobody chooses that by hand. */
  relation: v.picklist(['close', 'peer', 'other', 'listener']),
  relationWords: v.pipe(v.string(), v.maxLength(80)),
  purpose: ShortText,
  pace: ShortText
})
export type AgreementBody = v.InferOutput<typeof AgreementBody>

/** What a bond has beside its conversation: the kinds of entry, each with the shape of its body. */
const BOND_KINDS = { agreement: AgreementBody, pause: v.null(), resume: v.null() } as const

export const bondBody = readerOf(BOND_KINDS)

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
