/** What this page says where a script draws it. */
import { spanishDirectoryWords } from '#lib/rooms/directory/words.es.ts'
import { spanishBarWords } from '#lib/ui/words.es.ts'
import { spanishHelpWords } from '../help-now/words.es.ts'
import type { SaidHere } from './said-here.ts'

export const said: SaidHere = {
  bar: spanishBarWords,
  directory: spanishDirectoryWords,
  help: spanishHelpWords
}
