/** Why what is at hand is not the newest, as people are told. */
import type { BringRefusal } from './bring-pack.ts'

/** `older`: signed all the same, as where a place was restored and counts on from before. Nobody forged it. */
export type PackTrouble = 'not-reached' | 'older' | 'refused'

export function troubleOf(reason: BringRefusal): PackTrouble {
  switch (reason) {
    case 'older':
      return 'older'
    case 'unreachable':
    case 'nothing-there':
    case 'ask-first':
      return 'not-reached'
    case 'not-signed':
    case 'something-unexpected':
    case 'damaged':
      return 'refused'
  }
}
