/** From being helped to helping: this half of the client's surface. */
import { ok, refused, type Result } from '@beside/kernel'
import type { HelpingActs } from '../api-helping.ts'
import { REASON_MAX } from '../rooms/care/entries.ts'
import { offer } from './care-actions.ts'
import type { House, OpenRooms } from './house.ts'
import { teamsOf } from './tools.ts'

type In<Name extends keyof HelpingActs> = Parameters<HelpingActs[Name]>[0]

export function helpingActions(house: House): HelpingActs {
  return {
    async askToHelp({ name, ...rest }) {
      if (name.trim() === '') return refused('nothing-written')
      return inHelping(house, (helping) => helping.ask({ name, ...rest }))
    },
    takeHelpingBack: () => inHelping(house, (helping) => helping.takeBack()),
    putHelpingAway: () => inHelping(house, (helping) => helping.putAway()),
    answerHelping: (input) => inHelping(house, (helping) => answer(house, helping, input)),
    removeHelping: (dropId) => inHelping(house, (helping) => helping.remove(dropId))
  }
}

async function inHelping<Value, Reason extends string>(
  house: House,
  act: (helping: OpenRooms['helping']) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  // Whom one asks is read from the teams.
  await teamsOf(house)
  const { rooms } = house
  if (!rooms) return refused('not-signed-in')
  const done = await act(rooms.helping)
  house.changed()
  return done
}

async function answer(
  house: House,
  helping: OpenRooms['helping'],
  { dropId, words, offer: offered }: In<'answerHelping'>
): ReturnType<HelpingActs['answerHelping']> {
  const said = words.trim().slice(0, REASON_MAX)
  const wish = helping.find(dropId)
  if (!wish) return refused('not-found')
  if (!offered) return helping.answer(dropId, { words: said, fragment: null })
  // First, so that two stewards do not make two links.
  const taken = await helping.take(dropId)
  if (!taken.ok) return taken
  // What could not be sent is sent again with the same link: a second one would lead in somebody else, too.
  const key = JSON.stringify([wish.answerTo, offered])
  const known = helping.madeLinks.get(key)
  const made =
    known === undefined ? await offer(house, { role: wish.role, ...offered }) : ok({ link: known })
  if (!made.ok) return made
  helping.madeLinks.set(key, made.value.link)
  const fragment = made.value.link.split('#')[1] ?? ''
  const answered = await helping.answer(dropId, { words: said, fragment })
  if (answered.ok) helping.madeLinks.delete(key)
  return answered
}
