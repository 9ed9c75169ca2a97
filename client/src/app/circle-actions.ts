/** Circles: their half of the client's surface. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, Trouble } from '../api.ts'
import type { CircleActs } from '../api-circles.ts'
import { answerNotNow, hasAsked, takeAskingBack, type Asking } from '../drops/knocks.ts'
import { isPutAwayIn, putAwaySetting } from '../account/settings.ts'
import {
  agreementNow,
  beginCircle,
  changeCircle,
  inviteIntoCircle,
  keepOpen,
  letIn,
  removeFromCircle,
  setFacilitator,
  type CircleWish
} from '../rooms/circles/actions.ts'
import {
  AboutBody,
  AgreementText,
  CIRCLE_TEXT_MAX,
  StayDays,
  type CircleKnock
} from '../rooms/circles/entries.ts'
import { knock, readCircleInvite } from '../rooms/circles/knocks.ts'
import {
  answerSuggestion,
  suggestLine,
  takeSuggestion,
  takeSuggestionBack
} from '../rooms/circles/suggesting.ts'
import { newWriteKey } from '../spaces/append.ts'
import type { Space } from '../spaces/space.ts'
import { closeLink, readInviteCard } from '../sync/invites.ts'
import { leaveSpace } from '../sync/leave-all.ts'
import { newEntryId, type RoomTools } from '../sync/writing.ts'
import type { House } from './house.ts'
import { saveSetting } from './setting-actions.ts'
import { rolesForCard } from '../teams/shown.ts'
import { inSpace, teamsOf, toolsOf } from './tools.ts'

type In<Name extends keyof CircleActs> = Parameters<Beside[Name]>[0]

export function circleActions(house: House): CircleActs {
  return {
    beginCircle: (input) => begin(house, input),
    changeCircle: (input) => change(house, input),
    agreeInCircle: (circleId) => agree(house, circleId),
    keepCircleOpen: (circleId) => inSpace(house, circleId, keepOpen),
    inviteIntoCircle: ({ circleId, note }) =>
      inSpace(house, circleId, async (tools, space) => {
        const teams = await teamsOf(house)
        const roles = teams ? rolesForCard(teams, space) : []
        return inviteIntoCircle(tools, space, { note: short(note), roles })
      }),
    closeCircleInvite: ({ circleId, inviteId }) =>
      inSpace(house, circleId, (tools, space) => closeLink(tools, space, inviteId)),
    askToComeIn: (input) => ask(house, input),
    takeAskingBack: (circleId) => takeBack(house, circleId),
    async lookAtDoors() {
      const open = house.open()
      if (!open.ok) return open
      await open.value.doors.look()
      return ok(true)
    },
    letIn: (input) => answer(house, input, letIn),
    sayNotNow: ({ words, ...input }) =>
      answer(house, input, (tools, space, asking) =>
        answerNotNow(tools, space, { ...asking, words: short(words) })
      ),
    leaveCircle: (circleId) => inSpace(house, circleId, leaveSpace),
    removeFromCircle: ({ circleId, memberId, rule, reason, next }) => {
      const words = { rule: short(rule), reason: short(reason), next: short(next) }
      return inSpace(house, circleId, async (tools, space) => {
        const removed = await removeFromCircle(tools, space, { memberId, ...words })
        // Whoever of the safety team asked for it hears that it is done.
        const { cases } = house.rooms ?? {}
        if (removed.ok && cases && cases.asks().length > 0) void cases.look()
        return removed
      })
    },
    setFacilitator: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => setFacilitator(tools, space, wish)),
    putCircleAway: (circleId) => saveSetting(house, putAwaySetting(circleId), true),
    suggestLine: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => suggestLine(tools, space, wish)),
    takeSuggestionBack: ({ circleId, line }) =>
      inSpace(house, circleId, (tools, space) => takeSuggestionBack(tools, space, line)),
    takeSuggestion: ({ circleId, ...line }) =>
      inSpace(house, circleId, (tools, space) => takeSuggestion(tools, space, line)),
    answerSuggestion: ({ circleId, words, ...line }) =>
      inSpace(house, circleId, (tools, space) =>
        answerSuggestion(tools, space, { ...line, words: short(words) })
      )
  }
}

/** As much as a reader takes in: longer words would be written, and shown to nobody. */
export function short(text: string): string {
  return text.trim().slice(0, CIRCLE_TEXT_MAX)
}

/** A yes goes out as words do: once, and as soon as the server can be reached. */
async function agree(house: House, circleId: string): ReturnType<Beside['agreeInCircle']> {
  const found = house.space(circleId)
  if (!found.ok) return found
  const { rooms, space } = found.value
  const yesTo = agreementNow(space)
  if (!yesTo) return refused('not-found')
  const { environment } = house
  const yes = { talkId: circleId, entryId: newEntryId(environment), yesTo }
  const isTaken = rooms.outbox.add({ ...yes, writeKey: newWriteKey(environment) })
  return isTaken ? ok(true) : refused('server-busy')
}

async function begin(house: House, input: In<'beginCircle'>): ReturnType<Beside['beginCircle']> {
  const tools = toolsOf(house)
  const checked = check(input)
  if (!checked.ok) return checked
  if (!tools) return refused('not-signed-in')
  const begun = await beginCircle(tools, checked.value)
  house.changed()
  return begun.ok ? ok({ circleId: begun.value.id }) : begun
}

async function change(house: House, input: In<'changeCircle'>): ReturnType<Beside['changeCircle']> {
  const checked = check(input)
  if (!checked.ok) return checked
  return inSpace(house, input.circleId, (tools, space) => changeCircle(tools, space, checked.value))
}

function check({
  about,
  agreement,
  allowsDetail,
  retentionDays
}: In<'beginCircle'>): Result<CircleWish, 'too-long' | 'nothing-written'> {
  if (about.name.trim() === '') return refused('nothing-written')
  const body = v.safeParse(AboutBody, about)
  const text = v.safeParse(AgreementText, { text: agreement.trim(), allowsDetail })
  if (!body.success || !text.success) return refused('too-long')
  const stay = v.safeParse(StayDays, retentionDays)
  if (!stay.success) return refused('too-long')
  const { text: agreed, allowsDetail: allows } = text.output
  const wish = { about: body.output, agreement: agreed, allowsDetail: allows }
  return ok({ ...wish, retentionDays: stay.output })
}

async function ask(house: House, input: In<'askToComeIn'>): ReturnType<Beside['askToComeIn']> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const read = await readInviteCard(house.link, input.fragment)
  if (!read.ok) return read
  const invite = readCircleInvite(tools.place, read.value)
  if (!invite.ok) return invite
  const circleId = invite.value.card.spaceId
  const asked = await askOnce(house, circleId, () => knock(tools, invite.value, short(input.note)))
  return asked.ok ? ok({ circleId }) : asked
}

/** Twice is once: whoever asked already, or is in, goes on there. */
export async function askOnce<Reason extends string>(
  house: House,
  circleId: string,
  ask: (tools: RoomTools) => Promise<Result<true, Reason>>
): Promise<Result<true, Reason | Trouble>> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  if (hasAsked(tools, circleId)) return ok(true)
  if (isPutAwayIn(tools.account.keyring, circleId)) {
    const shown = await saveSetting(house, putAwaySetting(circleId), false)
    if (!shown.ok) return shown
  }
  const asked = await ask(tools)
  house.changed()
  if (asked.ok) void house.rooms?.doors.look()
  return asked
}

async function takeBack(house: House, circleId: string): ReturnType<Beside['takeAskingBack']> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const done = await takeAskingBack(tools, circleId)
  house.changed()
  return done
}

async function answer<Reason extends string>(
  house: House,
  { circleId, dropId }: { readonly circleId: string; readonly dropId: string },
  act: (
    tools: RoomTools,
    space: Space,
    asking: Asking<CircleKnock>
  ) => Promise<Result<true, Reason>>
): Promise<Result<true, Reason | 'not-signed-in' | 'not-found'>> {
  const asking = house.rooms?.doors.find(circleId, dropId)
  if (!asking) return refused('not-found')
  const done = await inSpace(house, circleId, (tools, space) => act(tools, space, asking))
  if (done.ok) house.rooms?.doors.forget(circleId, dropId)
  // Something is not as it was shown: their link may be over, or another answers them.
  else void house.rooms?.doors.look()
  return done
}
