/** What a nudge may look like, and when none comes. */
import type { NudgeLook, NudgeHours } from '@beside/client'
import { app } from '#lib/beside/app.svelte.ts'
import { lookWords } from './words.ts'

export const plainLook: NudgeLook = { name: lookWords.names[0], subject: lookWords.subjects[0] }

/** Both lines say something. The fields let nobody write more than fits. */
export function isLook({ name, subject }: NudgeLook): boolean {
  return name.trim() !== '' && subject.trim() !== ''
}

const NIGHT = { from: '21:00', to: '08:00' }

/** The quiet hours of this person's boundaries, or the night by the clock of this device. */
export function quietNights(): NudgeHours {
  const { from, to, timeZone } = app.view.boundaries?.body.quietHours ?? nightHere()
  return { from, to, zone: timeZone }
}

function nightHere() {
  return { ...NIGHT, timeZone: zoneHere() }
}

export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
