import type { Limits } from '../limits.ts'
import type { Piece } from './split-json.ts'

/** Cuts a feed of one record a line. A line that is broken leaves those behind it whole. */
export class LineSplitter {
  readonly #limits: Limits
  line = 1
  #rest = ''
  #isTooLong = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  push(chunk: string): readonly Piece[] {
    const [first = '', ...more] = chunk.split('\n')
    this.#add(first)
    return more.flatMap((next) => {
      const pieces = this.#finish()
      this.#add(next)
      return pieces
    })
  }

  end(): readonly Piece[] {
    return this.#finish()
  }

  #add(text: string): void {
    this.#isTooLong ||= this.#rest.length + text.length > this.#limits.recordLength
    this.#rest = this.#isTooLong ? '' : this.#rest + text
  }

  #finish(): readonly Piece[] {
    const { line } = this
    const text = this.#rest.trim()
    const isTooLong = this.#isTooLong
    this.line += 1
    this.#rest = ''
    this.#isTooLong = false
    if (isTooLong) return [{ line, reason: 'too-long' }]
    return text === '' ? [] : [{ line, text }]
  }
}
