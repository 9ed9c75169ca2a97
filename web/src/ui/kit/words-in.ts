import { sayIn } from '#lib/words/say-in.ts'
import { arabicKitPageWords } from './words.ar.ts'
import { spanishKitPageWords } from './words.es.ts'
import { kitPageWords } from './words.ts'

export const spokenKit = sayIn(
  kitPageWords,
  import.meta.env.SSR && { ar: arabicKitPageWords, es: spanishKitPageWords }
)
