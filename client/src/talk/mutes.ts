/** What a person does not want to come upon in one conversation. It lies in the keyring: nobody else is told. */
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'
import type { Mute, Mutes, TalkItem } from '../api.ts'

/** Of each kind; the oldest goes where there are more. */
const MUTES_MAX = 64

const Ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(MUTES_MAX))
const Kept = v.object({ isQuiet: v.boolean(), people: Ids, topics: Ids, threads: Ids })
export const NO_MUTES: Mutes = { isQuiet: false, people: [], topics: [], threads: [] }

export function mutesSetting(spaceId: string): string {
  return `mutes:${spaceId}`
}

export function mutesIn(keyring: Keyring, spaceId: string): Mutes {
  const parsed = v.safeParse(Kept, keyring.settings[mutesSetting(spaceId)]?.value)
  return parsed.success ? parsed.output : NO_MUTES
}

export function withMute(mutes: Mutes, mute: Mute, isMuted: boolean): Mutes {
  if (mute.of === 'all') return { ...mutes, isQuiet: isMuted }
  const others = mutes[mute.of].filter((id) => id !== mute.id)
  return { ...mutes, [mute.of]: isMuted ? [...others, mute.id].slice(-MUTES_MAX) : others }
}

/** By which of a reader's wishes these words are folded. One's own fold with their thread alone. */
export function mutedBy(
  mutes: Mutes,
  {
    by,
    memberId,
    notes,
    answer
  }: Pick<Extract<TalkItem, { kind: 'words' }>, 'by' | 'memberId' | 'notes' | 'answer'>
): 'person' | 'topic' | 'thread' | null {
  if (answer && mutes.threads.includes(answer.threadId)) return 'thread'
  if (by === 'me') return null
  if (mutes.people.includes(memberId)) return 'person'
  return notes.some((note) => mutes.topics.includes(topicOf(note))) ? 'topic' : null
}

/** A note is written `topic:depth`. */
function topicOf(note: string): string {
  return note.split(':')[0] ?? ''
}
