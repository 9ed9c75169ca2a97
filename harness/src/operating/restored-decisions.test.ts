import { linesOfPart } from '@beside/contract'
import type { Instance, LinesPart, RestoreHolds, ServedPack, StewardLetter } from '@beside/contract'
import { expect, test } from 'vitest'
import { secondDevice } from '../house.ts'
import { openDecidedPlace, partsOf, HOUSE, STREET } from './decided-since.ts'
import type { DecidedPlace } from './decided-since.ts'

const ben = 'ben@mail.example'
const rita = 'rita@mail.example'
const noor = 'noor@mail.example'

test('What people decided after the backup does not come undone by itself, and goes on once a steward says yes', async () => {
  await using place = await openDecidedPlace()
  const { home, mails, steward } = place
  expect(await directory(place)).toContain(STREET)
  await place.decide()
  // The letter went out to who was a reader still, and nobody else had anything.
  expect([mails(noor).length, mails(rita).length]).toEqual([2, 1])
  expect(await directory(place)).not.toContain(STREET)
  expect(await lines(place)).toEqual([])

  await place.loseAndRestore()
  // The first to ask, before the server looked at anything, has a line to call, and it says how it stands.
  expect(await lines(place)).toEqual([['A line that moved', 'not-again']])
  const before = mails().length
  const ada = await secondDevice(home, place.ada)
  await ada.openTalk(place.bondId)
  await ada.say({ talkId: place.bondId, text: 'Good evening', notes: [] })
  await ada.sees('her words sent', ({ hasUnsentWords }) => !hasUnsentWords)
  for (let look = 0; look < 3; look += 1) {
    await place.later()
    await home.renew()
  }
  expect(mails().slice(before)).toEqual([])
  expect(await directory(place)).not.toContain(STREET)
  expect(await place.anybody('/api/directory/pack')).toMatchObject({ reason: 'not-found' })
  expect(await lines(place)).toEqual([['A line that moved', 'not-again']])
  const held = await steward<RestoreHolds>('GET', '/restore')
  expect(partsOf(held)).toEqual(['lines', 'newsletter', 'nudges', 'pages', 'places'])

  await sayYes(place, 'nudges')
  await place.later()
  expect(
    mails()
      .slice(before)
      .map(({ to }) => to)
  ).toEqual([ben])

  const letter = `/newsletter/${place.letterId}`
  const { letters } = await steward<{ letters: StewardLetter[] }>('GET', '/newsletter')
  expect(letters).toMatchObject([{ id: place.letterId, state: 'draft' }])
  await steward('POST', `${letter}/send`, { version: letters[0]?.version, at: null })
  await place.later()
  expect(mails()).toHaveLength(before + 1)
  await sayYes(place, 'newsletter')
  await place.later()
  const since = mails().slice(before + 1)
  expect(since.map(({ to }) => to).toSorted()).toEqual([noor, rita])

  await place.hideStreet()
  expect(await directory(place)).not.toContain('Warm house')
  await sayYes(place, 'places')
  await home.renew()
  await expect.poll(() => directory(place)).toContain('Warm house')
  expect(await directory(place)).not.toContain(STREET)

  await sayYes(place, 'lines')
  expect(await lines(place)).toEqual([['A line that moved', 'one']])
  expect(partsOf(await steward<RestoreHolds>('GET', '/restore'))).toEqual(['pages'])
})

async function sayYes({ steward }: DecidedPlace, part: string): Promise<void> {
  const told = await steward<RestoreHolds>('POST', '/restore', { part, how: 'go-on' })
  expect(partsOf(told)).not.toContain(part)
}

/** What machines and, made of the same records, devices read of the one entry. */
async function directory({ anybody, home }: DecidedPlace): Promise<string> {
  await home.renew()
  const onPages = await anybody(`/api/directory/services/${HOUSE}`)
  return JSON.stringify([onPages, await anybody(`/hsds/services/${HOUSE}`)])
}

/** Lines as Help now gets them, and who checked each. */
async function lines({ anybody }: DecidedPlace): Promise<readonly (readonly string[])[]> {
  const { manifest } = await anybody<ServedPack>('/api/lines/pack')
  const part = await anybody<LinesPart>(`/api/lines/parts/${manifest.parts[0]?.sha256}`)
  const { community } = await anybody<Instance>('/api/instance')
  expect(linesOfPart(part)).toEqual(community.lines)
  return community.lines.map(({ name, checkedBy }) => [name, checkedBy])
}
