import type { Alarm, WentBack } from '@beside/client'
import { talkWords } from './words.ts'

type Place = {
  /** Whether one could write here otherwise. */
  readonly isIn: boolean
  readonly alarm: Alarm | null
  readonly wentBack: WentBack | null
}

/** Why nobody can write in a conversation that goes on, or null. */
export function whyStopped({ isIn, alarm, wentBack }: Place): string | null {
  if (alarm !== null) return talkWords.stopped
  return isIn && wentBack?.isAnswered === false ? talkWords.wentBack : null
}
