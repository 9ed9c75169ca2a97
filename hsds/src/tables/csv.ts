import type { Limits } from '../limits.ts'
import type { RefusalReason } from '../notes.ts'

/** The cells of a row and the line it begins on, or why it could not be read. */
export type Row =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly reason: RefusalReason }

const QUOTE = 0x22
const RETURN = 0x0d
const LINE = 0x0a
const SEPARATORS = [',', ';', '\t'] as const

/**
 * Reads a table row by row (RFC 4180), whatever pieces it comes in: quoted cells, line breaks in
 * them, and the separator that its first line shows. Quotes where none belong are part of the text.
 */
export class CsvReader {
  readonly #limits: Limits
  #separator = 0
  #rows: Row[] = []
  #cells: string[] = []
  /** The cell that is read now, as far as it was taken over from the chunk. */
  #cell = ''
  #isQuoted = false
  /** A quote inside a quoted cell: either the end of it, or the first half of a quote that is meant. */
  #isHalf = false
  #isAfterReturn = false
  #length = 0
  #startLine = 1
  line = 1

  constructor(limits: Limits) {
    this.#limits = limits
  }

  push(chunk: string): readonly Row[] {
    if (this.#separator === 0) this.#separator = guessSeparator(chunk)
    // What lies between two signs that mean something is taken over in one piece.
    let start = 0
    for (let place = 0; place < chunk.length; place += 1) {
      const code = chunk.charCodeAt(place)
      const isSign = code === QUOTE || code === RETURN || code === LINE || code === this.#separator
      if (!isSign && !this.#isHalf && !this.#isAfterReturn) continue
      if (start < place) this.#add(chunk.slice(start, place))
      start = this.#read(code) ? place + 1 : place
    }
    if (start < chunk.length) this.#add(chunk.slice(start))
    return this.#take()
  }

  end(): readonly Row[] {
    const isOpen = this.#isQuoted && !this.#isHalf
    if (isOpen) this.#rows.push({ line: this.#startLine, reason: 'cut-off' })
    else if (this.#cell !== '' || this.#cells.length > 0) this.#endRow()
    return this.#take()
  }

  #take(): readonly Row[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  /** Whether the sign was read, and is not a part of the text. */
  #read(code: number): boolean {
    const isSecond = code === LINE && this.#isAfterReturn
    this.#isAfterReturn = code === RETURN
    if ((code === LINE && !isSecond) || code === RETURN) this.line += 1
    if (this.#isQuoted && !this.#isHalf) {
      if (code === QUOTE) this.#isHalf = true
      return code === QUOTE
    }
    if (this.#isHalf && code === QUOTE) {
      this.#isHalf = false
      return false
    }
    if (code === QUOTE && this.#cell === '' && !this.#isHalf) this.#isQuoted = true
    else if (code === this.#separator) this.#endCell()
    else if (isSecond) this.#startLine = this.line
    else if (code === LINE || code === RETURN) this.#endRow()
    else {
      // Text behind the end of a quoted cell belongs to it, and no quote in it means anything.
      if (this.#isHalf) this.#isQuoted = false
      this.#isHalf = false
      return false
    }
    return true
  }

  #add(text: string): void {
    this.#length += text.length
    if (this.#length <= this.#limits.recordLength) this.#cell += text
  }

  #endCell(): void {
    if (this.#cells.length <= this.#limits.fields) this.#cells.push(this.#cell)
    this.#cell = ''
    this.#isQuoted = false
    this.#isHalf = false
  }

  #endRow(): void {
    this.#endCell()
    const line = this.#startLine
    if (this.#length > this.#limits.recordLength) this.#rows.push({ line, reason: 'too-long' })
    else if (this.#cells.length > this.#limits.fields) this.#rows.push({ line, reason: 'too-many' })
    else if (this.#cells.some((cell) => cell.trim() !== '')) {
      this.#rows.push({ line, cells: this.#cells })
    }
    this.#cells = []
    this.#length = 0
    this.#startLine = this.line
  }
}

function guessSeparator(chunk: string): number {
  const [first = ''] = chunk.split(/[\r\n]/, 1)
  const counts = SEPARATORS.map((sign) => ({ sign, count: first.split(sign).length }))
  const [most] = counts.sort((a, b) => b.count - a.count)
  return (most?.sign ?? ',').charCodeAt(0)
}

/** One row as RFC 4180 has it. */
export function writeRow(cells: readonly string[]): string {
  const written = cells.map((cell) =>
    /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  )
  return `${written.join(',')}\r\n`
}
