import { answerFromServer, askServerFor, type FoundByServer } from '@beside/client/directory'
import { noWish, shownAtOnce } from '#lib/rooms/directory/wish.ts'
import type { Actions } from './$types'

/**
 * Without JavaScript: the words come in the body, stand in no address, and are kept nowhere. The page beside the field
 * says that the server sees them.
 */
export const actions: Actions = {
  async default({ request, fetch }) {
    const form = await request.formData()
    const textOf = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value.slice(0, textMax) : ''
    }
    const wish = {
      ...noWish,
      words: textOf('words'),
      isOpen: form.has('open'),
      isFree: form.has('free'),
      forWhom: textOf('for'),
      language: textOf('language')
    }
    const place = textOf('near').trim()
    const now = Date.now()
    const minutesAhead = -new Date(now).getTimezoneOffset()
    const question = askServerFor({ ...wish, place, count: shownOnPage }, minutesAhead)
    const reply = await fetch('/api/directory/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question)
    })
    if (!reply.ok) return { wish, place, answer: null, isPlaceUnknown: false }
    const found = (await reply.json()) as FoundByServer
    const isPlaceUnknown = place !== '' && found.places.length === 0
    return { wish, place, answer: answerFromServer(found, now), isPlaceUnknown }
  }
}

const textMax = 300
/** Nothing can be asked for bit by bit here. */
const shownOnPage = shownAtOnce * 3
