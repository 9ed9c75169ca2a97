import { describe, expect, test } from 'vitest'
import { countPress, isTimeToLeave, noPresses, type Press } from './press-count.ts'

describe('Shift three times leaves', () => {
  test('when Noor presses it three times within five seconds', () => {
    expect(leaves([...shiftAt(0), ...shiftAt(2000), ...shiftAt(4900)])).toBe(true)
  })

  test('not when she presses it twice', () => {
    expect(leaves([...shiftAt(0), ...shiftAt(300)])).toBe(false)
  })

  test('not when the presses lie further apart', () => {
    expect(leaves([...shiftAt(0), ...shiftAt(3000), ...shiftAt(6000)])).toBe(false)
  })

  test('not when she types three capital letters', () => {
    expect(leaves([...capitalAt(0), ...capitalAt(300), ...capitalAt(600)])).toBe(false)
  })

  test('not when she types something between the presses', () => {
    expect(leaves([...shiftAt(0), ...shiftAt(300), ...letterAt(400), ...shiftAt(500)])).toBe(false)
  })

  test('also when the first press came with a capital letter, after three more', () => {
    const presses = [...capitalAt(0), ...shiftAt(500), ...shiftAt(900), ...shiftAt(1300)]
    expect(leaves(presses)).toBe(true)
  })
})

function leaves(presses: readonly Press[]): boolean {
  return isTimeToLeave(presses.reduce(countPress, noPresses))
}

function shiftAt(at: number): readonly Press[] {
  return [
    { type: 'keydown', key: 'Shift', at },
    { type: 'keyup', key: 'Shift', at: at + 80 }
  ]
}

function letterAt(at: number): readonly Press[] {
  return [
    { type: 'keydown', key: 'a', at },
    { type: 'keyup', key: 'a', at: at + 80 }
  ]
}

function capitalAt(at: number): readonly Press[] {
  return [
    { type: 'keydown', key: 'Shift', at },
    { type: 'keydown', key: 'A', at: at + 30 },
    { type: 'keyup', key: 'A', at: at + 60 },
    { type: 'keyup', key: 'Shift', at: at + 90 }
  ]
}
