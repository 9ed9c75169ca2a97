/** Lines for Help now: a small signed pack by territory, the same for all, and what stewards note of each line. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { Community, HelpLine, Id32, Millis } from './shapes.ts'

/**
 * A line that people are shown: dialled by a steward, and confirmed by another, or by the same one days later. After a
 * restore nobody has looked at it again, until a steward says so.
 */
export const CheckedLine = v.strictObject({
  ...HelpLine.entries,
  checkedBy: v.picklist(['one', 'two', 'not-again'])
})
export type CheckedLine = v.InferOutput<typeof CheckedLine>

const { region, ...inTerritory } = CheckedLine.entries

/**
 * The one part of a pack of lines, as UTF-8 of JSON, in the order of the stewards. Its manifest is a `PackManifest` of
 * the format `beside-lines-1`, signed as that of the directory is.
 *
 * GET /api/lines/pack → ServedPack: no session, the same for everybody; `not-found` while no line was ever shown.
 * GET /api/lines/parts/:sha256 → the bytes of the part, which never change under this name.
 */
export const LinesPart = v.strictObject({
  territories: v.pipe(
    v.array(
      v.strictObject({
        /** Null for lines that are reached from any country. */
        region,
        lines: v.pipe(
          v.array(v.strictObject(inTerritory)),
          v.maxLength(WIRE_LIMITS.linesOfCommunity)
        )
      })
    ),
    v.maxLength(WIRE_LIMITS.linesOfCommunity)
  )
})
export type LinesPart = v.InferOutput<typeof LinesPart>

export const LINES_PART = 'lines.json'

/** The one text of the lines of a pack. */
export function canonicalLines(lines: readonly CheckedLine[]): string {
  const regions = [...new Set(lines.map(({ region }) => region))]
  const territories = regions.map((where) => ({
    region: where,
    lines: lines
      .filter((line) => line.region === where)
      .map(({ checkedBy, ...line }) => {
        const { region: _region, ...words } = lineWords(line)
        return { ...words, checkedBy }
      })
  }))
  return JSON.stringify({ territories } satisfies LinesPart)
}

/** The lines of a pack as its text says them. */
export function linesOfPart({ territories }: LinesPart): readonly CheckedLine[] {
  return territories.flatMap(({ region: where, lines }) =>
    lines.map((line) => ({ ...line, region: where }))
  )
}

/** The one text of a line, letter for letter. */
export function canonicalLine(line: HelpLine): string {
  return JSON.stringify(lineWords(line))
}

/** In one order, so that the same line is the same text. */
function lineWords(line: HelpLine): HelpLine {
  const { name, forWhom, region: where, area, way, dial, textWord } = line
  const { hours, cost, languages, onBill, source, dialledOn } = line
  const reach = { name, forWhom, region: where, area, way, dial, textWord }
  return { ...reach, hours, cost, languages, onBill, source, dialledOn }
}

/** Which line it is, whatever else is said of it: by where, how and what one dials. */
export function lineKey({ region: where, area, way, dial, textWord }: HelpLine): string {
  return JSON.stringify([where, area, way, dial.replaceAll(' ', ''), textWord])
}

// What turns the direction of letters could show another number than the one that is dialled.
const HIDDEN_SIGNS = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/gu
const DIGITS_MAX = 18

/** Without signs that nobody sees, which come along where a number is copied. */
export function withoutHiddenSigns(text: string): string {
  return text.replaceAll(HIDDEN_SIGNS, '')
}

/** Whether a line can be shown as it is: with no hidden signs, and no more digits than a number has. */
export function isPlainLine(line: HelpLine): boolean {
  const texts = [line.name, line.forWhom, line.area, line.textWord, line.hours, line.cost]
  const areAllPlain = [...texts, line.languages].every((text) => withoutHiddenSigns(text) === text)
  return areAllPlain && isDialLength(line.dial)
}

export function isDialLength(dial: string): boolean {
  return dial.replaceAll(/\D/gu, '').length <= DIGITS_MAX
}

/** What anybody may know of a community: of its lines, those that are shown. */
export const PublicCommunity = v.strictObject({
  ...Community.entries,
  lines: v.pipe(v.array(CheckedLine), v.maxLength(WIRE_LIMITS.linesOfCommunity))
})
export type PublicCommunity = v.InferOutput<typeof PublicCommunity>

/** By whom something was done, as stewards are told: `link` for whoever opened a steward's link. */
const ByWhom = v.picklist(['you', 'another', 'link'])

/** A line that was dialled, and to which whoever asks may still say yes. */
export const WaitingLine = v.strictObject({
  /** Names these very words of it. */
  id: Id32,
  line: HelpLine,
  /** Whether it is shown meanwhile, in older words or as checked by one. */
  isShown: v.boolean(),
  /** Whether these very words are shown, as checked by one person. */
  isByOne: v.boolean(),
  dialledBy: ByWhom,
  /** How the yes of whoever asks would count, and from when: that of a second steward at once. */
  yes: v.strictObject({ as: v.picklist(['one', 'two']), from: Millis })
})
export type WaitingLine = v.InferOutput<typeof WaitingLine>

export const LineAct = v.picklist(['dialled', 'confirmed-by-two', 'confirmed-by-one', 'gone'])
export type LineAct = v.InferOutput<typeof LineAct>

/**
 * GET /api/steward/lines → StewardLines. POST /api/steward/lines/confirm with ConfirmLine → StewardLines:
 * `not-found` where these words wait no more, `not-allowed` before the yes of one steward alone counts.
 */
export const StewardLines = v.strictObject({
  waiting: v.array(WaitingLine),
  /** The newest first. */
  history: v.array(
    v.strictObject({
      act: LineAct,
      name: v.string(),
      dial: v.string(),
      /** To the full hour. */
      at: Millis,
      by: ByWhom
    })
  )
})
export type StewardLines = v.InferOutput<typeof StewardLines>
export const ConfirmLine = v.strictObject({ id: Id32 })
