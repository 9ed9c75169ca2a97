/** Nudges: what is said before, a code that does not fit, and all that can be chosen. */
import { atToday, openMe, signOut } from '../arrive.ts'
import { deliverPush, lendPushService } from '../device-push.ts'
import { mailOf, type Guide, type Stop } from './guide.ts'

export async function* nudgeScreens({ hers: { page }, home, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Nudges')
  await page.getByRole('heading', { name: 'Before you switch them on' }).waitFor()
  yield { name: 'nudges, before', page }
  const address = page.getByRole('textbox', { name: 'Your mail address' })
  await address.fill(words('no mailbox'))
  await page
    .getByRole('combobox', { name: 'Who it seems to come from' })
    .selectOption('My own words')
  await page.getByRole('textbox', { name: 'Sender, in your words' }).fill(words('a sender'))
  await page.getByRole('combobox', { name: 'Its subject' }).selectOption('My own words')
  await page.getByRole('textbox', { name: 'Subject, in your words' }).fill(words('a subject'))
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('We cannot read this as a mail address.').waitFor()
  yield { name: 'nudges, no address', page }
  await address.fill(mailOf(words('a mailbox')))
  home.mail.mood = 'comes back later'
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('The mail could not be sent.').waitFor()
  yield { name: 'nudges, the mail host does not take it', page }
  home.mail.mood = 'takes all'
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  const code = page.getByRole('textbox', { name: 'The six digits' })
  await code.fill(words('no code').slice(0, 12))
  await page.getByRole('button', { name: 'Switch nudges on' }).click()
  await page.getByText('These are not the digits that we sent last.').waitFor()
  yield { name: 'nudges, another code', page }
  await code.fill(home.mail.newestCode())
  await page.getByRole('button', { name: 'Switch nudges on' }).click()
  await page.getByText('Nudges are on.').waitFor()
  yield { name: 'nudges, on', page }
}

/** On a device of her own: without a push service, and with one. */
export async function* devicePushScreens(guide: Guide): AsyncGenerator<Stop> {
  const { guest, home, mina, words } = guide
  const { page } = guest
  await guest.context.grantPermissions(['notifications'])
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(mina.kitWords.join(' '))
  await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
  await openMe(page, 'Nudges')
  const onDevice = page.getByRole('radio', { name: 'On this device' })
  await onDevice.waitFor()
  yield { name: 'nudges, by mail or on this device', page }
  await onDevice.check()
  await page.getByRole('combobox', { name: 'Its first line' }).selectOption('My own words')
  await page.getByRole('textbox', { name: 'First line, in your words' }).fill(words('a first line'))
  await page.getByRole('combobox', { name: 'Its second line' }).selectOption('My own words')
  const second = page.getByRole('textbox', { name: 'Second line, in your words' })
  await second.fill(words('a second line'))
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('Your browser did not get an address for this device.').waitFor()
  yield { name: 'nudges on this device, no push service', page }
  await lendPushService(page, home.push)
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('One is on its way.').waitFor()
  yield { name: 'nudges on this device, on its way', page }
  await page.getByText('Nothing has come so far.').waitFor()
  yield { name: 'nudges on this device, nothing came', page }
  await page.getByRole('button', { name: 'Try it again' }).click()
  await page.getByText('One is on its way.').waitFor()
  await deliverPush(page)
  await page.getByText('It came.').waitFor()
  yield { name: 'nudges on this device, it came', page }
  await page.getByRole('button', { name: 'Switch nudges on' }).click()
  await page.getByText('They come to this device.').waitFor()
  yield { name: 'nudges on this device, on', page }
  await page.getByRole('button', { name: 'Switch nudges off' }).click()
  await onDevice.waitFor()
  await signOut(page)
}

/** Once there is somebody about whom one can be nudged. */
export async function* nudgeChoiceScreens({ hers: { page } }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Nudges')
  await page.getByRole('checkbox', { name: 'Sam' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  yield { name: 'nudges, about Sam', page }
  await page.getByRole('button', { name: 'Switch nudges off' }).click()
  await page.getByRole('heading', { name: 'Before you switch them on' }).waitFor()
  yield { name: 'nudges, off again', page }
}
