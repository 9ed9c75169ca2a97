import type { Question } from '@beside/client/directory'

/** What somebody looks for, and how they want it chosen. */
export type Wish = Omit<Question, 'count' | 'saidIn'>

export const shownAtOnce = 10

export const noWish: Wish = {
  words: '',
  isAsTyped: false,
  isOpen: false,
  isFree: false,
  forWhom: '',
  language: '',
  near: null
}
