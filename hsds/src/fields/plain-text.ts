const OPENS_TAG = /<[a-z/!?]/i
const ENTITY = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi
const HREF = /href\s*=\s*["']?(https?:[^"'\s>]{1,2000})/i

// Elements whose inside is no text.
const WHOLE = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'noscript'])
const ENDS_LINE = new Set(['br', '/p', '/div', '/tr', '/ul', '/ol', '/h1', '/h2', '/h3', '/h4'])

// What a service's text is written with. Any other name stays as it is.
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú'
}

export function hasMarkup(text: string): boolean {
  const opening = OPENS_TAG.exec(text)
  if (opening !== null && text.lastIndexOf('>') > opening.index) return true
  return text.includes('&') && decodeSigns(text) !== text
}

/**
 * The text of what is written in HTML: scripts and styles go whole, links keep their address.
 * One layer: what is written twice over has markup in it still.
 */
export function withoutMarkup(html: string): string {
  return tidy(decodeSigns(withoutTags(html)))
}

// By hand and not by one expression, so that the time grows with the length alone.
function withoutTags(html: string): string {
  // Latin letters alone: a small letter of another script may be longer, and no place would fit.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const said: string[] = []
  let link = ''
  let place = 0
  let end = -1
  while (place < html.length) {
    const start = html.indexOf('<', place)
    // Many a `<` may wait for the same `>`, which is looked for once.
    if (start !== -1 && end < start) end = html.indexOf('>', start)
    if (start === -1 || end === -1) break
    said.push(html.slice(place, start))
    const tag = lower.slice(start + 1, end)
    const [name = ''] = /^\/?[a-z][a-z0-9]*|^!--|^[!?]/.exec(tag) ?? []
    place = endOf({ name, start, end, lower })
    if (name === '') said.push('<')
    else if (name === 'li') said.push('\n- ')
    else if (ENDS_LINE.has(name)) said.push('\n')
    else if (WHOLE.has(name)) said.push(' ')
    else if (name === 'a') [, link = ''] = HREF.exec(html.slice(start, end)) ?? []
    if (name === '/a') {
      const words = (said.at(-1) ?? '').trim()
      if (link !== '' && (words === '' || !link.includes(words))) said.push(` (${link})`)
      link = ''
    }
  }
  return said.join('') + html.slice(place)
}

type Tag = {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly lower: string
}

/** Where the text goes on behind a tag. Behind a `<` that opens none it is the next sign. */
function endOf({ name, start, end, lower }: Tag): number {
  if (name === '') return start + 1
  if (name === '!--') {
    const close = lower.indexOf('-->', start)
    return close === -1 ? lower.length : close + 3
  }
  if (!WHOLE.has(name)) return end + 1
  const close = lower.indexOf(`</${name}`, end)
  const closed = close === -1 ? -1 : lower.indexOf('>', close)
  return closed === -1 ? lower.length : closed + 1
}

function decodeSigns(text: string): string {
  return text.replace(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return SIGNS[name.toLowerCase()] ?? whole
    const isHex = /^#x/i.test(name)
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    const isSign = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isSign ? String.fromCodePoint(code) : ' '
  })
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
}
