import { beside } from '#lib/beside/app.svelte.ts'
import { memory } from '#lib/beside/memory.svelte.ts'
import { type AskingWay, noteIn, type WayIn } from '#lib/ui/entry-way.ts'
import { Asking } from './asking.svelte.ts'

/** The page that somebody goes on to, or a question that could not be asked yet. */
export type Onward = '/app' | '/app/people/talk' | '/app/circles' | Asking

/**
 * Does what was said on the page of the invitation, now that somebody is in who can: a yes to a bond, or a
 * question to a circle.
 */
export async function takeUpInvite(way: WayIn | null): Promise<Onward> {
  if (way?.by === 'invite') {
    const note = noteIn(way)
    if (note !== null) return ask({ ...way, note })
    await join(way.fragment)
  }
  return memory.openBondId === null ? '/app' : '/app/people/talk'
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
