/** What the screens remember between pages, in memory only: addresses hold no names and no ids. */
import type { EntryWay, InviteRefusal, NotesBody, PlanBody, Trouble } from '@beside/client'
import type { DocumentDraft } from './document-draft.ts'

type Memory = {
  /** How this person may come in: an invitation, a steward's link, or the open door. */
  wayIn: EntryWay | null
  /** They said yes to an invitation, and it could not be taken up. */
  refusedInvite: InviteRefusal | Trouble | null
  openBondId: string | null
  /** The answer to "How are you arriving?". It goes nowhere. */
  arriving: string | null
  notesDraft: DocumentDraft<NotesBody> | null
  planDraft: DocumentDraft<PlanBody> | null
}

const empty: Memory = {
  wayIn: null,
  refusedInvite: null,
  openBondId: null,
  arriving: null,
  notesDraft: null,
  planDraft: null
}

export const memory: Memory = $state({ ...empty })

export function forgetAll(): void {
  Object.assign(memory, empty)
}
