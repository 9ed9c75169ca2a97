/** What people do with the list of circles that can be found, for its flows. */
import type { FoundCircle, ListedCircleLines } from '@beside/client'
import { openStore } from '@beside/server'
import { expect } from 'vitest'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { arriveAs, type House, type Person } from './house.ts'

export const circleAbout = {
  name: 'Thursday',
  purpose: 'To get through the evenings',
  welcome: 'Sleep, grief, small wins',
  notWelcome: 'How somebody hurt themselves',
  seats: 3,
  hours: null
}
export const lines: ListedCircleLines = {
  name: 'Evenings',
  purpose: 'For people who cannot sleep.',
  welcome: 'Small wins',
  notWelcome: '',
  times: 'Always',
  seats: 3,
  isForClose: false
}
export const done = { ok: true, value: true }

export async function people<const Names extends readonly string[]>(
  home: House,
  ...names: Names
): Promise<{ [Index in keyof Names]: Person }> {
  const all = names.map(async (name) => {
    const person = home.device(name)
    await arriveAs(person, '')
    return person
  })
  return (await Promise.all(all)) as { [Index in keyof Names]: Person }
}

export async function beginCircle(person: Person): Promise<string> {
  const begun = await person.beginCircle({
    about: circleAbout,
    agreement: 'We speak for ourselves.'
  })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.circleId
}

/** A circle that Ines holds, and that people here can find. */
export async function listedBy(ines: Person): Promise<string> {
  const circleId = await beginCircle(ines)
  expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toEqual(done)
  return circleId
}

/** Another circle, for people close to somebody. */
export async function listAnother(ade: Person): Promise<void> {
  const topics = { purpose: 'For evenings.', welcome: 'Sleep', notWelcome: 'Advice' }
  const about = { name: 'Quiet evenings', ...topics, seats: 8, hours: null }
  const begun = await ade.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const listed = { name: about.name, ...topics, times: 'Always', seats: 8, isForClose: true }
  const { circleId } = begun.value
  expect(await ade.putOnList({ circleId, lines: listed, showsRoles: false })).toEqual(done)
}

export async function listSeenBy(person: Person): Promise<readonly FoundCircle[]> {
  const list = await person.readFoundCircles()
  if (!list.ok) throw new Error(list.reason)
  return list.value
}

export async function find(person: Person): Promise<FoundCircle> {
  const [found] = await listSeenBy(person)
  if (!found) throw new Error(`${person.name} finds nothing`)
  return found
}

export async function ask(
  person: Person,
  { circleId, version }: FoundCircle,
  note = 'I cannot sleep.'
) {
  return person.askFoundCircle({ circleId, version, note })
}

export const circleOf = (person: Person) => person.view().circles[0]

export async function askingOf(facilitator: Person) {
  await facilitator.lookAtDoors()
  return facilitator.view().circles.flatMap(({ asking }) => asking)
}

/** Ines says yes to whoever asks, and they are in. */
export async function letIn(ines: Person, circleId: string, newcomer: Person): Promise<void> {
  const asking = (await askingOf(ines)).find(({ name }) => name === newcomer.name)
  expect(await ines.letIn({ circleId, dropId: asking?.dropId ?? '' })).toEqual(done)
  await newcomer.lookAtDoors()
  await newcomer.sees('the circle', ({ circles }) =>
    circles.some((one) => one.circleId === circleId && one.state === 'in')
  )
}

export const textOf = (bytes: Uint8Array = new Uint8Array()) =>
  Buffer.from(bytes).toString('base64url')

/** As it stands in the chain. */
export async function inboxOf(home: House, circleId: string): Promise<string> {
  await using store = await openStore(home.dataFolder)
  const [space] = await store.read
    .selectFrom('spaces')
    .select('state')
    .where('id', '=', bytesOf(circleId))
    .execute()
  return /"inbox":\{"\$b":"([\w-]+)"/u.exec(space?.state ?? '')?.[1] ?? ''
}

export const memberIdOf = (person: Person, name: string) =>
  circleOf(person)?.people.find((one) => one.name === name)?.memberId ?? ''
