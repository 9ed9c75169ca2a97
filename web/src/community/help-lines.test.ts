import { describe, expect, test } from 'vitest'
import { showLine } from './help-lines.ts'

const line = {
  name: 'A line to talk',
  forWhom: 'anybody',
  way: 'call',
  dial: '116 123',
  textWord: '',
  hours: 'day and night',
  cost: 'free',
  dialledOn: '2026-08-01'
} as const

describe('A line on Help now', () => {
  test('is dialled without the spaces it is written with', () => {
    expect(showLine(line, 0).href).toBe('tel:116123')
    expect(showLine({ ...line, dial: '*120*7867#' }, 0).href).toBe('tel:*120*7867%23')
  })

  test('opens a text with the word to send', () => {
    const text = { ...line, way: 'text', dial: '85258', textWord: 'HELLO' } as const
    expect(showLine(text, 0).href).toBe('sms:85258?&body=HELLO')
  })

  test('says after 90 days that it was dialled long ago', () => {
    expect(showLine(line, Date.parse('2026-10-30')).isCheckOld).toBe(false)
    expect(showLine(line, Date.parse('2026-10-31')).isCheckOld).toBe(true)
  })
})
