/** A conversation, in a bond or in a circle: reading it, and saying something in it. */
import { ok, refused, type Result } from '@beside/kernel'
import type { Beside, TalkView, Trouble } from '../api.ts'
import { newWriteKey } from '../spaces/append.ts'
import { ENTRY_TEXT_MAX } from '../spaces/entry.ts'
import { newEntryId } from '../sync/writing.ts'
import { acknowledge, editWords, setMayMention, setPlaceHeld, takeBack } from '../talk/actions.ts'
import { NOTES_MAX } from '../talk/entries.ts'
import { wordsById } from '../talk/fold.ts'
import { mutesIn, mutesSetting, withMute } from '../talk/mutes.ts'
import type { Answered } from '../talk/outbox.ts'
import { draftKey } from '../talk/view.ts'
import type { Space } from '../spaces/space.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'
import { saveSetting } from './setting-actions.ts'
import { inSpace } from './tools.ts'
import { mayWriteIn, talkOf } from './view.ts'

/** How a content note of the deepest level ends. */
const DETAIL = ':detail'

export type TalkActions = Pick<
  Beside,
  | 'openTalk'
  | 'closeTalk'
  | 'loadEarlier'
  | 'keepDraft'
  | 'say'
  | 'editWords'
  | 'takeBack'
  | 'acknowledge'
  | 'setPlaceHeld'
  | 'setMayMention'
  | 'setMute'
>
type In<Name extends keyof TalkActions> = Parameters<Beside[Name]>[0]

export function talkActions(house: House): TalkActions {
  return {
    openTalk: (talkId) => openTalk(house, talkId),
    async closeTalk() {
      house.talkId = undefined
      house.rooms?.spaces.saveSoon()
      house.changed()
    },
    loadEarlier: () => loadEarlier(house),
    async keepDraft({ talkId, answers, draft }) {
      const key = draftKey(talkId, answers)
      // An answer that was begun shows as long as something is written in it.
      if (answers !== undefined && draft.text.trim() === '') house.rooms?.drafts.delete(key)
      else house.rooms?.drafts.set(key, draft)
      house.changed()
    },
    say: (input) => say(house, input),
    editWords: (input) => edit(house, input),
    takeBack: (itemId) => takeBackWords(house, itemId),
    acknowledge: (input) => acknowledgeWords(house, input),
    setPlaceHeld: ({ talkId, isHeld }) =>
      writeIn(house, talkId, (tools, space) => setPlaceHeld(tools, space, isHeld)),
    setMayMention: ({ talkId, mayMention }) =>
      writeIn(house, talkId, (tools, space) => setMayMention(tools, space, mayMention)),
    async setMute({ talkId, mute, isMuted }) {
      const open = house.open()
      if (!open.ok) return open
      const mutes = withMute(mutesIn(open.value.account.keyring, talkId), mute, isMuted)
      return saveSetting(house, mutesSetting(talkId), mutes)
    }
  }
}

async function openTalk(house: House, talkId: string): ReturnType<Beside['openTalk']> {
  const found = house.space(talkId)
  if (!found.ok) return found
  house.talkId = talkId
  house.changed()
  return ok(true)
}

async function loadEarlier(house: House): ReturnType<Beside['loadEarlier']> {
  const found = house.space(house.talkId ?? '')
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
  const { talkId } = input
  const found = house.space(talkId)
  if (!found.ok) return found
  const text = checkText(input.text)
  if (!text.ok) return text
  const { rooms, space } = found.value
  const talk = talkOf(house, rooms, talkId)
  if (!talk || !mayWriteIn(house, rooms, talkId)) return refused('not-now')
  const unfit = whyUnfit(talk, input)
  if (unfit) return refused(unfit)
  const answers = answeredBy(talk, space, input.answers)
  const { mentions = [] } = input
  const isTaken = rooms.outbox.add({
    talkId,
    entryId: newEntryId(house.environment),
    writeKey: newWriteKey(house.environment),
    text: text.value,
    notes: input.notes.slice(0, NOTES_MAX),
    writtenAt: house.environment.now(),
    ...(mentions.length > 0 && { mentions }),
    ...(answers && { answers })
  })
  if (!isTaken) return refused('server-busy')
  rooms.drafts.delete(draftKey(talkId, input.answers))
  house.changed()
  return ok(true)
}

async function edit(house: House, input: In<'editWords'>): ReturnType<Beside['editWords']> {
  const text = checkText(input.text)
  if (!text.ok) return text
  const { itemId } = input
  const { rooms, talkId = '' } = house
  const talk = rooms && talkOf(house, rooms, talkId)
  if (rooms && !mayWriteIn(house, rooms, talkId)) return refused('not-now')
  if (input.notes && isInDetail(input.notes) && !talk?.allowsDetail) return refused('no-detail')
  const item = talk?.items.find(({ id }) => id === itemId)
  // A change always says what it is about: it may be shown to somebody without the words that it changed.
  const notes = input.notes ?? (item?.kind === 'words' ? item.notes : [])
  const body = { text: text.value, notes: notes.slice(0, NOTES_MAX) }
  return inSpace(house, talkId, (tools, space) => editWords(tools, space, { itemId, ...body }))
}

async function takeBackWords(house: House, itemId: string): ReturnType<Beside['takeBack']> {
  const { rooms } = house
  const tried = rooms?.outbox.triedWords(itemId)
  if (rooms?.outbox.withdraw(itemId)) {
    if (tried) rooms.withdrawn.add(tried)
    return ok(true)
  }
  if (rooms?.outbox.isSending(itemId)) return refused('on-its-way')
  return inSpace(house, house.talkId ?? '', (tools, space) => takeBack(tools, space, itemId))
}

async function acknowledgeWords(
  house: House,
  input: In<'acknowledge'>
): ReturnType<Beside['acknowledge']> {
  const talkId = house.talkId ?? ''
  const said = await inSpace(house, talkId, (tools, space) => acknowledge(tools, space, input))
  if (said.ok) house.rooms?.acknowledged.set(input.itemId, input.key)
  house.changed()
  return said
}

async function writeIn(
  house: House,
  talkId: string,
  act: Parameters<typeof inSpace<true, Trouble>>[2]
): Promise<Result<true, 'not-now' | Trouble>> {
  const { rooms } = house
  if (rooms && !mayWriteIn(house, rooms, talkId)) return refused('not-now')
  return inSpace(house, talkId, act)
}

/** What the others agreed to, or said of themselves, may have changed since it was chosen. */
function whyUnfit(
  { allowsDetail, mentionable }: TalkView,
  { notes, mentions = [] }: In<'say'>
): 'no-detail' | 'no-mention' | undefined {
  if (!allowsDetail && isInDetail(notes)) return 'no-detail'
  return mentions.every((id) => mentionable.includes(id)) ? undefined : 'no-mention'
}

function isInDetail(notes: readonly string[]): boolean {
  return notes.some((note) => note.endsWith(DETAIL))
}

/** Words that were taken back meanwhile are answered by nothing: then these stand by themselves. */
function answeredBy(talk: TalkView, space: Space, id: string | undefined): Answered | undefined {
  const words = id === undefined ? undefined : wordsById(space.records, id)
  const item = words && talk.items.find((one) => one.id === id)
  if (!words || item?.kind !== 'words') return undefined
  return { id: item.id, threadId: item.answer?.threadId ?? item.id, seq: words.seq }
}

function checkText(text: string): Result<string, 'too-long' | 'nothing-written'> {
  const trimmed = text.trim()
  if (trimmed === '') return refused('nothing-written')
  return trimmed.length > ENTRY_TEXT_MAX ? refused('too-long') : ok(trimmed)
}
