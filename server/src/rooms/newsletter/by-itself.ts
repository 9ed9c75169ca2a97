/** Stewards say whether letters are made by themselves. Stewards and editors see what waits, and keep it back. */
import { HoldNotice, SwitchByItself } from '@beside/contract'
import type { ByItself, TextLanguage } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Limits, Route } from '../../gates/route.ts'
import { editorRoute, stewardRoute } from '../../gates/steward-gate.ts'
import { areNoticesOn, readCommunity } from '../../store/community.ts'
import { compose } from './compose.ts'
import { holdNotice, listWaiting, switchByItself, thingsIn } from './notices.ts'
import type { Told, WaitingNotice } from './notices.ts'
import { linkTo, originOf } from './pages.ts'
import { sayNotices } from './say-notices.ts'

const PATH = '/api/steward/newsletter-by-itself'
const LANGUAGES: readonly TextLanguage[] = ['en', 'ar', 'es']

export function byItselfRoutes(context: Context): readonly Route[] {
  const read = editorRoute(context, {
    method: 'GET',
    path: PATH,
    limits: limitsOf(0),
    body: null,
    answer: async () => json(await readByItself(context))
  })
  // A mail cannot be brought back, so a steward says that mails go without one who reads them first.
  const change = stewardRoute(context, {
    method: 'PUT',
    path: PATH,
    limits: limitsOf(64),
    body: SwitchByItself,
    async answer({ body: { isOn } }) {
      if (isOn && !context.mailer) return no('no-mail')
      if (!context.clock.isSure()) return no('clock-unsure')
      await switchByItself(context, isOn)
      return json(await readByItself(context))
    }
  })
  const hold = editorRoute(context, {
    method: 'PUT',
    path: `${PATH}/hold`,
    limits: limitsOf(512),
    body: HoldNotice,
    async answer({ body }) {
      if (!(await holdNotice(context, body))) return no('settings-moved')
      return json(await readByItself(context))
    }
  })
  return [read, change, hold]
}

function limitsOf(bodyBytes: number): Limits {
  return { bodyBytes, perMinute: 60, per: 'address' }
}

async function readByItself(context: Context): Promise<ByItself> {
  const { store, clock } = context
  const isOn = await areNoticesOn(store.read)
  if (!isOn) return { isOn, waiting: [], next: [] }
  const things = thingsIn(await context.readWhatIsPublic())
  const waiting = await listWaiting(store.read, things, clock.now())
  return { isOn, waiting: waiting.map(shown), next: await composeNext(context, waiting) }
}

function shown({
  id,
  goes_at: goesAt,
  is_held: isHeld,
  told
}: WaitingNotice): ByItself['waiting'][number] {
  return { id, kind: told.kind, title: titleOf(told), goesAt, isHeld: isHeld === 1 }
}

function titleOf(told: Told): string {
  return told.kind === 'text' ? told.text.title : told.gathering.title
}

async function composeNext(
  context: Context,
  waiting: readonly WaitingNotice[]
): Promise<ByItself['next']> {
  const going = waiting.filter(({ is_held: isHeld }) => isHeld === 0).map(({ told }) => told)
  if (going.length === 0) return []
  const { name: placeName } = await readCommunity(context.store.read)
  const [origin, now, sentOn] = [originOf(context), context.clock.now(), context.clock.today()]
  return LANGUAGES.map((language) => {
    const notices = sayNotices(going, { language, origin, now, sentOn })
    const ownPage = linkTo('newsletter', { language, origin })
    const of = { to: '', look: null, language, placeName, ownPage, stopLink: origin }
    const { subject, text } = compose({ letters: [], notices }, of)
    return { language, subject, text }
  })
}
