/** People: the bonds' half of the client's surface, and the person's own pages. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, InviteRefusal, Trouble } from '../api.ts'
import {
  acceptInvite,
  acknowledge,
  answerIsItThem,
  beginBond,
  changeAgreement,
  closeInvite,
  editWords,
  endBond,
  markCompared,
  putAway,
  renewInvite,
  setPaused,
  sixWords,
  takeBack,
  type BondTools,
  type LastWords
} from '../rooms/bonds/actions.ts'
import { NOTES_MAX } from '../rooms/bonds/entries.ts'
import { inviteLink, readInviteLink, type ReadInvite } from '../rooms/bonds/invite.ts'
import { saveDocument } from '../rooms/documents.ts'
import { Plan, PLAN_KIND } from '../rooms/net/entries.ts'
import { Notes, NOTES_KIND } from '../rooms/reflections/entries.ts'
import { newEntryId } from '../rooms/writing.ts'
import { newWriteKey } from '../spaces/append.ts'
import { ENTRY_TEXT_MAX } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'
import type { AccountActions } from './account-actions.ts'
import type { KeyActions } from './key-actions.ts'
import type { RestoreActions } from './restore-actions.ts'
import type { SettingActions } from './setting-actions.ts'
import { ownSpace, personOf } from './view.ts'

type BondActions = Omit<
  Beside,
  'watch' | keyof AccountActions | keyof KeyActions | keyof RestoreActions | keyof SettingActions
>
type In<Name extends keyof Beside> = Parameters<Beside[Name]>[0]

export function bondActions(house: House): BondActions {
  return {
    readInvite: (fragment) => readInvite(house, fragment),
    acceptInvite: (fragment) => accept(house, fragment),
    beginBond: (input) => begin(house, input),
    renewInvite: (bondId) => renew(house, bondId),
    closeInvite: (bondId) => inBond(house, bondId, closeInvite),
    answerIsItThem: ({ bondId, isThem }) =>
      inBond(house, bondId, (tools, space) => answerIsItThem(tools, space, isThem)),
    openTalk: (bondId) => openTalk(house, bondId),
    async closeTalk() {
      house.talkBondId = undefined
      house.rooms?.spaces.saveSoon()
      house.changed()
    },
    loadEarlier: () => loadEarlier(house),
    async keepDraft({ bondId, draft }) {
      house.rooms?.drafts.set(bondId, draft)
      house.changed()
    },
    say: (input) => say(house, input),
    editWords: (input) => edit(house, input),
    takeBack: (itemId) => takeBackWords(house, itemId),
    acknowledge: (input) => acknowledgeWords(house, input),
    changeAgreement: ({ bondId, agreement }) =>
      inBond(house, bondId, (tools, space) => changeAgreement(tools, space, agreement)),
    pauseBond: (bondId) => inBond(house, bondId, (tools, space) => setPaused(tools, space, true)),
    resumeBond: (bondId) => inBond(house, bondId, (tools, space) => setPaused(tools, space, false)),
    endBond: (input) => end(house, input),
    blockBond: (bondId) => inBond(house, bondId, (tools) => putAway(tools, bondId)),
    putAway: (bondId) => inBond(house, bondId, (tools) => putAway(tools, bondId)),
    readSixWords: (bondId) => inBond(house, bondId, sixWords),
    markCompared: (bondId) => inBond(house, bondId, markCompared),
    exportEvidence: (input) => exportEvidence(house, input),
    saveNotes: ({ body, version }) =>
      saveOwn(house, { kind: NOTES_KIND, schema: Notes, body, version }),
    savePlan: ({ body, version }) =>
      saveOwn(house, { kind: PLAN_KIND, schema: Plan, body, version })
  }
}

async function readInvite(house: House, fragment: string): ReturnType<Beside['readInvite']> {
  const read = await readLink(house, fragment)
  if (!read.ok) return read
  const { card } = read.value
  const { relation, relationWords, purpose, pace } = card.agreement
  const { nickname, shape } = card.inviter.profile
  return ok({
    name: nickname,
    shape,
    relation,
    relationWords,
    agreement: { purpose, pace },
    note: card.note,
    expiresAt: card.expiresAt,
    isOwn: isOwnInvite(house, read.value)
  })
}

async function accept(house: House, fragment: string): ReturnType<Beside['acceptInvite']> {
  const tools = bondTools(house)
  if (!tools) return refused('not-signed-in')
  const read = await readLink(house, fragment)
  if (!read.ok) {
    // It may have been ourselves who used it, a moment ago, when the answer got lost.
    const bondId = read.reason === 'invite-used' ? await tools.spaces.findLostJoin() : undefined
    const space = bondId === undefined ? undefined : tools.spaces.get(bondId)
    if (!space || bondId === undefined) return read
    await tools.spaces.rekeyIfStale(space)
    return ok({ bondId })
  }
  if (isOwnInvite(house, read.value)) return refused('own-link')
  const accepted = await acceptInvite(tools, read.value)
  house.changed()
  return accepted.ok ? ok({ bondId: accepted.value.space.id }) : accepted
}

async function readLink(
  house: House,
  fragment: string
): Promise<Result<ReadInvite, InviteRefusal | Trouble>> {
  const place = await house.findPlace()
  if (!place.ok) return place
  const { link, environment } = house
  return readInviteLink({ link, environment, place: place.value }, fragment)
}

function isOwnInvite(house: House, { card }: ReadInvite): boolean {
  return house.rooms?.spaces.get(card.spaceId)?.me === card.inviter.memberId
}

async function begin(house: House, input: In<'beginBond'>): ReturnType<Beside['beginBond']> {
  const tools = bondTools(house)
  if (!tools) return refused('not-signed-in')
  const begun = await beginBond(tools, input)
  house.changed()
  if (!begun.ok) return begun
  const { space, secret } = begun.value
  return ok({ bondId: space.id, link: inviteLink(house.environment.address, secret) })
}

async function renew(house: House, bondId: string): ReturnType<Beside['renewInvite']> {
  const renewed = await inBond(house, bondId, renewInvite)
  return renewed.ok ? ok({ link: inviteLink(house.environment.address, renewed.value) }) : renewed
}

async function openTalk(house: House, bondId: string): ReturnType<Beside['openTalk']> {
  const found = house.bond(bondId)
  if (!found.ok) return found
  house.talkBondId = bondId
  house.changed()
  return ok(true)
}

async function loadEarlier(house: House): ReturnType<Beside['loadEarlier']> {
  const found = house.bond(house.talkBondId ?? '')
  if (!found.ok) return found
  if (house.isLoadingEarlier) return ok(true)
  house.isLoadingEarlier = true
  house.changed()
  const loaded = await found.value.rooms.spaces.loadEarlier(found.value.space)
  house.isLoadingEarlier = false
  house.changed()
  return loaded.ok ? loaded : narrowed(loaded)
}

async function say(house: House, input: In<'say'>): ReturnType<Beside['say']> {
  const found = house.bond(input.bondId)
  if (!found.ok) return found
  const text = checkText(input.text)
  if (!text.ok) return text
  const { rooms } = found.value
  if (!areTogether(house, input.bondId)) return refused('not-now')
  const isTaken = rooms.outbox.add({
    bondId: input.bondId,
    entryId: newEntryId(house.environment),
    writeKey: newWriteKey(house.environment),
    text: text.value,
    notes: input.notes.slice(0, NOTES_MAX),
    writtenAt: house.environment.now()
  })
  if (!isTaken) return refused('server-busy')
  rooms.drafts.delete(input.bondId)
  house.changed()
  return ok(true)
}

// Paused, ended, or not yet confirmed: nobody writes, whatever a screen may still show.
function areTogether(house: House, bondId: string): boolean {
  return house.rooms !== undefined && personOf(house, house.rooms, bondId)?.state === 'together'
}

async function edit(house: House, input: In<'editWords'>): ReturnType<Beside['editWords']> {
  const text = checkText(input.text)
  if (!text.ok) return text
  const { itemId } = input
  if (house.rooms && !areTogether(house, house.talkBondId ?? '')) return refused('not-now')
  return inTalk(house, (tools, space) => editWords(tools, space, { itemId, text: text.value }))
}

async function takeBackWords(house: House, itemId: string): ReturnType<Beside['takeBack']> {
  const { rooms } = house
  const tried = rooms?.outbox.triedWords(itemId)
  if (rooms?.outbox.withdraw(itemId)) {
    if (tried) rooms.withdrawn.add(tried)
    return ok(true)
  }
  if (rooms?.outbox.isSending(itemId)) return refused('on-its-way')
  return inTalk(house, (tools, space) => takeBack(tools, space, itemId))
}

async function acknowledgeWords(
  house: House,
  input: In<'acknowledge'>
): ReturnType<Beside['acknowledge']> {
  const said = await inTalk(house, (tools, space) => acknowledge(tools, space, input))
  if (said.ok) house.rooms?.acknowledged.set(input.itemId, input.key)
  house.changed()
  return said
}

async function end(
  house: House,
  { bondId, lastWords }: In<'endBond'>
): ReturnType<Beside['endBond']> {
  const text = lastWords.trim().slice(0, ENTRY_TEXT_MAX)
  if (house.rooms && text !== '' && !areTogether(house, bondId)) return refused('not-now')
  const words = text === '' ? undefined : lastWordsOf(house, bondId, text)
  const ended = await inBond(house, bondId, (tools, space) => endBond(tools, space, words))
  if (ended.ok) house.rooms?.lastWords.delete(bondId)
  return ended
}

// The same text is the same words: an earlier try may have arrived, and its answer got lost.
function lastWordsOf(house: House, bondId: string, text: string): LastWords {
  const { environment, rooms } = house
  const before = rooms?.lastWords.get(bondId)
  if (before?.text === text) return before
  const words = { text, entryId: newEntryId(environment), writeKey: newWriteKey(environment) }
  rooms?.lastWords.set(bondId, words)
  return words
}

async function exportEvidence(
  house: House,
  { alarmId, withWords }: In<'exportEvidence'>
): ReturnType<Beside['exportEvidence']> {
  const alarm = house.alarms.find(({ id }) => id === alarmId)
  const found = house.bond(alarm?.bondId ?? '')
  if (!found.ok) return found
  const evidence = await found.value.rooms.spaces.alarms.evidenceOf(found.value.space, withWords)
  return evidence ? ok({ json: JSON.stringify(evidence, null, 2) }) : refused('not-found')
}

async function saveOwn(
  house: House,
  save: {
    readonly kind: string
    readonly schema: v.GenericSchema
    readonly body: unknown
    readonly version: string
  }
): Promise<Result<true, 'changed-elsewhere' | 'too-long' | Trouble>> {
  const tools = bondTools(house)
  const own = house.rooms && ownSpace(house.rooms)
  if (!tools || !own) return refused('not-signed-in')
  const body = v.safeParse(save.schema, save.body)
  if (!body.success) return refused('too-long')
  const saved = await saveDocument(tools, own, { ...save, body: body.output })
  house.changed()
  return saved
}

function checkText(text: string): Result<string, 'too-long' | 'nothing-written'> {
  const trimmed = text.trim()
  if (trimmed === '') return refused('nothing-written')
  return trimmed.length > ENTRY_TEXT_MAX ? refused('too-long') : ok(trimmed)
}

async function inBond<Value, Reason extends string>(
  house: House,
  bondId: string,
  act: (tools: BondTools, space: Space) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in' | 'not-found'>> {
  const tools = bondTools(house)
  const found = house.bond(bondId)
  if (!found.ok) return found
  if (!tools) return refused('not-signed-in')
  const done = await act(tools, found.value.space)
  house.changed()
  return done
}

function inTalk<Value, Reason extends string>(
  house: House,
  act: (tools: BondTools, space: Space) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in' | 'not-found'>> {
  return inBond(house, house.talkBondId ?? '', act)
}

function bondTools(house: House): BondTools | undefined {
  const { rooms, place, environment, link } = house
  return (
    rooms && place && { environment, link, place, account: rooms.account, spaces: rooms.spaces }
  )
}
