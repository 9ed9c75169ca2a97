import { spanishBarWords } from '#lib/ui/words.es.ts'
import type { SaidOutside } from './said-outside.ts'
import { spanishLostWords } from './words.es.ts'

export const said: SaidOutside = { bar: spanishBarWords, lost: spanishLostWords }
