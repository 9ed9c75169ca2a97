import type { Trouble } from '@beside/client'
import { troubleWords, type Said } from './words.ts'

/**
 * The text for a reason: the room's own if it has one, or that of an outside trouble.
 *
 * @param troubles in the language of the door; inside everything is English
 */
export function sayTrouble<Reason extends string>(
  reason: Reason | Trouble,
  words: Readonly<Record<Exclude<Reason, Trouble>, Said>>,
  troubles: Readonly<Record<Trouble, Said>> = troubleWords
): Said {
  const own: Said | undefined = words[reason as Exclude<Reason, Trouble>]
  if (own !== undefined) return own
  return troubles[isTrouble(reason) ? reason : 'something-unexpected']
}

function isTrouble(reason: string): reason is Trouble {
  return Object.hasOwn(troubleWords, reason)
}
