import { expect, test } from 'vitest'
import {
  endMove,
  keepEntryWay,
  layAside,
  moveCode,
  moveWay,
  takeAside,
  takeCode,
  takeEntryWay
} from './entry-way.ts'

const way = { by: 'invite', fragment: 'secret', note: 'I cannot sleep' } as const

test('A change of language hands a link and a code over once', () => {
  moveWay(way)
  expect(takeAside()).toEqual(way)
  expect(takeAside()).toBeNull()
  moveCode('7K3M')
  expect(takeCode()).toBe('7K3M')
  expect(takeCode()).toBe('')
})

test('One that did not happen leaves neither, and a look at Help now costs nothing of what was written', () => {
  moveWay(way)
  endMove()
  expect(takeAside()).toBeNull()
  layAside(way)
  moveCode('7K3M')
  endMove()
  expect(takeCode()).toBe('')
  expect(takeAside()).toEqual(way)
})

test('Whoever comes in takes their way, and nothing stays for somebody after them', () => {
  keepEntryWay(way)
  layAside(way)
  moveWay(way)
  expect(takeEntryWay()).toEqual(way)
  expect(takeAside()).toBeNull()
  moveCode('7K3M')
  expect(takeEntryWay()).toBeNull()
  expect(takeCode()).toBe('')
})
