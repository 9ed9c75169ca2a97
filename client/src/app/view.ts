import { ACCOUNT_HEADER } from '@beside/contract'
import { toBase64url } from '@beside/kernel'
import type {
  AppView,
  CircleView,
  Me,
  NudgesView,
  NudgesWay,
  PersonView,
  SpaceBoundaries
} from '../api.ts'
import {
  isKitKeptIn,
  isPutAwayIn,
  exitPlaceIn,
  noteChoicesIn,
  wantsAnswerHelpIn,
  profileIn,
  signInNameIn
} from '../account/settings.ts'
import { nudgeSettingIn, type NudgeSetting } from '../account/nudge-setting.ts'
import { bondTalk, personView } from '../rooms/bonds/view.ts'
import { isAsking } from '../drops/knocks.ts'
import { remindersIn } from '../rooms/circles/reminders.ts'
import { askedCircle, circleTalk, circleView, mayWrite } from '../rooms/circles/view.ts'
import { BOUNDARIES_KIND } from '../rooms/boundaries/entries.ts'
import { foldBoundaries } from '../rooms/boundaries/fold.ts'
import { askedRoles, careView, endedRoles } from '../rooms/care/view.ts'
import { documentOf, ownSpace } from '../rooms/documents.ts'
import { heardIn, isToBeHeard, withoutLate } from '../rooms/listening/heard.ts'
import { isAsker } from '../rooms/listening/remembered.ts'
import { listeningView } from '../rooms/listening/view.ts'
import { PLAN_KIND } from '../rooms/net/entries.ts'
import { foldPlan } from '../rooms/net/fold.ts'
import { NOTES_KIND } from '../rooms/reflections/entries.ts'
import { foldNotes } from '../rooms/reflections/fold.ts'
import { talkRecords } from '../talk/fold.ts'
import { mutesIn } from '../talk/mutes.ts'
import { removalAsksIn } from '../rooms/safety/removals.ts'
import { safetyView } from '../rooms/safety/view.ts'
import { membershipOf } from '../sync/membership-book.ts'
import { sharedSpaces } from '../sync/shared-spaces.ts'
import { rolesIn } from '../teams/shown.ts'
import { teamView } from '../teams/view.ts'
import { lostWords } from './held.ts'
import { boundariesIn, questionsIn, shownQuestion } from './boundary-view.ts'
import type { House, OpenRooms } from './house.ts'
import { toolsOf } from './tools.ts'
import { introductionsView, NO_INTRODUCTIONS } from '../rooms/introductions/view.ts'
import { newsOf } from './news.ts'
import { areKeysChanging } from './unfinished.ts'

/** Before anybody is in. */
const NOBODY_LISTENS = {
  isOffered: false,
  ask: null,
  desk: null,
  heard: {},
  kindWords: [],
  telling: 'open'
} as const
const CLOCK_OFF_MS = 3_600_000

/** Everything that screens may know, as plain data. */
export function viewOf(house: House): AppView {
  const { rooms, connection, alarms } = house
  const isClockOff = Math.abs(house.place?.clockOffsetMs ?? 0) > CLOCK_OFF_MS
  if (!rooms || house.step) return viewOfNobody(house, isClockOff)
  const { account } = rooms
  const own = ownSpace(rooms)
  const people = peopleOf(house, rooms)
  const circles = circlesOf(house, rooms)
  const roles = rolesOf(house, rooms)
  return {
    session: { state: 'open', me: meOf(rooms), device: account.device },
    connection,
    closesOn: house.place?.reply.community.closesOn ?? null,
    isPlaceClosed: house.isPlaceClosed,
    pausedUntil: account.pauseAt(rooms.spaces.serverNow()),
    isClockOff,
    people,
    circles,
    ...roles,
    news: newsOf(rooms, roles),
    safety: safetyView(rooms.cases, rooms.teams, own),
    listening: listeningOf(house, rooms),
    introductions: introductionsView(rooms),
    talk: talkOf(house, rooms, house.talkId ?? ''),
    notes: own ? foldNotes(documentOf(own, NOTES_KIND)) : null,
    plan: own ? foldPlan(documentOf(own, PLAN_KIND)) : null,
    boundaries: own ? foldBoundaries(documentOf(own, BOUNDARIES_KIND)) : null,
    boundariesIn: boundariesIn(rooms, people),
    rolesIn: rolesInAll(rooms),
    bondQuestions: questionsIn(rooms, circles).map(shownQuestion),
    preferences: {
      noteChoices: noteChoicesIn(account.keyring),
      wantsAnswerHelp: wantsAnswerHelpIn(account.keyring),
      exitTo: exitPlaceIn(account.keyring)
    },
    nudges: nudgesOf(rooms),
    alarms,
    wentBack: wentBackOf(house, rooms),
    hasUnsentWords: hasUnsentWords(rooms)
  }
}

function viewOfNobody(house: House, isClockOff: boolean): AppView {
  const { connection, alarms } = house
  const session = house.step
    ? ({ state: 'opening', step: house.step } as const)
    : ({ state: 'signed-out', ...(house.endedBy && { endedBy: house.endedBy }) } as const)
  const nobody = { people: [], circles: [], teams: null, care: null, safety: null }
  const news = {
    shown: false,
    helping: false,
    introductions: false,
    cases: false,
    roles: false
  }
  const nothing = { ...nobody, news, talk: null, notes: null, plan: null, wentBack: null }
  const noBoundaries = { boundaries: null, boundariesIn: {}, rolesIn: {}, bondQuestions: [] }
  const preferences = { noteChoices: {}, wantsAnswerHelp: false, exitTo: null }
  const noEnd = { closesOn: null, isPlaceClosed: false, pausedUntil: null }
  const shown = {
    session,
    connection,
    ...noEnd,
    isClockOff,
    alarms,
    ...nothing,
    ...noBoundaries,
    listening: NOBODY_LISTENS,
    introductions: NO_INTRODUCTIONS,
    preferences
  }
  return { ...shown, nudges: null, hasUnsentWords: false }
}

function nudgesOf({ account, nudges }: OpenRooms): NudgesView | null {
  const setting = nudgeSettingIn(account.keyring)
  if (!setting) return null
  const { quiet, about } = setting
  return { ...wayOf(setting), quiet, about, trouble: nudges.trouble }
}

function wayOf(setting: NudgeSetting): NudgesWay {
  if ('endpoint' in setting) return { way: 'push', endpoint: setting.endpoint }
  return { way: 'mail', address: setting.address, look: setting.look }
}

function hasUnsentWords({ outbox, drafts }: OpenRooms): boolean {
  return !outbox.isEmpty || [...drafts.values()].some(({ text }) => text.trim() !== '')
}

/** Shown until it is said yes to, and as long as lost words wait for an answer. */
function wentBackOf({ place }: House, rooms: OpenRooms): AppView['wentBack'] {
  const { news } = rooms.spaces.restores
  const lost = lostWords(rooms, place?.manifest)
  if (!place || (!news && lost.length === 0)) return null
  const { restoredTo } = place.manifest
  return { restoredTo, isAnswered: news === undefined, lostWords: lost.length }
}

function personOf(house: House, rooms: OpenRooms, bondId: string): PersonView | undefined {
  const space = rooms.spaces.get(bondId)
  const membership = membershipOf(rooms.account.keyring, bondId)
  if (!space || membership?.purpose !== 'bond') return undefined
  const person = personView(space, {
    membership,
    records: withoutLate(rooms, space, talkRecords(space)),
    seenSeq: rooms.seen.get(bondId) ?? 0,
    mutes: mutesIn(rooms.account.keyring, bondId),
    serverNow: rooms.spaces.serverNow(),
    address: house.environment.address
  })
  // Whoever said their last words writes no more, and the other says theirs with the end.
  const heard = heardIn(rooms, space)
  const isEnding = heard !== undefined && (heard.endedBy !== null || heard.overAt !== null)
  if (!isEnding || person.state !== 'together') return person
  return { ...person, state: 'ended', endedBy: heard.endedBy }
}

function listeningOf(house: House, rooms: OpenRooms): AppView['listening'] {
  return listeningView(rooms, rooms, (bondId) => personOf(house, rooms, bondId))
}

function meOf({ account, spaces }: OpenRooms): Me {
  const { keyring, methods } = account
  return {
    ownHeaders: { [ACCOUNT_HEADER]: toBase64url(account.accountId) },
    placeRoot: keyring.instanceRoot,
    ...profileIn(keyring),
    signInName: signInNameIn(keyring),
    isKitKept: isKitKeptIn(keyring),
    hasPassphrase: methods.includes('passphrase'),
    isChangingKeys: areKeysChanging(account, spaces)
  }
}

// Those who wrote last come first; the order says nothing about anybody's worth.
function peopleOf(house: House, rooms: OpenRooms): PersonView[] {
  const bonds = rooms.account.keyring.memberships.filter(
    ({ purpose, state, spaceId }) =>
      purpose === 'bond' && (state === 'in' || state === 'left') && spaceId !== undefined
  )
  return bonds
    .filter(({ spaceId = '' }) => !isPutAwayIn(rooms.account.keyring, spaceId))
    .filter(({ spaceId = '' }) => !isToBeHeard(rooms, spaceId))
    .flatMap(({ spaceId = '' }) => personOf(house, rooms, spaceId) ?? [])
    .toSorted((a, b) => (b.lastWords?.at ?? 0) - (a.lastWords?.at ?? 0))
}

function circleOf(house: House, rooms: OpenRooms, circleId: string): CircleView | undefined {
  const space = rooms.spaces.get(circleId)
  const membership = membershipOf(rooms.account.keyring, circleId)
  if (!space || membership?.purpose !== 'circle') return undefined
  const reminders = remindersIn(ownSpace(rooms))
  return circleView(space, {
    membership,
    seenSeq: rooms.seen.get(circleId) ?? 0,
    mutes: mutesIn(rooms.account.keyring, circleId),
    serverNow: rooms.spaces.serverNow(),
    address: house.environment.address,
    asking: rooms.doors.askingIn(circleId),
    yesTo: rooms.outbox.yesIn(circleId)?.id,
    reminderOf: (gatheringId) =>
      reminders.find((one) => one.gatheringId === gatheringId)?.before ?? null,
    removalAsks: removalAsksIn(rooms.cases.asks(), space)
  })
}

function rolesOf(house: House, rooms: OpenRooms): Pick<AppView, 'teams' | 'care'> {
  const teams = rooms.teams.all()
  const tools = toolsOf(house)
  if (!teams || !tools) return { teams: null, care: null }
  const asked = askedRoles(rooms.account.keyring)
  const ended = endedRoles(tools, teams)
  const { isOffered, own } = rooms.helping
  const helping = { isOffered, own }
  return {
    teams: { teams: teams.map(teamView), replaced: rooms.teams.replaced(), asked, ended, helping },
    care: careView(tools, rooms, teams)
  }
}

function rolesInAll(rooms: OpenRooms): AppView['rolesIn'] {
  return Object.fromEntries(
    sharedSpaces(rooms).map((space) => [space.id, rolesIn(rooms.teams, space)])
  )
}

// Those in which somebody spoke last come first.
function circlesOf(house: House, rooms: OpenRooms): CircleView[] {
  const { keyring } = rooms.account
  const circles = keyring.memberships.filter(({ purpose }) => purpose === 'circle')
  const ids = new Set(circles.map(({ spaceId = '' }) => spaceId))
  return [...ids]
    .filter((id) => !isPutAwayIn(keyring, id))
    .flatMap((id) => {
      const asked = circles.filter((one) => one.spaceId === id && one.asking)
      const open = asked.find((one) => isAsking(one) && one.asking?.isSent === true)
      // Whoever asks to come back is shown as asking; who may read what was, sees that first otherwise.
      if (open) return askedCircle(open)
      const declined = asked.findLast(({ asking }) => asking?.declined !== undefined)
      return circleOf(house, rooms, id) ?? (declined ? askedCircle(declined) : [])
    })
    .toSorted((a, b) => (b.lastWordsAt ?? 0) - (a.lastWordsAt ?? 0))
}

/** Whether words may be said there now, whatever a screen may still show. */
export function mayWriteIn(house: House, rooms: OpenRooms, talkId: string): boolean {
  if (rooms.account.pauseAt(rooms.spaces.serverNow()) !== null) return false
  const isTogether = personOf(house, rooms, talkId)?.state === 'together'
  const circle = circleOf(house, rooms, talkId)
  return isTogether || (circle !== undefined && mayWrite(circle))
}

/** Whether boundaries may be shown there, or no longer: a pause, or a closed hour, holds back words alone. */
export function mayShowIn(house: House, rooms: OpenRooms, spaceId: string): boolean {
  const state = personOf(house, rooms, spaceId)?.state ?? circleOf(house, rooms, spaceId)?.state
  return state === 'together' || state === 'paused' || state === 'in'
}

/** The same of a role, which those may see as well who open a link to a bond. */
export function mayShowRoleIn(house: House, rooms: OpenRooms, spaceId: string): boolean {
  const isOffered = personOf(house, rooms, spaceId)?.state === 'invited'
  return isOffered || mayShowIn(house, rooms, spaceId)
}

/** The same as the view shows, for what is to be done now. */
export function boundariesOf(
  house: House,
  rooms: OpenRooms,
  spaceId: string
): SpaceBoundaries | undefined {
  return boundariesIn(rooms, peopleOf(house, rooms))[spaceId]
}

export function questionsOf(house: House, rooms: OpenRooms): ReturnType<typeof questionsIn> {
  return questionsIn(rooms, circlesOf(house, rooms))
}

export function talkOf(house: House, rooms: OpenRooms, talkId: string): AppView['talk'] {
  const { isLoadingEarlier } = house
  const space = rooms.spaces.get(talkId)
  const here = {
    waiting: rooms.outbox.waitingIn(talkId),
    acknowledged: rooms.acknowledged,
    drafts: rooms.drafts,
    mutes: mutesIn(rooms.account.keyring, talkId),
    isLoadingEarlier
  }
  const circle = space && circleOf(house, rooms, talkId)
  if (circle) return circleTalk(space, circle, { ...here, serverNow: rooms.spaces.serverNow() })
  const person = space && personOf(house, rooms, talkId)
  // Nobody reads what somebody wrote there who was not let in to listen.
  const isShut = isAsker(rooms.account.keyring, talkId) && !rooms.asking.asked.isHere(talkId)
  if (!person || isShut) return null
  const records = withoutLate(rooms, space, talkRecords(space))
  return bondTalk(space, person, { ...here, records })
}
