import type { Language } from '#lib/words/language.ts'
import { spokenClosing } from './closing-words-in.ts'
import { nameDay } from './name-things.ts'

/** What is said of the end of a place to whoever is not in yet. */
export type Closing = { readonly isOver: boolean; readonly text: string }

type Asked = { readonly language?: Language; readonly today?: string }

/** Null while no end is set. The day is that of the server, which draws this, or of this device. */
export function closingOf(
  community: { readonly closesOn: string | null } | null,
  { language = 'en', today = new Date().toISOString().slice(0, 10) }: Asked = {}
): Closing | null {
  const day = community?.closesOn ?? null
  if (day === null) return null
  const isOver = day <= today
  const words = spokenClosing.in(language)
  return { isOver, text: isOver ? words.over : words.ahead(nameDay(day, language)) }
}
