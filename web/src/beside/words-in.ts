import { sayIn } from '#lib/words/say-in.ts'
import { arabicDoorWords } from './words.ar.ts'
import { spanishDoorWords } from './words.es.ts'
import { doorWords } from './words.ts'

export const spokenDoor = sayIn(
  doorWords,
  import.meta.env.SSR && { ar: arabicDoorWords, es: spanishDoorWords }
)
