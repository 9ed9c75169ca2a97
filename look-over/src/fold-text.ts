/** A text as the rules read it, and where each of its characters stood. */
export type FoldedText = {
  readonly text: string
  /** By place in the folded text: the place in the text as it was given. */
  readonly places: readonly number[]
}

const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  // A dash parts what is said before it from what is said after it.
  '–': ';',
  '—': ';',
  '―': ';',
  '…': '.'
}

// What has no width, and marks that only make words bold.
const LEFT_OUT = /\p{Cf}|\p{Variation_Selector}|[*_~]/u
const LINE_END = /[\n\r\u0085\u2028\u2029]/
const SPACE = /\s/
const WORD = /[\p{L}\p{M}\p{N}]/u
const KEPT_SIGN = /[.,;:!?'"()[\]/&%+=<>#@$€£-]/

/**
 * In one pass: small letters, straight quotes, one space for many, a line break for any number of
 * them, and a full stop for every sign that is no word, such as a smiley. Nothing of it is kept.
 */
export function foldText(given: string): FoldedText {
  const signs: string[] = []
  const places: number[] = []
  for (let place = 0; place < given.length; place += 1) {
    const sign = foldSign(given.charAt(place))
    if (sign === '') continue
    const last = signs.at(-1)
    if (sign === ' ' && (last === ' ' || last === '\n' || last === undefined)) continue
    if (sign === '\n' && (last === '\n' || last === undefined)) continue
    if (sign === '\n' && last === ' ') {
      signs.pop()
      places.pop()
      if (signs.at(-1) === '\n') continue
    }
    signs.push(sign)
    places.push(place)
  }
  return { text: signs.join(''), places }
}

function foldSign(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code >= 97 && code <= 122) return sign
  if (code >= 65 && code <= 90) return sign.toLowerCase()
  if (code === 32) return ' '
  if (LINE_END.test(sign)) return '\n'
  if (LEFT_OUT.test(sign)) return ''
  if (SPACE.test(sign)) return ' '
  const same = SAME[sign]
  if (same !== undefined) return same
  if (KEPT_SIGN.test(sign)) return sign
  if (WORD.test(sign)) return sign
  return '.'
}
