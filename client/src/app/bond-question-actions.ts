/** Asking somebody in a circle for a bond, and answering. The link goes to that one member alone. */
import { inviteFragment, ok, presentMembers, refused, toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, BondQuestionId } from '../api.ts'
import { beginBond, putAway } from '../rooms/bonds/actions.ts'
import { writeQuestion } from '../rooms/boundaries/actions.ts'
import { answeredSetting, askedIn, askedSetting } from '../rooms/boundaries/remembered.ts'
import type { Space } from '../spaces/space.ts'
import type { House } from './house.ts'
import { acceptByLink, bondInvite, readBondLink } from './invite-actions.ts'
import { saveSetting } from './setting-actions.ts'
import { toolsOf } from './tools.ts'
import { boundariesOf, questionsOf } from './view.ts'

export type BondQuestionActions = Pick<
  Beside,
  'askForBond' | 'takeBondQuestionBack' | 'readBondQuestion' | 'sayYesToBond' | 'leaveBondQuestion'
>
type In<Name extends keyof BondQuestionActions> = Parameters<Beside[Name]>[0]

const Hope = v.pipe(v.string(), v.trim(), v.maxLength(600))
const Words = v.object({
  relationWords: v.pipe(v.string(), v.maxLength(80)),
  agreement: v.object({ purpose: Hope, pace: Hope }),
  note: v.pipe(v.string(), v.trim(), v.maxLength(300))
})

export function bondQuestionActions(house: House): BondQuestionActions {
  return {
    askForBond: (input) => ask(house, input),
    takeBondQuestionBack: (circleId) => takeBack(house, circleId),
    readBondQuestion: (question) => read(house, question),
    sayYesToBond: (question) => sayYes(house, question),
    leaveBondQuestion: (question) => noteAnswered(house, question)
  }
}

async function ask(house: House, input: In<'askForBond'>): ReturnType<Beside['askForBond']> {
  const { circleId, memberId } = input
  const found = house.space(circleId)
  const tools = toolsOf(house)
  if (!found.ok) return found
  if (!tools) return refused('not-signed-in')
  const words = v.safeParse(Words, input)
  if (!words.success) return refused('too-long')
  const { space, rooms } = found.value
  const here = boundariesOf(house, rooms, circleId)
  const to = memberOf(space, memberId)
  const mayAsk = here?.theirs[memberId]?.mayAsk === true && here.asked === null
  if (!to || !mayAsk) return refused('not-now')
  const begun = await beginBond(tools, { relation: 'other', ...words.output })
  if (!begun.ok) return begun
  const bondId = begun.value.space.id
  const question = { fragment: inviteFragment(begun.value.secret) }
  const kept = await saveSetting(house, askedSetting(circleId), { memberId, bondId })
  const asked = kept.ok ? await writeQuestion(tools, space, { to, question }) : kept
  // A bond whose link nobody got waits for nobody.
  if (!asked.ok) await putAway(tools, bondId)
  house.changed()
  return asked
}

/** The link opens nothing any more, and the question is gone. */
async function takeBack(
  house: House,
  circleId: string
): ReturnType<Beside['takeBondQuestionBack']> {
  const found = house.space(circleId)
  const tools = toolsOf(house)
  if (!found.ok) return found
  if (!tools) return refused('not-signed-in')
  const { space, rooms } = found.value
  const asked = askedIn(rooms.account.keyring, circleId)
  // Whoever came by it meanwhile is answered under People.
  if (!asked || !boundariesOf(house, rooms, circleId)?.asked) return ok(true)
  const closed = await putAway(tools, asked.bondId)
  const to = memberOf(space, asked.memberId)
  if (!closed.ok || !to) return closed
  const taken = await writeQuestion(tools, space, { to, question: null })
  house.changed()
  return taken
}

async function read(
  house: House,
  question: BondQuestionId
): ReturnType<Beside['readBondQuestion']> {
  const fragment = fragmentOf(house, question)
  if (fragment === undefined) return refused('not-found')
  const invite = await readBondLink(house, fragment)
  return invite.ok ? ok(await bondInvite(house, invite.value)) : invite
}

async function sayYes(house: House, question: BondQuestionId): ReturnType<Beside['sayYesToBond']> {
  const fragment = fragmentOf(house, question)
  if (fragment === undefined) return refused('not-found')
  const accepted = await acceptByLink(house, fragment)
  if (accepted.ok) await noteAnswered(house, question)
  return accepted
}

/** Remembered by one's own devices alone: whoever asked sees what they see while there is no answer. */
async function noteAnswered(
  house: House,
  question: BondQuestionId
): ReturnType<Beside['leaveBondQuestion']> {
  const { circleId, memberId } = question
  const found = find(house, question)
  if (!found) return ok(true)
  return saveSetting(house, answeredSetting(circleId, memberId), found.id)
}

function find(house: House, { circleId, memberId }: BondQuestionId) {
  const waiting = house.rooms ? questionsOf(house, house.rooms) : []
  return waiting.find((one) => one.circleId === circleId && one.memberId === memberId)
}

function fragmentOf(house: House, question: BondQuestionId): string | undefined {
  return find(house, question)?.fragment
}

function memberOf({ state }: Space, memberId: string) {
  const present = state ? presentMembers(state) : []
  return present.find(({ id }) => toBase64url(id) === memberId)
}
