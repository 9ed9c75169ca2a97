import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { arriveAs, befriend, personAt, wordsIn, type Person } from '../house.ts'
import { comeIn as arriveIn, DAY, done, found, giveRole, type TeamPlace } from '../team-place.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import { openTalk } from '../web/bond.ts'
import { askFor, comeIn, fragmentOf } from '../circle-people.ts'
import { makeLink, openAbout, openCircle, wordsInCircle } from '../web/circle.ts'
import { axeScript, judgeAccess, judgeControls, judgeSizes, judgeTargets } from '../web/looks.ts'
import { judgeConsent } from '../web/rules.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 3, hours: null }
const duty = 'Sam has a duty to pass some things on.'

/** Sam was given a role four days ago, and it is their duty to report. */
async function openPlace(): Promise<{ readonly home: WebHouse; readonly sam: Person }> {
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 4 * DAY)
  const home = await openWebHouse({ clock })
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const place = { dataFolder: home.dataFolder, device, clock }
  const [ada, sam] = [await arriveIn(place, 'Ada'), await arriveIn(place, 'Sam')]
  await found(place, ada)
  await giveRole(place, [ada, sam], { role: 'professional', until: Date.now() + 90 * DAY })
  clock.comeHome()
  await ada.leave()
  return { home, sam }
}

/** Somebody with a client in this process, who is in the circle. */
async function bringIn(home: WebHouse, sam: Person, circleId: string): Promise<Person> {
  const mina = personAt(home.address, 'Mina')
  await arriveAs(mina, '')
  const made = await sam.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  await mina.askToComeIn({ fragment: fragmentOf(made.value.link), note: '' })
  expect(await sam.letIn({ circleId, dropId: await askFor(sam, circleId) })).toEqual(done)
  await comeIn(mina, circleId)
  return mina
}

async function signIn(home: WebHouse, { kitWords }: Person): Promise<Visitor> {
  const visitor = await home.visitor({ scripts: [axeScript] })
  await signInByKit(visitor.page, kitWords)
  await atToday(visitor.page)
  return visitor
}

async function judge(page: Page): Promise<readonly string[]> {
  return [
    ...(await judgeSizes(page, true)),
    ...(await judgeControls(page)),
    ...(await judgeTargets(page)),
    ...(await judgeAccess(page)),
    ...(await judgeConsent(page))
  ]
}

test('Sam is asked to show that they have to pass things on, and Mina reads it before she writes', async () => {
  const { home: open, sam } = await openPlace()
  await using home = open
  const begun = await sam.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const mina = await bringIn(home, sam, circleId)
  const bondId = await befriend(sam, mina)
  const [teamId = ''] =
    sam.view().teams?.teams.flatMap((one) => (one.role === 'professional' ? one.teamId : [])) ?? []
  expect(await sam.showRole({ spaceId: bondId, teamId, isShown: true })).toEqual(done)
  await sam.say({ talkId: circleId, text: 'Good evening, all', notes: [] })
  await mina.sees('what Sam says', (view) => wordsIn(view).includes('Good evening, all'))
  await sam.leave()

  const his = await signIn(home, sam)
  await openCircle(his.page, 'Thursday')
  await his.page.getByText('You have a duty to pass some things on.').waitFor()
  expect(await judge(his.page)).toEqual([])
  await his.page.getByRole('link', { name: 'Show my role here' }).click()
  await his.page.getByText('It makes known that you are Sam').waitFor()
  await his.page.getByRole('checkbox', { name: 'Show: Professional' }).check()
  await his.page.getByText('You can see this, and so can the people in this circle.').waitFor()
  expect(await judge(his.page)).toEqual([])
  const link = await makeLink(his.page)
  await openCircle(his.page, 'Thursday')
  expect(await his.page.getByText('You have a duty to pass some things on.').count()).toBe(0)

  // Somebody with the link, before they ask: nothing can be looked up yet, and that is said.
  const guest = await home.visitor({ scripts: [axeScript] })
  await guest.page.goto(link)
  await guest.page.getByRole('heading', { name: 'Who holds this circle' }).waitFor()
  await guest.page.getByText(duty).waitFor()
  await guest.page.getByText('We could not look this up yet.').waitFor()
  expect(await judge(guest.page)).toEqual([])

  const hers = await signIn(home, mina)
  await openCircle(hers.page, 'Thursday')
  await hers.page.getByText(duty).waitFor()
  await wordsInCircle(hers.page, 'Thursday', /Sam\s*· Professional/u).waitFor()
  expect(await judge(hers.page)).toEqual([])
  await openAbout(hers.page, 'Thursday')
  await hers.page.getByText('What was checked: I know Sam.').waitFor()
  expect(await judge(hers.page)).toEqual([])
  await openTalk(hers.page, 'Sam')
  await hers.page.getByText(duty).first().waitFor()
  expect(await judge(hers.page)).toEqual([])
})
