/** The newsletter: what everybody can read, what a reader does, what stewards do. */
import type { Newsletter, PublicLetter } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { textOf } from '../../log/wire-records.ts'
import { findLetter, isTakenOff, listLettersOut } from '../../store/letters.ts'
import type { LetterRow } from '../../store/letters.ts'
import { askingRoutes } from './asking.ts'
import { byItselfRoutes } from './by-itself.ts'
import { stewardLetterRoutes } from './stewards.ts'

const ID_BYTES = 16
const LETTERS_SHOWN = 50

export function newsletterRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    letterRoute(context),
    ...askingRoutes(context),
    ...stewardLetterRoutes(context),
    ...byItselfRoutes(context)
  ]
}

function listRoute({ store, mailer }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/newsletter',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      const rows = await listLettersOut(store.read, LETTERS_SHOWN)
      const letters = rows.flatMap(({ id, subject, topic, out_on: outOn }) =>
        outOn === null ? [] : [{ id: textOf(id), subject, topic, outOn }]
      )
      return json({ isSent: mailer !== undefined, letters } satisfies Newsletter)
    }
  })
}

function letterRoute({ store }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/newsletter/letters/:id',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      const row = id && (await findLetter(store.read, id))
      // A draft looks like a letter that never was.
      if (!row || !isOut(row)) return no('not-found')
      const { topic, subject, text, out_on: outOn } = row
      return json({ id: textOf(row.id), topic, subject, text, outOn } satisfies PublicLetter)
    }
  })
}

function isOut(row: LetterRow): row is LetterRow & { readonly out_on: string } {
  return row.out_on !== null && !isTakenOff(row)
}
