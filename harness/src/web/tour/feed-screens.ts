/** Lists for Find support: Mina brings one, looks at what it would change, publishes it, and could go back. */
import { goTo } from '../arrive.ts'
import type { Guide, Stop } from './guide.ts'

const idOf = (end: string) => `ac148810-d857-441c-9679-${end.padStart(12, '0')}`

const feed = [
  { id: idOf('1'), name: 'Warm room', status: 'active', description: 'Meals, for whoever comes.' },
  {
    id: idOf('2'),
    name: "Women's refuge",
    status: 'active',
    service_at_locations: [
      {
        id: idOf('3'),
        location: {
          id: idOf('4'),
          location_type: 'physical',
          addresses: [
            { id: idOf('5'), address_1: '12 Hollybush Lane', city: 'Leeds', country: 'GB' }
          ]
        }
      }
    ]
  },
  { id: idOf('6'), status: 'active', description: 'It has no name.' }
]

export async function* feedScreens({ hers: { page } }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Lists for Find support' }).click()
  const bring = page.getByRole('button', { name: 'Bring it here' })
  await bring.click()
  await page.getByText('Give the list a name first.').waitFor()
  yield { name: 'lists for Find support, a name is missing', page }
  await page.getByRole('button', { name: 'Save, and fetch it' }).click()
  await page.getByText('Give the list a name first.').last().waitFor()
  await page
    .getByRole('textbox', { name: 'What is the fetched list called?' })
    .fill('Charities of Leeds')
  // A name of this machine: nothing is asked for, and it says why.
  await page
    .getByRole('textbox', { name: 'At which address is it?' })
    .fill('https://localhost:9/services')
  await page.getByRole('checkbox', { name: 'Publish small changes by themselves' }).check()
  await page.getByRole('button', { name: 'Save, and fetch it' }).click()
  await page.getByText('Its address leads to a machine that is not public.').waitFor()
  // What was chosen for this list is not chosen for the next one.
  await page
    .getByRole('checkbox', { name: 'Publish small changes by themselves', checked: false })
    .waitFor()
  yield { name: 'lists for Find support, one that is fetched', page }
  await page.getByRole('button', { name: 'Fetch this list no more: Charities of Leeds' }).click()
  await page.getByRole('button', { name: 'Fetch it no more', exact: true }).click()
  await page.getByRole('heading', { name: 'Charities of Leeds' }).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'What is this list called?' }).fill('Council of Leeds')
  const buffer = Buffer.from(JSON.stringify(feed))
  await page
    .getByLabel('Which file?')
    .setInputFiles({ name: 'services.json', mimeType: 'application/json', buffer })
  await bring.click()
  await page.getByRole('heading', { name: 'Read, and not published: Council of Leeds' }).waitFor()
  await page.getByRole('button', { name: 'Show its street: Women' }).click()
  await page.getByRole('button', { name: 'Publish it: Council of Leeds' }).click()
  yield { name: 'lists for Find support, before one is published', page }
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await page.getByText('Published. People find it within a minute.').waitFor()
  await page.getByRole('button', { name: 'Go back to the list before: Council of Leeds' }).click()
  yield { name: 'lists for Find support, published', page }
}
