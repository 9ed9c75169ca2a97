import { TextPiece } from '@beside/contract'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { drawText } from './draw-text.ts'
import { easeOf } from './ease-of.ts'

const PICTURE = 'A'.repeat(43)

function all(pieces: readonly TextPiece[]): readonly TextPiece[] {
  return pieces.flatMap((piece) => ('inner' in piece ? [piece, ...all(piece.inner)] : [piece]))
}

function depthOf(pieces: readonly TextPiece[]): number {
  return Math.max(0, ...pieces.map((piece) => ('inner' in piece ? 1 + depthOf(piece.inner) : 1)))
}

const drawn = (body: string, sources = 0) => all(drawText(body, sources))
const said = (body: string) =>
  drawn(body)
    .map((piece) => (piece.kind === 'words' ? piece.words : ''))
    .join('')
const linksIn = (body: string) =>
  drawn(body).flatMap((piece) => (piece.kind === 'link' ? [piece.address] : []))

describe('what a steward writes', () => {
  test('is drawn as parts, lists, tables and quotes', () => {
    const tags = drawn('A *b* **c** `d`\n\n- e\n\n1. f\n\n> g\n\n|h|i|\n|-|-|\n|j|k|\n\n---').map(
      (piece) => (piece.kind === 'part' ? piece.tag : piece.kind)
    )
    for (const tag of ['p', 'em', 'strong', 'code', 'ul', 'ol', 'blockquote', 'table', 'td', 'hr'])
      expect(tags).toContain(tag)
  })

  test('has headings in their order, and anchors that say nothing', () => {
    const headings = drawn('# One\n\n#### Two\n\n###### Three\n\n## Four').filter(
      (piece) => piece.kind === 'heading'
    )
    expect(headings.map(({ level, place }) => [level, place])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [2, 4]
    ])
  })

  test('leads to its sources by their number, and to none that is not there', () => {
    const marks = drawn('So it was found [1], and [2] too, not [3] and not [0].', 2)
    expect(marks.filter(({ kind }) => kind === 'source')).toEqual([
      { kind: 'source', number: 1 },
      { kind: 'source', number: 2 }
    ])
    expect(said('Not [3].')).toBe('Not [3].')
  })

  test('leads out of this place only where it says so', () => {
    const pieces = drawn('[here](/help-now) [out](https://example.org/a)')
    expect(pieces.filter(({ kind }) => kind === 'link')).toMatchObject([
      { address: '/help-now', isOutside: false },
      { address: 'https://example.org/a', isOutside: true }
    ])
  })

  test('says how long it takes, and from which age it is easy, where that can be measured', () => {
    const simple = drawText('The cat sat on the mat. It was warm there. '.repeat(30), 0)
    const hard = drawText(
      'Institutional interoperability necessitates comprehensive organisational reconfiguration. '.repeat(
        30
      ),
      0
    )
    expect(easeOf(simple, 'en').minutes).toBe(2)
    expect(easeOf(simple, 'en').age).toBe(9)
    expect(easeOf(hard, 'en').age).toBeGreaterThan(15)
    expect(easeOf(simple, 'ar').age).toBeNull()
    expect(easeOf(drawText('Short.', 0), 'en')).toEqual({ minutes: 1, age: null })
  })
})

describe('what somebody writes who means harm', () => {
  const out = [
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#10;script:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](//evil.example/x)',
    '[a](/\\evil.example)',
    '[a](/..//evil.example)',
    '[a](https://bank.example@evil.example/)',
    '<javascript:alert(1)>',
    '[a](file:///etc/passwd)'
  ]
  test.each(out)('gives no link: %s', (body) => {
    expect(linksIn(body)).toEqual([])
  })

  test('shows HTML as the letters that it is', () => {
    const html = '<img src=x onerror=alert(1)> <b onclick="x">b</b>\n\n<script>alert(1)</script>'
    expect(said(html)).toBe(html.replace('\n\n', ''))
    expect(drawn(html).every(({ kind }) => kind === 'words' || kind === 'part')).toBe(true)
  })

  test('fetches no picture from anywhere, and says what it would show', () => {
    for (const from of [
      'https://evil.example/a.png',
      'data:image/png;base64,AAAA',
      '/a.png',
      'picture:a'
    ])
      expect(drawn(`![a view](${from})`).filter(({ kind }) => kind === 'picture')).toEqual([])
    expect(said('![a view](https://evil.example/a.png)')).toBe('a view')
    const ours = drawn(`![a view](picture:${PICTURE})`)
    expect(ours).toContainEqual({ kind: 'picture', id: PICTURE, alt: 'a view' })
  })

  test('folds a picture between paragraphs, and says it where nothing can be folded', () => {
    const picture = { kind: 'picture', id: PICTURE, alt: 'a' }
    const pieces = drawText(`one ![a](picture:${PICTURE}) two`, 0)
    expect(pieces.map((piece) => piece.kind)).toEqual(['part', 'picture', 'part'])
    expect(drawText(`- ![a](picture:${PICTURE})`, 0)).toMatchObject([
      { inner: [{ inner: [picture] }] }
    ])
    for (const within of ['[![a](P)](/about)', '**![a](P)**', '## ![a](P)']) {
      const body = within.replace('P', `picture:${PICTURE}`)
      expect(drawn(body).filter(({ kind }) => kind === 'picture')).toEqual([])
      expect(said(body)).toBe('a')
    }
  })

  test('turns the order of no words', () => {
    expect(said('pay \u202Eevil\u202C \u2066x\u2069 now\u0000\u0007')).toBe('pay evil x now')
    // What Arabic needs stays.
    expect(said('سلام\u200F hi\u200E')).toBe('سلام\u200F hi\u200E')
  })

  const hostile = (size: number): Readonly<Record<string, string>> => ({
    quotes: '>'.repeat(size),
    'quotes apart': '> '.repeat(size / 2),
    lists: '- '.repeat(size / 2),
    numbers: '1. '.repeat(size / 3),
    steps: Array.from({ length: 200 }, (_one, at) => `${' '.repeat(at * 2)}- a`).join('\n'),
    brackets: '['.repeat(size),
    pairs: '['.repeat(size / 2) + ']'.repeat(size / 2),
    pictures: '!['.repeat(size / 2),
    stars: '**a'.repeat(size / 3),
    'stars that nest': '*a _b '.repeat(size / 6),
    ticks: Array.from({ length: 200 }, (_one, at) => '`'.repeat(at)).join(' '),
    tags: '<div '.repeat(size / 5),
    'a wide table': `${'|a'.repeat(size / 4)}|\n${'|-'.repeat(size / 4)}|\n`,
    'a long table': `|a|\n|-|\n${'|b\n'.repeat(size / 3)}`,
    'many tables': '|a|b|\n|-|-|\n|c|d|\n\n'.repeat(size / 20),
    lines: 'a\n=\n'.repeat(size / 4),
    notes: '[^1]'.repeat(size / 4)
  })
  test.each(Object.keys(hostile(1)))('gets a small, flat drawing of %s, and soon', (name) => {
    const timeToDraw = (body: string) => {
      const begun = process.cpuUsage()
      const pieces = drawText(body, 9)
      const { user, system } = process.cpuUsage(begun)
      expect(depthOf(pieces)).toBeLessThan(20)
      expect(JSON.stringify(pieces).length).toBeLessThan(body.length * 40 + 20_000)
      return user + system
    }
    // Whatever else the machine does only adds to it.
    const quickest = (body: string) => Math.min(...[1, 2, 3, 4].map(() => timeToDraw(body)))
    const timeOf = (size: number) => quickest(hostile(size)[name]!)
    timeOf(1000)
    const small = Math.max(timeOf(9990), timeOf(10_002))
    const usual = quickest('Some *words* that [stand](https://a.org) here.\n\n'.repeat(833))
    // Four times the text: were it the square, it would be sixteen times. Machines are noisy, so a
    // usual text of that length is some room.
    expect(timeOf(39_996)).toBeLessThan(small * 14 + usual * 3)
  })

  test('gets pieces of the kinds that pages know, whatever the letters are', () => {
    // prettier-ignore
    const marks = fc.constantFrom(
      '>', '[', ']', '(', ')', '*', '_', '`', '|', '-', '\n', '\n\n', '#', '<', '!', '\\', '&#1;',
      'a', ' ', 'https://a.b', 'javascript:', '1.', '\t', '\u202E', `picture:${PICTURE}`
    )
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        const pieces = drawText(parts.join(''), 3)
        expect(v.parse(v.array(TextPiece), pieces)).toEqual(pieces)
        for (const piece of all(pieces)) {
          if (piece.kind === 'link') expect(piece.address).toMatch(/^(?:https?:\/\/|\/[a-z])/u)
          if (piece.kind === 'words') expect(piece.words).not.toMatch(/[\u202A-\u202E]/u)
        }
      })
    )
  })
})
