/** Lists for Find support: Mina brings one, looks at what it would change, publishes it, and could go back. */
import type { Page } from 'playwright-core'
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

/** More than one look takes: refuges, and rows that have no name. */
const AT_ONCE = 20
const manyOf = AT_ONCE + 3
const many = Array.from({ length: manyOf }, (_, at) => [
  {
    ...feed[1],
    id: idOf(`1${100 + at}`),
    name: `Women's refuge ${at + 1}`,
    service_at_locations: [
      {
        id: idOf(`2${100 + at}`),
        location: { id: idOf(`3${100 + at}`), location_type: 'physical', name: 'A house' }
      }
    ]
  },
  { id: idOf(`4${100 + at}`), status: 'active', description: 'It has no name.' }
]).flat()

async function bringList(page: Page, source: string, records: readonly unknown[]) {
  await page.getByRole('textbox', { name: 'What is this list called?' }).fill(source)
  const buffer = Buffer.from(JSON.stringify(records))
  await page
    .getByLabel('Which file?')
    .setInputFiles({ name: 'services.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Bring it here' }).click()
  await page.getByRole('heading', { name: `Read, and not published: ${source}` }).waitFor()
}

/** What is past the first ones comes by a press, and the focus is on the first that is new. */
async function lookAtAll(page: Page) {
  for (const name of ['Show more of these places', 'Show more of what was not kept']) {
    await page.getByRole('button', { name }).press('Enter')
    await page.getByRole('button', { name }).waitFor({ state: 'detached' })
    const focused = page.locator('li:focus')
    await focused.waitFor()
    const place = await focused.evaluate((item) =>
      [...(item.parentElement?.children ?? [])].indexOf(item)
    )
    if (place !== AT_ONCE) throw new Error(`The focus is on row ${place} after "${name}".`)
  }
  await page
    .getByRole('button', { name: /^Show its street:/u })
    .nth(manyOf - 1)
    .waitFor()
}

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
  await bringList(page, 'A long list', many)
  await lookAtAll(page)
  yield { name: 'lists for Find support, one with many hidden places', page }
  await page.getByRole('button', { name: 'Let it go: A long list' }).click()
  await page.getByRole('button', { name: 'Let it go now' }).click()
  await page
    .getByRole('heading', { name: /^Read, and not published/u })
    .waitFor({ state: 'detached' })
  await bringList(page, 'Council of Leeds', feed)
  await page.getByRole('button', { name: 'Show its street: Women' }).click()
  await page.getByRole('button', { name: 'Publish it: Council of Leeds' }).click()
  yield { name: 'lists for Find support, before one is published', page }
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await page.getByText('Published. People find it within a minute.').waitFor()
  await page.getByRole('button', { name: 'Go back to the list before: Council of Leeds' }).click()
  yield { name: 'lists for Find support, published', page }
}
