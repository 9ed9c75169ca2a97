/** Two people arrive, find each other, and live through the week of `words.ts` on a server's moved clock. */
import type { AppView, PlanStepKey, TalkItem } from '../../client/src/index.ts'
import type { MovedClock } from './moved-clock.ts'
import { done, openPerson } from './person.ts'
import type { Person } from './person.ts'
import { bond, noor, notes, plan, sam, week } from './words.ts'
import type { Step } from './words.ts'

const DAY_MS = 86_400_000

export async function liveAWeek(address: string, clock: MovedClock): Promise<void> {
  clock.moveTo(timeOf({ daysAgo: 7, at: '19:00' }))
  const people = {
    noor: openPerson(address, () => clock.now()),
    sam: openPerson(address, () => clock.now())
  }
  await arrive(people.noor, noor)
  await arrive(people.sam, sam)
  const bondId = await findEachOther(people.noor, people.sam)
  for (const step of week) {
    clock.moveTo(Math.max(timeOf(step), clock.now()))
    await take(step, { people, bondId })
  }
  await writeOwnPages(people.noor)
  await Promise.all([people.noor.leave(), people.sam.leave()])
  clock.comeHome()
}

async function arrive(person: Person, as: typeof noor | typeof sam): Promise<void> {
  await done(person.arrive({ ...as, device: 'shared', way: { by: 'open-door' } }))
}

async function findEachOther(inviter: Person, guest: Person): Promise<string> {
  const { bondId, link } = await done(inviter.beginBond({ relation: 'close', ...bond }))
  await done(guest.acceptInvite(link.split('#')[1] ?? ''))
  await inviter.sees('the guest', ({ people }) =>
    people.some((one) => one.bondId === bondId && one.state === 'is-it-them')
  )
  await done(inviter.answerIsItThem({ bondId, isThem: true }))
  for (const person of [inviter, guest]) await done(person.openTalk(bondId))
  return bondId
}

type Setting = {
  readonly people: { readonly noor: Person; readonly sam: Person }
  readonly bondId: string
}

async function take(step: Step, { people, bondId }: Setting): Promise<void> {
  const me = people[step.by]
  const other = people[step.by === 'noor' ? 'sam' : 'noor']
  if ('say' in step) {
    await done(me.say({ talkId: bondId, text: step.say, notes: step.notes ?? [] }))
    const isThere = (view: AppView) => findWords(view, step.say)?.delivery === 'sent'
    await me.sees('their own words', isThere)
    await other.sees('the words', isThere)
  } else if ('acknowledge' in step) {
    const { id } = await seeWords(me, step.acknowledge)
    await done(me.acknowledge({ itemId: id, key: step.key }))
    await other.sees(
      'the acknowledgement',
      (view) => findWords(view, step.acknowledge)?.acknowledgements[0]?.key === step.key
    )
  } else if ('edit' in step) {
    const { id } = await seeWords(me, step.edit)
    await done(me.editWords({ itemId: id, text: step.to }))
    await other.sees('the edit', (view) => findWords(view, step.to)?.isEdited === true)
  } else {
    const { id } = await seeWords(me, step.takeBack)
    await done(me.takeBack(id))
    await other.sees('that it is gone', (view) => findWords(view, step.takeBack) === undefined)
  }
}

type Words = Extract<TalkItem, { kind: 'words' }>

async function seeWords(person: Person, beginning: string): Promise<Words> {
  const view = await person.sees('the words', (seen) => findWords(seen, beginning) !== undefined)
  const words = findWords(view, beginning)
  if (!words) throw new Error('words that were seen are gone')
  return words
}

function findWords(view: AppView, beginning: string): Words | undefined {
  return view.talk?.items
    .filter((item) => item.kind === 'words')
    .find((item) => item.text.startsWith(beginning))
}

async function writeOwnPages(person: Person): Promise<void> {
  const view = await person.sees('own pages', (seen) => seen.plan !== null && seen.notes !== null)
  const steps = Object.fromEntries(
    Object.entries(plan).map(([key, text]) => [key, { text, isNotForMe: false }])
  ) as Record<PlanStepKey, { text: string; isNotForMe: boolean }>
  await done(person.savePlan({ body: { steps }, version: view.plan?.version ?? '' }))
  await done(person.saveNotes({ body: { text: notes }, version: view.notes?.version ?? '' }))
}

function timeOf({ daysAgo, at }: Pick<Step, 'daysAgo' | 'at'>): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return new Date(Date.now() - daysAgo * DAY_MS).setHours(hours, minutes, 0, 0)
}
