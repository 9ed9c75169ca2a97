/** What of boundaries is shown in each bond and circle that this person is in, and who asks them for a bond. */
import { presentMembers, toBase64url } from '@beside/kernel'
import type { AppView, BondQuestion, CircleView, PersonView, SpaceBoundaries } from '../api.ts'
import { foldQuestions, foldShown, type Question } from '../rooms/boundaries/fold.ts'
import { askedIn, isAnsweredIn } from '../rooms/boundaries/remembered.ts'
import { INVITE_MS } from '../sync/invites.ts'
import { sharedSpaces } from '../sync/shared-spaces.ts'
import type { OpenRooms } from './house.ts'

export function boundariesIn(
  rooms: OpenRooms,
  people: readonly PersonView[]
): AppView['boundariesIn'] {
  const shown = sharedSpaces(rooms).flatMap((space) => {
    if (!space.state) return []
    const here = presentMembers(space.state).map(({ id }) => toBase64url(id))
    const at = { me: space.myMemberId, here }
    const asked = openQuestion(rooms, space.id, people)
    return [[space.id, { ...foldShown([...space.documents.values()], at), asked }] as const]
  })
  return Object.fromEntries(shown)
}

/** It is open as long as nobody came by its link: no answer and a silent no look alike. */
function openQuestion(
  { account }: OpenRooms,
  circleId: string,
  people: readonly PersonView[]
): SpaceBoundaries['asked'] {
  const asked = askedIn(account.keyring, circleId)
  const bond = people.find(({ bondId }) => bondId === asked?.bondId)
  if (!asked || bond?.state !== 'invited' || !bond.invite) return null
  return { memberId: asked.memberId, expiresAt: bond.invite.expiresAt }
}

/** Questions that wait for this person, with the link that each holds. */
export function questionsIn(
  { account, spaces }: OpenRooms,
  circles: readonly CircleView[]
): readonly (BondQuestion & Question)[] {
  return circles.flatMap(({ circleId, state, about, people }) => {
    const space = state === 'in' ? spaces.get(circleId) : undefined
    if (!space) return []
    const at = { me: space.myMemberId, here: people.map(({ memberId }) => memberId) }
    return foldQuestions([...space.documents.values()], at)
      .filter(({ askedAt }) => askedAt + INVITE_MS > spaces.serverNow())
      .filter((question) => !isAnsweredIn(account.keyring, circleId, question))
      .flatMap((question) => {
        const person = people.find(({ memberId }) => memberId === question.memberId)
        if (!person) return []
        const { name, shape } = person
        return [{ ...question, circleId, circle: about.name, name, shape }]
      })
  })
}

/** Without the link: a screen needs none. */
export function shownQuestion({
  circleId,
  circle,
  memberId,
  name,
  shape
}: BondQuestion): BondQuestion {
  return { circleId, circle, memberId, name, shape }
}
