/** Somebody leaves, and the server has seen that they are gone: a feed takes a moment to end. */
import { expect } from 'vitest'
import type { House, Person } from './house.ts'

export async function goAway({ address }: House, person: Person): Promise<void> {
  const before = await countReaders(address)
  await person.leave()
  await expect.poll(() => countReaders(address)).toBeLessThan(before)
}

async function countReaders(address: string): Promise<number> {
  const numbers = await (await fetch(`${address}/metrics`)).text()
  return Number(/^beside_feed_readers (\d+)$/mu.exec(numbers)?.[1])
}
