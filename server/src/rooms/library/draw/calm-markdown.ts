/**
 * Makes hostile Markdown cheap before it is parsed. Parsers of Markdown go quadratic, or out of stack, on deep
 * nesting and on thousands of marks that open and never close. What people write stays as it is.
 */

/** Quotes and lists within each other, as deep as anybody can follow. */
const LEVELS_MAX = 6
/** Lines and marks between two empty lines. */
const LINES_OF_BLOCK_MAX = 150
const MARKS_OF_BLOCK_MAX = 400

/** Lines between the cells of all tables together. */
const CELL_MARKS_MAX = 1500

const MARKS = /[[\]*_~|<`!&]/gu
// Signs that turn the order of what follows, so that words read otherwise than they are (Trojan Source,
// CVE-2021-42574), and what no keyboard writes. The marks that Arabic needs, U+200E and U+200F, stay.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/gu

export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '')
}

export function calmMarkdown(text: string): string {
  const plain = withoutHidden(text).replace(/\r\n?/gu, '\n')
  const hasFewCells = (plain.match(/\|/gu)?.length ?? 0) <= CELL_MARKS_MAX
  const lines = (hasFewCells ? plain : plain.replaceAll('|', '\\|')).split('\n').map(calmLine)
  return blocksOf(lines).map(calmBlock).join('\n')
}

// What opens a quote or a list stands at the beginning of a line, also within another.
function calmLine(line: string): string {
  let rest = line.trimStart()
  let indent = line.slice(0, line.length - rest.length).replace(/\t/gu, '    ')
  indent = indent.slice(0, LEVELS_MAX * 4)
  const opened: string[] = []
  for (;;) {
    const mark = /^(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))[ \t]*/u.exec(rest)?.[0]
    if (mark === undefined) break
    if (opened.length < LEVELS_MAX) opened.push(mark)
    rest = rest.slice(mark.length)
  }
  return indent + opened.join('') + rest
}

/** Lines that stand together, each with the empty ones that follow. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = []
  let block: string[] = []
  let isEnded = false
  for (const line of lines) {
    const isEmpty = line.trim() === ''
    if ((isEnded && !isEmpty) || block.length >= LINES_OF_BLOCK_MAX) {
      // One that is too long is ended by force.
      if (!isEnded) block.push('')
      blocks.push(block)
      block = []
      isEnded = false
    }
    block.push(line)
    if (isEmpty) isEnded = true
  }
  return [...blocks, block]
}

function calmBlock(lines: readonly string[]): string {
  const text = lines.join('\n')
  const marks = text.match(MARKS)?.length ?? 0
  return marks > MARKS_OF_BLOCK_MAX ? text.replace(MARKS, '\\$&') : text
}
