/**
 * What was done before a decision, as whom it is about reads it: who did what, without words. They read the day and not
 * the hour, which would tell about when somebody showed it. What was kept from them stays so.
 */
import { DONE_BEFORE_MAX, type DoneBefore, type KeptCase } from './entries.ts'
import { endingOf, stepIn } from './notes.ts'

/** Of the rest they have notes of their own; that a removal is asked for decides nothing, and they hear of none. */
const TOLD = ['taken', 'passed', 'pause-asked', 'pause-ended'] as const
type Told = (typeof TOLD)[number]

/** @param concerned member ids of those whom it is about */
export function doneBefore(
  kept: Pick<KeptCase, 'notes'>,
  concerned: readonly string[]
): DoneBefore[] {
  const done = kept.notes.flatMap((note): DoneBefore[] => {
    const step = stepIn(note)
    if (!step || !isTold(step.what) || step.heldBack?.from === 'concerned') return []
    const { what, to, pause, name, at } = step
    const ending = endingOf(kept, note)
    // A pause is nothing for the others whom a report is about.
    const isTheirs = !pause || concerned.every((id) => id === pause.memberId)
    if (!isTheirs || ending === 'ended') return []
    const day = new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length)
    return [{ what, to: to?.name ?? null, days: pause?.days ?? null, ending, name, day }]
  })
  return done.slice(-DONE_BEFORE_MAX)
}

function isTold(what: string): what is Told {
  return TOLD.some((one) => one === what)
}
