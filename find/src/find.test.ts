import { expect, test } from 'vitest'
import { buildPack, openPack } from './index.ts'
import type { Finder } from './index.ts'

const refuge = {
  id: 'ac148810-d857-441c-9679-000000000001',
  name: 'Way Out',
  status: 'active',
  description: 'Help for whoever lives with domestic violence.',
  organization: { id: 'ac148810-d857-441c-9679-000000000002', name: 'Open Door' },
  phones: [{ id: 'ac148810-d857-441c-9679-000000000003', number: '116123' }]
}

function finderOf(
  ...services: readonly Record<string, never>[] | readonly (typeof refuge)[]
): Finder {
  const parts = buildPack(services, { today: '2026-11-27' })
  const finder = openPack(new Map(parts.map(({ name, bytes }) => [name, bytes])))
  if ('refused' in finder) throw new Error(`${finder.refused} ${finder.part}`)
  return finder
}

test('somebody whose husband hits them finds help with violence at home', () => {
  const finder = finderOf(refuge)
  const { hits, understood } = finder.search({ text: 'My husband hits me' })
  expect(understood.map(({ id }) => id)).toEqual(['domestic-abuse'])
  expect(hits.map(({ index }) => finder.card(index)?.phones)).toEqual([[{ number: '116123' }]])
  expect(finder.details(0)?.description).toBe(refuge.description)
})
