// One person with a real client in a process of their own, who does what the parent asks and answers with what came of it.
import { arriveAs, personAt, type Person } from '../house.ts'
import { askFor, comeIn, fragmentOf } from '../circle-people.ts'
import { textsOf, type Deeds } from './deeds.ts'

const [, , address = '', name = ''] = process.argv
const person = personAt(address, name)

const deeds: Deeds = {
  async arrive() {
    await arriveAs(person, '')
    return ''
  },
  async begin(circle) {
    const about = { name: circle, purpose: '', welcome: '', notWelcome: '', seats: 12, hours: null }
    const begun = await person.beginCircle({ about, agreement: 'We listen.' })
    if (!begun.ok) throw new Error(begun.reason)
    await person.openTalk(begun.value.circleId)
    return begun.value.circleId
  },
  async link(circleId) {
    const made = await person.inviteIntoCircle({ circleId, note: '' })
    if (!made.ok) throw new Error(made.reason)
    return made.value.link
  },
  async ask(link) {
    const asked = await person.askToComeIn({ fragment: fragmentOf(link), note: '' })
    if (!asked.ok) throw new Error(asked.reason)
    return asked.value.circleId
  },
  async letIn(circleId) {
    const dropId = await askFor(person, circleId)
    const done = await person.letIn({ circleId, dropId })
    if (!done.ok) throw new Error(done.reason)
    return ''
  },
  async comeIn(circleId) {
    await comeIn(person, circleId)
    return ''
  },
  async say(text) {
    await sayHere(text)
    return ''
  },
  async answer(to) {
    const isIt = (item: ReturnType<typeof wordsHere>[number]) => item.text === to
    await person.sees(`“${to}”`, () => wordsHere(person).some(isIt))
    await sayHere(`${name} answers: ${to}`, { answers: wordsHere(person).find(isIt)?.id ?? '' })
    return ''
  },
  async hear(count) {
    await person.sees(`${count} words`, () => textsOf(person.view()).length >= Number(count))
    return JSON.stringify(textsOf(person.view()))
  },
  async alarms() {
    return JSON.stringify(person.view().alarms)
  }
}

function wordsHere(of: Person) {
  return (of.view().talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? [item] : []))
}

async function sayHere(text: string, more: { readonly answers?: string } = {}): Promise<void> {
  const talkId = person.view().talk?.talkId ?? ''
  const said = await person.say({ talkId, text, notes: [], ...more })
  if (!said.ok) throw new Error(`${name} could not say “${text}”: ${said.reason}`)
}

type Wish = { readonly id: number; readonly deed: keyof Deeds; readonly about: string }

process.on('message', ({ id, deed, about }: Wish) => {
  void deeds[deed](about).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, trouble: String(error) })
  )
})
process.on('disconnect', () => process.exit())
