import { ACCOUNT_HEADER } from '@beside/contract'
import { toBase64url } from '@beside/kernel'
import type { AppView, Me, PersonView } from '../api.ts'
import {
  isKitKeptIn,
  isPutAwayIn,
  exitPlaceIn,
  noteChoicesIn,
  profileIn,
  signInNameIn
} from '../account/settings.ts'
import { personView, talkView } from '../rooms/bonds/view.ts'
import { documentOf } from '../rooms/documents.ts'
import { PLAN_KIND } from '../rooms/net/entries.ts'
import { foldPlan } from '../rooms/net/fold.ts'
import { NOTES_KIND } from '../rooms/reflections/entries.ts'
import { foldNotes } from '../rooms/reflections/fold.ts'
import type { Space } from '../spaces/space.ts'
import { membershipOf } from '../sync/membership-book.ts'
import { lostWords } from './held.ts'
import type { House, OpenRooms } from './house.ts'
import { areKeysChanging } from './unfinished.ts'

const CLOCK_OFF_MS = 3_600_000
const NO_DRAFT = { text: '', notes: [] }

/** Everything that screens may know, as plain data. */
export function viewOf(house: House): AppView {
  const { rooms } = house
  const isClockOff = Math.abs(house.place?.clockOffsetMs ?? 0) > CLOCK_OFF_MS
  const { connection, alarms } = house
  if (!rooms || house.step) {
    const session = house.step
      ? ({ state: 'opening', step: house.step } as const)
      : ({ state: 'signed-out', ...(house.endedBy && { endedBy: house.endedBy }) } as const)
    const nothing = { people: [], talk: null, notes: null, plan: null, wentBack: null }
    const preferences = { noteChoices: {}, exitTo: null }
    const shown = { session, connection, isClockOff, alarms, ...nothing, preferences }
    return { ...shown, hasUnsentWords: false }
  }
  const { account } = rooms
  const own = ownSpace(rooms)
  return {
    session: { state: 'open', me: meOf(rooms), device: account.device },
    connection,
    isClockOff,
    people: peopleOf(house, rooms),
    talk: talkOf(house, rooms),
    notes: own ? foldNotes(documentOf(own, NOTES_KIND)) : null,
    plan: own ? foldPlan(documentOf(own, PLAN_KIND)) : null,
    preferences: {
      noteChoices: noteChoicesIn(account.keyring),
      exitTo: exitPlaceIn(account.keyring)
    },
    alarms,
    wentBack: wentBackOf(house, rooms),
    hasUnsentWords: hasUnsentWords(rooms)
  }
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

/** The person's own space, with notes and plan. */
export function ownSpace(rooms: OpenRooms): Space | undefined {
  const own = rooms.account.keyring.memberships.find(
    ({ purpose, state }) => purpose === 'own' && state === 'in'
  )
  return own?.spaceId === undefined ? undefined : rooms.spaces.get(own.spaceId)
}

export function personOf(house: House, rooms: OpenRooms, bondId: string): PersonView | undefined {
  const space = rooms.spaces.get(bondId)
  const membership = membershipOf(rooms.account.keyring, bondId)
  if (!space || !membership) return undefined
  return personView(space, {
    membership,
    seenSeq: rooms.seen.get(bondId) ?? 0,
    serverNow: rooms.spaces.serverNow(),
    address: house.environment.address
  })
}

function meOf({ account, spaces }: OpenRooms): Me {
  const { keyring, methods } = account
  return {
    ownHeaders: { [ACCOUNT_HEADER]: toBase64url(account.accountId) },
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
    .flatMap(({ spaceId = '' }) => personOf(house, rooms, spaceId) ?? [])
    .toSorted((a, b) => (b.lastWords?.at ?? 0) - (a.lastWords?.at ?? 0))
}

function talkOf(house: House, rooms: OpenRooms): AppView['talk'] {
  const { talkBondId, isLoadingEarlier } = house
  const person = talkBondId === undefined ? undefined : personOf(house, rooms, talkBondId)
  const space = person && rooms.spaces.get(person.bondId)
  if (!space || !person) return null
  return talkView(space, person, {
    waiting: rooms.outbox.waitingIn(space.id),
    acknowledged: rooms.acknowledged,
    draft: rooms.drafts.get(space.id) ?? NO_DRAFT,
    isLoadingEarlier
  })
}
