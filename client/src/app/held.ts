/** What a session holds when it ends: what a restore may have lost, and what was typed. The next one looks through it. */
import type { Bytes, Manifest, RandomBytes } from '@beside/kernel'
import * as v from 'valibot'
import { openBag, sealBag } from '../account/held-bag.ts'
import type { Draft } from '../api.ts'
import type { OpenAccount } from '../account/open-account.ts'
import { lossBegins } from '../account/restores.ts'
import { HeldWords, myWordsIn } from '../talk/held-words.ts'
import { WAITING_MAX, type Outbox } from '../talk/outbox.ts'
import { Holding, holdingOf } from '../spaces/holding.ts'
import type { Space } from '../spaces/space.ts'
import type { MySpaces } from '../sync/my-spaces.ts'

/** The rooms, as far as they hold something. */
export type Holder = {
  readonly account: OpenAccount
  readonly spaces: MySpaces
  readonly outbox: Outbox
  readonly held: readonly HeldWords[]
  readonly drafts: ReadonlyMap<string, Draft>
}

const HeldDraft = v.object({
  /** The conversation, and the words that it answers. */
  key: v.string(),
  text: v.string(),
  notes: v.array(v.string()),
  mentions: v.array(v.string())
})
const Bag = v.object({
  spaces: v.array(Holding),
  words: v.array(HeldWords),
  drafts: v.array(HeldDraft)
})
export type Bag = v.InferOutput<typeof Bag>

export const EMPTY_BAG: Bag = { spaces: [], words: [], drafts: [] }

export function packBag(rooms: Holder, random: RandomBytes): Bytes {
  const { account, spaces, outbox } = rooms
  const drafts = [...rooms.drafts].map(([key, { text, notes, mentions = [] }]) => {
    return { key, text, notes: [...notes], mentions: [...mentions] }
  })
  const { generation } = spaces.restores
  const bag: Bag = { spaces: [], words: [...rooms.held], drafts }
  for (const space of spaces.all()) {
    const holding = holdingOf(space, generation)
    if (holding) bag.spaces.push(holding)
    const waiting = outbox
      .waitingIn(space.id)
      .map(({ talkId, entryId, text, notes, writtenAt }) => {
        const words = { talkId, entryId, text, notes: [...notes], writtenAt }
        return { ...words, generation, isUnsent: true }
      })
    bag.words = withWords(bag.words, [...myWordsIn(space, generation), ...waiting])
  }
  return sealBag(account, bag, random)
}

export function unpackBag(account: OpenAccount, bytes: Bytes): Bag {
  const parsed = v.safeParse(Bag, openBag(account, bytes))
  return parsed.success ? parsed.output : EMPTY_BAG
}

/** Also what this space holds of my words, each once. */
export function withWordsOf(
  held: readonly HeldWords[],
  space: Space,
  generation: number
): HeldWords[] {
  return withWords(held, myWordsIn(space, generation))
}

/** The words that the newest restore lost and nobody has said again. */
export function lostWords(rooms: Holder, manifest: Manifest | undefined): readonly HeldWords[] {
  if (!manifest || manifest.restoredTo === 0) return []
  return rooms.held.filter(({ talkId, entryId, writtenAt, isUnsent, generation }) => {
    const space = rooms.spaces.get(talkId)
    const isThere = space?.records.some((one) => one.kind === 'entry' && one.entry.id === entryId)
    const isLost = isUnsent || writtenAt > lossBegins(manifest)
    return manifest.generation > generation && isLost && space?.me !== undefined && !isThere
  })
}

function withWords(held: readonly HeldWords[], more: readonly HeldWords[]): HeldWords[] {
  const ids = new Set(held.map(({ entryId }) => entryId))
  return [...held, ...more.filter(({ entryId }) => !ids.has(entryId))].slice(-WAITING_MAX)
}
