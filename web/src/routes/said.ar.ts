import { arabicBarWords } from '#lib/ui/words.ar.ts'
import type { SaidOutside } from './said-outside.ts'
import { arabicLostWords } from './words.ar.ts'

export const said: SaidOutside = { bar: arabicBarWords, lost: arabicLostWords }
