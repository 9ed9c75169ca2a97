import type { CircleView } from '@beside/client'
import type { ListedWish } from '#lib/beside/memory.svelte.ts'
import { hoursInWords } from '../words.ts'
import { listedMax } from './words.ts'

const texts = ['purpose', 'welcome', 'notWelcome'] as const

/** What stood in the list last; before that, what the circle says of itself inside. */
export function listedWish({ listing, about }: CircleView): ListedWish {
  if (listing) return { ...listing.lines, showsRoles: listing.showsMyRoles }
  const { name, purpose, welcome, notWelcome, seats, hours } = about
  const times = hoursInWords(hours)
  return { name, purpose, welcome, notWelcome, seats, times, isForClose: false, showsRoles: false }
}

/** Whether all of it is there and fits. Otherwise its field says so. */
export function isListable(wish: ListedWish): boolean {
  const fits = texts.every((key) => wish[key].trim().length <= listedMax.text)
  const name = wish.name.trim()
  return (
    fits &&
    name !== '' &&
    name.length <= listedMax.name &&
    wish.times.trim().length <= listedMax.times
  )
}

/** Without the blanks at both ends, as the client takes it. */
export function sentListed({ showsRoles, seats, isForClose, ...lines }: ListedWish) {
  const { name, purpose, welcome, notWelcome, times } = lines
  const trimmed = {
    name: name.trim(),
    purpose: purpose.trim(),
    welcome: welcome.trim(),
    notWelcome: notWelcome.trim(),
    times: times.trim()
  }
  return { lines: { ...trimmed, seats, isForClose }, showsRoles }
}
