import { beside } from '#lib/beside/app.svelte.ts'
import { memory } from '#lib/beside/memory.svelte.ts'
import { type AskingWay, noteIn, type WayIn } from '#lib/ui/entry-way.ts'
import { Asking } from './asking.svelte.ts'

/** The page that somebody goes on to, or a question that could not be asked yet. */
export type Onward =
  '/app' | '/app/people/talk' | '/app/circles' | '/app/role' | '/app/care/begin' | Asking

/**
 * Does what was said on the page of the invitation, now that somebody is in who can: a yes to a bond, a question
 * to a circle, or a look at a role. Whoever came by a steward's link goes on to look after this place.
 */
export async function takeUpInvite(way: WayIn | null): Promise<Onward> {
  if (way?.by === 'steward') {
    memory.wayIn = null
    memory.stewardKey = way.stewardKey
    return '/app/care/begin'
  }
  // It has done its part, or was not needed.
  if (way?.by === 'card') memory.wayIn = null
  if (way?.by === 'invite') {
    if ('isRole' in way) return readRole(way.fragment)
    const note = noteIn(way)
    if (note !== null) return ask({ ...way, note })
    await join(way.fragment)
  }
  return memory.openBondId === null ? '/app' : '/app/people/talk'
}

function readRole(fragment: string): Onward {
  memory.wayIn = null
  memory.roleLink = fragment
  return '/app/role'
}

async function ask(way: AskingWay): Promise<Onward> {
  const asking = new Asking(way)
  return (await asking.ask()) ? '/app/circles' : asking
}

async function join(fragment: string): Promise<void> {
  const accepted = await beside.acceptInvite(fragment)
  memory.wayIn = null
  if (accepted.ok) memory.openBondId = accepted.value.bondId
  else memory.refusedInvite = accepted.reason
}
