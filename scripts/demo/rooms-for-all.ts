/** What Lena looks after in the demo, and when Noor's circle meets: for the pictures of those rooms. */
import { randomBytes } from 'node:crypto'
import { done, openPerson } from './person.ts'
import type { Person } from './person.ts'
import { noor, soup, thursday, walk } from './words.ts'

const now = () => Date.now()
const DAY_MS = 86_400_000

/** A gathering that everybody can read, each week from the next but one on. */
export async function writeSoup(steward: Person): Promise<void> {
  const day = dayFromNow(9)
  const words = { ...soup, starts: `${day}T18:30`, ends: `${day}T20:00` }
  const id = randomBytes(16).toString('base64url')
  await done(steward.saveGathering({ id, words, link: '', version: null, isShown: true }))
}

/** Noor holds a circle, which walks together for some weeks. */
export async function planWalks(address: string): Promise<void> {
  const person = openPerson(address, now)
  await done(person.signInWithPassphrase({ ...noor, device: 'shared' }))
  const { circleId } = await done(person.beginCircle(thursday))
  const plan = { ...walk, date: dayFromNow(6) }
  const { gatheringId } = await done(person.planGathering({ circleId, plan, lastDay: null }))
  const date = plan.date
  await done(person.answerGathering({ circleId, gatheringId, date, answer: 'yes' }))
  await person.leave()
}

function dayFromNow(days: number): string {
  return new Date(now() + days * DAY_MS).toISOString().slice(0, 10)
}
