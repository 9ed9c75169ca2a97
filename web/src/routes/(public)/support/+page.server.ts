import {
  answerFromServer,
  askServerFor,
  saysDanger,
  type FoundByServer
} from '@beside/client/directory'
import type { Begun } from '#lib/rooms/directory/finding.svelte.ts'
import { shownAtOnce } from '#lib/rooms/directory/wish.ts'
import { wishIn } from '#lib/rooms/directory/wish-in.ts'
import { languageOf } from '#lib/words/language.ts'
import type { Actions, RequestEvent } from './$types'

/**
 * Without JavaScript: the words come in the body, stand in no address, and are kept nowhere. The page beside the field
 * says that the server sees them.
 */
export const actions = {
  async default({ request, fetch, url }: Pick<RequestEvent, 'request' | 'fetch' | 'url'>) {
    const { wish, place } = wishIn(await request.formData())
    const question = askServerFor({
      ...wish,
      place,
      count: shownOnPage,
      saidIn: languageOf(url.pathname)
    })
    const reply = await fetch('/api/directory/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question)
    })
    const begun = { wish, place, isEmpty: false }
    // A call does not wait for a server that has too much to do.
    if (!reply.ok)
      return {
        ...begun,
        answer: null,
        isPlaceUnknown: false,
        isDanger: saysDanger(wish.words),
        isRefused: true
      } satisfies Begun
    const found = (await reply.json()) as FoundByServer
    const isPlaceUnknown = place !== '' && found.places.length === 0
    const answer = answerFromServer(found, Date.now())
    const { isDanger } = answer
    return { ...begun, answer, isPlaceUnknown, isDanger, isRefused: false } satisfies Begun
  }
} satisfies Actions

/** Nothing can be asked for bit by bit here. */
const shownOnPage = shownAtOnce * 3
