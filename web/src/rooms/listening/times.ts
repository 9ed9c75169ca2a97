import { dayToCome, hourInWords } from '#lib/ui/time/words.ts'

/** A time that is still to come: "half past eight in the evening", "Sunday, 3 May, eight in the morning". */
export function untilInWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? hourInWords(at) : `${dayToCome(at)}, ${hourInWords(at)}`
}
