import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { personAt, type Person } from '../house.ts'
import { agreement, prepareIntroducing, says, type Introducing } from '../introducing.ts'
import { DAY, type TeamPlace } from '../team-place.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import {
  backToList,
  fillDirectory,
  listedService,
  listIsHere,
  lookFor,
  openEntry,
  openFindSupport
} from '../web/find-support.ts'
import { pressOn, typeInto } from '../web/keys.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const phone = { viewport: { width: 320, height: 568 } }
const entry = 'Food bank, Mill Street'

/** Petra belongs to a service of the list, and lets members ask. */
async function openPlace(): Promise<{ readonly home: WebHouse } & Introducing> {
  const home = await openWebHouse()
  const { clock, dataFolder } = home
  clock.moveTo(Date.now() - 10 * DAY)
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const service = listedService(clock.now(), entry)
  const people = await prepareIntroducing({ dataFolder, device, clock }, [service])
  clock.comeHome()
  await fillDirectory(home)
  return { home, ...people }
}

async function signedIn(home: WebHouse, { kitWords }: Person): Promise<Visitor> {
  const visitor = await home.visitor(phone)
  await signInByKit(visitor.page, kitWords)
  await atToday(visitor.page)
  return visitor
}

async function openInFindSupport(page: Page): Promise<void> {
  await pressOn(page, 'Find support')
  await listIsHere(page)
  await lookFor(page, 'I am hungry')
  await pressOn(page, entry)
  await page.getByRole('heading', { name: entry, level: 1 }).waitFor()
}

async function over({ ada, petra, anna, cem }: Introducing): Promise<void> {
  for (const person of [ada, petra, anna, cem]) await person.leave()
}

test('Anna asks somebody of a service from its entry, reads what they offer, and they talk: by keyboard, on a small phone', async () => {
  const place = await openPlace()
  await using home = place.home
  await over(place)
  const anna = await signedIn(home, place.anna)
  await openInFindSupport(anna.page)
  await anna.page.getByRole('heading', { name: 'Someone of this service is here' }).waitFor()
  await anna.page.getByText('I know petra.', { exact: false }).waitFor()
  await anna.page.getByText('they pass on some things they hear', { exact: false }).waitFor()
  await pressOn(anna.page, 'Ask for an introduction: petra')
  // The name that she has here goes to nobody unless she types it.
  expect(await anna.page.getByLabel('What may they call you?').inputValue()).toBe('')
  await typeInto(anna.page, 'What may they call you?', says.name)
  await typeInto(anna.page, 'A few words, if you want', says.words)
  await typeInto(anna.page, 'When can you be reached?', says.reach)
  await pressOn(anna.page, 'Ask petra')
  await anna.page.getByRole('heading', { name: 'You asked petra for an introduction' }).waitFor()

  const petra = await signedIn(home, place.petra)
  await pressOn(petra.page, 'Something waits under People')
  await petra.page.getByRole('heading', { name: 'Anna asks for an introduction' }).waitFor()
  await petra.page.getByText(says.words).waitFor()
  await pressOn(petra.page, 'Say yes to Anna')
  await typeInto(petra.page, 'What is this for?', agreement.purpose)
  await typeInto(petra.page, 'When do you answer, and what can you not do?', agreement.pace)
  await pressOn(petra.page, 'Send this offer')
  await petra.page.getByText('Anna gets your offer.', { exact: false }).waitFor()

  await pressOn(anna.page, 'Today')
  await pressOn(anna.page, 'Something waits under People')
  // The line breaks: what she was given is read a moment later, and no one press takes it from her.
  const links = '**/api/invites/*'
  await anna.context.route(links, (route) => route.abort())
  await pressOn(anna.page, 'Read what they offer')
  await anna.page.getByText('We cannot reach this place right now.').waitFor()
  await pressOn(anna.page, 'No, put this away')
  await anna.page.getByText('Put away what they offer?').waitFor()
  await pressOn(anna.page, 'Not now')
  await anna.context.unroute(links)
  await pressOn(anna.page, 'Try again')
  await anna.page.getByText(agreement.pace).waitFor()
  await anna.page.getByText('petra has a duty to pass some things on.').waitFor()
  await pressOn(anna.page, 'Yes, I’d like that')
  await anna.page.getByRole('heading', { name: 'petra', level: 1 }).waitFor()

  await pressOn(petra.page, 'People')
  await pressOn(petra.page, /^Anna/u)
  await pressOn(petra.page, 'Yes, it is them')
  await typeInto(petra.page, 'Write to Anna', 'Come by on Tuesday.')
  await pressOn(petra.page, 'Send')
  await anna.page.getByText('Come by on Tuesday.').waitFor()
  expect([...anna.broken, ...petra.broken]).toEqual([])
})

test('whoever has no account sees nobody there, and a member asks nobody by opening an entry', async () => {
  const place = await openPlace()
  await using home = place.home
  await over(place)
  const guest = await home.visitor(phone)
  await openFindSupport(guest.page)
  await lookFor(guest.page, 'I am hungry')
  await openEntry(guest.page, entry)
  expect(await guest.page.getByText(/Someone of this service|introduction|petra/u).count()).toBe(0)

  const cem = await signedIn(home, place.cem)
  await pressOn(cem.page, 'Find support')
  await listIsHere(cem.page)
  await lookFor(cem.page, 'I am hungry')
  // Who is here has come with the sign-in.
  await openEntry(cem.page, entry)
  await cem.page.getByRole('heading', { name: 'Someone of this service is here' }).waitFor()
  await backToList(cem.page)
  const asked: string[] = []
  cem.context.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openEntry(cem.page, entry)
  await cem.page.getByRole('heading', { name: 'Someone of this service is here' }).waitFor()
  // What is looked after by the clock goes on, whatever is open.
  expect(asked.filter((path) => !/^\/api\/(feed|mailboxes|spaces)/u.test(path))).toEqual([])
  expect([...guest.broken, ...cem.broken]).toEqual([])
})
