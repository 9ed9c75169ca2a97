import { noWish, type Wish } from './wish.ts'

const textMax = 300

/** What somebody wrote and chose in the form as the server draws it, and the place as they typed it. */
export function wishIn(form: FormData): { readonly wish: Wish; readonly place: string } {
  const textOf = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, textMax) : ''
  }
  const wish = {
    ...noWish,
    words: textOf('words'),
    isFree: form.has('free'),
    forWhom: textOf('for'),
    language: textOf('language')
  }
  return { wish, place: textOf('near').trim() }
}
