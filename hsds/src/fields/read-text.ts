import type { Loss, Repair } from '../notes.ts'
import { hasMarkup, withoutMarkup } from './plain-text.ts'

export type FieldRead<Value> =
  { readonly value: Value; readonly repairs: readonly Repair[] } | { readonly loss: Loss }

// What no text is made of, and what turns the order of letters, so that a line shows other than it reads.
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const NOT_TEXT = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const TEMPLATE = /#{3}[A-Z]{2,12}#{3}/g
const ROUNDS_MAX = 5

/**
 * A text without markup, without signs that hide or turn text, and without what a template left in
 * it. What was written several times over is read until nothing changes, so that reading the result
 * again changes nothing either; after five rounds it is given up.
 */
export function readText(given: string, lengthMax: number): FieldRead<string> {
  if (given.length > lengthMax) return { loss: 'too-long' }
  if (!isWhole(given)) return { loss: 'wrong-encoding' }
  const repairs = new Set<Repair>()
  let text = given
  for (let round = 0; ; round += 1) {
    const next = readOnce(text, repairs)
    if (next === text) break
    if (round === ROUNDS_MAX) return { loss: 'markup-too-deep' }
    text = next
  }
  return text === '' ? { loss: 'empty' } : { value: text, repairs: [...repairs] }
}

/** Whether every letter of it came through, so that it can be written and read again. */
export function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes('\uFFFD')
}

function readOnce(given: string, repairs: Set<Repair>): string {
  let text = given
  const change = (next: string, repair: Repair) => {
    if (next !== text) repairs.add(repair)
    text = next
  }
  if (HIDDEN.test(text)) {
    change(text.replace(/\r\n?/g, '\n').replace(NOT_TEXT, ''), 'spaces')
  }
  if (text.includes('\\')) change(text.replace(/(\\r)?\\n/g, '\n'), 'line-breaks')
  if (text.includes('###')) change(text.replace(TEMPLATE, ''), 'template-words')
  if (hasMarkup(text)) change(withoutMarkup(text), 'plain-text')
  change(text.trim(), 'spaces')
  return text
}
