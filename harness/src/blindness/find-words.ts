/** Looks for words in bytes, in each form in which words travel or lie by accident. */

/** Where words were found, and in which form. */
export type Find = { readonly where: string; readonly word: string; readonly form: string }

/** Every form that is looked for: as they are, in two encodings of base64, as hex, escaped. */
export function formsOf(word: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(word, 'utf8')
  const forms = new Map<string, Buffer>([
    ['utf8', bytes],
    ['utf16le', Buffer.from(word, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['json', Buffer.from(escapeAsJson(word))],
    ['percent', Buffer.from(encodeURIComponent(word))],
    ['form', Buffer.from(new URLSearchParams([['', word]]).toString().slice(1))]
  ])
  for (const offset of [0, 1, 2]) {
    const text = base64Inside(bytes, offset)
    forms.set(`base64 at ${offset}`, Buffer.from(text))
    const url = text.replaceAll('+', '-').replaceAll('/', '_')
    forms.set(`base64url at ${offset}`, Buffer.from(url))
  }
  return forms
}

export function findWords(
  places: ReadonlyMap<string, Buffer>,
  words: readonly string[]
): readonly Find[] {
  const finds: Find[] = []
  for (const word of words) {
    for (const [form, bytes] of formsOf(word)) {
      for (const [where, lying] of places) {
        if (lying.includes(bytes)) finds.push({ where, word, form })
      }
    }
  }
  return finds
}

// Some writers of JSON escape everything that is not ASCII.
function escapeAsJson(word: string): string {
  const text = JSON.stringify(word).slice(1, -1)
  return Array.from(text, (letter) => (letter > '\u007F' ? escapeUnits(letter) : letter)).join('')
}

function escapeUnits(letter: string): string {
  const units = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index))
  return units.map((unit) => String.raw`\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** The letters of base64 that depend on these bytes alone, when `offset` others stand before them. */
function base64Inside(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '')
  const bits = (offset + bytes.length) * 8
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6))
}
