import { describe, expect, test } from 'vitest'
import { emergencyByRegion, isKnownRegion } from './emergency-numbers.ts'

describe('The emergency number', () => {
  test('is 112 in each of the 27 states of the European Union, Ireland with 999 beside it', () => {
    const states =
      'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
    for (const state of states.split(' ')) {
      expect(emergencyByRegion[state]?.numbers[0]).toBe('112')
    }
  })

  test('is never taken from the names that every object has', () => {
    expect(isKnownRegion('constructor')).toBe(false)
  })
})
