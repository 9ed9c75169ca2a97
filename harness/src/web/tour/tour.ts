/** Every screen there is, one after the other. A test looks at each, and says what it saw. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { alarmScreens } from './alarm-screens.ts'
import { arrivingScreens, signInScreens } from './arriving-screens.ts'
import { bondScreens } from './bond-screens.ts'
import { boundaryScreens } from './boundary-screens.ts'
import { careScreens } from './care-screens.ts'
import { circleScreens } from './circle-screens.ts'
import { closingScreens } from './closing-screens.ts'
import type { Guide, Stop } from './guide.ts'
import { listingScreens } from './listing-screens.ts'
import { ownScreens } from './own-screens.ts'
import { publicScreens } from './public-screens.ts'
import { questionScreens } from './question-screens.ts'
import { stewardScreens } from './steward-screens.ts'
import { supportScreens } from './support-screens.ts'

const routes = fileURLToPath(new URL('../../../../web/src/routes/', import.meta.url))

export async function* tour(guide: Guide): AsyncGenerator<Stop> {
  yield* publicScreens(guide)
  yield* supportScreens(guide)
  yield* stewardScreens(guide)
  yield* arrivingScreens(guide)
  yield* signInScreens(guide)
  yield* ownScreens(guide)
  yield* bondScreens(guide)
  yield* circleScreens(guide)
  yield* boundaryScreens(guide)
  yield* questionScreens(guide)
  yield* listingScreens(guide)
  yield* careScreens(guide)
  yield* closingScreens(guide)
  yield* alarmScreens(guide)
}

/** The path of each page that there is, read from the folder in which pages lie. */
export function listRoutes(): readonly string[] {
  return readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('+page.svelte'))
    .map((path) => `/${path}`.replace(/\/\+page\.svelte$/u, '').replaceAll(/\/\([^)]*\)/gu, ''))
    .map((path) => (path === '' ? '/' : path))
    .toSorted()
}

export function pathOf({ page }: Stop): string {
  // The texts of the library are many, and one page; and so are the services.
  const { pathname } = new URL(page.url())
  return pathname
    .replace(/^\/library\/[^/]+/u, '/library/[slug]')
    .replace(/\/before\/\d+$/u, '/before/[number]')
    .replace(/^\/gatherings\/(?!seat).+/u, '/gatherings/[id]')
    .replace(/^\/support\/.+/u, '/support/[id]')
}
