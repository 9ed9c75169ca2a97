/** What people with a client and no browser do at the door of a circle. */
import { arriveAs, type Person } from './house.ts'

/** Somebody arrives and asks to come in, with a client in this process. Gives back which circle it is. */
export async function arriveAndAsk(person: Person, link: string, note: string): Promise<string> {
  await arriveAs(person, '')
  const asked = await person.askToComeIn({ fragment: fragmentOf(link), note })
  if (!asked.ok) throw new Error(`${person.name} could not ask: ${asked.reason}`)
  return asked.value.circleId
}

/** The part that no server sees. */
export function fragmentOf(link: string): string {
  return link.split('#')[1] ?? ''
}

/** What the one who asks to come in dropped, as soon as a facilitator in this process sees it. */
export async function askFor(facilitator: Person, circleId: string): Promise<string> {
  await facilitator.lookAtDoors()
  const isIt = (one: { readonly circleId: string }): boolean => one.circleId === circleId
  const view = await facilitator.sees(
    'who asks',
    ({ circles }) => (circles.find(isIt)?.asking.length ?? 0) > 0
  )
  return view.circles.find(isIt)?.asking[0]?.dropId ?? ''
}

/** Waits until somebody in this process is in, and says yes to the agreement. */
export async function comeIn(person: Person, circleId: string): Promise<void> {
  await person.lookAtDoors()
  await person.sees('what is agreed in the circle', ({ circles }) =>
    circles.some((one) => one.circleId === circleId && one.state === 'in' && one.agreement.id)
  )
  const agreed = await person.agreeInCircle(circleId)
  if (!agreed.ok) throw new Error(`${person.name} could not agree: ${agreed.reason}`)
  await person.sees('the yes sent', ({ hasUnsentWords }) => !hasUnsentWords)
  await person.openTalk(circleId)
}

/** Somebody asks with a link of the holder's, is let in, and says yes to the agreement. */
export async function bringIn(holder: Person, circleId: string, newcomer: Person): Promise<void> {
  const made = await holder.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  const asked = await newcomer.askToComeIn({ fragment: fragmentOf(made.value.link), note: '' })
  if (!asked.ok) throw new Error(`${newcomer.name} could not ask: ${asked.reason}`)
  const dropId = await askFor(holder, circleId)
  const letIn = await holder.letIn({ circleId, dropId })
  if (!letIn.ok) throw new Error(`${newcomer.name} was not let in: ${letIn.reason}`)
  await comeIn(newcomer, circleId)
}
