import type { Limits } from '../limits.ts'
import type { RefusalReason } from '../notes.ts'

/** The text of one record and the line it begins on, or why there is none. */
export type Piece =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly reason: RefusalReason }

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN = 0x7b
const CLOSE = 0x7d
const LINE = 0x0a
const SPACE = 0x20

const CONTENTS = /[{,]\s*"contents"\s*:\s*$/
const TAIL_LENGTH = 100
// Deeper than any record is read, and shallow enough for whatever walks through it.
const DEPTH_MAX = 64

/**
 * Cuts a feed into its records without keeping more than one: the items of a list, the `contents`
 * of a page, or records one after another. It counts brackets and knows strings, and leaves all
 * other reading of JSON to `JSON.parse`.
 */
export class JsonSplitter {
  readonly #limits: Limits
  #pieces: Piece[] = []
  #chunk = ''
  line = 1
  #depth = 0
  /** How many brackets are open between two records: none, those of a list, or those of a page. */
  #between = 0
  #inString = false
  #isEscaped = false
  #isOver = false
  #isStray = false
  /** The record that is read now: what earlier chunks hold of it, and where it begins in this one. */
  #parts: string[] | undefined
  /** The last letters of those chunks. */
  #tail = ''
  #length = 0
  #start = 0
  #startLine = 1
  #problem: RefusalReason | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  push(chunk: string): readonly Piece[] {
    this.#chunk = chunk
    this.#start = 0
    for (let place = 0; place < chunk.length && !this.#isOver; place += 1) {
      const code = chunk.charCodeAt(place)
      if (this.#inString) this.#readInString(code)
      else if (code > SPACE) this.#readSign(code, place)
      else if (code === LINE) this.line += 1
    }
    if (this.#parts !== undefined) this.#keepUntil(chunk.length)
    return this.#take()
  }

  end(): readonly Piece[] {
    if (this.#depth > 0 || this.#inString) this.#stop('cut-off')
    return this.#take()
  }

  #take(): readonly Piece[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }

  #readInString(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (code === BACKSLASH) this.#isEscaped = true
    else if (code === QUOTE) this.#inString = false
  }

  #readSign(code: number, place: number): void {
    const isBetween = this.#parts === undefined && this.#depth === this.#between
    if (code === OPEN || code === OPEN_LIST) this.#open(code, place)
    else if (code === CLOSE || code === CLOSE_LIST) this.#close(place)
    else if (isBetween && code === COMMA) this.#isStray = false
    else if (isBetween) this.#readStray()
    if (code === QUOTE) this.#inString = true
  }

  #open(code: number, place: number): void {
    const isTop = this.#depth === 0 && code === OPEN_LIST
    if (this.#depth === this.#between && isTop) this.#between = 1
    else if (this.#depth === this.#between) {
      this.#parts = []
      this.#tail = ''
      this.#length = 0
      this.#start = place
      this.#startLine = this.line
      this.#problem = undefined
    } else if (code === OPEN_LIST && this.#depth === 1 && this.#isContents(place)) {
      this.#parts = undefined
      this.#between = 2
    }
    this.#depth += 1
    if (this.#depth > DEPTH_MAX) this.#problem = 'too-deep'
  }

  /** Whether a list begins here that holds the records of a page. */
  #isContents(place: number): boolean {
    if (this.#between !== 0 || this.#parts === undefined) return false
    const before = this.#chunk.slice(Math.max(this.#start, place - TAIL_LENGTH), place)
    return CONTENTS.test((this.#tail + before).slice(-TAIL_LENGTH))
  }

  #close(place: number): void {
    this.#depth -= 1
    this.#isStray = false
    if (this.#depth < 0) this.#stop('broken-json')
    else if (this.#depth < this.#between) this.#between = 0
    else if (this.#parts !== undefined && this.#depth === this.#between) {
      this.#keepUntil(place + 1)
      const line = this.#startLine
      const text = this.#parts.join('')
      const reason = this.#problem
      this.#pieces.push(reason === undefined ? { line, text } : { line, reason })
      this.#parts = undefined
    }
  }

  #readStray(): void {
    if (this.#between === 0 && this.#depth === 0) this.#stop('broken-json')
    else if (this.#between > 0 && !this.#isStray) {
      this.#isStray = true
      this.#pieces.push({ line: this.line, reason: 'not-a-record' })
    }
  }

  #keepUntil(end: number): void {
    this.#length += end - this.#start
    const last = this.#chunk.slice(Math.max(this.#start, end - TAIL_LENGTH), end)
    this.#tail = (this.#tail + last).slice(-TAIL_LENGTH)
    if (this.#length > this.#limits.recordLength) {
      this.#problem = 'too-long'
      this.#parts = []
    } else this.#parts?.push(this.#chunk.slice(this.#start, end))
    this.#start = end
  }

  #stop(reason: RefusalReason): void {
    this.#isOver = true
    this.#depth = 0
    this.#inString = false
    this.#parts = undefined
    this.#pieces.push({ line: this.line, reason })
  }
}
