/** What a sealed row holds, and what the person's own device keeps of it, sealed too. */
import { MailAddress, NudgeHours, NudgeLook, PushEndpoint } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import type { NudgePlace } from '../../store/nudges.ts'
import type { Vault } from '../../vault/vault.ts'

/** A mailbox that somebody showed to be theirs. `id` is random: one for each test that was passed. */
const Mailbox = v.object({ id: v.string(), to: MailAddress })
/** A device whose push service took a push. */
const Device = v.object({ id: v.string(), endpoint: PushEndpoint })
const Target = v.union([Mailbox, Device])
export type Target = v.InferOutput<typeof Target>

const Ticket = v.object({ target: Mailbox, code: v.string(), until: v.number() })
export type Ticket = v.InferOutput<typeof Ticket>

/** Where a nudge goes; or that nothing does, since no mailbox or device has this address. */
const Content = v.variant('is', [
  v.object({
    is: v.picklist(['on', 'late']),
    target: Target,
    /** Of a mail alone: a device keeps for itself how a nudge looks there. */
    look: v.nullable(NudgeLook),
    quiet: v.nullable(NudgeHours)
  }),
  v.object({ is: v.literal('refused') })
])
export type Content = v.InferOutput<typeof Content>
export type Aim = Extract<Content, { readonly target: unknown }>

const TICKET = Buffer.from('beside/nudge-ticket')
const PASS = Buffer.from('beside/nudge-pass')

export function sealTicket(vault: Vault, ticket: Ticket): Bytes {
  return vault.seal(TICKET, ticket)
}

export function openTicket(vault: Vault, sealed: Bytes): Ticket | undefined {
  return read(Ticket, vault.open(TICKET, sealed))
}

export function sealPass(vault: Vault, target: Target): Bytes {
  return vault.seal(PASS, target)
}

export function openPass(vault: Vault, sealed: Bytes): Target | undefined {
  return read(Target, vault.open(PASS, sealed))
}

/** With a fresh nonce for each row: the rows of one person do not look alike. */
export function sealContent(vault: Vault, place: NudgePlace, content: Content): Bytes {
  return vault.seal(rowOf(place), content)
}

export function openContent(
  vault: Vault,
  { sealed, ...place }: NudgePlace & { readonly sealed: Bytes }
): Content | undefined {
  return read(Content, vault.open(rowOf(place), sealed))
}

function rowOf({ space, member }: NudgePlace): Buffer {
  return Buffer.concat([Buffer.from('beside/nudge-row'), space, member])
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : undefined
}
