import type { Trouble } from '@beside/client'
import { troubleWords, type Said } from './words.ts'

/** The text for a reason: the room's own if it has one, or that of an outside trouble. */
export function sayTrouble<Reason extends string>(
  reason: Reason | Trouble,
  words: Readonly<Record<Exclude<Reason, Trouble>, Said>>
): Said {
  const own: Said | undefined = words[reason as Exclude<Reason, Trouble>]
  if (own !== undefined) return own
  return troubleWords[isTrouble(reason) ? reason : 'something-unexpected']
}

function isTrouble(reason: string): reason is Trouble {
  return Object.hasOwn(troubleWords, reason)
}
