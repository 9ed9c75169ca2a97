/** What this page says where a script draws it. */
import { arabicDirectoryWords } from '#lib/rooms/directory/words.ar.ts'
import { arabicBarWords } from '#lib/ui/words.ar.ts'
import { arabicHelpWords } from '../help-now/words.ar.ts'
import type { SaidHere } from './said-here.ts'

export const said: SaidHere = {
  bar: arabicBarWords,
  directory: arabicDirectoryWords,
  help: arabicHelpWords
}
