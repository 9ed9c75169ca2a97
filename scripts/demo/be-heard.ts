/** Lena listens in the demo, and hears Noor: for the pictures of being heard. */
import { makeStewardLink } from '../../server/src/rooms/stewardship/steward-link.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { done, openPerson } from './person.ts'
import type { Person } from './person.ts'
import { lena, noor, toBeHeard, whileHeard } from './words.ts'

const now = () => Date.now()
const ROLE_MS = 300 * 86_400_000

/** She founds the stewards and the listeners, so she may listen at once. */
export async function beginListening(address: string, dataFolder: string): Promise<Person> {
  const person = openPerson(address, now)
  await done(person.arrive({ ...lena, device: 'shared', way: { by: 'open-door' } }))
  await using store = await openStore(dataFolder)
  const link = await makeStewardLink(store, now())
  const { stewardKey } = await done(person.openStewardLink(link.split('#')[1] ?? ''))
  const shown = { name: lena.nickname, lines: '', mustReport: false }
  await done(person.foundStewards({ stewardKey, ...shown }))
  const post = { checked: 'We know each other.', until: now() + ROLE_MS, mustReport: false }
  await done(person.offerRole({ role: 'listener', ...post, isSteward: true, isLead: false }))
  return person
}

export async function askForListener(address: string): Promise<Person> {
  const person = openPerson(address, now)
  await done(person.signInWithPassphrase({ ...noor, device: 'shared' }))
  await done(person.lookAtTeams())
  await done(person.askToBeHeard(toBeHeard))
  return person
}

/** The listener says yes, and they say the first words. */
export async function hearEachOther(listener: Person, asker: Person): Promise<void> {
  const view = await listener.sees('the question', ({ listening }) =>
    (listening.desk?.asks ?? []).some(({ askId }) => askId !== '')
  )
  const [ask] = view.listening.desk?.asks ?? []
  const { bondId: talkId } = await done(listener.takeAsk(ask?.askId ?? ''))
  await asker.sees('somebody there', ({ listening }) => listening.ask?.state === 'here')
  for (const person of [listener, asker]) await done(person.openTalk(talkId))
  for (const [index, text] of whileHeard.entries()) {
    const [by, other] = index % 2 === 0 ? [listener, asker] : [asker, listener]
    await done(by.say({ talkId, text, notes: [] }))
    await other.sees('the words', ({ talk }) =>
      (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === text)
    )
  }
}
