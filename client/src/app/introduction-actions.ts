/** Warm introductions: this half of the client's surface. */
import { inviteFragment, ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Agreement, Trouble } from '../api.ts'
import type { IntroductionActs } from '../api-introductions.ts'
import { profileNamed } from '../account/settings.ts'
import { beginBond, putAway } from '../rooms/bonds/actions.ts'
import type { AskedIntroductions } from '../rooms/introductions/asked.ts'
import { Words } from '../rooms/introductions/entries.ts'
import { showRole } from '../teams/shown.ts'
import type { House, OpenRooms } from './house.ts'
import { acceptByLink, bondInvite, readBondLink } from './invite-actions.ts'
import { teamsOf, toolsOf } from './tools.ts'

type In<Name extends keyof IntroductionActs> = Parameters<IntroductionActs[Name]>[0]
type Asked = NonNullable<ReturnType<AskedIntroductions['find']>>

export function introductionActions(house: House): IntroductionActs {
  return {
    askForIntroduction: (wish) => inRooms(house, ({ own }) => own.ask(wish)),
    takeIntroductionBack: (whom) => inRooms(house, ({ own }) => own.takeBack(whom)),
    putIntroductionAway: (whom) => inRooms(house, ({ own }) => own.putAway(whom)),
    async readIntroduction(whom) {
      const offer = await readOffer(house, whom)
      return offer.ok ? readInvite(house, offer.value) : offer
    },
    async sayYesToIntroduction(whom) {
      const offer = await readOffer(house, whom)
      if (!offer.ok) return offer
      const { name, fragment } = offer.value
      const invite = await readInvite(house, offer.value)
      // It may have been this person who used it, a moment ago, when the answer got lost.
      if (!invite.ok && invite.reason !== 'invite-used') return invite
      const accepted = await acceptByLink(house, fragment, profileNamed(name))
      if (accepted.ok) await inRooms(house, ({ own }) => own.putAway(whom))
      return accepted
    },
    answerIntroduction: (input) => inRooms(house, ({ asked }) => answer(house, asked, input))
  }
}

type Offer = { readonly name: string; readonly fragment: string }

/** Their role may have ended since the teams were read last, and then nobody comes into what they offered. */
async function readOffer(
  house: House,
  whom: In<'readIntroduction'>
): Promise<Result<Offer, Trouble>> {
  const { rooms } = house
  if (!rooms) return refused('not-signed-in')
  const { own } = rooms.introductions
  if (own.offerOf(whom) === undefined) return refused('not-found')
  const looked = await rooms.teams.look()
  if (!looked.ok) return looked
  house.changed()
  const [fragment, mark] = [own.offerOf(whom), own.find(whom)]
  return fragment === undefined || !mark ? refused('not-found') : ok({ name: mark.name, fragment })
}

/** An introduction is to somebody whose role was checked: without one it is no offer. */
async function readInvite(
  house: House,
  { fragment }: Offer
): ReturnType<IntroductionActs['readIntroduction']> {
  const read = await readBondLink(house, fragment)
  if (!read.ok) return read
  const invite = await bondInvite(house, read.value)
  return invite.roles.some(({ isChecked }) => isChecked) ? ok(invite) : refused('not-found')
}

async function inRooms<Value, Reason extends string>(
  house: House,
  act: (introductions: OpenRooms['introductions']) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  // Whom one asks, and who one is there, is read from the teams.
  await teamsOf(house)
  const { rooms } = house
  if (!rooms) return refused('not-signed-in')
  const done = await act(rooms.introductions)
  house.changed()
  return done
}

async function answer(
  house: House,
  asked: AskedIntroductions,
  { dropId, words, agreement, isLast }: In<'answerIntroduction'>
): ReturnType<IntroductionActs['answerIntroduction']> {
  const said = v.safeParse(Words, words)
  const terms = v.safeParse(v.nullable(v.object({ purpose: Words, pace: Words })), agreement)
  if (!said.success || !terms.success) return refused('too-long')
  // It may have been taken back a moment ago.
  await asked.look()
  const one = asked.find(dropId)
  if (!one) return refused('not-found')
  if (!terms.output) return asked.answer(dropId, { words: said.output, fragment: null, isLast })
  // First, so that two devices do not begin two bonds.
  const taken = await asked.take(dropId)
  if (!taken.ok) return taken
  const made = await bondFor(house, one, terms.output)
  if (!made.ok) return made
  const { bondId, fragment } = made.value
  const answered = await asked.answer(dropId, { words: said.output, fragment, isLast: false })
  if (!answered.ok) return answered
  house.rooms?.introductions.made.delete(one.mailbox)
  const tools = toolsOf(house)
  // A bond whose link nobody got waits for nobody.
  if (answered.value === 'no-room' && tools) await putAway(tools, bondId)
  return answered
}

/** Begun once, also where the answer has to be sent again. Their role is shown in it before anybody reads its card. */
async function bondFor(
  house: House,
  { mailbox, service, shownAs, teamId }: Asked,
  agreement: Agreement
): Promise<Result<{ readonly bondId: string; readonly fragment: string }, Trouble>> {
  const tools = toolsOf(house)
  const { rooms } = house
  if (!tools || !rooms) return refused('not-signed-in')
  const key = JSON.stringify([mailbox, agreement])
  const known = rooms.introductions.made.get(mailbox)
  if (known?.key === key) return ok(known)
  if (known) await putAway(tools, known.bondId)
  const begun = await beginBond(tools, {
    relation: 'other',
    relationWords: service.name,
    agreement,
    note: '',
    profile: profileNamed(shownAs)
  })
  if (!begun.ok) return begun
  const { space, secret } = begun.value
  const shown = await showRole(tools, space, { teams: rooms.teams, teamId, isShown: true })
  if (!shown.ok) {
    await putAway(tools, space.id)
    return shown.reason === 'not-now' ? refused('not-found') : refused(shown.reason)
  }
  const made = { key, bondId: space.id, fragment: inviteFragment(secret) }
  rooms.introductions.made.set(mailbox, made)
  return ok(made)
}
