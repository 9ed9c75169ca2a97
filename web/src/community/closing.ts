import { nameDay } from './name-things.ts'

/** What is said of the end of a place to whoever is not in yet. */
export type Closing = { readonly isOver: boolean; readonly text: string }

/** Null while no end is set. The day is that of the server, which draws this, or of this device. */
export function closingOf(
  community: { readonly closesOn: string | null } | null,
  today: string = new Date().toISOString().slice(0, 10)
): Closing | null {
  const day = community?.closesOn ?? null
  if (day === null) return null
  const isOver = day <= today
  return { isOver, text: isOver ? closingWords.over : closingWords.ahead(nameDay(day)) }
}

const closingWords = {
  over: 'This place has closed. Nobody new can come in. Who was here can sign in, read, and take everything out.',
  ahead: (day: string) =>
    `This place closes on ${day}. From then on nobody writes here. You can take out what is yours, also after that.`
}
