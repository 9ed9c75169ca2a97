/** A conversation, in a bond or in a circle: reading it, and saying something in it. */
import { ok, refused, type Result } from '@beside/kernel'
import type { Beside } from '../api.ts'
import { newWriteKey } from '../spaces/append.ts'
import { ENTRY_TEXT_MAX } from '../spaces/entry.ts'
import { newEntryId } from '../sync/writing.ts'
import { acknowledge, editWords, takeBack } from '../talk/actions.ts'
import { NOTES_MAX } from '../talk/entries.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'
import { inSpace } from './tools.ts'
import { mayWriteIn } from './view.ts'

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
    async keepDraft({ talkId, draft }) {
      house.rooms?.drafts.set(talkId, draft)
      house.changed()
    },
    say: (input) => say(house, input),
    editWords: (input) => edit(house, input),
    takeBack: (itemId) => takeBackWords(house, itemId),
    acknowledge: (input) => acknowledgeWords(house, input)
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
  const { rooms } = found.value
  if (!mayWriteIn(house, rooms, talkId)) return refused('not-now')
  const isTaken = rooms.outbox.add({
    talkId,
    entryId: newEntryId(house.environment),
    writeKey: newWriteKey(house.environment),
    text: text.value,
    notes: input.notes.slice(0, NOTES_MAX),
    writtenAt: house.environment.now()
  })
  if (!isTaken) return refused('server-busy')
  rooms.drafts.delete(talkId)
  house.changed()
  return ok(true)
}

async function edit(house: House, input: In<'editWords'>): ReturnType<Beside['editWords']> {
  const text = checkText(input.text)
  if (!text.ok) return text
  const { itemId } = input
  const { rooms, talkId = '' } = house
  if (rooms && !mayWriteIn(house, rooms, talkId)) return refused('not-now')
  return inSpace(house, talkId, (tools, space) =>
    editWords(tools, space, { itemId, text: text.value })
  )
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

function checkText(text: string): Result<string, 'too-long' | 'nothing-written'> {
  const trimmed = text.trim()
  if (trimmed === '') return refused('nothing-written')
  return trimmed.length > ENTRY_TEXT_MAX ? refused('too-long') : ok(trimmed)
}
